import type { Role } from '../mapping/roles.js';

/**
 * How near kinds of work are: what share of a person's worth for one is left in the other. A prior set by hand, both ways
 * alike; pairs that are not here are unlike. The marks of the roles that jobs are told by cannot give it: they are chosen to
 * tell the roles apart, so that no two share any.
 */
const NEAR: readonly (readonly [Role, Role, number])[] = [
  ['backend', 'full-stack', 0.6],
  ['frontend', 'full-stack', 0.6],
  ['backend', 'cloud-platform', 0.5],
  ['backend', 'infrastructure-tooling', 0.5],
  ['backend', 'blockchain', 0.4],
  ['backend', 'game', 0.35],
  ['backend', 'data-engineering', 0.35],
  ['backend', 'sre-devops', 0.3],
  ['backend', 'security', 0.2],
  ['backend', 'machine-learning', 0.2],
  ['cloud-platform', 'infrastructure-tooling', 0.6],
  ['cloud-platform', 'sre-devops', 0.6],
  ['infrastructure-tooling', 'sre-devops', 0.5],
  ['sre-devops', 'security', 0.3],
  ['data-engineering', 'data-analysis', 0.4],
  ['data-engineering', 'machine-learning', 0.35],
  ['data-engineering', 'cloud-platform', 0.25],
  ['data-analysis', 'machine-learning', 0.35],
  ['frontend', 'mobile', 0.35],
  ['frontend', 'desktop-client', 0.25],
  ['mobile', 'desktop-client', 0.3],
  ['mobile', 'game', 0.2],
  ['desktop-client', 'embedded-iot', 0.3],
  ['desktop-client', 'game', 0.3],
  ['infrastructure-tooling', 'embedded-iot', 0.2],
  ['qa-testing', 'sre-devops', 0.2],
];

/** For a job of no clear role, whose text did not tell. */
const UNTOLD = 0.3;

/**
 * How near two roles are, in [0, 1].
 *
 * @example
 * roleLikeness('backend', 'full-stack'); // 0.6
 */
export function roleLikeness(a: Role, b: Role): number {
  if (a === b) return 1;
  if (a === 'other' || b === 'other') return UNTOLD;
  return NEAR.find(([one, other]) => (one === a && other === b) || (one === b && other === a))?.[2] ?? 0;
}
