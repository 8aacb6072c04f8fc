import { describe, expect, it } from 'vitest';
import { shuffleColumns } from '../../../src/cluster/shuffle.js';
import { type CsrMatrix, csrFromDense } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';

/** By column its values, sorted, and the rows that hold them. */
function columnsOf({ rows, indptr, indices, data }: CsrMatrix): Map<number, { values: number[]; rows: number[] }> {
  const columns = new Map<number, { values: number[]; rows: number[] }>();
  for (let row = 0; row < rows; row++) {
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      const column = columns.get(indices[p]!) ?? { values: [], rows: [] };
      column.values.push(data[p]!);
      column.rows.push(row);
      columns.set(indices[p]!, column);
    }
  }
  for (const { values } of columns.values()) values.sort((a, b) => a - b);
  return columns;
}

describe('shuffleColumns', () => {
  it('keeps the values of every column and puts each in another row', () => {
    const random = createRandom(1);
    const dense = Array.from({ length: 40 }, () =>
      Array.from({ length: 6 }, (_, j) => (random.next() < (j + 1) / 6 ? 1 + random.below(9) : 0)),
    );
    const matrix = csrFromDense(dense);
    const before = structuredClone(matrix);
    const shuffled = shuffleColumns(matrix, createRandom(2));
    expect(matrix).toEqual(before);
    expect([shuffled.rows, shuffled.cols, shuffled.data.length]).toEqual([40, 6, matrix.data.length]);
    const columns = columnsOf(matrix);
    columnsOf(shuffled).forEach(({ values, rows }, column) => {
      expect(values).toEqual(columns.get(column)!.values);
      expect(new Set(rows).size).toBe(rows.length);
      expect([...rows]).toEqual([...rows].sort((a, b) => a - b));
    });
    // Columns in rising order within each row.
    for (let row = 0; row < 40; row++) {
      const own = [...shuffled.indices.slice(shuffled.indptr[row], shuffled.indptr[row + 1])];
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
    expect(shuffleColumns(matrix, createRandom(2))).toEqual(shuffled);
    expect(shuffleColumns(matrix, createRandom(3))).not.toEqual(shuffled);
  });

  it('unties columns that always went together', () => {
    const matrix = csrFromDense(Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? [1, 1] : [0, 0])));
    const { indptr } = shuffleColumns(matrix, createRandom(7));
    const both = Array.from({ length: 400 }, (_, row) => indptr[row + 1]! - indptr[row]!).filter((n) => n === 2).length;
    // 200 of 400 rows by either column, so 100 are expected in both, give or take 5.
    expect(both).toBeGreaterThan(75);
    expect(both).toBeLessThan(125);
  });
});
