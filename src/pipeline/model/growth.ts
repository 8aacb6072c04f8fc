import type { UnseenReport } from './unseen-terms.js';

/** Ids of earlier models that a model holds at most. */
export const MOST_REMEMBERED = 1_000;

/** What a model learnt from further jobs, by `partialFit`. */
export interface Growth {
  /** The ids of the models that it was before, that of the fit first; of very many the last 1,000. */
  readonly lineage: readonly string[];
  /** Jobs learnt from, copies not counted. */
  readonly jobs: number;
  /** Advertisements that are flagged as no jobs, which were left out as the run of the model left out its own. */
  readonly flagged: number;
  /** Copies of others of these jobs. */
  readonly duplicates: { readonly exact: number; readonly near: number };
  /** Jobs with none of the terms of the model: they are counted, but no centroid learns from them. */
  readonly empty: number;
  /** What they say that the model has no column for: much of it asks for a new fit. */
  readonly unseen: UnseenReport;
}
