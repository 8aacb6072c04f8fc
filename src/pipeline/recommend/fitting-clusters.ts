import type { Role } from '../../mapping/roles.js';
import type { Credits } from '../../recommend/credits.js';
import { fitsOf } from '../../recommend/fits.js';
import type { Person } from '../../recommend/person.js';
import type { Fitting } from '../../recommend/recommendation.js';
import { tagKey, UNIT } from '../../recommend/tag.js';
import type { TagWeights } from '../../recommend/tag-weights.js';
import type { JobModel } from '../model/job-model.js';
import { bestOf, type ExactPart, fittingOf, sharedWeights } from './fitting.js';

const WEIGHTS = { skills: 0.5, text: 0.3, role: 0.2 };
/** What fewer of a cluster's jobs ask for does not mark it. */
const LEAST_SHARE = 0.1;
const MOST_SKILLS = 30;

/** What a person is compared with clusters by. */
export interface ComparedPerson {
  readonly person: Person;
  readonly credits: Credits;
  /** By cluster of the model. */
  readonly marking: readonly Marking[];
}

/**
 * The clusters that fit a person, the best first:
 *
 *     score = 0.5 · Σ p·w·c / Σ p·w + 0.3 · cosine + 0.2 · Σ r·fit(r)
 *
 * with p the share of the cluster's jobs that ask for a skill, w its weight, c what the person brings to it; the cosine
 * between the place of their words and the centroid; and r the share of its jobs of a role. Parts that there is nothing to
 * compare by give their weight to the others.
 */
export function fittingClusters(model: JobModel, compared: ComparedPerson, most: number): Fitting[] {
  const { place } = compared.person;
  const likeness = place && model.likeness(place);
  const roleFit = fitsOf(compared.person).role;
  const weights = sharedWeights(WEIGHTS, {
    skills: compared.credits.total > 0,
    text: likeness !== null,
    role: roleFit !== null,
  });
  const candidates = model.clusters.map(({ cluster, label }) => {
    const counts = model.counts.clusters[cluster]!;
    const parts: ExactPart[] = skillParts(compared.marking[cluster]!, compared, weights.skills);
    if (likeness) parts.push({ kind: 'text', exact: weights.text * Math.max(0, likeness[cluster]!) });
    if (roleFit) {
      for (const [role, jobs] of counts.roles) {
        parts.push({ kind: 'role', id: role, exact: weights.role * (jobs / counts.jobs) * roleFit(role as Role) });
      }
    }
    return { id: String(cluster), name: label, exact: parts };
  });
  return bestOf(candidates, most).map(fittingOf);
}

function skillParts({ skills, asked }: Marking, { credits }: ComparedPerson, share: number): ExactPart[] {
  return skills.map(({ id, key, asked: own }) => {
    const credit = credits.byKey.get(key)?.credit ?? 0;
    return { kind: 'skill', id, exact: (share * own * (credit / UNIT)) / asked };
  });
}

/** The skills that mark a cluster, with how much each is asked for: share of its jobs times weight. */
export interface Marking {
  readonly skills: readonly { readonly id: string; readonly key: string; readonly asked: number }[];
  /** All of them together. */
  readonly asked: number;
}

/** What marks each cluster of a model; the same for every person. */
export function markingSkills({ counts }: JobModel, weights: TagWeights): Marking[] {
  return counts.clusters.map(({ jobs, skills: named }) => {
    const skills = [...named]
      .filter(([, naming]) => naming / jobs >= LEAST_SHARE)
      .map(([id, naming]) => ({ id, key: tagKey('skill', id), asked: (naming / jobs) * weights.weightOf('skill', id) }))
      .sort((a, b) => b.asked - a.asked || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_SKILLS);
    return { skills, asked: skills.reduce((sum, skill) => sum + skill.asked, 0) };
  });
}
