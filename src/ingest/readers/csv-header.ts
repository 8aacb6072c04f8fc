import { recogniseColumns } from '../columns.js';
import { maskPersonal } from '../personal/mask.js';

/** Nobody calls a column so: a bound of pay or years, an address, a date. */
const VALUE = /^\d{1,7}(?:\.\d+)?\s?[kK千万]?\s?[-~～至]\s?\d{1,7}|^https?:\/\/|^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/;
const NUMBER = /^\d[\d.,]*$/;
/** Years and the counts of data frames are names of columns too. */
const YEAR = /^(?:19|20)\d{2}$/;
const LONG = 120;
const LONG_HAN = 40;

/** True for a first row that names no column: no name of it is known, and it reads like values. */
export function isWithoutHeader(cells: readonly string[]): boolean {
  return cells.some((cell, at) => isValue(cell.trim(), at)) && !recogniseColumns(cells).known;
}

/** The names of columns that have none. */
export function numberedNames(cells: readonly string[]): readonly string[] {
  return cells.map((_, at) => `column ${at + 1}`);
}

function isValue(cell: string, at: number): boolean {
  if (NUMBER.test(cell)) return !YEAR.test(cell) && Math.abs(Number(cell) - at) > 1;
  if (cell.length >= (/\p{Script=Han}/u.test(cell) ? LONG_HAN : LONG) || VALUE.test(cell)) return true;
  return maskPersonal(cell).text !== cell;
}
