import { moduleFrom } from '../core/wasm.js';
import base64 from './kernel.wasm';
import sharedBase64 from './shared-kernel.wasm';

/** What assembly/ exports. Tasks, scratch and arrays are given by their addresses. */
export interface Exports {
  readonly assign: (task: number, scratch: number, from: number, to: number) => number;
  readonly rescore: (task: number, from: number, to: number) => void;
  readonly listMoves: (task: number) => void;
  readonly moveRows: (task: number, first: number, last: number) => void;
  readonly settleMoves: (task: number) => void;
  readonly squareSums: (task: number, from: number, to: number) => void;
  readonly scaleSums: (task: number, from: number, to: number) => void;
  readonly narrowRows: (task: number, from: number, to: number) => void;
  readonly narrowCentroids: (task: number, from: number, to: number) => void;
  readonly measureErrors: (task: number) => void;
  readonly dotsSparse: (task: number, from: number, to: number) => void;
  readonly dotsDense: (...args: number[]) => void;
}

/** The loops that can be done in pieces, in any order or at once. */
export const PIECEWISE = [
  'assign',
  'narrowRows',
  'narrowCentroids',
  'rescore',
  'moveRows',
  'squareSums',
  'scaleSums',
  'dotsSparse',
] as const;

/** One of {@link PIECEWISE}. */
export type Piecewise = (typeof PIECEWISE)[number];

/** Does a loop in pieces of `size` or less; returns the sum of what they return. */
export type Share = (loop: Piecewise, from: number, to: number, size: number) => number;

/** Most rows that a piece of `assign` may have. */
export const ROWS_A_PIECE = 512;
/** Rows that the kernel scores together. */
const GROUP = 4;

/** Numbers of four bytes that one thread needs as scratch. */
export function scratchFor(stride: number): number {
  return GROUP * stride + ROWS_A_PIECE;
}

/** By whether they work in shared memory; null where the machine has no WebAssembly with SIMD, or no threads. */
const compiled = new Map<boolean, WebAssembly.Module | null>();

/**
 * The compiled kernel; null where it cannot be compiled.
 *
 * @param shared for a memory that threads share
 */
export function kernelModule(shared = false): WebAssembly.Module | null {
  if (!compiled.has(shared)) compiled.set(shared, moduleFrom(shared ? sharedBase64 : base64));
  return compiled.get(shared)!;
}

/** The kernel in a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Exports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
}

/** One piece of a loop. */
export function doPiece(
  exports: Exports,
  loop: Piecewise,
  task: number,
  scratch: number,
  from: number,
  to: number,
): number {
  if (loop === 'assign') return exports.assign(task, scratch, from, to);
  exports[loop](task, from, to);
  return 0;
}

/** All pieces one after the other: the engine can put its optimized code in place only between calls. */
export function alone(exports: Exports, task: number, scratch: number): Share {
  return (loop, from, to, size) => {
    let sum = 0;
    for (let at = from; at < to; at += size) {
      sum += doPiece(exports, loop, task, scratch, at, Math.min(to, at + size));
    }
    return sum;
  };
}
