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
 * @param weights by token; changed in place, or made where each counts 1 and some are to count less
 * @param runs the sentences of the same tokens: hash and number of tokens, pair behind pair
 * @param tokens number of them
 */
export function lessened(
  weights: Float32Array | undefined,
  runs: Int32Array,
  tokens: number,
  { factor, sentences }: Lessening,
): Float32Array | undefined {
  if (sentences.size === 0) return weights;
  const changed = weights ?? new Float32Array(tokens).fill(1);
  let at = 0;
  for (let run = 0; run < runs.length; run += 2) {
    const end = at + runs[run + 1]!;
    if (sentences.has(runs[run]!)) for (let token = at; token < end; token++) changed[token]! *= factor;
    at = end;
  }
  return changed;
}
