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
    const tried = curve.map((candidate) => candidate.k);
    expect(tried).toEqual(expect.arrayContaining([2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 22]));
    expect(tried).toEqual([...tried].sort((a, b) => a - b));
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
    expect(await chooseK(corpus(3, rows, 1))).toEqual({
      k: 1,
      curve: [],
      chance: null,
      sampledRows: rows,
    });
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

  it('looks between the steps that it takes', async () => {
    const { k, curve } = await chooseK(corpus(11, 550, 1));
    expect(k).toBe(11);
    expect(curve.map((candidate) => candidate.k)).toEqual([2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 15, 18, 22]);
  });

  it('finds one cluster where columns have nothing to do with each other, and says what chance would score', async () => {
    const random = createRandom(2);
    const cloud = Array.from({ length: 300 }, () => Array.from({ length: 60 }, () => (random.next() < 0.2 ? 1 : 0)));
    const { k, curve, chance } = await chooseK(csrFromDense(cloud));
    expect(k).toBe(1);
    expect(curve.length).toBeGreaterThan(10);
    const best = curve.find((candidate) => candidate.k === chance!.k)!;
    expect(best.score).toBeLessThan(0.02);
    expect(best.score - chance!.score).toBeLessThan(3 * Math.hypot(best.standardError, chance!.standardError));
  });

  it('does not hold few rows against chance', async () => {
    const random = createRandom(1);
    const noise = Array.from({ length: 60 }, () => Array.from({ length: 9 }, () => random.next()));
    const few = await chooseK(csrFromDense(noise.slice(0, 49)));
    expect([few.k > 1, few.chance]).toEqual([true, null]);
    expect((await chooseK(csrFromDense(noise))).chance).not.toBeNull();
  });

  it('does not hold stable clusters against chance', async () => {
    // The corners of a square: shuffled columns have the same four corners, so chance would score as well.
    const random = createRandom(4);
    const corners = Array.from({ length: 200 }, (_, i) => [
      (i & 1) * 6 + random.next() + random.next(),
      ((i >> 1) & 1) * 6 + random.next() + random.next(),
    ]);
    const { k, chance } = await chooseK(csrFromDense(corners), { metric: 'euclidean' });
    expect([k, chance]).toEqual([4, null]);
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
