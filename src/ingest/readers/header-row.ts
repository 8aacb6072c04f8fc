import { looksLike, type ToldByContent } from '../column-contents.js';
import { recogniseColumns } from '../columns.js';
import { maskPersonal } from '../personal/mask.js';

/** Rows by which it is told whether the first one names the columns, that one included. */
export const HEADER_ROWS = 20;

/** Nobody calls a column so: a bound of pay or years, an address, a date. */
const VALUE = /^\d{1,7}(?:\.\d+)?\s?[kK千万]?\s?[-~～至]\s?\d{1,7}|^https?:\/\/|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/;
const NUMBER = /^\d[\d.,]*$/;
/** Years and the counts of data frames are names of columns too. */
const YEAR = /^(?:19|20)\d{2}$/;
const LONG = 120;
const LONG_HAN = 40;
/** Two sentences, or one of some words; questions are the headings of forms. */
const SENTENCE = /[。；;]|\p{L}{2}\.(?:\s|$)|[，,].{4,}[，,]/u;
const SENTENCE_LENGTH = 12;

/** Shares of a column's values below the first that look like one thing: where the first does, where it does not. */
const MOST = 0.6;
const NEARLY_ALL = 0.9;

/** What the cells of a column look like, and how much that says where the first one does too. */
const KINDS: readonly (readonly [fits: (cell: string) => boolean, weight: number])[] = [
  ...(['salary', 'education', 'experience', 'city'] as const).map((field) => [like(field), 2] as const),
  ...(['title', 'company'] as const).map((field) => [like(field), 1] as const),
  [(cell) => cell.length >= SENTENCE_LENGTH && SENTENCE.test(cell), 2],
];
/** Kinds of which the name of a column is not: values of that kind below speak for a header. */
const STRICT: readonly ((cell: string) => boolean)[] = [
  like('salary'),
  like('education'),
  (cell) => NUMBER.test(cell),
  (cell) => VALUE.test(cell),
  (cell) => cell.length >= SENTENCE_LENGTH && SENTENCE.test(cell),
];

/** What comes again as a value; the numbers that data frames have for names do so by chance. */
const WORDS = /\p{L}{2}/u;
const AGAIN = 2;

/** What speaks for a record from which on it is one, what a header takes from it, and what a known name does. */
const ENOUGH = 2;
const AGAINST = 2;
const KNOWN_NAME = 3;

function like(field: ToldByContent): (cell: string) => boolean {
  return (cell) => looksLike(field, cell);
}

/**
 * True for a first row that names no column but is a record.
 *
 * It is one where no name of it is known and a cell reads like a value (a number, a range of pay, long text, an address),
 * and where more speaks for a record than for a header by what stands below: a cell looks like most of its column does (a
 * place, a degree, pay, years, a sentence: 2 points; a title, a company: 1) or comes again there (2); from 2 points on.
 * A cell that does not look like nearly all below it takes 2 away, a known name 3; two known names are a header.
 *
 * @param below rows that follow, at most {@link HEADER_ROWS} less one
 */
export function isWithoutHeader(cells: readonly string[], below: readonly (readonly string[])[] = []): boolean {
  const first = cells.map((cell) => cell.trim());
  const { known, site, unused } = recogniseColumns(first);
  if (!known && first.some(isValue)) return true;
  const names = first.filter((cell) => cell !== '' && !unused.includes(cell)).length;
  if (site !== null || names > 1) return false;
  const others = below.filter((row) => row.some((cell, at) => cell.trim() !== first[at]));
  const points = first.map((cell, at) => pointsOf(cell, columnOf(others, at)));
  return points.reduce((sum, own) => sum + own, -KNOWN_NAME * names) >= ENOUGH;
}

/** The names of columns that have none. */
export function numberedNames(cells: readonly string[]): readonly string[] {
  return cells.map((_, at) => `column ${at + 1}`);
}

function columnOf(rows: readonly (readonly string[])[], at: number): readonly string[] {
  return rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '');
}

/** What a cell of the first row says for a record, below 0 for a header. */
function pointsOf(cell: string, below: readonly string[]): number {
  if (cell === '' || below.length === 0) return 0;
  if (WORDS.test(cell) && below.includes(cell)) return AGAIN;
  const kind = KINDS.find(([fits]) => fits(cell) && shareOf(below, fits) >= MOST);
  if (kind) return kind[1];
  return STRICT.some((fits) => !fits(cell) && shareOf(below, fits) >= NEARLY_ALL) ? -AGAINST : 0;
}

function shareOf(cells: readonly string[], fits: (cell: string) => boolean): number {
  return cells.filter(fits).length / cells.length;
}

function isValue(cell: string, at: number): boolean {
  if (NUMBER.test(cell)) return !YEAR.test(cell) && Math.abs(Number(cell) - at) > 1;
  if (cell.length >= (/\p{Script=Han}/u.test(cell) ? LONG_HAN : LONG) || VALUE.test(cell)) return true;
  return maskPersonal(cell).text !== cell;
}
