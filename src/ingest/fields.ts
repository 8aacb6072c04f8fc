/** A field of a job description that takes its value from one column. */
export type SingleField =
  | 'id'
  | 'title'
  | 'company'
  | 'city'
  | 'salary'
  | 'experience'
  | 'education'
  | 'posted'
  | 'headCount'
  | 'remote';

/** All of them, in the order in which they are shown. */
export const SINGLE_FIELDS: readonly SingleField[] = [
  'id',
  'title',
  'company',
  'city',
  'salary',
  'experience',
  'education',
  'posted',
  'headCount',
  'remote',
];

/** A part of the description; where several are there they are joined in this order. */
export type TextPart = 'description' | 'responsibilities' | 'requirements' | 'preferred';

/** What a column can be named to hold: a field, or the description. */
export type MappedField = SingleField | 'description';

/** All of them. */
export const MAPPED_FIELDS: readonly MappedField[] = ['description', ...SINGLE_FIELDS];
