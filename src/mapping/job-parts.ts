import { type AffinityPart, isNamed } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';
import { partId } from './part-id.js';
import type { Part } from './tally.js';

/** What of a framework's part is the same in all jobs: naming it, one scene, or one companion. */
export function affinityKey(part: AffinityPart): string {
  if (part.kind === 'scene') return partId(part.kind, part.scene);
  return part.kind === 'companion' ? partId(part.kind, part.feature, part.id) : part.kind;
}

/**
 * The parts of a job's mapping that its cluster counts:
 *
 * - `skill`, but for those that are only waived; `capability` with its score; `pack` that has a say; `scene` with its
 *   strength
 * - `mention` of a framework with what it contributes; `hollow` for a capability that stands on nothing but the names
 *   of a pack's frameworks. All that a framework's score is made of is told by these, so that scores can be made
 *   from them once all jobs are known.
 * - of a decision: `decided`, its `outcome`, and the `answer` to each step
 * - `words` for a step whose words can be shown
 */
export function partsOf(job: JobMapping): Part[] {
  const parts: Part[] = [];
  const count = (kind: Part['kind'], id: string, value = 0): void => {
    parts.push({ kind, id, value });
  };
  for (const { id, polarity } of job.skills) if (polarity !== 'excluded') count('skill', id);
  for (const { id, score } of job.capabilities) count('capability', id, score);
  for (const pack of job.packs) count('pack', pack);
  for (const { pack, id, strength } of job.scenes) count('scene', partId(pack, id), strength);
  for (const { pack, id, parts: own } of job.frameworks) {
    const mention = own.find(({ kind }) => kind === 'mention');
    if (mention) count('mention', partId(pack, id), mention.contribution);
  }
  for (const pack of job.packs) {
    for (const capability of hollowIn(job, pack)) count('hollow', partId(pack, capability));
  }
  for (const { pack, framework, path } of job.decisions) {
    count('decided', pack);
    if (framework !== null) count('outcome', partId(pack, framework));
    for (const { step, answer, evidence } of path) {
      count('answer', partId(pack, step, answer));
      if (evidence.length > 0) count('words', partId(pack, step));
    }
  }
  return parts;
}

/** The capabilities of a job that only the names of a pack's frameworks support. */
function hollowIn({ capabilities, frameworks }: JobMapping, pack: string): string[] {
  const named = new Set(
    frameworks.filter((framework) => framework.pack === pack && isNamed(framework)).map(({ id }) => id),
  );
  if (named.size === 0) return [];
  return capabilities
    .filter(({ evidence }) => evidence.every(({ through }) => through !== undefined && named.has(through)))
    .map(({ id }) => id);
}
