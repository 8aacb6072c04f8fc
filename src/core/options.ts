import type { z } from 'zod';
import { JobprismError } from './errors.js';

/**
 * Checks the options of a public function and fills in its defaults.
 *
 * @param where what the options belong to; it stands before the path in the error. Default: nothing
 * @throws JobprismError OPTION_INVALID with the path of the first option that is wrong
 */
export function parseOptions<S extends z.ZodType>(schema: S, options: unknown, where?: string): z.output<S> {
  const result = schema.safeParse(options);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new JobprismError('OPTION_INVALID', {
    option: [...(where === undefined ? [] : [where]), ...(issue?.path ?? []).map(String)].join('.') || 'options',
    reason: issue?.message ?? 'not valid',
  });
}

/**
 * Refuses what is no text where a public function reads one: JavaScript callers have no types to tell them.
 *
 * @throws JobprismError OPTION_INVALID
 */
export function requireText(value: unknown, option: string): asserts value is string {
  if (typeof value !== 'string') throw new JobprismError('OPTION_INVALID', { option, reason: 'must be a string' });
}
