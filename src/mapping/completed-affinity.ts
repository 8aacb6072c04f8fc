import type { PackScores } from './affinity-score.js';
import { type JobFramework, withNames } from './job-affinity.js';
import { namesOf } from './words-of-part.js';

/**
 * The frameworks of a job as its run scores them. Packs stand in the order of the scores, frameworks the best first.
 *
 * @param own the frameworks as the job alone tells them, at least those that it names: their places are taken over
 */
export function completedFrameworks(own: readonly JobFramework[], scores: readonly PackScores[]): JobFramework[] {
  return scores.flatMap((score) => withNames(score, (framework) => namesOf(own, score.pack, framework)));
}
