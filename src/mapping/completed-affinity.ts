import type { Evidence } from '../core/job.js';
import type { Pack } from '../frameworks/schema.js';
import type { PackScores } from './affinity-score.js';
import type { Companion } from './companions.js';
import { type JobFramework, sceneWords, withWords } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';

/** What of a job's mapping its frameworks are completed from. */
export type AffinityWords = Pick<JobMapping, 'skills' | 'capabilities' | 'scenes' | 'frameworks'>;

/**
 * The frameworks of a job as its run scores them, with the job's own words to each part. Packs stand in the order of the
 * scores, frameworks the best first.
 *
 * @param packs those that the scores are of
 */
export function completedFrameworks(
  job: AffinityWords,
  scores: readonly PackScores[],
  packs: ReadonlyMap<string, Pack>,
): JobFramework[] {
  return scores.flatMap((score) => {
    const own = new Set(packs.get(score.pack)!.frameworks.map(({ id }) => id));
    return withWords(score, (part, framework) => {
      if (part.kind === 'mention') return mentionWords(job, score.pack, framework);
      if (part.kind === 'scene') return sceneWords(job.scenes, score.pack, part);
      return companionWords(job, part.companion, own);
    });
  });
}

function mentionWords({ frameworks }: AffinityWords, pack: string, framework: string): readonly Evidence[] {
  const known = frameworks.find((candidate) => candidate.pack === pack && candidate.id === framework);
  return known?.parts.find(({ kind }) => kind === 'mention')?.evidence ?? [];
}

/** The first place of a companion that is not the name of a framework itself. */
function companionWords(
  { skills, capabilities }: AffinityWords,
  { feature, id }: Companion,
  own: ReadonlySet<string>,
): readonly Evidence[] {
  const first =
    feature === 'technology'
      ? skills.find((skill) => skill.id === id)?.evidence[0]
      : capabilities
          .find((capability) => capability.id === id)
          ?.evidence.find(({ through }) => through === undefined || !own.has(through));
  if (!first) return [];
  const { field, start, end, text } = first;
  return [{ field, start, end, text }];
}
