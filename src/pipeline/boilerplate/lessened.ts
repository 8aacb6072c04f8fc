import type { SentenceRuns } from './sentence-runs.js';

/** How sentences that many share are weighed. */
export interface Lessening {
  /** What the weights of their tokens are multiplied by. */
  readonly factor: number;
  /** Their hashes. */
  readonly sentences: ReadonlySet<number>;
}

/**
 * Lessens the weights of the tokens that stand in sentences that many share.
 *
 * @param weights by token; changed in place
 * @param runs the sentences of the same tokens
 */
export function lessened(weights: Float32Array, runs: SentenceRuns, { factor, sentences }: Lessening): Float32Array {
  let at = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const end = at + runs[run + 1]!;
    if (sentences.has(runs[run]!)) for (let token = at; token < end; token++) weights[token]! *= factor;
    at = end;
  }
  return weights;
}
