import { readFile } from 'node:fs/promises';
import { createRecommender, loadModel, openJobIndex } from 'jobprism';

/**
 * Model and index in memory. A reload opens both anew before they take the place of the old ones: requests under way
 * end with what they began with, and where a file is broken the old ones stay.
 */
export async function openStore(paths) {
  let recommender = await open(paths);
  let reloading;
  return {
    get recommender() {
      return recommender;
    },
    /** Calls at the same time are one reload. */
    reload() {
      reloading ??= open(paths)
        .then((opened) => {
          recommender = opened;
        })
        .finally(() => {
          reloading = undefined;
        });
      return reloading;
    },
  };
}

async function open({ model: modelPath, index: indexPath }) {
  const model = await loadModel(modelPath);
  return createRecommender(model, await openJobIndex(await readFile(indexPath), model));
}
