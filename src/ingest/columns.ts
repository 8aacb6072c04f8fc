import { COLUMN_NAMES, COMPANY_PATH, PAY_PAIRS, VAGUE_IN_PATH } from './data/columns.js';
import { FINGERPRINTS, type Fingerprint } from './data/fingerprints.js';
import { type MappedField, SINGLE_FIELDS, type SingleField } from './fields.js';

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

/** What is known of columns beside their names. */
export interface ColumnHints {
  /** Columns that the user says a field is in: they hold whatever the names say. */
  readonly given?: ReadonlyMap<MappedField, readonly string[]> | undefined;
  /** Columns told by what they hold: for fields that no name claims. */
  readonly learned?: ReadonlyMap<MappedField, string> | undefined;
}

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

/**
 * Folded names to the names as written; where two fold alike, the first counts. A dotted path answers to its last two
 * parts and its last one too where no column has that name and it says enough by itself.
 */
export function byFoldedName(names: readonly string[]): ReadonlyMap<string, string> {
  const folded = new Map<string, string>();
  const add = (key: string, name: string): void => {
    if (!isIndex(key) && !folded.has(key)) folded.set(key, name);
  };
  for (const name of names) add(foldName(name), name);
  for (const name of names) for (const key of endsOfPath(name)) add(key, name);
  return folded;
}

function endsOfPath(name: string): string[] {
  const parts = name.split('.');
  if (parts.length < 2) return [];
  const last = foldName(parts.at(-1)!);
  const ends = [
    ...(parts.length > 2 ? [foldName(parts.slice(-2).join('.'))] : []),
    ...(VAGUE_IN_PATH.has(last) ? [] : [last]),
  ];
  const above = parts.slice(0, -1).join('.');
  return COMPANY_PATH.test(above) ? ends.filter((end) => COLUMN_NAMES.company.includes(end)) : ends;
}

/** The columns of these folded names, in their order, each once. */
function pick(known: readonly string[], columns: ReadonlyMap<string, string>): string[] {
  return [...new Set(known.flatMap((name) => columns.get(name) ?? []))];
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
    text: [...new Set(TEXT_PARTS.flatMap((part) => pick(COLUMN_NAMES[part], columns)))],
    pay: payPair(columns),
  };
}

function byFingerprint(fingerprint: Fingerprint, columns: ReadonlyMap<string, string>): Draft {
  const { mapping, site } = fingerprint;
  const usual = byNames(columns);
  const text = mapping.text ? pick(mapping.text, columns) : usual.text;
  const told = SINGLE_FIELDS.map((field) => pick(mapping[field] ?? [], columns));
  const taken = new Set([...told.flat(), ...text]);
  // What the site's own mapping leaves open is filled by the usual names, from columns that it does not claim.
  const single = Object.fromEntries(
    SINGLE_FIELDS.map((field, i) => [
      field,
      mapping[field] ? told[i] : usual.single[field].filter((name) => !taken.has(name)),
    ]),
  ) as Record<SingleField, string[]>;
  return { site, single, text, pay: payOf(fingerprint, columns) ?? (mapping.pay ? null : usual.pay) };
}

function payOf({ mapping }: Fingerprint, columns: ReadonlyMap<string, string>): PayPair | null {
  const { pay } = mapping;
  if (!pay) return null;
  const column = (name: string | undefined): string | null => (name === undefined ? null : (columns.get(name) ?? null));
  return {
    min: column(pay.min),
    max: column(pay.max),
    currency: column(pay.currency),
    period: column(pay.period),
    unit: pay.unit,
  };
}

/** The draft with the columns that a user named: they leave whatever field they were in. */
function withGiven(draft: Draft, columns: ReadonlyMap<string, string>, given: ColumnHints['given']): Draft {
  if (!given || given.size === 0) return draft;
  const named = new Map<MappedField, readonly string[]>();
  for (const [field, names] of given) {
    const found = pick(names.map(foldName), columns);
    if (found.length > 0) named.set(field, found);
  }
  const taken = new Set([...named.values()].flat());
  const rest = (list: readonly string[]): string[] => list.filter((name) => !taken.has(name));
  const single = Object.fromEntries(
    SINGLE_FIELDS.map((field) => [field, named.get(field) ?? rest(draft.single[field])]),
  ) as Record<SingleField, readonly string[]>;
  return { ...draft, single, text: named.get('description') ?? rest(draft.text) };
}

/** The draft with columns told by their contents, where nothing else claims the field or the column. */
function withLearned(draft: Draft, names: readonly string[], learned: ColumnHints['learned']): Draft {
  if (!learned || learned.size === 0) return draft;
  const used = usedBy(draft);
  const free = (field: MappedField): string[] => {
    const column = learned.get(field);
    return column !== undefined && names.includes(column) && !used.has(column) ? [column] : [];
  };
  const single = Object.fromEntries(
    SINGLE_FIELDS.map((field) => [field, draft.single[field].length > 0 ? draft.single[field] : free(field)]),
  ) as Record<SingleField, readonly string[]>;
  return { ...draft, single, text: draft.text.length > 0 ? draft.text : free('description') };
}

function usedBy({ single, text, pay }: Draft): ReadonlySet<string | null> {
  return new Set([
    ...SINGLE_FIELDS.flatMap((field) => single[field]),
    ...text,
    ...(pay ? [pay.min, pay.max, pay.currency, pay.period] : []),
  ]);
}

/**
 * Finds out which columns (or JSON fields) hold what: what the user says first, then the column set of a known site,
 * then the usual names in English and Chinese, then what the columns were seen to hold. Case, spaces, underscores and
 * hyphens make no difference.
 *
 * @param hints default: the names are all that is known
 * @example
 * const mapping = recogniseColumns(['Job Title', 'job_description', 'colour']);
 * mapping.single.title; // ['Job Title']
 * mapping.text; // ['job_description']
 * mapping.unused; // ['colour']
 */
export function recogniseColumns(names: readonly string[], hints: ColumnHints = {}): ColumnMapping {
  const columns = byFoldedName(names);
  const fingerprint = FINGERPRINTS.find(({ required }) => required.every((name) => columns.has(name)));
  const named = fingerprint ? byFingerprint(fingerprint, columns) : byNames(columns);
  const draft = withLearned(withGiven(named, columns, hints.given), names, hints.learned);
  const used = usedBy(draft);
  const unused = names.filter((name) => !used.has(name) && !isIndex(foldName(name)));
  return { ...draft, unused, known: used.size > 0 };
}
