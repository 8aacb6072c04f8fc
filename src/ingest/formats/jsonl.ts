import { type FormatEvent, fieldsOf, recordEvent, rejectedEvent, type Utf8Chunks } from '../record.js';
import { recordsIn } from './nested.js';

const LINE_FEED = 10;
const RETURN = 13;
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** A line, or the note that it was longer than allowed (its bytes are not kept). */
interface Line {
  readonly text: string | null;
  readonly number: number;
}

/** Collects the pieces of the line that is being read, up to a bound. */
class LineBuffer {
  private parts: Uint8Array[] = [];
  private size = 0;

  constructor(private readonly limit: number) {}

  add(bytes: Uint8Array): void {
    this.size += bytes.length;
    if (this.size > this.limit) this.parts = [];
    else this.parts.push(bytes);
  }

  /** The text of the line, or null where it went over the bound; the buffer is empty afterwards. */
  take(): string | null {
    const { parts, size } = this;
    this.parts = [];
    this.size = 0;
    if (size > this.limit) return null;
    // The end of a piece never cuts a character.
    return parts.map((part) => DECODER.decode(part)).join('');
  }

  get empty(): boolean {
    return this.size === 0;
  }
}

/** The offset of the next line end from `from` on: a line feed or a return; the length where there is none. */
function lineEnd(bytes: Uint8Array, from: number): number {
  const feed = bytes.indexOf(LINE_FEED, from);
  const end = feed < 0 ? bytes.length : feed;
  const back = bytes.subarray(from, end).indexOf(RETURN);
  return back < 0 ? end : from + back;
}

/** Lines of a stream, however they end; where the stream fails, the line that was being read is dropped with it. */
async function* readLines(chunks: Utf8Chunks, limit: number): AsyncGenerator<Line> {
  const buffer = new LineBuffer(limit);
  let number = 1;
  let afterReturn = false;
  for await (const chunk of chunks) {
    // The line feed of a CR LF ends no line of its own, also where the stream was cut between the two.
    let from: number = afterReturn && chunk[0] === LINE_FEED ? 1 : 0;
    if (chunk.length > 0) afterReturn = false;
    for (let to = lineEnd(chunk, from); to < chunk.length; to = lineEnd(chunk, from)) {
      buffer.add(chunk.subarray(from, to));
      yield { text: buffer.take(), number: number++ };
      const isReturn = chunk[to] === RETURN;
      from = isReturn && chunk[to + 1] === LINE_FEED ? to + 2 : to + 1;
      afterReturn = isReturn && from === chunk.length;
    }
    if (from < chunk.length) buffer.add(chunk.subarray(from));
  }
  if (!buffer.empty) yield { text: buffer.take(), number };
}

function* parseLine(file: string, number: number, text: string): Generator<FormatEvent> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The engine's own message differs between versions; results must not.
    const cut = text.startsWith('{') && !text.endsWith('}');
    return yield rejectedEvent(
      file,
      number,
      'JSON_BROKEN',
      `not valid JSON${cut ? ': the line seems to be cut off' : ''}`,
    );
  }
  for (const record of recordsIn(value)) {
    const fields = fieldsOf(record);
    yield fields
      ? recordEvent(file, number, fields)
      : rejectedEvent(file, number, 'RECORD_NOT_OBJECT', 'the line is valid JSON but no object');
  }
}

/**
 * Reads JSON lines: one object a line, blank lines skipped. A bad line is rejected and the next one read. A line may
 * hold what an interface of a site answered (`{"data":{"list":[…]}}`): the jobs in it all have its number.
 *
 * @param maxRecordBytes lines of more bytes are rejected with RECORD_TOO_LARGE
 */
export async function* readJsonl(
  file: string,
  chunks: Utf8Chunks,
  maxRecordBytes: number,
): AsyncGenerator<FormatEvent> {
  for await (const line of readLines(chunks, maxRecordBytes)) {
    if (line.text === null) {
      yield rejectedEvent(file, line.number, 'RECORD_TOO_LARGE', `the line is longer than ${maxRecordBytes} bytes`);
      continue;
    }
    const text = line.text.trim();
    if (text !== '') yield* parseLine(file, line.number, text);
  }
}
