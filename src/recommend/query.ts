import type { BridgeTable } from './bridges.js';
import { type Credits, creditsOf } from './credits.js';
import type { Demands, Facets } from './facets.js';
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

/** What the place of a job in the latent space is worth, for a cosine. */
export function textOf(cosine: number): number {
  return Math.max(0, Math.min(1, (cosine - LEAST_COSINE) / (1 - LEAST_COSINE)));
}

/** What facets are worth, for those that a person gives something to compare by. */
export interface FacetWorth {
  /** Of what is asked of a person: role, level, years and education. */
  readonly demands: (demands: Demands) => number;
  readonly reach: ((reach: Facets['reach']) => number) | null;
  readonly pay: ((pay: Facets['pay']) => number) | null;
  readonly remote: ((remote: Facets['remote']) => number) | null;
}

/** How well a job fits by one of its facets, in [0, 1]; 0 where there is nothing to compare by. */
export function facetFit(fits: Fits, part: FacetPart, { demands, reach, pay, remote }: Facets): number {
  switch (part) {
    case 'role':
      return fits.role?.(demands.role) ?? 0;
    case 'level':
      return fits.level?.(demands.level) ?? 0;
    case 'years':
      return fits.years?.(demands.years) ?? 0;
    case 'education':
      return fits.education?.(demands.education) ?? 0;
    case 'city':
      return fits.city?.(reach) ?? 0;
    case 'pay':
      return fits.pay?.(pay) ?? 0;
    case 'remote':
      return fits.remote?.(remote) ?? 0;
  }
}

/** What facets add to the score of a job. */
export function facetWorth({ fits, weights }: Query): FacetWorth {
  const { city, pay, remote } = fits;
  return {
    demands: (demands) =>
      weights.role * (fits.role?.(demands.role) ?? 0) +
      weights.level * (fits.level?.(demands.level) ?? 0) +
      weights.years * (fits.years?.(demands.years) ?? 0) +
      weights.education * (fits.education?.(demands.education) ?? 0),
    reach: city && ((value) => weights.city * city(value)),
    pay: pay && ((value) => weights.pay * pay(value)),
    remote: remote && ((value) => weights.remote * remote(value)),
  };
}

/** What the worth of tags is computed with, for one person. */
export interface TagScale {
  readonly coverage: number;
  readonly use: number;
  /** What all that the person has is worth. */
  readonly total: number;
  /** The weight of use, with what makes it whole where all of that is met. */
  readonly fullUse: number;
}

const PRIOR: number = COVERAGE_PRIOR * WHOLE;
const HALF: number = USE_HALF * WHOLE;

/** @param total what all that the person has is worth */
export function tagScale({ weights }: Pick<Query, 'weights'>, total: number): TagScale {
  const { coverage, use } = weights;
  return { coverage, use, total, fullUse: total === 0 ? 0 : (use * (total + HALF)) / total };
}

/**
 * What the tags of a job add to its score: coverage, how much of what it asks for is met,
 *
 *     met / (asked + prior)
 *
 * and use, how much of what the person has it uses, which rises with what is met, ever more slowly, to 1 where that is as much
 * as all that the person has:
 *
 *     (met / (met + half)) / (total / (total + half))
 *
 * @param met the sum of amount · weight · credit over its tags
 * @param asked the same with every credit whole
 */
export function tagWorth({ coverage, use, total, fullUse }: TagScale, met: number, asked: number): number {
  return coverage * (met / (asked + PRIOR)) + (met >= total ? use : fullUse * (met / (met + HALF)));
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
