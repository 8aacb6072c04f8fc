import { JobprismError } from '../core/errors.js';
import type { Clusterer } from './clusterer.js';
import { createKmeans } from './kmeans.js';
import { createMiniBatch } from './mini-batch-engine.js';
import { createMlKmeans } from './ml-kmeans-engine.js';

/** Names of the engines that come with jobprism; the first is the default. */
export const CLUSTERER_NAMES = ['kmeans', 'mini-batch', 'ml-kmeans'] as const;

/** A name of {@link CLUSTERER_NAMES}. */
export type ClustererName = (typeof CLUSTERER_NAMES)[number];

/**
 * The engine of a name, or the engine itself where one is given.
 *
 * @param clusterer default: `kmeans`
 * @throws JobprismError OPTION_INVALID for a name that is not known
 * @example
 * const clustering = await createClusterer('ml-kmeans').fit(matrix, { k: 3 });
 */
export function createClusterer(clusterer: ClustererName | Clusterer = 'kmeans'): Clusterer {
  if (typeof clusterer === 'object') return clusterer;
  if (clusterer === 'kmeans') return createKmeans();
  if (clusterer === 'mini-batch') return createMiniBatch();
  if (clusterer === 'ml-kmeans') return createMlKmeans();
  const reason = `it must be one of ${CLUSTERER_NAMES.join(', ')} or an object with fit`;
  throw new JobprismError('OPTION_INVALID', { option: 'clusterer', reason });
}
