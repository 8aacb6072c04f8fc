import { DESCRIPTION_CUES, NO_DESCRIPTION, SENTENCE_MARKS, SHORT_CUES } from './data/column-cues.js';
import { isCityName } from './facts/place.js';
import type { MappedField } from './fields.js';

/** Characters of a value that are looked at. */
const HEAD = 2_000;
/** A value with more than this is no short one. */
const SHORT = 60;
/** Share of a column's values that must look like a field. */
const MOST = 0.6;
/** Points from which a column is the description; a text without cues never has so many unless it is long. */
const ENOUGH = 4;
const SHORTEST_DESCRIPTION = 30;

/** What the values of a column are like. */
interface Column {
  readonly name: string;
  readonly values: readonly string[];
  readonly meanLength: number;
}

/**
 * Tells columns by what they hold, for the fields that no name claims.
 *
 * The description is the column with the most points, at least four: one each for a mean length from 30, 100 and 300
 * characters; up to two for the mean number of ends of sentences or list items (one from 1, two from 4); up to four for
 * the share of values with words such as 岗位职责 or "requirements" (four times the share). Of equals the longer one counts, then the one
 * that stands first. Columns whose name speaks of the company, of benefits or of links are left out.
 *
 * Salary, education, experience, city, title and company are short columns of which 60 % of the values look like one,
 * told in this order, a column for one field only; of several the one with the greatest share, then the first.
 *
 * @param values by column the texts of a sample of records, columns in the order of the input
 * @param wanted the fields that no name claims
 */
export function columnsByContent(
  values: ReadonlyMap<string, readonly string[]>,
  wanted: ReadonlySet<MappedField>,
): ReadonlyMap<MappedField, string> {
  const learned = new Map<MappedField, string>();
  const columns = [...values].flatMap(([name, texts]) => columnOf(name, texts) ?? []);
  const free = (): Column[] => columns.filter(({ name }) => ![...learned.values()].includes(name));
  const take = (field: MappedField, fits: (column: Column) => number): void => {
    if (!wanted.has(field)) return;
    const best = bestOf(free(), fits);
    if (best !== null) learned.set(field, best);
  };
  take('description', (column) => {
    const points = descriptionPoints(column);
    return points >= ENOUGH ? points + column.meanLength / 1_000_000 : 0;
  });
  for (const field of ['salary', 'education', 'experience', 'city', 'company', 'title'] as const) {
    take(field, (column) => {
      const share = shareOf(column.values, (text) => looksLike(field, text));
      return share >= MOST ? share : 0;
    });
  }
  return learned;
}

/** A field that short values tell. */
export type ToldByContent = (typeof SHORT_CUES)[number][0] | 'city';

/** Whether a value by itself looks like one of the field: a short one with its words or signs. */
export function looksLike(field: ToldByContent, value: string): boolean {
  return value.length <= SHORT && (field === 'city' ? isCityName(value) : cueOf(field).test(value));
}

/** The column with the most points above 0; of equals the first. */
function bestOf(columns: readonly Column[], points: (column: Column) => number): string | null {
  let best: string | null = null;
  let most = 0;
  for (const column of columns) {
    const own = points(column);
    if (own > most) [best, most] = [column.name, own];
  }
  return best;
}

function columnOf(name: string, texts: readonly string[]): Column | null {
  const values = texts.map((text) => text.trim().slice(0, HEAD)).filter((text) => text !== '');
  if (values.length === 0) return null;
  return { name, values, meanLength: values.reduce((sum, { length }) => sum + length, 0) / values.length };
}

function descriptionPoints({ name, values, meanLength }: Column): number {
  if (meanLength < SHORTEST_DESCRIPTION || NO_DESCRIPTION.test(name)) return 0;
  const marks = values.reduce((sum, text) => sum + (text.match(SENTENCE_MARKS)?.length ?? 0), 0) / values.length;
  const cues = shareOf(values, (text) => DESCRIPTION_CUES.test(text));
  const length = 1 + Number(meanLength >= 100) + Number(meanLength >= 300);
  return length + Number(marks >= 1) + Number(marks >= 4) + 4 * cues;
}

function shareOf(values: readonly string[], test: (text: string) => boolean): number {
  return values.filter(test).length / values.length;
}

function cueOf(field: (typeof SHORT_CUES)[number][0]): RegExp {
  return SHORT_CUES.find(([name]) => name === field)![1];
}
