import { type Role, roleNames } from '../../mapping/roles.js';
import { fitsOf } from '../../recommend/fits.js';
import type { Person } from '../../recommend/person.js';
import type { Fitting, RankedJob } from '../../recommend/recommendation.js';
import { bestOf, fittingOf, sharedWeights } from './fitting.js';

const WEIGHTS = { words: 0.5, jobs: 0.5 };

/**
 * The roles that fit a person, the best first: half by their wishes or, where they wish for none, their words, half by the
 * share of the scores of the best jobs that are of the role.
 */
export function fittingRoles(person: Person, found: readonly RankedJob[], most: number): Fitting[] {
  const roleFit = fitsOf(person).role;
  const total = found.reduce((sum, { score }) => sum + score, 0);
  const weights = sharedWeights(WEIGHTS, { words: roleFit !== null, jobs: total > 0 });
  const candidates = [...roleNames()]
    .filter(([role]) => role !== 'other')
    .map(([role, name]) => ({
      id: role,
      name,
      exact: [
        { kind: 'words', exact: roleFit ? weights.words * roleFit(role as Role) : 0 },
        { kind: 'jobs', exact: total > 0 ? (weights.jobs * scoreOfRole(found, role)) / total : 0 },
      ],
    }));
  return bestOf(candidates, most).map(fittingOf);
}

function scoreOfRole(found: readonly RankedJob[], role: Role): number {
  return found.reduce((sum, job) => sum + (job.role === role ? job.score : 0), 0);
}
