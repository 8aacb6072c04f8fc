import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { csrFromDense } from '../../src/core/csr.js';
import { gram, rotate, times } from '../../src/vectorize/products.js';

// Whole numbers, so that sums in another order are the same to the bit; 0 often, for the sparse rows.
const entry = fc.oneof(fc.constant(0), fc.integer({ min: -9, max: 9 }));
const matrixOf = (rows: number, cols: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(entry, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows });
const size = fc.integer({ min: 1, max: 20 });
const pair = fc
  .tuple(size, size, size)
  .chain(([rows, inner, cols]) => fc.tuple(matrixOf(rows, inner), matrixOf(inner, cols)));
const flat = (rows: number[][]): Float64Array => Float64Array.from(rows.flat());
/** 0 for -0. */
const plain = (values: Iterable<number>): number[] => Array.from(values, (value) => value + 0);

describe('dense products', () => {
  it('are those of ml-matrix', () => {
    fc.assert(
      fc.property(pair, ([left, right]) => {
        const width = right[0]!.length;
        const product = plain(new Matrix(left).mmul(new Matrix(right)).to1DArray());
        expect(plain(times(csrFromDense(left), flat(right), width))).toEqual(product);
        expect(plain(rotate(flat(left), right.length, flat(right), width))).toEqual(product);
        const squares = new Matrix(right).transpose().mmul(new Matrix(right));
        expect(plain(gram(flat(right), width))).toEqual(plain(squares.to1DArray()));
      }),
    );
  });

  it('are the same where the lower half of a rotation is known to be 0', () => {
    fc.assert(
      fc.property(
        size.chain((width) =>
          fc.tuple(
            size.chain((rows) => matrixOf(rows, width)),
            matrixOf(width, width),
          ),
        ),
        ([rows, square]) => {
          const width = square.length;
          const upper = flat(square.map((row, a) => row.map((value, b) => (b < a ? 0 : value))));
          expect(plain(rotate(flat(rows), width, upper, width, true))).toEqual(
            plain(rotate(flat(rows), width, upper, width)),
          );
        },
      ),
    );
  });
});
