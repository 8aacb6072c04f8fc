import { columnsByContent } from './column-contents.js';
import { type ColumnMapping, recogniseColumns } from './columns.js';
import { MAPPED_FIELDS, type MappedField } from './fields.js';
import { flattenFields } from './flatten.js';
import type { RawRecord } from './record.js';

/** Fields that contents can tell. */
const LEARNABLE: ReadonlySet<MappedField> = new Set([
  'description',
  'title',
  'company',
  'city',
  'salary',
  'experience',
  'education',
]);

/** Records of a file that are looked at before columns are told by what they hold. */
export const SAMPLE = 50;

/** A record with the fields of nested objects under dotted paths. */
export function flattened(record: RawRecord): RawRecord {
  const fields = flattenFields(record.fields);
  return fields === record.fields ? record : { ...record, fields };
}

/** The names of the columns of records, in the order in which they come. */
export function namesOf(records: readonly RawRecord[]): string[] {
  return [...new Set(records.flatMap(({ fields }) => [...fields.keys()]))];
}

/** The fields that no column fills and contents could. */
export function openFields({ single, text, pay }: ColumnMapping): ReadonlySet<MappedField> {
  const isOpen = (field: MappedField): boolean => {
    if (field === 'description') return text.length === 0;
    return single[field].length === 0 && !(field === 'salary' && pay !== null);
  };
  return new Set(MAPPED_FIELDS.filter((field) => LEARNABLE.has(field) && isOpen(field)));
}

/** Tells columns of a file by the first of its records, for the fields that neither a name nor the user claims. */
export function learnColumns(
  records: readonly RawRecord[],
  given: ReadonlyMap<MappedField, readonly string[]>,
): ReadonlyMap<MappedField, string> {
  const mapping = recogniseColumns(namesOf(records), { given });
  const values = new Map(mapping.unused.map((name) => [name, textsOf(records, name)]));
  return columnsByContent(values, openFields(mapping));
}

function textsOf(records: readonly RawRecord[], name: string): string[] {
  return records.flatMap(({ fields }) => {
    const value = fields.get(name);
    return typeof value === 'string' ? [value] : [];
  });
}
