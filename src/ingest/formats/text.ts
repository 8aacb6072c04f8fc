import { textColumn } from '../columns.js';
import { type FormatEvent, recordEvent, rejectedEvent, type Utf8Chunks } from '../record.js';
import { readWhole } from './whole.js';

const MAX_TITLE = 80;
const HEADING = /^[ \t]{0,3}#{1,6}[ \t]+(\S.{0,200}?)[ \t#]*$/;
const TOP_HEADING = /^#[ \t]+(\S.{0,200}?)[ \t#]*$/m;
// A line that ends a sentence or opens a list is text, not a title.
const SENTENCE = /[。；;！!？?.：:，,]$|[。；;]/;
const LIST_ITEM = /^(?:[-*•●]|\d{1,2}[.、)）])\s?/;

function firstLine(text: string): { line: string; more: boolean } {
  const start = text.search(/\S/);
  if (start < 0) return { line: '', more: false };
  const end = text.indexOf('\n', start);
  const line = (end < 0 ? text.slice(start) : text.slice(start, end)).trim();
  return { line, more: end >= 0 && text.slice(end).trim() !== '' };
}

/**
 * The title of a job description in a text file: its first line where that is a Markdown heading or short and no
 * sentence, else its first heading of level one; null where there is none.
 *
 * @example
 * titleOf('Go 后端工程师\n\n岗位职责：…'); // 'Go 后端工程师'
 */
export function titleOf(text: string): string | null {
  const { line, more } = firstLine(text);
  const heading = HEADING.exec(line)?.[1];
  if (heading !== undefined && !textColumn(heading)) return heading;
  if (heading === undefined && more && isTitle(line)) return line;
  const top = TOP_HEADING.exec(text)?.[1];
  return top !== undefined && !textColumn(top) ? top : null;
}

function isTitle(line: string): boolean {
  return line.length <= MAX_TITLE && !SENTENCE.test(line) && !LIST_ITEM.test(line) && !textColumn(line);
}

/** Reads a whole file as one job description, its text untouched; nothing of a file that breaks off is kept. */
export async function* readText(file: string, chunks: Utf8Chunks, maxRecordBytes: number): AsyncGenerator<FormatEvent> {
  const text = await readWhole(chunks, maxRecordBytes);
  if (text === null) {
    yield rejectedEvent(file, 1, 'RECORD_TOO_LARGE', `the text is longer than ${maxRecordBytes} bytes`);
    return;
  }
  if (text.trim() === '') return;
  const title = titleOf(text);
  yield recordEvent(
    file,
    1,
    new Map(
      title === null
        ? [['text', text]]
        : [
            ['title', title],
            ['text', text],
          ],
    ),
  );
}
