import type { z } from 'zod';
import { JobprismError } from '../core/errors.js';

/** Checks options against a schema and throws OPTION_INVALID that names the first option that does not fit. */
export function parseOptions<T>(schema: z.ZodType<T>, options: unknown, where: string): T {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = [where, ...(issue?.path ?? []).map(String)].join('.');
  throw new JobprismError('OPTION_INVALID', { option: path, reason: issue?.message ?? 'it does not fit' });
}
