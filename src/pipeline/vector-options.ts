import * as z from 'zod';
import type { Metric } from '../cluster/clusterer.js';
import type { SectionKind } from '../mapping/sections.js';
import type { TokenKind } from '../tokenize/token.js';

/** Where a term may stand: the title of a job, or a section of its text; see {@link SectionKind}. */
export type WeightedSection = 'title' | SectionKind;

/** Kinds of terms that may be emphasised. */
export type EmphasisedKind = TokenKind | 'phrase';

/** How texts become the vectors that are clustered. */
export interface VectorOptions {
  /**
   * What is clustered: `lsa`, places in a latent space, or `tfidf`, the weighted terms themselves as scikit-learn's
   * `TfidfVectorizer` weighs them, which its `KMeans` would cluster alike: the defaults of `metric`, `sublinearTf`,
   * `emphasis`, `phrases` and `sectionWeights` go with it. Default `lsa`.
   */
  readonly representation?: 'lsa' | 'tfidf' | undefined;
  /** How far apart vectors are: by their angle or by their places. Default: `cosine` for `lsa`, else `euclidean`. */
  readonly metric?: Metric | undefined;
  /** Dimensions of the latent space, at most 1,000. Default 100, or an eighth of the number of jobs where that is less. */
  readonly dimensions?: number | undefined;
  /** Formula of the weights: TF-IDF, or BM25 (k1 = 1.2, b = 0.75), which also counts how long a text is. Default `tfidf`. */
  readonly weighting?: 'tfidf' | 'bm25' | undefined;
  /** Use `1 + ln(tf)` in place of the number of occurrences; of no effect with BM25. Default: true for `lsa`. */
  readonly sublinearTf?: boolean | undefined;
  /**
   * Factors from 0.001 to 1000 on the weights of terms, by their kind. Default for `lsa`: technology 2, domain 2, code 1.5, phrase
   * 1.5; all others, and all for `tfidf`, 1.
   */
  readonly emphasis?: Readonly<Partial<Record<EmphasisedKind, number | undefined>>> | undefined;
  /** Whether phrases that the corpus teaches are terms too. Default: true for `lsa`. */
  readonly phrases?: boolean | undefined;
  /**
   * How much an occurrence counts, by the section it stands in: from 0.001 to 1000, or 0 to leave the section out. Default for `lsa`: benefits
   * 0.5, company 0.5; all others, and all for `tfidf`, 1.
   *
   * @example
   * { title: 3, company: 0, benefits: 0 }
   */
  readonly sectionWeights?: Readonly<Partial<Record<WeightedSection, number | undefined>>> | undefined;
  /**
   * How much an occurrence counts in a sentence that some 16 companies or more use in the same words, and that names no
   * technology or capability: from 0.001 to 1, where it counts like any other. A job that states no company is one of its
   * own. It comes on top of the weight of the section. Default: 0.25 for `lsa`, 1 for `tfidf`.
   */
  readonly boilerplate?: number | undefined;
  /** Documents that must hold a term: a count of 1 or more. Default: 5 from 2,000 jobs on, 2 from 20 on, else 1. */
  readonly minDf?: number | undefined;
  /** Share of the documents that may hold a term, in (0, 1]. Default 0.5 from 20 jobs on, else 1. */
  readonly maxDf?: number | undefined;
  /** Most terms of the vocabulary. Default 50,000. */
  readonly maxFeatures?: number | undefined;
}

/** Names of the sections that may be weighted. */
export const SECTIONS: readonly WeightedSection[] = [
  'title',
  'duties',
  'requirements',
  'preferred',
  'benefits',
  'company',
  'other',
];

/** Names of the kinds of terms that may be emphasised. */
export const KINDS: readonly EmphasisedKind[] = ['technology', 'domain', 'code', 'han', 'latin', 'other', 'phrase'];

/** The options with their defaults, but for those that depend on the number of jobs. */
export interface ResolvedVectorOptions {
  readonly representation: 'lsa' | 'tfidf';
  readonly metric: Metric;
  readonly dimensions?: number | undefined;
  readonly weighting: 'tfidf' | 'bm25';
  readonly sublinearTf: boolean;
  readonly emphasis: Readonly<Record<EmphasisedKind, number>>;
  readonly phrases: boolean;
  /** Null where an occurrence counts the same wherever it stands. */
  readonly sectionWeights: Readonly<Record<WeightedSection, number>> | null;
  readonly boilerplate: number;
  readonly minDf?: number | undefined;
  readonly maxDf?: number | undefined;
  readonly maxFeatures: number;
}

// Weights are kept in single precision and squared: what is beyond these ends up as nothing or as infinite.
export const isFactor = (value: unknown): boolean => typeof value === 'number' && value >= 1e-3 && value <= 1e3;
const factor = z.custom<number>(isFactor, 'must be a number from 0.001 to 1000');
const weight = z.custom<number>((value) => value === 0 || isFactor(value), 'must be 0 or a number from 0.001 to 1000');
const DIMENSIONS = 'must be a whole number from 1 to 1000';
const COUNT = 'must be a whole number of at least 1';
const LESSENED = 'must be a number from 0.001 to 1';
const SHARE = 'must be a number above 0 and at most 1';

/** The message of a record, but for a name that is not known: there zod's own tells which. */
function unlessName(message: string): (issue: { readonly code?: string | undefined }) => string | undefined {
  return ({ code }) => (code === 'unrecognized_keys' ? undefined : message);
}

/** The options as they are given, for the schema of all options. */
export const vectorShape: {
  [option in keyof VectorOptions]-?: z.ZodType<VectorOptions[option]>;
} = {
  representation: z.enum(['lsa', 'tfidf'], 'must be lsa or tfidf').optional(),
  metric: z.enum(['cosine', 'euclidean'], 'must be cosine or euclidean').optional(),
  dimensions: z.int(DIMENSIONS).min(1, DIMENSIONS).max(1_000, DIMENSIONS).optional(),
  weighting: z.enum(['tfidf', 'bm25'], 'must be tfidf or bm25').optional(),
  sublinearTf: z.boolean('must be true or false').optional(),
  emphasis: z
    .partialRecord(z.enum(KINDS as [EmphasisedKind]), factor.optional(), {
      error: unlessName('must be an object of factors by kind'),
    })
    .optional(),
  phrases: z.boolean('must be true or false').optional(),
  sectionWeights: z
    .partialRecord(z.enum(SECTIONS as [WeightedSection]), weight.optional(), {
      error: unlessName('must be an object of weights by section'),
    })
    .optional(),
  boilerplate: z.number(LESSENED).min(1e-3, LESSENED).max(1, LESSENED).optional(),
  minDf: z.int(COUNT).min(1, COUNT).optional(),
  maxDf: z.number(SHARE).gt(0, SHARE).max(1, SHARE).optional(),
  maxFeatures: z.int(COUNT).min(1, COUNT).optional(),
};

const EVEN = { technology: 1, domain: 1, code: 1, han: 1, latin: 1, other: 1, phrase: 1 } as const;
// Names of technologies, terms of the field and phrases say more about a job than ordinary words do.
const EMPHASIS = { ...EVEN, technology: 2, domain: 2, code: 1.5, phrase: 1.5 } as const;
const EVERYWHERE = { title: 1, duties: 1, requirements: 1, preferred: 1, benefits: 1, company: 1, other: 1 } as const;
// What is offered and who offers it tells little about the work.
const SECTION_WEIGHTS = { ...EVERYWHERE, benefits: 0.5, company: 0.5 } as const;
const BOILERPLATE = 0.25;

/** Fills in the defaults of options that have been checked. */
export function resolveVectorOptions(options: VectorOptions): ResolvedVectorOptions {
  const { representation = 'lsa', dimensions, weighting = 'tfidf', minDf, maxDf, maxFeatures = 50_000 } = options;
  const plain = representation === 'tfidf';
  const sectionWeights = { ...(plain ? EVERYWHERE : SECTION_WEIGHTS), ...given(options.sectionWeights) };
  return {
    representation,
    metric: options.metric ?? (plain ? 'euclidean' : 'cosine'),
    dimensions,
    weighting,
    sublinearTf: options.sublinearTf ?? !plain,
    emphasis: { ...(plain ? EVEN : EMPHASIS), ...given(options.emphasis) },
    phrases: options.phrases ?? !plain,
    sectionWeights: SECTIONS.every((section) => sectionWeights[section] === 1) ? null : sectionWeights,
    boilerplate: options.boilerplate ?? (plain ? 1 : BOILERPLATE),
    minDf,
    maxDf,
    maxFeatures,
  };
}

/** What was given: an undefined value is as good as none. */
function given<Name extends string>(
  factors: { readonly [name in Name]?: number | undefined } | undefined,
): Partial<Record<Name, number>> {
  const entries = Object.entries<number | undefined>(factors ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Name, number>>;
}
