import type { TokenBatch } from './read-batch.js';

/** The tokens of some jobs of a batch. What is distinct among them is told as of the whole batch. */
export function keptTokens(batch: TokenBatch, kept: readonly boolean[]): TokenBatch {
  if (kept.every(Boolean)) return batch;
  const { starts, tokens, joined, weights } = batch;
  const keptStarts = [0];
  const places: number[] = [];
  kept.forEach((isKept, job) => {
    if (!isKept) return;
    for (let at = starts[job]!; at < starts[job + 1]!; at++) places.push(at);
    keptStarts.push(places.length);
  });
  return {
    ...batch,
    starts: Int32Array.from(keptStarts),
    tokens: Int32Array.from(places, (at) => tokens[at]!),
    joined: Uint8Array.from(places, (at) => joined[at]!),
    weights: weights && Float32Array.from(places, (at) => weights[at]!),
  };
}
