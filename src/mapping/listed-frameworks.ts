import { entryOf } from '../core/entry-of.js';
import { isNamed, type JobFramework } from './job-affinity.js';

/** Frameworks of a pack that a job lists for their scores; those that it names it lists all. */
export const MOST_LISTED = 5;

/**
 * Of a job's frameworks those that its line in jobs.jsonl lists: of each pack the {@link MOST_LISTED} best and all that
 * the job names. The others follow from its scenes and companions alone and stand behind these five; clusters and
 * rankings count them all the same.
 *
 * @param frameworks of each pack the best first
 */
export function listedFrameworks(frameworks: readonly JobFramework[]): JobFramework[] {
  const ranks = new Map<string, { next: number }>();
  return frameworks.filter((framework) => {
    const rank = entryOf(ranks, framework.pack, () => ({ next: 0 })).next++;
    return rank < MOST_LISTED || isNamed(framework);
  });
}
