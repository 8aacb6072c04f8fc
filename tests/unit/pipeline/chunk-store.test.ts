import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random.js';
import { ChunkStore, type PackedChunk } from '../../../src/pipeline/chunk-store.js';
import { resolveOptions } from '../../../src/pipeline/options.js';
import { tokenBatch } from '../../../src/pipeline/read-batch.js';
import { SpillingStore } from '../../../src/pipeline/storage/spilling-store.js';
import { TermCollector } from '../../../src/pipeline/terms.js';
import { vectorize } from '../../../src/pipeline/vector-stage.js';

const inFile = (bytes = 0): ChunkStore => new ChunkStore(new SpillingStore(bytes));

function chunkOf(documents: number, seed: number): PackedChunk {
  const random = createRandom(seed);
  const lengths = Array.from({ length: documents }, () => random.below(5));
  const starts = Int32Array.from([0, ...lengths.map((_, i) => lengths.slice(0, i + 1).reduce((a, b) => a + b, 0))]);
  const ids = Int32Array.from({ length: starts[documents]! }, () => random.below(2 ** 31));
  const sentences = Int32Array.from({ length: 2 * documents }, () => random.below(2 ** 31));
  return { starts, ids, marks: Uint8Array.from(ids, () => random.below(256)), sentences };
}

const CHUNKS = [chunkOf(7, 1), chunkOf(1, 2), chunkOf(0, 3), chunkOf(40, 4)];

describe.each<[string, () => ChunkStore]>([
  ['in memory', () => new ChunkStore()],
  ['in a file', () => inFile()],
  ['in memory, then in a file', () => inFile(200)],
])('a store %s', (_, open) => {
  it('gives back what was appended, in order, as often as asked, while it grows', () => {
    const store = open();
    CHUNKS.forEach((chunk, i) => {
      store.append(chunk);
      for (let again = 0; again < 2; again++) expect([...store.chunks()]).toEqual(CHUNKS.slice(0, i + 1));
    });
    const [first, second] = [store.chunks()[Symbol.iterator](), store.chunks()[Symbol.iterator]()];
    for (const chunk of CHUNKS) {
      expect(first.next().value).toEqual(chunk);
      expect(second.next().value).toEqual(chunk);
    }
    store.close();
  });
});

/** A corpus of two topics, in batches; more documents than two chunks take. */
function collected(store: ChunkStore): TermCollector {
  const collector = new TermCollector(store);
  const random = createRandom(5);
  for (let batch = 0; batch < 17; batch++) {
    const documents = Array.from({ length: 1_000 }, (_, d) => {
      const tokens = Array.from({ length: 6 }, () => `t${random.below(20) + 15 * (d % 2)}`);
      return {
        tokens: tokens.map((term) => ({ stem: term, term, kind: 'latin' as const })),
        joined: Uint8Array.from(tokens, () => random.below(2)),
        weights: Float32Array.from(tokens, () => [0.5, 1, 3][random.below(3)]!),
      };
    });
    collector.add(tokenBatch(documents));
  }
  return collector;
}

describe('the vectors of a run', () => {
  it('are the same wherever the terms are kept', async () => {
    const options = resolveOptions({ phrases: true, seed: 1 });
    const expected = await vectorize(collected(new ChunkStore()), options);
    const spilled = inFile();
    const found = await vectorize(collected(spilled), options);
    expect([...spilled.chunks()].map(({ starts }) => starts.length - 1)).toEqual([8_192, 8_192]);
    for (const [ours, reference] of [
      [found.matrix, expected.matrix],
      [found.weighted, expected.weighted],
    ] as const) {
      expect(Buffer.from(ours.indptr.buffer).equals(Buffer.from(reference.indptr.buffer))).toBe(true);
      expect(Buffer.from(ours.indices.buffer).equals(Buffer.from(reference.indices.buffer))).toBe(true);
      expect(Buffer.from(ours.data.buffer).equals(Buffer.from(reference.data.buffer))).toBe(true);
    }
    spilled.close();
  });

  it('know more than 100 different weights, and say where there are too many', () => {
    const batch = (weights: number): ReturnType<typeof tokenBatch> =>
      tokenBatch([
        {
          tokens: Array.from({ length: weights }, () => ({ stem: 'go', term: 'go', kind: 'latin' as const })),
          joined: new Uint8Array(weights),
          weights: Float32Array.from({ length: weights }, (_, i) => (i + 1) / 8),
        },
      ]);
    const collector = new TermCollector();
    collector.add(batch(128));
    const [chunk] = [...collector.documents({ phrases: false }).chunks()];
    expect([...chunk!.weights!]).toEqual(Array.from({ length: 128 }, (_, i) => (i + 1) / 8));
    expect(() => collector.add(batch(129))).toThrow(RangeError);
  });
});
