import { COLUMN_NAMES, PAY_PAIRS } from './data/columns.js';
import { FINGERPRINTS, type Fingerprint } from './data/fingerprints.js';
import type { SingleField } from './fields.js';

/** Two columns that hold the bounds of the pay, and what is known about its currency and period. */
export interface PayPair {
  readonly min: string | null;
  readonly max: string | null;
  /** Columns that hold the currency and the period, or null. */
  readonly currency: string | null;
  readonly period: string | null;
  /** Words after the numbers where the site always means the same, as `元/月`. */
  readonly unit: string;
}

/** Which columns of an input fill which field. Column names stand as the input writes them. */
export interface ColumnMapping {
  /** The known site whose columns these are, or null. */
  readonly site: string | null;
  /** Candidates for each field, best first: the first one with a value counts. */
  readonly single: Readonly<Record<SingleField, readonly string[]>>;
  /** Columns of the description in the order in which they are joined. */
  readonly text: readonly string[];
  readonly pay: PayPair | null;
  /** Columns that no field takes; columns without a name (an index) are not counted. */
  readonly unused: readonly string[];
  /** True where at least one column was recognised. */
  readonly known: boolean;
}

const SINGLE_FIELDS = ['id', 'title', 'company', 'city', 'salary', 'experience', 'education'] as const;
const TEXT_PARTS = ['description', 'responsibilities', 'requirements', 'preferred'] as const;

// Case, spaces, underscores, hyphens and the punctuation of headings make no difference between names.
const FOLDED = /[\s_\-.:：*#()（）【】[\]]+/g;

/** Folds a column name for comparing: `Job Title`, `job_title` and `jobTitle` become the same. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(FOLDED, '');
}

/** True where a column of this name, or a heading of these words, belongs to the description. */
export function textColumn(name: string): boolean {
  const folded = foldName(name);
  return TEXT_PARTS.some((part) => COLUMN_NAMES[part].includes(folded));
}

/** True where the name of a column of the description says what stands in it, as `Minimum Qualifications` does. */
export function isSectionName(name: string): boolean {
  return textColumn(name) && !COLUMN_NAMES.description.includes(foldName(name));
}

/** An index column, as data frames write it. */
function isIndex(folded: string): boolean {
  return folded === '' || /^unnamed\d{1,6}$/.test(folded);
}

/** Folded names to the names as written; where two fold alike, the first counts. */
function byFoldedName(names: readonly string[]): ReadonlyMap<string, string> {
  const folded = new Map<string, string>();
  for (const name of names) {
    const key = foldName(name);
    if (!isIndex(key) && !folded.has(key)) folded.set(key, name);
  }
  return folded;
}

function pick(known: readonly string[], columns: ReadonlyMap<string, string>): string[] {
  return known.flatMap((name) => columns.get(name) ?? []);
}

function payPair(columns: ReadonlyMap<string, string>): PayPair | null {
  const column = (names: readonly string[]): string | null => pick(names, columns)[0] ?? null;
  for (const pair of PAY_PAIRS) {
    const min = columns.get(pair.min) ?? null;
    const max = columns.get(pair.max) ?? null;
    if (min === null && max === null) continue;
    return { min, max, currency: column(pair.currency), period: column(pair.period), unit: '' };
  }
  return null;
}

type Draft = Pick<ColumnMapping, 'site' | 'single' | 'text' | 'pay'>;

function byNames(columns: ReadonlyMap<string, string>): Draft {
  const single = Object.fromEntries(SINGLE_FIELDS.map((field) => [field, pick(COLUMN_NAMES[field], columns)]));
  return {
    site: null,
    single: single as Record<SingleField, string[]>,
    text: TEXT_PARTS.flatMap((part) => pick(COLUMN_NAMES[part], columns)),
    pay: payPair(columns),
  };
}

function byFingerprint(fingerprint: Fingerprint, columns: ReadonlyMap<string, string>): Draft {
  const { mapping, site } = fingerprint;
  const { pay } = mapping;
  const text = pick(mapping.text, columns);
  const told = SINGLE_FIELDS.map((field) => pick(mapping[field] ?? [], columns));
  const taken = new Set([...told.flat(), ...text]);
  // What the site's own mapping leaves open is filled by the usual names, from columns that it does not claim.
  const usual = byNames(columns).single;
  const single = Object.fromEntries(
    SINGLE_FIELDS.map((field, i) => [
      field,
      mapping[field] ? told[i] : usual[field].filter((name) => !taken.has(name)),
    ]),
  ) as Record<SingleField, string[]>;
  if (!pay) return { site, single, text, pay: null };
  const bound = (name: string): string | null => columns.get(name) ?? null;
  return {
    site,
    single,
    text,
    pay: { min: bound(pay.min), max: bound(pay.max), currency: null, period: null, unit: pay.unit },
  };
}

/**
 * Finds out which columns (or JSON fields) hold what, from their names alone: the column set of a known site first,
 * else the usual names in English and Chinese. Case, spaces, underscores and hyphens make no difference.
 *
 * @example
 * const mapping = recogniseColumns(['Job Title', 'job_description', 'colour']);
 * mapping.single.title; // ['Job Title']
 * mapping.text; // ['job_description']
 * mapping.unused; // ['colour']
 */
export function recogniseColumns(names: readonly string[]): ColumnMapping {
  const columns = byFoldedName(names);
  const fingerprint = FINGERPRINTS.find(({ required }) => required.every((name) => columns.has(name)));
  const draft = fingerprint ? byFingerprint(fingerprint, columns) : byNames(columns);
  const { pay } = draft;
  const used = new Set([
    ...SINGLE_FIELDS.flatMap((field) => draft.single[field]),
    ...draft.text,
    ...(pay ? [pay.min, pay.max, pay.currency, pay.period] : []),
  ]);
  const unused = names.filter((name) => !used.has(name) && !isIndex(foldName(name)));
  return { ...draft, unused, known: used.size > 0 };
}
