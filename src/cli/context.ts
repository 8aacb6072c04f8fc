import type { Io } from './io.js';

/** What the commands share. */
export interface CommandContext {
  readonly io: Io;
  readonly signal: AbortSignal | undefined;
  /** Exit status of a command that ended without an error. */
  status: number;
}
