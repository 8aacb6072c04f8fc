import { recogniseColumns } from '../columns.js';
import { fieldsOf } from '../record.js';
import { type Format, formatOfName } from './format.js';

function isObjectLine(line: string): boolean {
  try {
    return fieldsOf(JSON.parse(line)) !== null;
  } catch {
    return false;
  }
}

const LINE_END = /\r\n|\r|\n/;

/** JSON lines or one document? A document that is spread over lines opens with a line that is no object yet. */
function jsonOrLines(head: string): 'json' | 'jsonl' {
  const [first = '', second = ''] = head
    .trimStart()
    .split(LINE_END, 2)
    .map((line) => line.trim());
  if (isObjectLine(first)) return 'jsonl';
  return first.endsWith('}') || second.startsWith('{') || !head.includes('\n') ? 'jsonl' : 'json';
}

/** Names of the columns of a first line, where it is one of known names. */
function tableFormat(head: string): 'csv' | 'tsv' | null {
  const line = head.trimStart().split(LINE_END, 1)[0] ?? '';
  for (const [separator, format] of [
    ['\t', 'tsv'],
    [',', 'csv'],
    [';', 'csv'],
    ['|', 'csv'],
  ] as const) {
    const names = line.split(separator).map((name) => name.trim().replace(/^"(.{0,100})"$/, '$1'));
    if (names.length > 1 && recogniseColumns(names).known) return format;
  }
  return null;
}

const HTML = /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i;

function jsonStart(head: string): 'json' | 'jsonl' | null {
  const start = head.trimStart();
  if (/^\[\s*(?:\{|$)/.test(start)) return 'json';
  return start.startsWith('{') ? jsonOrLines(start) : null;
}

/** The format of bytes without a telling name, from how they begin. */
function sniff(head: string): Format {
  const start = head.trimStart();
  if (start.startsWith('[')) return 'json';
  return jsonStart(start) ?? (HTML.test(start) ? 'html' : tableFormat(start)) ?? 'txt';
}

/** A table or a text that is JSON or a page all the same; a header line or a job description does not begin so. */
function disguised(head: string, named: Format): Format | null {
  if (HTML.test(head)) return named === 'md' ? null : 'html';
  const json = jsonStart(head);
  if (json === null || named === 'md') return null;
  // A text may begin with a brace; a whole object is no text.
  return json === 'json' && head.trimStart().startsWith('[')
    ? 'json'
    : isObjectLine(head.trimStart().split(LINE_END, 1)[0]!) || named !== 'txt'
      ? json
      : null;
}

/** A `.txt` file that is a table all the same, as Excel writes under "Unicode text": tabs, title and description. */
function isTabbed(head: string): boolean {
  const names = (head.trimStart().split(LINE_END, 1)[0] ?? '').split('\t');
  const { single, text } = recogniseColumns(names);
  return names.length > 1 && text.length > 0 && single.title.length > 0;
}

function correctedJson(named: 'json' | 'jsonl', head: string): Format {
  const start = head.trimStart();
  if (HTML.test(start)) return 'html';
  if (start !== '' && !/^(?:["{[\d-]|true|false|null)/.test(start)) return tableFormat(start) ?? named;
  // An object whose brace stands alone is spread over lines.
  if (named === 'jsonl') return start.startsWith('[') || /^\{[ \t]*[\r\n]/.test(start) ? 'json' : 'jsonl';
  return isSeveralLines(head) ? 'jsonl' : 'json';
}

function isSeveralLines(head: string): boolean {
  const lines = head.trim().split(LINE_END, 3);
  return lines.length > 1 && isObjectLine(lines[0]!);
}

/**
 * The format of a text file: by its ending, corrected where what it holds is plainly something else: JSON lines in a
 * `.json` file and the other way round, JSON or a page in a table; without a known ending by how it begins.
 */
export function detectFormat(name: string, head: string): Format {
  const named = formatOfName(name);
  switch (named) {
    case undefined:
    case 'xlsx':
    case 'parquet':
      // It has no bytes of a workbook or of Parquet, or it would not be looked at here.
      return sniff(head);
    case 'json':
    case 'jsonl':
      return correctedJson(named, head);
    case 'html':
      return jsonStart(head) ?? 'html';
    case 'txt':
      return disguised(head, named) ?? (isTabbed(head) ? 'tsv' : 'txt');
    default:
      return disguised(head, named) ?? named;
  }
}
