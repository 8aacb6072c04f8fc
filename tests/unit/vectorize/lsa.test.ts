import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { type CsrMatrix, csrFromDense } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';
import { fitLsa } from '../../../src/vectorize/lsa.js';
import { truncatedSvd } from '../../../src/vectorize/randomized-svd.js';

/** Sparse rows with a few strong directions, so that the leading singular values are well apart. */
function sparseRows(rows: number, cols: number, topics: number, seed: number): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: rows }, (_, row) => {
    const topic = row % topics;
    return Array.from({ length: cols }, (_, column) => {
      const own = column % topics === topic;
      return random.next() < (own ? 0.5 : 0.05) ? (topic + 1) * (0.5 + random.next()) : 0;
    });
  });
}

const dense = sparseRows(60, 40, 4, 7);
const matrix = csrFromDense(dense);
const exact = new SingularValueDecomposition(new Matrix(dense));

describe('truncatedSvd', () => {
  it('finds the singular values and right vectors of a dense decomposition', async () => {
    const { rank, values, right } = await truncatedSvd(matrix, 4, 1);
    expect(rank).toBe(4);
    values.forEach((value, r) => {
      expect(Math.abs(value / exact.diagonal[r]! - 1)).toBeLessThan(5e-4);
      const reference = exact.rightSingularVectors.getColumn(r);
      const cosine = reference.reduce((sum, entry, j) => sum + entry * right[j * rank + r]!, 0);
      expect(Math.abs(cosine)).toBeCloseTo(1, 3);
    });
  });

  it('finds them as well where its start sees but some of the rows', async () => {
    const many = sparseRows(9_000, 40, 4, 3);
    const { rank, values, right } = await truncatedSvd(csrFromDense(many), 4, 1);
    const tall = new Matrix(many.map((row) => row.map(Math.fround)));
    const { realEigenvalues } = new EigenvalueDecomposition(tall.transpose().mmul(tall), { assumeSymmetric: true });
    const expected = realEigenvalues.sort((a, b) => b - a).map(Math.sqrt);
    values.forEach((value, r) => {
      expect(Math.abs(value / expected[r]! - 1)).toBeLessThan(5e-4);
      const vector = Matrix.columnVector(Array.from({ length: 40 }, (_, j) => right[j * rank + r]!));
      expect(tall.mmul(vector).norm() / value).toBeCloseTo(1, 8);
    });
  });

  it('gives orthogonal vectors of length 1 whose largest entry is positive', async () => {
    const { rank, right } = await truncatedSvd(matrix, 8, 3);
    for (let a = 0; a < rank; a++) {
      let extreme = 0;
      for (let j = 0; j < matrix.cols; j++) {
        const entry = right[j * rank + a]!;
        if (Math.abs(entry) > Math.abs(extreme)) extreme = entry;
      }
      expect(extreme).toBeGreaterThan(0);
      for (let b = 0; b <= a; b++) {
        let product = 0;
        for (let j = 0; j < matrix.cols; j++) product += right[j * rank + a]! * right[j * rank + b]!;
        expect(product).toBeCloseTo(a === b ? 1 : 0, 8);
      }
    }
  });

  it('gives the same bytes for the same seed, and nearly the same for another', async () => {
    const first = await truncatedSvd(matrix, 5, 42);
    expect((await truncatedSvd(matrix, 5, 42)).right).toEqual(first.right);
    const other = await truncatedSvd(matrix, 5, 43);
    expect(other.right).not.toEqual(first.right);
    other.values.forEach((value, r) => {
      expect(value).toBeCloseTo(first.values[r]!, 3);
    });
  });

  it('stops at the rank of the matrix', async () => {
    const flat = csrFromDense([
      [1, 2, 0],
      [2, 4, 0],
      [0, 0, 3],
      [0, 0, 6],
    ]);
    const { rank, values } = await truncatedSvd(flat, 3, 1);
    expect(rank).toBe(2);
    // The two blocks are of rank one: sqrt(1+4+4+16) and sqrt(9+36).
    expect(values[0]).toBeCloseTo(Math.sqrt(45), 6);
    expect(values[1]).toBeCloseTo(5, 6);
  });

  it('finds directions that are a hundred thousand times weaker than the first, and keeps them orthogonal', async () => {
    const falling = csrFromDense(
      [1, 1e-1, 1e-2, 1e-3, 1e-5].map((value, i, all) => all.map((_, j) => (i === j ? value : 0))),
    );
    const { values, right } = await truncatedSvd(falling, 5, 1);
    expect(values).toHaveLength(5);
    values.forEach((value, r) => {
      expect(value / falling.data[r]!).toBeCloseTo(1, 3);
      for (let j = 0; j < 5; j++) expect(right[j * 5 + r]).toBeCloseTo(j === r ? 1 : 0, 5);
    });
  });

  it('finds all directions where none is stronger than another', async () => {
    const equal = csrFromDense([0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4].map((j) => (i === j ? 2 : 0))));
    for (const seed of [1, 2, 3, 4]) {
      const { values } = await truncatedSvd(equal, 5, seed);
      expect(values).toHaveLength(5);
      for (const value of values) expect(value).toBeCloseTo(2, 10);
    }
  });

  it('finds the one direction of equal rows, whatever the seed', async () => {
    const same = csrFromDense([
      [3, 4],
      [3, 4],
    ]);
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { rank, values, right } = await truncatedSvd(same, 2, seed);
      expect(rank).toBe(1);
      expect(values[0]).toBeCloseTo(Math.sqrt(50), 10);
      expect(right[0]).toBeCloseTo(0.6, 10);
      expect(right[1]).toBeCloseTo(0.8, 10);
    }
  });

  it('has rank 0 where there is nothing', async () => {
    expect(
      (
        await truncatedSvd(
          csrFromDense([
            [0, 0],
            [0, 0],
          ]),
          2,
          1,
        )
      ).rank,
    ).toBe(0);
  });
});

describe('fitLsa', () => {
  const lengths = ({ rows, indptr, data }: CsrMatrix): number[] =>
    Array.from({ length: rows }, (_, row) =>
      Math.sqrt(data.subarray(indptr[row]!, indptr[row + 1]!).reduce((sum, value) => sum + value * value, 0)),
    );

  it('places rows on the unit sphere of the wished dimensions', async () => {
    const lsa = await fitLsa(matrix, 4, 42);
    const points = lsa.transform(matrix);
    expect(points.cols).toBe(4);
    expect(points.rows).toBe(60);
    for (const length of lengths(points)) expect(length).toBeCloseTo(1, 5);
  });

  it('brings rows together that share no term but a context', async () => {
    // Rows 0 and 1 have no column in common; both share one with row 2. Row 3 is apart.
    const rows = csrFromDense([
      [1, 1, 0, 0, 0],
      [0, 0, 1, 1, 0],
      [0, 1, 1, 0, 0],
      [0, 0, 0, 0, 1.7],
    ]);
    const points = (await fitLsa(rows, 2, 1)).transform(rows);
    const row = (i: number): number[] => {
      const place = new Array<number>(points.cols).fill(0);
      for (let p = points.indptr[i]!; p < points.indptr[i + 1]!; p++) place[points.indices[p]!] = points.data[p]!;
      return place;
    };
    const cosine = (a: number, b: number): number => row(a).reduce((sum, value, j) => sum + value * row(b)[j]!, 0);
    expect(cosine(0, 1)).toBeGreaterThan(0.99);
    expect(Math.abs(cosine(0, 3))).toBeLessThan(0.01);
  });

  it('leaves empty what has no known term', async () => {
    const lsa = await fitLsa(matrix, 3, 1);
    const blank = csrFromDense([new Array<number>(40).fill(0)]);
    expect(lsa.transform(blank).indptr).toEqual(Int32Array.of(0, 0));
  });

  it('refuses rows of other columns than it was made of', async () => {
    const lsa = await fitLsa(matrix, 3, 1);
    for (const cols of [39, 41]) {
      expect(() => lsa.transform(csrFromDense([new Array<number>(cols).fill(1)]))).toThrow(
        `it has ${cols} columns, and the space was made of 40`,
      );
    }
  });
});
