import type { BridgeTable } from './bridges.js';
import { type Credits, creditsOf } from './credits.js';
import type { Facet } from './facets.js';
import { type Fits, fitsOf } from './fits.js';
import type { Person } from './person.js';
import { WHOLE } from './tag.js';
import type { TagWeights } from './tag-weights.js';
import { COVERAGE_PRIOR, LEAST_COSINE, PART_WEIGHTS, USE_HALF, type WeightedPart } from './weights.js';

/** The parts of a score that one facet of a job gives each, in the order in which they are added up. */
export const FACET_PARTS = ['role', 'level', 'years', 'education', 'city', 'pay', 'remote'] as const;

/** One of {@link FACET_PARTS}. */
export type FacetPart = (typeof FACET_PARTS)[number];

/** A person made ready to be compared with jobs. */
export interface Query {
  readonly credits: Credits;
  readonly fits: Fits;
  /** By part; 0 for those that the person gives nothing to compare by, and together 1. */
  readonly weights: Readonly<Record<WeightedPart, number>>;
  readonly place: Float32Array | null;
}

/** Makes a person ready. */
export function queryOf(person: Person, tagWeights: TagWeights, bridges: BridgeTable): Query {
  return makeQuery(creditsOf(person, tagWeights, bridges), fitsOf(person), person.place, PART_WEIGHTS);
}

/** Shares the weights out over what there is to compare by. */
export function makeQuery(
  credits: Credits,
  fits: Fits,
  place: Float32Array | null,
  partWeights: Readonly<Record<WeightedPart, number>>,
): Query {
  const has = (part: WeightedPart): boolean => {
    if (part === 'coverage' || part === 'use') return credits.total > 0;
    return part === 'text' ? place !== null : fits[part] !== null;
  };
  const parts = Object.keys(partWeights) as WeightedPart[];
  let total = 0;
  for (const part of parts) if (has(part)) total += partWeights[part];
  const shared = parts.map((part) => [part, has(part) ? partWeights[part] / total : 0] as const);
  return { credits, fits, place, weights: Object.fromEntries(shared) as Record<WeightedPart, number> };
}

/**
 * How much of what a job asks for is met.
 *
 * @param met the sum of amount · weight · credit over its tags
 * @param asked the same with every credit whole
 */
export function coverageOf(met: number, asked: number): number {
  return met / (asked + COVERAGE_PRIOR * WHOLE);
}

/**
 * How much of what the person has the job uses: rising with what is met, ever more slowly, to 1 where that is as much as all
 * that the person has.
 */
export function useOf(met: number, total: number): number {
  if (met >= total) return 1;
  const half = USE_HALF * WHOLE;
  return met / (met + half) / (total / (total + half));
}

/** What the place of a job in the latent space is worth, for a cosine. */
export function textOf(cosine: number): number {
  return Math.max(0, Math.min(1, (cosine - LEAST_COSINE) / (1 - LEAST_COSINE)));
}

/** The facet that each part looks at. */
export const FACET_OF: Readonly<Record<FacetPart, Facet>> = {
  role: 'role',
  level: 'level',
  years: 'years',
  education: 'education',
  city: 'reach',
  pay: 'pay',
  remote: 'remote',
};

/** How well a value of the facet of a part fits, in [0, 1]. */
export function facetFit(fits: Fits, part: FacetPart, value: unknown): number {
  return (fits[part] as ((value: unknown) => number) | null)?.(value) ?? 0;
}

/** The dot product of two places of one length. */
export function dot(a: Float32Array, b: Float32Array, offset = 0): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = a.length - (a.length % 4);
  for (let i = 0; i < whole; i += 4) {
    s0 += a[i]! * b[offset + i]!;
    s1 += a[i + 1]! * b[offset + i + 1]!;
    s2 += a[i + 2]! * b[offset + i + 2]!;
    s3 += a[i + 3]! * b[offset + i + 3]!;
  }
  for (let i = whole; i < a.length; i++) s0 += a[i]! * b[offset + i]!;
  return s0 + s1 + (s2 + s3);
}
