import type { JobDescription, RejectedRecord, RejectionCode } from '../core/job.js';
import { type ColumnMapping, isSectionName, type PayPair } from './columns.js';
import type { SingleField } from './fields.js';
import { maskPersonal } from './personal/mask.js';
import type { RawRecord } from './record.js';

/** What becomes of a record. */
export type JobResult =
  | { readonly kind: 'job'; readonly job: JobDescription }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRecord };

const MAX_COLUMNS_NAMED = 12;
/** Fields that a job has only where the input says something. */
const FURTHER = ['posted', 'headCount', 'remote'] as const;

/** The text of a value: strings as they are, numbers written out, lists of those joined; anything else has none. */
function textOf(value: unknown, separator: string): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (!Array.isArray(value)) return null;
  const parts = value.filter((item) => typeof item === 'string' || typeof item === 'number');
  return parts.length > 0 ? parts.join(separator) : null;
}

// What data frames and crawlers write for "nothing".
const NOTHING = /^(?:nan|null|none|undefined|n\/a|\[\])?$/i;
/** A list of one text as Python prints it, which crawlers write into tables. */
const PRINTED_LIST = /^\[(['"])([^'"]*)\1\]$/;

function fieldText(record: RawRecord, columns: readonly string[]): string | null {
  for (const column of columns) {
    const value = record.fields.get(column);
    const text = value === true ? 'true' : textOf(value, ', ')?.trim().replace(PRINTED_LIST, '$2').trim();
    if (text !== undefined && !NOTHING.test(text)) return text;
  }
  return null;
}

function amount(record: RawRecord, column: string | null): number | null {
  const text = column === null ? null : fieldText(record, [column]);
  const value = text === null ? Number.NaN : Number(text.replaceAll(',', ''));
  return Number.isFinite(value) && value > 0 ? value : null;
}

/** A pair of pay columns in the words that a salary field would use, for people and for `extractFacts`. */
function payText(record: RawRecord, pay: PayPair): string | null {
  const [a, b] = [amount(record, pay.min), amount(record, pay.max)];
  if (a === null && b === null) return null;
  const currency = pay.currency === null ? null : fieldText(record, [pay.currency]);
  const period = pay.period === null ? null : fieldText(record, [pay.period]);
  const unit = pay.unit || (period === null ? '' : ` ${period}`);
  const front = currency === null ? '' : `${currency} `;
  if (a === null) return `${front}≤${b}${unit}`;
  if (b === null) return `${front}≥${a}${unit}`;
  // Scrapes have the bounds the wrong way round now and then.
  return `${front}${Math.min(a, b)}-${Math.max(a, b)}${unit}`;
}

/**
 * The description as it was read. Where it is spread over several columns, a part stands under the name of its column
 * if that says what it holds, since "Preferred Qualifications" means that what follows is a plus. A part that repeats
 * another is left out.
 */
function description(record: RawRecord, columns: readonly string[]): string {
  const columnOf = new Map<string, string>();
  for (const column of columns) {
    const text = textOf(record.fields.get(column), '\n');
    if (text !== null && !NOTHING.test(text.trim()) && !columnOf.has(text)) columnOf.set(text, column);
  }
  const parts = [...columnOf];
  if (parts.length < 2) return parts[0]?.[0] ?? '';
  return parts.map(([text, column]) => (isSectionName(column) ? `${column}:\n${text}` : text)).join('\n\n');
}

function rejection(record: RawRecord, code: RejectionCode, reason: string): JobResult {
  return { kind: 'rejected', rejected: { ...record.source, code, reason: maskPersonal(reason).text } };
}

function missing(record: RawRecord): JobResult {
  const names = [...record.fields.keys()];
  const shown = names.slice(0, MAX_COLUMNS_NAMED).join(', ');
  const more = names.length > MAX_COLUMNS_NAMED ? ', …' : '';
  const reason = `no column is known to hold the description; there are: ${shown}${more}`;
  return rejection(record, 'NO_DESCRIPTION', reason);
}

/**
 * Makes a job description of a record, or says why that is not possible: NO_DESCRIPTION where no column holds one,
 * TEXT_EMPTY where the columns that should are empty.
 *
 * The text is kept to the character. The input's own id is kept, else it is `file:line`.
 *
 * @example
 * const record = { source: { file: 'a.csv', line: 2 }, fields: new Map([['职位', 'Go 开发'], ['岗位职责', '写服务']]) };
 * const result = toJob(record, recogniseColumns([...record.fields.keys()]));
 * result.kind === 'job' && result.job.id; // 'a.csv:2'
 */
export function toJob(record: RawRecord, mapping: ColumnMapping): JobResult {
  if (mapping.text.length === 0) return missing(record);
  const text = description(record, mapping.text);
  if (text.trim() === '') {
    return rejection(record, 'TEXT_EMPTY', `the description is empty (${mapping.text.join(', ')})`);
  }
  const { source } = record;
  const field = (name: SingleField): string | null => fieldText(record, mapping.single[name]);
  const further = FURTHER.flatMap((name) => {
    const value = field(name);
    return value === null ? [] : [[name, value] as const];
  });
  const job: JobDescription = {
    id: field('id') ?? `${source.file}:${source.line}`,
    source,
    title: field('title'),
    text,
    company: field('company'),
    city: field('city'),
    salary: field('salary') ?? (mapping.pay ? payText(record, mapping.pay) : null),
    experience: field('experience'),
    education: field('education'),
    ...Object.fromEntries(further),
  };
  return { kind: 'job', job };
}
