import * as z from 'zod';
import { faultOfWord, MOST_WORDS } from '../tokenize/user-words.js';
import type { ModelClusters, ModelReading, ModelSpace } from './contents.js';
import { KINDS_OF_TERMS } from './kinds.js';

/** The layout of a model inside a container of the same format: what is added later raises it, and is not needed to read. */
export const LAYOUT = 0;

/** What of a model is written as JSON into the header of its container. */
export interface Header {
  readonly kind: 'model';
  readonly layout: number;
  /** Of jobprism. */
  readonly version: string;
  /** SHA-256 in hexadecimal. */
  readonly spaceId: string;
  readonly reading: ModelReading;
  readonly space: Pick<ModelSpace, 'documents' | 'weighting' | 'dimensions'> & {
    readonly terms: number;
    readonly boilerplate: { readonly sentences: number; readonly factor: number };
    /** The kinds that the section of the same name numbers. */
    readonly kinds: ModelSpace['kinds'];
  };
  readonly clusters: Pick<ModelClusters, 'metric' | 'k' | 'emptyTo'> & {
    readonly outlierBound: number | null;
  };
}

const count = z.int().nonnegative();
const share = z.number().min(0).max(1);
/** Ids and names are short; a bound keeps a made-up file from filling the memory. */
const name = z.string().min(1).max(200);
const word = z.string().refine((value) => faultOfWord(value) === null, 'must be a word');
const weight = z.number().min(0).max(1_000);

/** Checks a header; fields that it does not know are passed over. */
export const headerSchema: z.ZodType<Header> = z.object({
  kind: z.literal('model'),
  layout: count,
  /** Of jobprism. */
  version: z.string().min(1).max(40),
  spaceId: z.string().regex(/^[0-9a-f]{64}$/),
  reading: z.object({
    segmenter: z.object({ name, own: z.boolean(), dictionary: z.string().max(200).nullable() }),
    language: z.enum(['auto', 'zh', 'en']),
    words: z.array(z.union([word, z.object({ term: word, spellings: z.array(word) })])).max(MOST_WORDS),
    stopWords: z.array(z.string()).nullable(),
    sectionWeights: z
      .object({
        title: weight,
        duties: weight,
        requirements: weight,
        preferred: weight,
        benefits: weight,
        company: weight,
        other: weight,
      })
      .nullable(),
    keepPersonal: z.boolean(),
    dropFlagged: z.boolean(),
    referenceDate: z.iso.date().nullable(),
  }),
  space: z.object({
    terms: z.int().min(1),
    documents: z.int().min(1),
    kinds: z.array(z.enum(KINDS_OF_TERMS)).max(64),
    weighting: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('tfidf'), sublinearTf: z.boolean() }),
      z.object({
        kind: z.literal('bm25'),
        k1: z.number().min(0).max(1_000),
        b: share,
        meanLength: z.number().gt(0),
      }),
    ]),
    dimensions: z.int().min(1).max(1_000).nullable(),
    boilerplate: z.object({ sentences: count, factor: z.number().min(1e-3).max(1) }),
  }),
  clusters: z.object({
    metric: z.enum(['cosine', 'euclidean']),
    k: z.int().min(1),
    emptyTo: count,
    outlierBound: z.number().gt(0).nullable(),
  }),
});
