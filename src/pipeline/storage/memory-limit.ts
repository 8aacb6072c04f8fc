import { totalmem } from 'node:os';
import type { Stage } from '../../core/control.js';
import { JobprismError } from '../../core/errors.js';

/** Share of the machine's memory that a run may take where it is not told. */
const SHARE = 0.5;
const MEGABYTE = 1024 * 1024;

/** Watches the memory of the process. */
export interface MemoryLimit {
  /** In bytes. */
  readonly limit: number;
  /** @throws JobprismError MEMORY_EXCEEDED where the process holds more than the limit */
  check(stage: Stage): void;
}

/** @param limit most bytes of the whole process; by default half of what the machine, or its container, has */
export function memoryLimit(limit: number = defaultLimit()): MemoryLimit {
  return {
    limit,
    check(stage) {
      const held = process.memoryUsage.rss();
      if (held <= limit) return;
      const details = { stage, held: Math.ceil(held / MEGABYTE), limit: Math.floor(limit / MEGABYTE) };
      throw new JobprismError('MEMORY_EXCEEDED', details);
    },
  };
}

function defaultLimit(): number {
  // 0 or more than the machine has where no container sets a bound.
  const bound = process.constrainedMemory();
  return Math.floor(SHARE * (bound > 0 ? Math.min(bound, totalmem()) : totalmem()));
}
