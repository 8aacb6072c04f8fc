import type { Evidence } from '../core/job.js';
import type { AffinityPart, JobFramework } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';

/** What of a job holds the words behind the parts of its frameworks: a mapping, or a line of jobs.jsonl. */
export type AffinityWords = Pick<JobMapping, 'skills' | 'capabilities' | 'scenes' | 'frameworks'>;

/**
 * The words of a job that a part of one of its frameworks stands on: of a mention all places that name the framework, of a
 * scene its places in `scenes`, of a companion its first place in `skills` or `capabilities`. A capability's places that
 * are themselves a name of a framework of the pack are passed over, because they are no companions.
 *
 * @param job the job that the part is of
 * @param pack the id of the pack that the framework is of
 * @returns places of the job; none where the job has not what the part names, so that it is a part of another job
 * @example
 * for (const { pack, parts } of job.frameworks) {
 *   for (const part of parts) console.log(part.contribution, wordsOfPart(job, pack, part).map(({ text }) => text));
 * }
 */
export function wordsOfPart(job: AffinityWords, pack: string, part: AffinityPart): readonly Evidence[] {
  if (part.kind === 'mention') return part.evidence;
  if (part.kind === 'scene') return sceneWords(job, pack, part.scene);
  switch (part.feature) {
    case 'scene':
      return sceneWords(job, pack, part.id);
    case 'technology':
      return job.skills.find(({ id }) => id === part.id)?.evidence.slice(0, 1) ?? [];
    case 'capability':
      return capabilityWords(job, pack, part.id);
  }
}

/** The places that name a framework; none where the job does not. */
export function namesOf(frameworks: readonly JobFramework[], pack: string, id: string): readonly Evidence[] {
  const known = frameworks.find((framework) => framework.pack === pack && framework.id === id);
  return known?.parts.flatMap((part) => (part.kind === 'mention' ? part.evidence : [])) ?? [];
}

function sceneWords({ scenes }: AffinityWords, pack: string, id: string): readonly Evidence[] {
  return scenes.find((scene) => scene.pack === pack && scene.id === id)?.evidence ?? [];
}

function capabilityWords({ capabilities, frameworks }: AffinityWords, pack: string, id: string): readonly Evidence[] {
  const places = capabilities.find((capability) => capability.id === id)?.evidence ?? [];
  const first = places.find(({ through }) => through === undefined || namesOf(frameworks, pack, through).length === 0);
  if (!first) return [];
  const { field, start, end, text } = first;
  return [{ field, start, end, text }];
}
