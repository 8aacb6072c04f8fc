import { JobprismError } from './errors.js';

/** The stages of a run, in order. */
export type Stage = 'read' | 'vectorize' | 'cluster' | 'map' | 'write';

/** How far a long call has come. */
export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  /** Null where the end is not known, as while reading a stream. */
  readonly total: number | null;
  /** Share of the input's bytes that is read, in [0, 1]; absent where its size is not known, and in other stages. */
  readonly share?: number;
}

/** How a caller watches and stops a long call. */
export interface RunControl {
  /** Stops the call: it rejects with the code ABORTED. Default: never. */
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how far the call has come. Default: nobody is told. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Lets signals, timers and input in between two pieces of work that hold the thread. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Throws ABORTED where the signal says so; loops call it between units of work. */
export function throwIfAborted(control: RunControl, stage: Stage): void {
  if (control.signal?.aborted) throw new JobprismError('ABORTED', { stage }, control.signal.reason);
}
