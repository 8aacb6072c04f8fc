import type { SkillLevel } from '../../recommend/person.js';

/** How well a person has a skill, by the level that is said of it. */
export const STRENGTH: Readonly<Record<SkillLevel, number>> = {
  basic: 0.35,
  working: 0.6,
  strong: 0.85,
  expert: 1,
};

/** A name in a title only says that the person is called by it. */
export const STRENGTH_IN_TITLE = 0.5;

const FIRST_YEARS = 45;
const BY_YEAR = 8;
const MOST_BY_YEARS = 90;

/**
 * How well a person has a skill, by years of use: (45 + 8 · years) / 100, at most 0.9. Years alone make nobody an expert.
 *
 * @example
 * strengthByYears(3); // 0.69
 */
export function strengthByYears(years: number): number {
  return Math.round(Math.min(MOST_BY_YEARS, FIRST_YEARS + BY_YEAR * years)) / 100;
}
