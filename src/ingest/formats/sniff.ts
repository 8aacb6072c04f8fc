import { recogniseColumns } from '../columns.js';
import { fieldsOf } from '../record.js';

/** A form that records come in. */
export type Format = 'jsonl' | 'json' | 'csv' | 'tsv' | 'txt' | 'md';

/** File endings, without dot and in lower case, to formats. A folder is searched for these. */
export const FORMAT_OF_ENDING: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['json', 'json'],
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['txt', 'txt'],
  ['md', 'md'],
]);

/** The format that a file's name says, or undefined. */
export function formatOfName(name: string): Format | undefined {
  return FORMAT_OF_ENDING.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}

function isObjectLine(line: string): boolean {
  try {
    return fieldsOf(JSON.parse(line)) !== null;
  } catch {
    return false;
  }
}

/** JSON lines or one document? A document that is spread over lines opens with a line that is no object yet. */
function jsonOrLines(head: string): 'json' | 'jsonl' {
  const [first = '', second = ''] = head
    .trimStart()
    .split('\n', 2)
    .map((line) => line.trim());
  if (isObjectLine(first)) return 'jsonl';
  return first.endsWith('}') || second.startsWith('{') || !head.includes('\n') ? 'jsonl' : 'json';
}

function tableFormat(head: string): 'csv' | 'tsv' | null {
  const line = head.trimStart().split('\n', 1)[0] ?? '';
  for (const [separator, format] of [
    ['\t', 'tsv'],
    [',', 'csv'],
    [';', 'csv'],
  ] as const) {
    const names = line.split(separator).map((name) => name.trim().replace(/^"(.{0,100})"$/, '$1'));
    if (names.length > 1 && recogniseColumns(names).known) return format;
  }
  return null;
}

/** The format of bytes without a telling name, from how they begin. */
function sniff(head: string): Format {
  const start = head.trimStart();
  if (start.startsWith('{')) return jsonOrLines(start);
  if (start.startsWith('[')) return 'json';
  return tableFormat(head) ?? 'txt';
}

/**
 * The format of a file: by its ending, corrected where a `.json` file holds JSON lines or a `.jsonl` file one array;
 * without a known ending by how it begins.
 */
export function detectFormat(name: string, head: string): Format {
  const named = formatOfName(name);
  if (named === 'jsonl') return head.trimStart().startsWith('[') ? 'json' : 'jsonl';
  if (named === 'json') return isSeveralLines(head) ? 'jsonl' : 'json';
  return named ?? sniff(head);
}

function isSeveralLines(head: string): boolean {
  const lines = head.trim().split('\n', 3);
  return lines.length > 1 && isObjectLine(lines[0]!);
}
