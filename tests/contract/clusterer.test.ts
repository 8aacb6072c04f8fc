import { CLUSTERER_NAMES, createClusterer } from '../../src/cluster/engines.js';
import { clustererContract } from './clusterer.js';

for (const name of CLUSTERER_NAMES) clustererContract(name, () => createClusterer(name));
