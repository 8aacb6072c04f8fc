import { appendToJobIndex, createRecommender, loadJobIndex, loadModel } from 'jobprism';

/**
 * Model and index in memory. A reload opens both anew before they take the place of the old ones: requests under way
 * end with what they began with, and where a file is broken the old ones stay.
 */
export async function openStore(paths) {
  let recommender = await open(paths);
  // Writes and reloads one after another.
  let last = Promise.resolve();
  const inTurn = (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    get recommender() {
      return recommender;
    },
    reload: () =>
      inTurn(async () => {
        recommender = await open(paths);
      }),
    /** Puts a job into the index, and into its file: what changed is appended. */
    put: (job) =>
      inTurn(async () => {
        const assigned = await recommender.put(job);
        await appendToJobIndex(recommender.index, paths.index);
        return assigned;
      }),
  };
}

async function open({ model: modelPath, index: indexPath }) {
  const model = await loadModel(modelPath);
  return createRecommender(model, await loadJobIndex(indexPath, model));
}
