import type { JSONParser } from '@streamparser/json';
import { fieldsOf, type RecordEvent, recordEvent, rejectedEvent, type Utf8Chunks } from '../record.js';

// Sizes are looked at after pieces of this many bytes, counted from the start of the file, so that what is refused
// does not depend on how the stream was cut.
const STEP = 16 * 1024;
const LEFT_BRACKET = 0x5b;

/** Told each value with the name of the list it stands in; undefined where it stands in no list. */
type Emit = (value: unknown, list: string | undefined) => void;

async function createParser(root: number, emit: Emit, fail: () => void): Promise<JSONParser> {
  const { JSONParser: Parser } = await import('@streamparser/json');
  // `[…]`: its elements. `{…}`: the elements of its members, of which those of arrays count.
  const parser = new Parser({ paths: [root === LEFT_BRACKET ? '$.*' : '$.*.*'], keepStack: false });
  parser.onValue = ({ value, parent, stack }) => {
    emit(value, Array.isArray(parent) ? String(stack.at(-1)?.key ?? '') : undefined);
  };
  parser.onError = fail;
  return parser;
}

/** Pieces that end at multiples of STEP, whatever the pieces of the stream were. */
async function* steps(chunks: Utf8Chunks): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      const to = Math.min(chunk.length, from + STEP - (at % STEP));
      yield chunk.subarray(from, to);
      at += to - from;
      from = to;
    }
  }
}

function firstByte(bytes: Uint8Array): number | undefined {
  return bytes.find((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
}

/** One JSON document that is being read. */
class Document {
  private parser: JSONParser | null = null;
  private root: number | undefined;
  private count = 0;
  private fed = 0;
  private lastEnd = 0;
  private events: RecordEvent[] = [];
  private failed = false;
  private list: string | undefined;
  // An object may be one record itself. Its text is kept until a list turns up in it.
  private whole: Uint8Array[] | null = [];

  constructor(
    private readonly file: string,
    private readonly maxRecordBytes: number,
  ) {}

  /** The events since the last call. */
  take(): RecordEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  /** False where nothing more can be read. */
  async write(bytes: Uint8Array): Promise<boolean> {
    this.root ??= firstByte(bytes);
    if (this.root === undefined) return true;
    this.parser ??= await createParser(this.root, this.onValue, this.onError);
    this.fed += bytes.length;
    this.whole?.push(bytes);
    this.attempt(() => this.parser?.write(bytes));
    if (!this.failed && this.fed % STEP === 0 && this.fed - this.lastEnd > this.maxRecordBytes + STEP) {
      this.reject('RECORD_TOO_LARGE', `the record is longer than ${this.maxRecordBytes} bytes; the rest is not read`);
      this.failed = true;
    }
    return !this.failed;
  }

  end(): void {
    if (!this.parser || this.failed) return;
    if (!this.parser.isEnded) this.attempt(() => this.parser?.end());
    if (this.failed || this.root === LEFT_BRACKET || !this.whole) return;
    const decoder = new TextDecoder();
    const text = this.whole.map((part) => decoder.decode(part, { stream: true })).join('');
    this.attempt(() => this.add(JSON.parse(text)));
  }

  private readonly onValue: Emit = (value, list) => {
    if (this.root !== LEFT_BRACKET && !this.inList(value, list)) return;
    this.lastEnd = this.fed;
    this.add(value);
  };

  /** In an object, the first array that holds an object is the list; tags, paging and the like are no records. */
  private inList(value: unknown, list: string | undefined): boolean {
    if (list === undefined) return false;
    if (this.list === undefined && fieldsOf(value)) {
      this.list = list;
      this.whole = null;
    }
    return this.list === list;
  }

  // After an error the parser may go on to complain about its own state: only the first one counts.
  private readonly onError = (): void => {
    if (!this.failed) this.reject('JSON_BROKEN', 'not valid JSON here, or cut off; the rest of the file is not read');
    this.failed = true;
  };

  private attempt(step: () => void): void {
    try {
      step();
    } catch {
      this.onError();
    }
  }

  private add(value: unknown): void {
    const fields = fieldsOf(value);
    if (fields) this.events.push(recordEvent(this.file, ++this.count, fields));
    else this.reject('RECORD_NOT_OBJECT', 'the element is no object');
  }

  private reject(code: 'JSON_BROKEN' | 'RECORD_TOO_LARGE' | 'RECORD_NOT_OBJECT', reason: string): void {
    this.events.push(rejectedEvent(this.file, ++this.count, code, reason));
  }
}

/**
 * Reads one JSON document: an array of objects, an object that holds an array of objects (`{"results": […]}`), or an
 * object that is one record. Lines are record numbers, counted from 1.
 *
 * Broken JSON ends the file: what stands after the break cannot be told apart.
 *
 * @param maxRecordBytes a record that is clearly longer (by up to 32 KiB, the grain of the look) ends the file with
 * RECORD_TOO_LARGE
 */
export async function* readJson(file: string, chunks: Utf8Chunks, maxRecordBytes: number): AsyncGenerator<RecordEvent> {
  const document = new Document(file, maxRecordBytes);
  for await (const piece of steps(chunks)) {
    const more = await document.write(piece);
    yield* document.take();
    if (!more) return;
  }
  document.end();
  yield* document.take();
}
