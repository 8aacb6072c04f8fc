import * as z from 'zod';
import { JobprismError } from '../core/errors.js';
import { byFoldedName, foldName } from './columns.js';
import { MAPPED_FIELDS, type MappedField } from './fields.js';
import { maskPersonal } from './personal/mask.js';

/**
 * Columns by the field that they hold, where neither their names nor their contents tell it: one name, or several of
 * which the first with a value counts (those of the description are joined). Names are compared as those of known
 * columns are; nested fields have dotted paths.
 *
 * @example
 * const columns: ColumnOverrides = { description: 'requirement', city: ['place2', 'place'] };
 */
export type ColumnOverrides = Readonly<Partial<Record<MappedField, string | readonly string[]>>>;

const UNKNOWN = `must name columns by field; the fields are ${MAPPED_FIELDS.join(', ')}`;
const NAMES = 'must be the name of a column, or a list of names';
const name = z.string(NAMES).min(1, NAMES);

/** What {@link ColumnOverrides} must be. */
export const columnsSchema: z.ZodType<ColumnOverrides> = z.partialRecord(
  z.enum(MAPPED_FIELDS as [MappedField]),
  z.union([name, z.array(name).min(1, NAMES)], NAMES),
  UNKNOWN,
);

/** The columns that a user named, and which of them no record has had yet. */
export class GivenColumns {
  /** By field the names as they were given. */
  readonly byField: ReadonlyMap<MappedField, readonly string[]>;
  readonly #unseen: Map<string, { readonly field: MappedField; readonly name: string }>;
  readonly #seen = new Set<string>();

  constructor(columns: ColumnOverrides = {}) {
    const entries = Object.entries(columns) as [MappedField, string | readonly string[]][];
    this.byField = new Map(entries.map(([field, names]) => [field, typeof names === 'string' ? [names] : names]));
    const all = [...this.byField].flatMap(([field, names]) => names.map((given) => ({ field, name: given })));
    this.#unseen = new Map(all.map((one) => [foldName(one.name), one]));
  }

  /** Takes note of the columns of a record; an end of a path names its column as the whole of it does. */
  see(names: readonly string[]): void {
    if (this.#unseen.size === 0) return;
    const columns = byFoldedName(names);
    for (const given of this.#unseen.keys()) if (columns.has(given)) this.#unseen.delete(given);
    for (const written of names) if (this.#seen.size < MOST_NAMED) this.#seen.add(written);
  }

  /**
   * Ends the input.
   *
   * @throws JobprismError OPTION_INVALID where records came, and none had a column that was named
   */
  end(): void {
    const [missing] = this.#unseen.values();
    if (!missing || this.#seen.size === 0) return;
    const reason = `no record has a column «${missing.name}»; there are: ${maskPersonal([...this.#seen].join(', ')).text}`;
    throw new JobprismError('OPTION_INVALID', { option: `columns.${missing.field}`, reason });
  }
}

/** Columns that an error names. */
const MOST_NAMED = 40;
