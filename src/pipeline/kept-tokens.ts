import { keptSentences } from './boilerplate/sentence-batch.js';
import type { TokenBatch } from './read-batch.js';

/** The tokens of some jobs of a batch. What is distinct among them is told as of the whole batch. */
export function keptTokens(batch: TokenBatch, kept: readonly boolean[]): TokenBatch {
  if (kept.every(Boolean)) return batch;
  const { starts, tokens, joined, weights, sentences } = batch;
  const keptStarts = [0];
  const chosen = new Int32Array(tokens.length);
  const keptJoined = new Uint8Array(tokens.length);
  const keptWeights = weights && new Float32Array(tokens.length);
  let end = 0;
  kept.forEach((isKept, job) => {
    if (!isKept) return;
    const [from, to] = [starts[job]!, starts[job + 1]!];
    chosen.set(tokens.subarray(from, to), end);
    keptJoined.set(joined.subarray(from, to), end);
    if (weights) keptWeights?.set(weights.subarray(from, to), end);
    end += to - from;
    keptStarts.push(end);
  });
  return {
    ...batch,
    starts: Int32Array.from(keptStarts),
    tokens: chosen.slice(0, end),
    joined: keptJoined.slice(0, end),
    weights: keptWeights?.slice(0, end) ?? null,
    sentences: sentences && keptSentences(sentences, kept),
  };
}
