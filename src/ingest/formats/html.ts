import { type FormatEvent, fieldsOf, recordEvent, rejectedEvent, type Utf8Chunks } from '../record.js';
import { fieldsOfPosting, postingsIn } from './job-posting.js';
import { parseLenient } from './lenient-json.js';
import { readWhole } from './whole.js';

/** A block of JSON-LD in a page. */
interface Block {
  readonly text: string;
  /** One-based line where it begins. */
  readonly line: number;
}

const OPENING = /<script\b([^>]{0,2000})>/gi;
const JSON_LD = /\btype\s*=\s*["']?application\/ld\+json/i;
const CLOSING = /<\/script/gi;

function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let line = 1;
  let counted = 0;
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(page); opening; opening = OPENING.exec(page)) {
    const from = OPENING.lastIndex;
    CLOSING.lastIndex = from;
    // As a browser does: the element ends at the first `</script`, within a string or not.
    const to = CLOSING.exec(page)?.index ?? page.length;
    if (JSON_LD.test(opening[1]!)) {
      line += page.slice(counted, from).split(/\r\n|\r|\n/).length - 1;
      counted = from;
      blocks.push({ text: page.slice(from, to), line });
    }
    OPENING.lastIndex = to;
  }
  return blocks;
}

/** What pages put around JSON for browsers of long ago. */
const WRAPPING =
  /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/g;

function parseBlock(text: string): { readonly value: unknown } | null {
  try {
    return { value: parseLenient(text.replace(WRAPPING, '')) };
  } catch {
    return null;
  }
}

function* eventsOf(file: string, page: string): Generator<FormatEvent> {
  let told = 0;
  for (const { text, line } of blocksOf(page)) {
    const parsed = parseBlock(text);
    if (parsed === null) {
      told++;
      yield rejectedEvent(file, line, 'JSON_BROKEN', 'the JSON-LD of the page is not valid JSON');
      continue;
    }
    for (const posting of postingsIn(parsed.value)) {
      told++;
      yield recordEvent(file, line, fieldsOf(fieldsOfPosting(posting))!);
    }
  }
  if (told === 0) {
    yield rejectedEvent(file, 1, 'NO_JOB_POSTING', 'the page holds no JobPosting of schema.org as JSON-LD');
  }
}

/**
 * Reads a page of the web: every JobPosting of schema.org in its blocks of JSON-LD is a record, whose line is the one
 * where the block begins. The text around them is not read.
 *
 * @param maxRecordBytes a longer page is rejected with RECORD_TOO_LARGE
 */
export async function* readHtml(file: string, chunks: Utf8Chunks, maxRecordBytes: number): AsyncGenerator<FormatEvent> {
  const page = await readWhole(chunks, maxRecordBytes);
  if (page === null) {
    yield rejectedEvent(file, 1, 'RECORD_TOO_LARGE', `the page is longer than ${maxRecordBytes} bytes`);
  } else if (page.trim() !== '') yield* eventsOf(file, page);
}
