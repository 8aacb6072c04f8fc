import type { CsrMatrix } from '../core/csr.js';
import type { Random } from '../core/random.js';

/**
 * The matrix with the values of every column dealt out to other rows at random. Columns keep their values, so common and
 * rare terms stay so, but nothing ties columns together any more: what rows look like where there are no clusters. Such
 * a reference is what Tibshirani, Walther and Hastie, "Estimating the number of clusters in a data set via the gap
 * statistic" (2001) compare with; theirs is even over the range of each column, which sparse rows are not.
 */
export function shuffleColumns({ rows, cols, indptr, indices, data }: CsrMatrix, random: Random): CsrMatrix {
  const cells: Array<Array<readonly [column: number, value: number]>> = Array.from({ length: rows }, () => []);
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  valuesByColumn({ rows, cols, indptr, indices, data }).forEach((values, column) => {
    // The first steps of a shuffle by Fisher and Yates draw as many different rows as the column has values.
    values.forEach((value, at) => {
      const other = at + random.below(rows - at);
      [order[at], order[other]] = [order[other]!, order[at]!];
      cells[order[at]!]!.push([column, value]);
    });
  });
  const shuffledPtr = new Int32Array(rows + 1);
  const shuffledIndices = new Int32Array(indices.length);
  const shuffledData = new Float32Array(data.length);
  let end = 0;
  cells.forEach((row, i) => {
    for (const [column, value] of row) {
      shuffledIndices[end] = column;
      shuffledData[end++] = value;
    }
    shuffledPtr[i + 1] = end;
  });
  return { rows, cols, indptr: shuffledPtr, indices: shuffledIndices, data: shuffledData };
}

function valuesByColumn({ cols, indices, data }: CsrMatrix): number[][] {
  const values: number[][] = Array.from({ length: cols }, () => []);
  indices.forEach((column, p) => {
    values[column]!.push(data[p]!);
  });
  return values;
}

/** The numbers below `size` in a random order: the shuffle of Fisher and Yates (Durstenfeld, 1964). */
export function shuffledNumbers(size: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: size }, (_, number) => number);
  for (let last = size - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
