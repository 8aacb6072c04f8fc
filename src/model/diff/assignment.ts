/**
 * The assignment of rows to columns whose gains add up to the most: every row has at most one column, every column at
 * most one row, and as many pairs are made as the smaller side has members.
 *
 * Shortest augmenting paths: Jonker and Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems" (1987), for rectangles as in Crouse, "On implementing 2D rectangular assignment algorithms"
 * (2016). Costs at most rows² × columns steps. Of several best assignments always the same one is found.
 *
 * @param gains rows × cols in row-major order, finite
 * @returns by row: its column, -1 where there are more rows than columns and it has none
 */
export function bestAssignment(gains: Float64Array, rows: number, cols: number): Int32Array {
  if (rows <= cols) return assignRows(gains, rows, cols);
  const columnOf = new Int32Array(rows).fill(-1);
  assignRows(transposed(gains, rows, cols), cols, rows).forEach((row, col) => {
    columnOf[row] = col;
  });
  return columnOf;
}

/** The assignment as it grows by one row at a time, with the prices that prove it to be the best so far. */
interface Growing {
  readonly gains: Float64Array;
  readonly cols: number;
  readonly columnOf: Int32Array;
  readonly rowOf: Int32Array;
  readonly rowPrices: Float64Array;
  readonly columnPrices: Float64Array;
}

function assignRows(gains: Float64Array, rows: number, cols: number): Int32Array {
  const growing: Growing = {
    gains,
    cols,
    columnOf: new Int32Array(rows).fill(-1),
    rowOf: new Int32Array(cols).fill(-1),
    rowPrices: new Float64Array(rows),
    columnPrices: new Float64Array(cols),
  };
  for (let row = 0; row < rows; row++) addRow(growing, row);
  return growing.columnOf;
}

/** Gives one more row a column; rows that had one may change to another. */
function addRow(growing: Growing, added: number): void {
  const { cols, columnOf, rowOf, rowPrices, columnPrices } = growing;
  const lengths = new Float64Array(cols).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(cols).fill(-1);
  const isReached = new Uint8Array(cols);
  const reachedRows = [added];
  let [row, length, end] = [added, 0, -1];
  while (end < 0) {
    lengthen(growing, row, length, { lengths, before, isReached });
    const next = nearestOpen(lengths, isReached, rowOf);
    length = lengths[next]!;
    isReached[next] = 1;
    if (rowOf[next]! < 0) end = next;
    else {
      row = rowOf[next]!;
      reachedRows.push(row);
    }
  }
  for (const reached of reachedRows) {
    rowPrices[reached]! += reached === added ? length : length - lengths[columnOf[reached]!]!;
  }
  for (let col = 0; col < cols; col++) if (isReached[col]) columnPrices[col]! -= length - lengths[col]!;
  for (let col = end; col >= 0; ) {
    const given = before[col]!;
    const left = columnOf[given]!;
    rowOf[col] = given;
    columnOf[given] = col;
    col = left;
  }
}

interface Paths {
  readonly lengths: Float64Array;
  /** By column: the row before it on the shortest path to it. */
  readonly before: Int32Array;
  readonly isReached: Uint8Array;
}

function lengthen(
  { gains, cols, rowPrices, columnPrices }: Growing,
  row: number,
  length: number,
  { lengths, before, isReached }: Paths,
): void {
  for (let col = 0; col < cols; col++) {
    if (isReached[col]) continue;
    const through = length - gains[row * cols + col]! - rowPrices[row]! - columnPrices[col]!;
    if (through < lengths[col]!) {
      lengths[col] = through;
      before[col] = row;
    }
  }
}

/** The column nearest by among those not reached, of equal ones the first that is free, which ends the path. */
function nearestOpen(lengths: Float64Array, isReached: Uint8Array, rowOf: Int32Array): number {
  let nearest = -1;
  for (let col = 0; col < lengths.length; col++) {
    if (isReached[col]) continue;
    const isNearer = nearest < 0 || lengths[col]! < lengths[nearest]!;
    if (isNearer || (lengths[col] === lengths[nearest] && rowOf[col]! < 0 && rowOf[nearest]! >= 0)) nearest = col;
  }
  return nearest;
}

function transposed(values: Float64Array, rows: number, cols: number): Float64Array {
  const turned = new Float64Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) turned[col * rows + row] = values[row * cols + col]!;
  }
  return turned;
}
