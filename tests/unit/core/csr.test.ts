import { describe, expect, it } from 'vitest';
import { csrFromDense, selectRows, squaredRowNorms } from '../../../src/core/csr.js';

const MATRIX = csrFromDense([
  [1, 0, 2],
  [0, 0, 0],
  [0, -3, 0.5],
]);

describe('csrFromDense', () => {
  it('keeps what is not zero, row by row', () => {
    expect(MATRIX).toEqual({
      rows: 3,
      cols: 3,
      indptr: Int32Array.of(0, 2, 2, 4),
      indices: Int32Array.of(0, 2, 1, 2),
      data: Float32Array.of(1, 2, -3, 0.5),
    });
  });
  it('makes an empty matrix of no rows', () => {
    const empty = csrFromDense([]);
    expect([empty.rows, empty.cols, empty.indptr.length, empty.data.length]).toEqual([0, 0, 1, 0]);
  });
});

describe('squaredRowNorms', () => {
  it('sums the squares of each row', () => {
    expect(squaredRowNorms(MATRIX)).toEqual(Float64Array.of(5, 0, 9.25));
  });
  it('sums in double precision', () => {
    // 2^24 + 1 is the first integer that single precision does not have.
    expect(squaredRowNorms(csrFromDense([[4096, 1]]))[0]).toBe(2 ** 24 + 1);
  });
});

describe('selectRows', () => {
  it('takes rows in the order asked for, also twice', () => {
    expect(selectRows(MATRIX, [2, 0, 2])).toEqual(
      csrFromDense([
        [0, -3, 0.5],
        [1, 0, 2],
        [0, -3, 0.5],
      ]),
    );
  });
  it('keeps the width where the rows are empty or none', () => {
    expect(selectRows(MATRIX, [1])).toEqual({ ...csrFromDense([[0, 0, 0]]), rows: 1 });
    const none = selectRows(MATRIX, []);
    expect([none.rows, none.cols, ...none.indptr]).toEqual([0, 3, 0]);
  });
  it('copies: the matrix it came from can change', () => {
    const source = csrFromDense([[1, 2]]);
    const copy = selectRows(source, [0]);
    source.data[0] = 9;
    expect(copy.data[0]).toBe(1);
  });
});
