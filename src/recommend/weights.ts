import type { TechnologyKind } from '../frameworks/schema.js';

/**
 * How much each part of a score weighs before it is shared out over the parts that a person gives anything to compare by.
 * docs/RECOMMENDING.md says what each part is.
 */
export const PART_WEIGHTS = {
  /** How much of what the job asks for the person has. */
  coverage: 0.34,
  /** How much of what the person has the job uses. */
  use: 0.16,
  role: 0.16,
  level: 0.06,
  years: 0.05,
  education: 0.02,
  text: 0.22,
  city: 0.1,
  pay: 0.06,
  remote: 0.06,
} as const;

/** A part of a score before it is told apart by skill. */
export type WeightedPart = keyof typeof PART_WEIGHTS;

/** The same where jobs are compared with a job: what it asks for counts both ways, and its words for more. */
export const SIMILAR_WEIGHTS: Readonly<Record<WeightedPart, number>> = {
  coverage: 0.25,
  use: 0.25,
  role: 0.15,
  level: 0.05,
  years: 0,
  education: 0,
  text: 0.25,
  city: 0.05,
  pay: 0,
  remote: 0,
};

/** How much a skill weighs, by what sort of thing it is: a language tells more of a job than a tool everyone has. */
export const KIND_WEIGHTS: Readonly<Record<TechnologyKind, number>> = {
  language: 1.2,
  framework: 1.2,
  library: 1,
  database: 1,
  middleware: 1,
  platform: 0.9,
  hardware: 0.8,
  tool: 0.6,
  protocol: 0.6,
  system: 0.5,
  format: 0.4,
};

/** A capability is said in many ways and often by the way, so it weighs less than a name. */
export const CAPABILITY_WEIGHT = 0.6;

/** Capabilities that nearly every job asks for whatever its field. */
export const COMMON_CAPABILITIES: ReadonlySet<string> = new Set([
  'communication',
  'english',
  'leadership',
  'ownership',
  'problem-solving',
  'project-management',
  'self-learning',
  'technical-writing',
  'version-control',
]);
export const COMMON_WEIGHT = 0.15;

/** What is left of a skill's weight where every job names it; the rest grows with its rarity. */
export const LEAST_RARITY = 0.3;
/** Names in fewer jobs than this share count as if they were in so many: of those the counts are chance. */
export const RAREST_SHARE = 0.002;

/** What a plus weighs beside a requirement. */
export const PREFERRED_AMOUNT = 0.5;

/** Added to what a job asks for, in weights of a skill: a job that names one skill is not met wholly by it. */
export const COVERAGE_PRIOR = 1.5;
/** Met weight at which use is half of what it can be. */
export const USE_HALF = 3;

/** What a skill is worth that a person has hardly met, beside one they are an expert of. */
export const LEAST_CREDIT = 0.4;
/** What the nearest skill of a person is worth for one they lack, at nearness 1. */
export const BRIDGE_CREDIT = 0.5;
/** What a capability is worth that a skill of the person supports, though nothing says that they have it. */
export const SUPPORT_CREDIT = 0.6;

/** What a job counts for where it does not say what a wish or fact of the person is compared with. */
export const NEUTRAL = {
  level: 0.5,
  years: 0.6,
  /** Nothing asked is met by everyone. */
  education: 1,
  city: 0.3,
  pay: 0.4,
  /** By what is wished: jobs that say nothing are mostly on site. */
  remote: { remote: 0.2, hybrid: 0.4, onsite: 0.8 },
} as const;

/** By steps between the level of the person and that of the job, upwards and downwards. */
export const LEVEL_FIT = { up: [1, 0.55, 0.1], down: [1, 0.5, 0.2] } as const;
/** For each year that is missing, and for each beyond what the job asks at most. */
export const YEARS_LOSS = { short: 0.25, beyond: 0.1 } as const;
/** By steps that the degree falls short. */
export const EDUCATION_FIT = [1, 0.5, 0.1] as const;
/** Pay below this share of what is wished counts nothing. */
export const LEAST_PAY_SHARE = 0.6;
/** Cosine in the latent space that counts nothing: unlike texts share some words, too. */
export const LEAST_COSINE = 0;

/** Jobs of a city whose role is less near to the person's than this say nothing of what to learn. */
export const LEAST_ROLE_FIT = 0.5;
/** Fewer jobs than this tell little of a city. */
export const ENOUGH_JOBS = 30;
