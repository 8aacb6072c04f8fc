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
export function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >> 6 === CONTINUATION) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** The bytes of both, one behind the other. */
export function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** Reads pieces until `size` bytes or the end are there; `chunks` still gives everything, the head included. */
export async function peek(chunks: Utf8Chunks, size: number): Promise<{ head: Uint8Array; chunks: Utf8Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let length = 0;
  let failure: { readonly error: unknown } | null = null;
  try {
    while (length < size) {
      const next = await iterator.next();
      if (next.done) break;
      parts.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    // The head stays usable; who reads on meets the failure at its place.
    failure = { error };
  }
  const head = joined(parts, length);
  return { head: head.subarray(0, size), chunks: again(head, failure, iterator) };
}

/** Pieces as one. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
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
