import { openPlain } from '../../src/cluster/backend.js';
import { CLUSTERER_NAMES, createClusterer } from '../../src/cluster/engines.js';
import { createKmeans } from '../../src/cluster/kmeans.js';
import { clustererContract } from './clusterer.js';

for (const name of CLUSTERER_NAMES) clustererContract(name, () => createClusterer(name));
clustererContract('kmeans in TypeScript', () => createKmeans(openPlain));
