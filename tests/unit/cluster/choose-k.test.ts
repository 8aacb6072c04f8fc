import { describe, expect, it } from 'vitest';
import { chooseK } from '../../../src/cluster/choose-k.js';
import { type CsrMatrix, csrFromDense } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';

/** Rows of 12 words, two thirds of them from the words of the row's topic and the rest from words that all share. */
function corpus(topics: number, rows: number, seed: number): CsrMatrix {
  const random = createRandom(seed);
  const own = 12;
  const shared = 40;
  return csrFromDense(
    Array.from({ length: rows }, (_, i) => {
      const row = new Float64Array(topics * own + shared);
      for (let word = 0; word < 12; word++) {
        const column = word < 8 ? (i % topics) * own + random.below(own) : topics * own + random.below(shared);
        row[column]! += 1;
      }
      return row;
    }),
  );
}

describe('chooseK', () => {
  it.each([2, 4, 7, 12])('finds %i topics', async (topics) => {
    const { k, curve, sampledRows } = await chooseK(corpus(topics, 500, topics));
    expect(k).toBe(topics);
    expect(sampledRows).toBe(500);
    expect(curve.map((candidate) => candidate.k)).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 22]);
    const best = curve.find((candidate) => candidate.k === topics)!;
    expect(best.stability).toBeGreaterThan(0.9);
    expect(best.score).toBeGreaterThan(0.1);
    const last = curve.at(-1)!;
    expect(last.stability).toBeLessThan(0.85);
    expect(last.score).toBeLessThan(0.85 * last.silhouette);
  });

  it('finds topics by position too', async () => {
    const random = createRandom(3);
    const points = Array.from({ length: 200 }, (_, i) => [
      (i % 4) * 10 + random.next(),
      (i % 2) * 7 + random.next(),
      1,
    ]);
    expect((await chooseK(csrFromDense(points), { metric: 'euclidean' })).k).toBe(4);
  });

  it('gives the same answer every time, and works on a sample', async () => {
    const matrix = corpus(5, 700, 1);
    const options = { sampleSize: 200, maxK: 8, seed: 9 };
    const found = await chooseK(matrix, options);
    expect([found.k, found.sampledRows]).toEqual([5, 200]);
    expect(found.curve.at(-1)!.k).toBe(8);
    expect(await chooseK(matrix, options)).toEqual(found);
  });

  it.each([1, 2, 3])('answers 1 for %i rows', async (rows) => {
    expect(await chooseK(corpus(3, rows, 1))).toEqual({ k: 1, curve: [], sampledRows: rows });
  });

  it('answers 1 for equal rows, empty rows and no rows', async () => {
    const equal = csrFromDense(Array.from({ length: 50 }, () => [1, 2, 0]));
    expect((await chooseK(equal)).k).toBe(1);
    const empty = await chooseK(csrFromDense(Array.from({ length: 50 }, () => [0, 0])));
    expect([empty.k, empty.sampledRows]).toEqual([1, 0]);
    expect((await chooseK(csrFromDense([]))).k).toBe(1);
  });

  it('tries a few rows', async () => {
    const { k, curve } = await chooseK(
      csrFromDense([
        [1, 0],
        [1, 0.1],
        [0, 1],
        [0.1, 1],
        [1, 0.2],
        [0.2, 1],
      ]),
    );
    expect(curve.map((candidate) => candidate.k)).toEqual([2]);
    expect(k).toBeLessThanOrEqual(2);
  });

  it('refuses to cut off slivers', async () => {
    // One cloud and five far rows in pairs of none alike: silhouettes love to part each far row from the rest.
    const random = createRandom(8);
    const rows = Array.from({ length: 400 }, (_, i) =>
      Array.from({ length: 12 }, (_, j) => (i < 5 ? (j === i ? 1 : 0) : j < 5 ? 0 : 1 + 0.1 * random.next())),
    );
    const { curve, k } = await chooseK(csrFromDense(rows), { maxK: 6 });
    const sliced = curve.filter((candidate) => candidate.slivers > 1 / 3);
    expect(sliced.length).toBeGreaterThan(0);
    for (const candidate of sliced) expect([candidate.refused, candidate.k === k]).toEqual([true, false]);
  });

  it('reports and stops', async () => {
    const done: number[] = [];
    await chooseK(corpus(3, 100, 1), { maxK: 4 }, { onProgress: (p) => done.push(p.done / p.total!) });
    expect(done).toEqual([1 / 3, 2 / 3, 1]);
    await expect(chooseK(corpus(3, 100, 1), {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });
    await expect(chooseK(corpus(3, 100, 1), { maxK: 0 })).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  });
});
