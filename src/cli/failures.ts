import { type ErrorCode, JobprismError } from '../core/errors.js';
import type { Io } from './io.js';
import { forTerminal } from './io.js';

/** Exit status of the command. */
export const EXIT: Readonly<Record<'done' | 'failed' | 'wrongUse' | 'nothingUsable', number>> = {
  done: 0,
  failed: 1,
  wrongUse: 2,
  nothingUsable: 3,
};

const WRONG_USE: ReadonlySet<ErrorCode> = new Set([
  'OPTION_INVALID',
  'CLUSTERS_INVALID',
  'PACK_INVALID',
  'PACK_UNKNOWN',
  'JOB_UNKNOWN',
  'STACK_UNKNOWN',
  'SERVER_UNGUARDED',
  'KEYS_INVALID',
]);

// Texts without one term, as "!!!", are no more use than none.
const NOTHING_USABLE: ReadonlySet<ErrorCode> = new Set(['INPUT_EMPTY', 'VOCABULARY_EMPTY']);

/** Whether a run failed because the input held nothing to work with. */
export function isNothingUsable(error: unknown): boolean {
  return error instanceof JobprismError && NOTHING_USABLE.has(error.code);
}

/** Tells what went wrong and what to do about it; what was not foreseen keeps its stack. */
export function tellFailure(error: unknown, { stderr }: Io): number {
  if (!(error instanceof JobprismError)) {
    stderr.write(`jobprism: ${forTerminal(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
    return EXIT.failed;
  }
  stderr.write(`jobprism: ${forTerminal(error.message)} (${error.code})\n${forTerminal(error.remedy)}\n`);
  if (isNothingUsable(error)) return EXIT.nothingUsable;
  return WRONG_USE.has(error.code) ? EXIT.wrongUse : EXIT.failed;
}
