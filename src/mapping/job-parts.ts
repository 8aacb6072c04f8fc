import type { AffinityPart } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';
import type { Part } from './tally.js';

/** Joins the ids that a part is about; none of them holds a space. */
export function partId(...ids: readonly string[]): string {
  return ids.join(' ');
}

/** What of a framework's part is the same in all jobs: naming it, or one scene. */
export function affinityKey(part: AffinityPart): string {
  return part.kind === 'scene' ? partId('scene', part.scene) : part.kind;
}

/**
 * The parts of a job's mapping that its cluster counts:
 *
 * - `skill`, but for those that are only waived; `capability` with its score; `pack` that has a say; `scene`
 * - `framework` with its score, `affinity` for each part of that with its contribution
 * - of a decision that asked something: `decided`, its `outcome`, and the `answer` to each step
 * - `words` for an affinity or a step whose words can be shown
 */
export function partsOf(job: JobMapping): Part[] {
  const parts: Part[] = [];
  const count = (kind: Part['kind'], id: string, value = 0): void => {
    parts.push({ kind, id, value });
  };
  for (const { id, polarity } of job.skills) if (polarity !== 'excluded') count('skill', id);
  for (const { id, score } of job.capabilities) count('capability', id, score);
  for (const pack of job.packs) count('pack', pack);
  for (const { pack, id } of job.scenes) count('scene', partId(pack, id));
  for (const framework of job.frameworks) {
    const about = partId(framework.pack, framework.id);
    count('framework', about, framework.score);
    for (const part of framework.parts) {
      const id = partId(about, affinityKey(part));
      count('affinity', id, part.contribution);
      if (part.evidence.length > 0) count('words', id);
    }
  }
  for (const { pack, framework, path } of job.decisions) {
    if (path.length === 0) continue;
    count('decided', pack);
    if (framework !== null) count('outcome', partId(pack, framework));
    for (const { step, answer, evidence } of path) {
      count('answer', partId(pack, step, answer));
      if (evidence.length > 0) count('words', partId(pack, step));
    }
  }
  return parts;
}
