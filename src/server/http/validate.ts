import type * as z from 'zod';
import { JobprismError } from '../../core/errors.js';
import { type Fault, HttpProblem, pointerPart } from './problem.js';

/** Places that one answer names. */
const MOST_FAULTS = 10;

/**
 * A part of a request as its schema has it.
 *
 * @throws HttpProblem REQUEST_INVALID with every place that is wrong
 */
export function validated<S extends z.ZodType>(
  schema: S,
  value: unknown,
  part: 'body' | 'params' | 'query',
): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.flatMap(leaves).map((issue) => faultOf(issue, part));
  const { where, reason } = faults[0]!;
  const error = new JobprismError('REQUEST_INVALID', { where: where === '' ? 'its root' : where, reason });
  throw new HttpProblem(error, { faults: faults.slice(0, MOST_FAULTS) });
}

/**
 * A parameter without a value is a slip, not a zero.
 *
 * @throws JobprismError REQUEST_MALFORMED
 */
export function requireValues(query: unknown): void {
  const empty = Object.entries(query as Record<string, unknown>).find(([, value]) => value === '');
  if (empty)
    throw new JobprismError('REQUEST_MALFORMED', { reason: `its parameter ${empty[0].slice(0, 40)} is empty` });
}

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Of a union the form that the value comes nearest to. */
function leaves(issue: Issue): Issue[] {
  const forms = issue.code === 'invalid_union' ? (issue.errors ?? []) : [];
  if (forms.length === 0) return [issue];
  const nearest = forms.reduce((best, form) => (distance(form) < distance(best) ? form : best));
  return nearest.flatMap((inner) => leaves({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** A form is the farther the more is wrong with its own fields; what is wrong inside them does not tell forms apart. */
function distance(form: readonly Issue[]): number {
  return form.filter(({ path }) => path.length <= 1).length;
}

function faultOf({ path, message }: Issue, part: 'body' | 'params' | 'query'): Fault {
  const where = part === 'body' ? path.map((name) => `/${pointerPart(name)}`).join('') : path.map(String).join('.');
  return { where, reason: message };
}
