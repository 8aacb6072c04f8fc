import type { CsrMatrix } from '../core/csr.js';

/**
 * The matrix without the columns that fewer than `least` rows use, the others in their order. With `least` 1 only
 * columns without a value go, which changes no product of rows.
 */
export function dropRareColumns({ rows, cols, indptr, indices, data }: CsrMatrix, least: number): CsrMatrix {
  const frequencies = new Int32Array(cols);
  for (const column of indices) frequencies[column]! += 1;
  const renumbered = new Int32Array(cols).fill(-1);
  let kept = 0;
  for (let j = 0; j < cols; j++) if (frequencies[j]! >= least) renumbered[j] = kept++;
  if (kept === cols) return { rows, cols, indptr, indices, data };
  const keptPtr = new Int32Array(rows + 1);
  const keptIndices = new Int32Array(indices.length);
  const keptData = new Float32Array(indices.length);
  let end = 0;
  for (let row = 0; row < rows; row++) {
    for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
      const column = renumbered[indices[p]!]!;
      if (column < 0) continue;
      keptIndices[end] = column;
      keptData[end++] = data[p]!;
    }
    keptPtr[row + 1] = end;
  }
  return { rows, cols: kept, indptr: keptPtr, indices: keptIndices.slice(0, end), data: keptData.slice(0, end) };
}
