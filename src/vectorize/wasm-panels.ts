import { moduleFrom, takeMemory } from '../core/wasm.js';
import { type OpenPanels, openPlainPanels, PANEL, type PanelKernels, type PanelTask, roomFor } from './panels.js';
import base64 from './panels.wasm';

type OnRows = (
  indptr: number,
  indices: number,
  data: number,
  from: number,
  to: number,
  dense: number,
  into: number,
) => void;

/** What assembly/panels.ts exports; arrays are given by their addresses. */
interface Exports {
  readonly normal: OnRows;
  readonly times: OnRows;
  readonly timesTransposed: OnRows;
  readonly gram: (left: number, right: number, rows: number, sums: number, stride: number) => void;
  readonly rotate: (dense: number, size: number, from: number, to: number, ...rest: number[]) => void;
}

/** Rows a call: the engine can put its optimized code in place only between calls. */
const ROWS_A_CALL = 512;
/** Rows whose products are summed for one block of a Gram matrix after the other: two panels of them fit into the nearest cache. */
const ROWS_A_BLOCK = 128;
/** Bytes at the beginning of the memory that a kernel may use. */
const SCRATCH = 128;
/** Bytes of a number. */
const BYTES = 8;

/** Null before it was asked for; its module is null where the machine has no WebAssembly with SIMD. */
let compiled: { readonly module: WebAssembly.Module | null } | null = null;

/** The arithmetic in WebAssembly with SIMD; that in TypeScript where there is none, or where 4 GiB are too few. */
export const openWasmPanels: OpenPanels = (bytes) => {
  compiled ??= { module: moduleFrom(base64) };
  const memory = compiled.module && takeMemory(bytes + SCRATCH);
  if (!compiled.module || !memory) return openPlainPanels(bytes);
  const exports = new WebAssembly.Instance(compiled.module, { env: { memory } }).exports as unknown as Exports;
  // The first bytes are the scratch of the kernels.
  let used = SCRATCH;
  const take = (length: number, size: number): number => {
    const at = used;
    used += roomFor([length, size]);
    if (used > memory.buffer.byteLength) throw new RangeError(`${used} bytes do not fit into the space`);
    return at;
  };
  return {
    kernels: kernelsBy(exports),
    int32: (length) => new Int32Array(memory.buffer, take(length, 4), length),
    float32: (length) => new Float32Array(memory.buffer, take(length, 4), length),
    float64: (length) => new Float64Array(memory.buffer, take(length, BYTES), length),
  };
};

function kernelsBy(exports: Exports): PanelKernels {
  return {
    normal: (task, dense, into) => {
      const size = task.matrix.cols * PANEL * BYTES;
      for (let at = 0; at < dense.byteLength; at += size) {
        onRows(exports.normal, task, dense.byteOffset + at, () => into.byteOffset + at);
      }
    },
    times: (task, dense, into) => {
      const size = task.matrix.cols * PANEL * BYTES;
      const rows = task.to - task.from;
      for (let panel = 0; panel * size < dense.byteLength; panel++) {
        const first = into.byteOffset + panel * rows * PANEL * BYTES;
        onRows(exports.times, task, dense.byteOffset + panel * size, (row) => first + row * PANEL * BYTES);
      }
    },
    timesTransposed: ({ matrix: { indptr, indices, data }, from, to }, dense, into) =>
      exports.timesTransposed(
        indptr.byteOffset,
        indices.byteOffset,
        data.byteOffset,
        from,
        to,
        dense.byteOffset,
        into.byteOffset,
      ),
    gram: (dense, rows, sums) => {
      const width = dense.length / rows;
      const size = rows * PANEL * BYTES;
      for (let row = 0; row < rows; row += ROWS_A_BLOCK) {
        const first = dense.byteOffset + row * PANEL * BYTES;
        const count = Math.min(ROWS_A_BLOCK, rows - row);
        for (let left = 0; left * PANEL < width; left++) {
          for (let right = left; right * PANEL < width; right++) {
            const block = sums.byteOffset + (left * width + right) * PANEL * BYTES;
            exports.gram(first + left * size, first + right * size, count, block, width * BYTES);
          }
        }
      }
    },
    rotate: (dense, rows, rotation, upper, into) => {
      const width = dense.length / rows;
      const size = rows * PANEL * BYTES;
      const last = width / PANEL - 1;
      for (let row = 0; row < rows; row += ROWS_A_CALL) {
        const to = Math.min(rows, row + ROWS_A_CALL);
        // From the last panel to the first, so that a product may take the place of what it is made of.
        for (let panel = last; panel >= 0; panel--) {
          const used = upper ? panel + 1 : last + 1;
          const out = into.byteOffset + panel * size;
          exports.rotate(dense.byteOffset, size, row, to, rotation.byteOffset, width * BYTES, panel, used, out, 0);
        }
      }
    },
  };
}

/** Calls for some rows at a time; `into` gives the address of the product by the first of them, counted from `from`. */
function onRows(call: OnRows, { matrix, from, to }: PanelTask, dense: number, into: (row: number) => number): void {
  const { indptr, indices, data } = matrix;
  for (let row = from; row < to; row += ROWS_A_CALL) {
    const end = Math.min(to, row + ROWS_A_CALL);
    call(indptr.byteOffset, indices.byteOffset, data.byteOffset, row, end, dense, into(row - from));
  }
}
