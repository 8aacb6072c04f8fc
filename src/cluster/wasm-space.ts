import { takeMemory } from '../core/wasm.js';
import type { Space } from './space.js';

const ALIGNMENT = 16;
/** Memories up to this size are kept for the next fit; a fresh one costs more than a small fit. */
const KEPT_BYTES = 256 * 1024 * 1024;

let kept: { readonly memory: WebAssembly.Memory; readonly shared: boolean } | null = null;

/** Arrays one after the other in the memory of a WebAssembly module; their `byteOffset` is their address there. */
export interface WasmSpace extends Space {
  readonly memory: WebAssembly.Memory;
  /** The present end of the arrays. */
  readonly mark: () => number;
  /** Takes back all arrays beyond a mark. */
  readonly rewind: (mark: number) => void;
  /** Lets another fit have the memory. */
  readonly release: () => void;
}

/**
 * A space for so many bytes, each array counted with {@link roomFor}.
 *
 * @param shared whether threads are to share it. Default: they are not
 * @returns null where a memory of this size cannot be had
 */
export function openSpace(bytes: number, shared = false): WasmSpace | null {
  const memory = keptOrNew(bytes, shared);
  if (memory === null) return null;
  let used = 0;
  // Bytes from the beginning that may hold something: in a kept memory all, in a fresh one none.
  let touched = memory === kept?.memory ? memory.buffer.byteLength : 0;
  kept = null;
  const take = (length: number, size: number): number => {
    const at = used;
    used += roomFor(length, size);
    if (used > memory.buffer.byteLength) throw new RangeError(`${used} bytes do not fit into the space`);
    if (at < touched) new Uint8Array(memory.buffer, at, length * size).fill(0);
    return at;
  };
  return {
    memory,
    int32: (length) => new Int32Array(memory.buffer, take(length, 4), length),
    float32: (length) => new Float32Array(memory.buffer, take(length, 4), length),
    float64: (length) => new Float64Array(memory.buffer, take(length, 8), length),
    mark: () => used,
    rewind: (mark) => {
      touched = Math.max(touched, used);
      used = mark;
    },
    release: () => {
      if (memory.buffer.byteLength <= KEPT_BYTES) kept = { memory, shared };
    },
  };
}

/** Bytes that an array takes. */
export function roomFor(length: number, size: number): number {
  return Math.ceil((length * size) / ALIGNMENT) * ALIGNMENT;
}

function keptOrNew(bytes: number, shared: boolean): WebAssembly.Memory | null {
  if (kept?.shared === shared && kept.memory.buffer.byteLength >= bytes) return kept.memory;
  return takeMemory(bytes, shared);
}
