import type { Bilingual } from '../core/job.js';
import data from './data/role-profiles.json' with { type: 'json' };
import type { Role } from './role-ids.js';

/** A kind of Go job with the words that mark it and what it starts at. A prior to compare jobs with, not a measurement. */
export interface RoleProfile {
  readonly id: string;
  /** The role that a job of this kind is given. */
  readonly role: Role;
  /** The level that the profile is of; null where it is of any. */
  readonly level: 'junior' | 'senior' | 'lead' | null;
  readonly name: Bilingual;
  readonly summary: Bilingual;
  /** Ids of the catalogue that mark it. */
  readonly technologies: readonly string[];
  readonly capabilities: readonly string[];
  /** Base pay a month in China's first-tier cities; `max` is null where it is open, the whole where none is known. */
  readonly startingPay: {
    readonly currency: string;
    readonly period: 'month';
    readonly min: number;
    readonly max: number | null;
  } | null;
}

/** A step of the ladder, by what a person on it is seen to do. */
export interface LevelProfile {
  readonly id: string;
  /** The level that a job of this step is given: Tech Lead and Staff are both `lead`. */
  readonly level: 'junior' | 'mid' | 'senior' | 'lead';
  readonly name: Bilingual;
  readonly behaviour: Bilingual;
  /** The step above it; null at the top. */
  readonly next: string | null;
  /** What leads there, where it is known. */
  readonly toNext: Bilingual | null;
  /** Base pay a year by city, in thousands of US dollars at purchasing-power parity. */
  readonly bands: readonly { readonly city: string; readonly min: number; readonly max: number }[];
}

/**
 * The reference roles of Go jobs in China: which technologies and capabilities mark them, and their starting pay.
 *
 * @example
 * roleProfiles().find(({ id }) => id === 'junior-go-backend')!.startingPay; // { currency: 'CNY', min: 15000, … }
 */
export function roleProfiles(): readonly RoleProfile[] {
  return data.roles as readonly RoleProfile[];
}

/**
 * The reference levels from Junior to Staff: what marks each, what leads to the next, pay bands where they are known.
 *
 * @example
 * levelProfiles().map(({ id }) => id); // ['junior', 'mid', 'senior', 'tech-lead', 'staff']
 */
export function levelProfiles(): readonly LevelProfile[] {
  return data.levels as readonly LevelProfile[];
}
