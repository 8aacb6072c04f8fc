import { describe, expect, it } from 'vitest';
import { chooseK } from '../../../src/cluster/choose-k.js';
import type { Clustering, Metric } from '../../../src/cluster/clusterer.js';
import { isDegenerate } from '../../../src/cluster/degenerate.js';
import { createKmeans } from '../../../src/cluster/kmeans.js';
import { type CsrMatrix, csrFromDense } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';
import { fitLsa } from '../../../src/vectorize/lsa.js';

const EXTRA = 5;

/** Counts of 12 words, eight of them of the row's topic; with room for columns of other rows. */
function topics(rows: number, count: number, seed = 1): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: rows }, (_, i) => {
    const row = new Array<number>(count * 8 + 30 + EXTRA).fill(0);
    for (let word = 0; word < 12; word++) {
      const column = word < 8 ? (i % count) * 8 + random.below(8) : count * 8 + random.below(30);
      row[column]! += 1;
    }
    return row;
  });
}

/** The rows and some that share no column with them or with each other, far away by position. */
function withFar(rows: number[][], far: number): number[][] {
  const width = rows[0]!.length;
  const others = Array.from({ length: far }, (_, i) =>
    Array.from({ length: width }, (_, j) => (j === width - 1 - i ? 500 : 0)),
  );
  return [...rows, ...others];
}

function repeated(kinds: readonly number[][], rows: number): number[][] {
  return Array.from({ length: rows }, (_, i) => kinds[i % kinds.length]!);
}

const three = topics(300, 3);
const equal = repeated([three[0]!], 100);

async function chosen(matrix: CsrMatrix, metric: Metric): Promise<Clustering> {
  const { k, curve } = await chooseK(matrix, { metric, maxK: 12 });
  for (const { silhouette, stability, score, standardError, slivers } of curve) {
    expect([silhouette, stability, score, standardError, slivers].every(Number.isFinite)).toBe(true);
  }
  return createKmeans().fit(matrix, { k: Math.min(k, matrix.rows), metric });
}

/** What is clustered, and the sizes that are right. */
const cases: ReadonlyArray<readonly [string, number[][], number[]]> = [
  ['four kinds of equal rows', repeated(topics(4, 4), 300), [75, 75, 75, 75]],
  ['ten kinds of equal rows', repeated(topics(10, 10), 300), new Array<number>(10).fill(30)],
  ['rows that are all equal', equal, [100]],
  ['one row unlike all others', [...equal.slice(1), three[1]!], [100]],
  ['two kinds of rows', repeated(three.slice(0, 2), 100), [50, 50]],
  ['three topics and 300 empty rows', [...three, ...three.map((row) => row.map(() => 0))], [400, 100, 100]],
];

describe.each(['cosine', 'euclidean'] as const)('the chosen k and its clusters, %s', (metric) => {
  describe.each(['sparse', 'latent'] as const)('%s rows', (form) => {
    const matrixOf = async (rows: readonly number[][]): Promise<CsrMatrix> => {
      const matrix = csrFromDense(rows);
      return form === 'sparse' ? matrix : (await fitLsa(matrix, 30, 42)).transform(matrix);
    };

    it.each(cases)('%s', async (_, rows, sizes) => {
      expect([...(await chosen(await matrixOf(rows), metric)).sizes]).toEqual(sizes);
    });

    it.each([1, 5])('three topics and %i rows far from all', async (far) => {
      const { k, sizes, labels } = await chosen(await matrixOf(withFar(three, far)), metric);
      // By position five rows so far away draw any centroid to them: every k above 1 cuts them off, and is refused.
      if (metric === 'euclidean' && form === 'sparse' && far === 5) {
        expect([...sizes]).toEqual([305]);
        return;
      }
      expect(isDegenerate(sizes, 300 + far)).toBe(false);
      expect(k).toBeGreaterThanOrEqual(3);
      // The topics come apart whole, whatever becomes of the others.
      const ofTopics = [0, 1, 2].map((topic) => new Set(labels.slice(0, 300).filter((_, i) => i % 3 === topic)));
      expect(ofTopics.map((found) => found.size)).toEqual([1, 1, 1]);
      expect(new Set(ofTopics.flatMap((found) => [...found])).size).toBe(3);
    });

    it.each([1, 2, 3, 4, 5, 9])('%i rows', async (rows) => {
      const { k, sizes } = await chosen(await matrixOf(topics(rows, 3)), metric);
      expect(k).toBeLessThanOrEqual(rows / 2 + 1);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
    });
  });
});
