import type { WasmSpace } from './wasm-space.js';

type Double = 'reach' | 'heaviest' | 'error16';
type Integer =
  | ('dense' | 'rows' | 'cols' | 'stride' | 'indptr' | 'indices' | 'data' | 'grids' | 'centroids' | 'penalties')
  | ('labels' | 'lengths' | 'slack' | 'drift' | 'rows16' | 'rowFactors' | 'rowErrors' | 'centroids16' | 'factors16')
  | ('scales16' | 'errors16' | 'norms' | 'candidates' | 'dots' | 'columnPtr' | 'columnRows' | 'columnData')
  | ('scores' | 'places' | 'list' | 'moves' | 'sums' | 'counts' | 'scales' | 'squares' | 'shifts');

const DOUBLES: readonly Double[] = ['reach', 'heaviest', 'error16'];
const INTEGERS: readonly Integer[] = (
  'dense rows cols stride indptr indices data grids centroids penalties labels lengths slack drift rows16 rowFactors ' +
  'rowErrors centroids16 factors16 scales16 errors16 norms candidates dots columnPtr columnRows columnData scores places list moves sums counts scales squares shifts'
).split(' ') as Integer[];

/** Bytes of the task that the kernels read. */
export const TASK_BYTES: number = 8 * DOUBLES.length + 8 * Math.ceil(INTEGERS.length / 2);

/** A field of the task; what they mean is said in assembly/task.ts, which has them in the same order. */
export type TaskField = Double | Integer;

/** What the kernels work on, in the memory that they share with their caller. */
export interface WasmTask {
  readonly address: number;
  /** An array stands for its address. */
  readonly set: (fields: { readonly [name in TaskField]?: number | { readonly byteOffset: number } }) => void;
  /** How many rows `listMoves` has found. */
  readonly moves: () => number;
}

/** Makes room for a task, all 0. */
export function createTask(space: WasmSpace): WasmTask {
  const room = space.float64(TASK_BYTES / 8);
  const doubles = new Float64Array(room.buffer, room.byteOffset, DOUBLES.length);
  const integers = new Int32Array(room.buffer, room.byteOffset + 8 * DOUBLES.length, INTEGERS.length);
  return {
    address: room.byteOffset,
    set: (fields) => {
      for (const [name, value] of Object.entries(fields)) {
        const double = DOUBLES.indexOf(name as Double);
        const into = double < 0 ? integers : doubles;
        into[double < 0 ? INTEGERS.indexOf(name as Integer) : double] =
          typeof value === 'number' ? value : value.byteOffset;
      }
    },
    moves: () => integers[INTEGERS.indexOf('moves')]!,
  };
}
