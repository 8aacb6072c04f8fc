import { isUtf8 } from 'node:buffer';
import type { RejectionCode } from '../../core/job.js';
import type { Utf8Chunks } from '../record.js';

/**
 * Says that the rest of a file cannot be used. It stays inside this room: the reader of the file turns it into one
 * rejection, after the records that came before.
 */
export class FileRefusal extends Error {
  override readonly name: string = 'FileRefusal';
  readonly code: RejectionCode;

  constructor(code: RejectionCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

const CONTINUATION = 0b10;

/** How many bytes at the end begin a character that is not complete yet: 0 to 3. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >> 6 === CONTINUATION) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** Whether bytes are valid as far as they go; the last character may be cut. */
function isValidSoFar(bytes: Uint8Array): boolean {
  return isUtf8(bytes.subarray(0, bytes.length - incompleteTail(bytes)));
}

/** The longest prefix without an invalid byte, so that what is kept does not depend on how the stream was cut. */
function validPrefix(bytes: Uint8Array): Uint8Array {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isValidSoFar(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const prefix = bytes.subarray(0, good);
  return prefix.subarray(0, good - incompleteTail(prefix));
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

const NOT_UTF8 = 'the text is not valid UTF-8; convert the file to UTF-8 and read it again';
const UTF16 = 'the text is UTF-16; convert the file to UTF-8 and read it again';
const BINARY = 'the file holds NUL bytes, so it is no text';

/** Drops a UTF-8 byte order mark; refuses a UTF-16 one. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  const [a, b, c] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw new FileRefusal('FILE_ENCODING', UTF16);
  return a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(3) : bytes;
}

/** What may be handed on of a piece, and the refusal that follows it. */
function check(bytes: Uint8Array): { good: Uint8Array; refusal: FileRefusal | null } {
  const nul = bytes.indexOf(0);
  const text = nul < 0 ? bytes : bytes.subarray(0, nul);
  if (!isUtf8(text)) return { good: validPrefix(text), refusal: new FileRefusal('FILE_ENCODING', NOT_UTF8) };
  return { good: text, refusal: nul < 0 ? null : new FileRefusal('FILE_BINARY', BINARY) };
}

/**
 * Passes bytes on as valid UTF-8 without byte order mark, in pieces that never cut a character.
 *
 * Other encodings will be turned into UTF-8 here, before the formats see them.
 *
 * @throws FileRefusal (FILE_ENCODING, FILE_BINARY) at the first byte that is not UTF-8 text, after all that stood
 * before it was handed on
 */
export async function* validUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let carry: Uint8Array = new Uint8Array(0);
  let started = false;
  for await (const chunk of chunks) {
    let bytes = concat(carry, chunk);
    if (!started) {
      // A mark is three bytes long and the first piece may be shorter.
      if (bytes.length < 3) {
        carry = bytes;
        continue;
      }
      bytes = withoutMark(bytes);
      started = true;
    }
    const whole = bytes.subarray(0, bytes.length - incompleteTail(bytes));
    carry = bytes.subarray(whole.length);
    yield* handOn(whole);
  }
  yield* handOn(started ? carry : withoutMark(carry));
}

function* handOn(bytes: Uint8Array): Generator<Uint8Array> {
  const { good, refusal } = check(bytes);
  if (good.length > 0) yield good;
  if (refusal) throw refusal;
}

/** Reads pieces until `size` bytes or the end are there; `chunks` still gives everything, the head included. */
export async function peek(chunks: Utf8Chunks, size: number): Promise<{ head: Uint8Array; chunks: Utf8Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  let failure: { readonly error: unknown } | null = null;
  try {
    while (head.length < size) {
      const next = await iterator.next();
      if (next.done) break;
      head = concat(head, next.value);
    }
  } catch (error) {
    // The head stays usable; who reads on meets the failure at its place.
    failure = { error };
  }
  return { head, chunks: again(head, failure, iterator) };
}

async function* again(
  head: Uint8Array,
  failure: { readonly error: unknown } | null,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    if (failure) throw failure.error;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
