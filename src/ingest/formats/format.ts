/** A form that records come in. */
export type Format = 'jsonl' | 'json' | 'csv' | 'tsv' | 'txt' | 'md' | 'html' | 'xlsx' | 'parquet';

/** Every {@link Format}. */
export const FORMATS: readonly [Format, ...Format[]] = [
  'jsonl',
  'json',
  'csv',
  'tsv',
  'txt',
  'md',
  'html',
  'xlsx',
  'parquet',
];

/** File endings, without dot and in lower case, to formats. */
const FORMAT_OF_ENDING: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['json', 'json'],
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['txt', 'txt'],
  ['md', 'md'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xlsx', 'xlsx'],
  ['parquet', 'parquet'],
]);

const GZIP = /\.gz$/i;

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** The format that a file's name says, or undefined; `jobs.csv.gz` says `csv`. */
export function formatOfName(name: string): Format | undefined {
  return FORMAT_OF_ENDING.get(endingOf(name.replace(GZIP, '')));
}

/** Whether a folder is searched for files of this name. */
export function isReadByName(name: string): boolean {
  return GZIP.test(name) || formatOfName(name) !== undefined;
}
