import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from '../encoding.js';
import type { FileTally } from '../record.js';
import { declaredEncoding } from './declared-encoding.js';
import { chineseShare, detectEncoding } from './detect-encoding.js';
import { concat, FileRefusal, incompleteTail, joined } from './utf8.js';

/** Bytes beyond ASCII that the encoding is told by, and how far they are looked for from the first one on. */
const SAMPLE_TELLING = 8 * 1024;
const SAMPLE_BYTES = 1024 * 1024;

/** What 0x80 to 0x9F are in Windows-1252; Node's own decoder takes them for Latin-1 in some versions. */
const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

const ENCODER = new TextEncoder();
const NUL = /\0/g;
const REPLACEMENT = /\ufffd/g;

/** Turns pieces of one encoding into pieces of UTF-8 that never cut a character. */
interface Decoder {
  decode(bytes: Uint8Array, last: boolean): string | Uint8Array;
}

class TableDecoder implements Decoder {
  private readonly decoder: InstanceType<typeof TextDecoder>;

  constructor(
    encoding: 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5',
    private readonly tally: FileTally,
  ) {
    this.decoder = new TextDecoder(encoding);
  }

  decode(bytes: Uint8Array, last: boolean): string {
    const text = this.decoder.decode(bytes, { stream: !last });
    this.tally.replaced += text.match(REPLACEMENT)?.length ?? 0;
    return text;
  }
}

class LatinDecoder implements Decoder {
  decode(bytes: Uint8Array): string {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
  }
}

/** Valid UTF-8 goes through as it is. */
class Utf8Decoder implements Decoder {
  private carry: Uint8Array = new Uint8Array(0);

  constructor(private readonly tally: FileTally) {}

  decode(bytes: Uint8Array, last: boolean): string | Uint8Array {
    const all = concat(this.carry, bytes);
    const whole = last ? all : all.subarray(0, all.length - incompleteTail(all));
    this.carry = all.subarray(whole.length);
    if (isUtf8(whole)) return whole;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(whole);
    this.tally.replaced += (text.match(REPLACEMENT)?.length ?? 0) - replacementsIn(whole);
    return text;
  }
}

/** How often the bytes write U+FFFD themselves. */
function replacementsIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}

function decoderOf(encoding: Encoding, tally: FileTally): Decoder {
  if (encoding === 'utf-8') return new Utf8Decoder(tally);
  return encoding === 'windows-1252' ? new LatinDecoder() : new TableDecoder(encoding, tally);
}

/** No text holds NULs; a file that does is damaged, and what stands around them still counts. */
function withoutNul(decoded: string | Uint8Array, tally: FileTally): Uint8Array {
  if (typeof decoded !== 'string' && decoded.indexOf(0) < 0) return decoded;
  const text = typeof decoded === 'string' ? decoded : new TextDecoder('utf-8', { ignoreBOM: true }).decode(decoded);
  const clean = text.replace(NUL, () => {
    tally.replaced++;
    return '\ufffd';
  });
  return ENCODER.encode(clean);
}

const UTF32 = 'the text is UTF-32; convert the file to UTF-8 and read it again';

/** The encoding that a byte order mark names, with the length of the mark where the decoder does not drop it. */
function byMark([a, b, c, d]: Uint8Array): { readonly encoding: Encoding; readonly mark: number } | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    throw new FileRefusal('FILE_ENCODING', UTF32);
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 0 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 0 };
  return null;
}

/**
 * UTF-16 without a mark: the NULs of its ASCII characters all stand on one side of the pairs. Chinese text has few of
 * them, so there the characters must look Chinese, too.
 */
function byNulPattern(head: Uint8Array): Encoding | null {
  const sides: [number, number] = [0, 0];
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) sides[at % 2]!++;
  const [even, odd] = sides;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const pairs = head.length / 2;
  if (Math.min(even, odd) * 10 > Math.max(even, odd)) return null;
  if (!isCleanText(head, encoding)) return null;
  if (Math.max(even, odd) >= 0.4 * pairs) return encoding;
  const chinese = Math.max(even, odd) >= 0.01 * pairs && chineseShare(head, encoding).share >= 0.5;
  return chinese ? encoding : null;
}

function isCleanText(head: Uint8Array, encoding: Encoding): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has
  return !/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/.test(new TextDecoder(encoding).decode(head, { stream: true }));
}

const MANY_CONTROLS = 16;
const SHARE_OF_CONTROLS = 0.05;
/** In a few bytes there cannot be many. */
const FEW_CONTROLS = 3;
const LARGE_SHARE = 0.3;

/** Control characters that no text has, in a number that damage does not explain. */
function isBinary(head: Uint8Array): boolean {
  let controls = 0;
  for (const byte of head) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) controls++;
  const share = controls / head.length;
  return (
    (controls >= MANY_CONTROLS && share >= SHARE_OF_CONTROLS) || (controls >= FEW_CONTROLS && share >= LARGE_SHARE)
  );
}

interface Start {
  readonly encoding: Encoding;
  /** Bytes to leave out at the beginning. */
  readonly mark: number;
}

function startOf(head: Uint8Array, wanted: Encoding | 'auto'): Start | null {
  if (wanted !== 'auto') {
    const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
    return { encoding: wanted, mark: wanted === 'utf-8' && marked ? 3 : 0 };
  }
  const marked = byMark(head);
  if (marked) return marked;
  const encoding = head.includes(0) ? byNulPattern(head) : null;
  if (encoding) return { encoding, mark: 0 };
  if (isBinary(head)) throw new FileRefusal('FILE_BINARY', 'the file holds control characters, so it is no text');
  return null;
}

/** Gathers the bytes from the first one beyond ASCII on, until there are enough of them to tell the encoding by. */
class Sample {
  private readonly parts: Uint8Array[] = [];
  private size = 0;
  private telling = 0;
  /** The number of bytes that the encoding is told by; the rest of the last piece does not count. */
  private end = 0;

  get started(): boolean {
    return this.size > 0;
  }

  /** True where it is full. */
  add(bytes: Uint8Array): boolean {
    this.parts.push(bytes);
    this.size += bytes.length;
    for (const byte of bytes) {
      this.end++;
      if (byte >= 0x80) this.telling++;
      if (this.telling >= SAMPLE_TELLING || this.end >= SAMPLE_BYTES) return true;
    }
    return false;
  }

  /** All bytes gathered, and the encoding that they are in, by themselves and by what is declared. */
  tell(
    declared: ReturnType<typeof declaredEncoding>,
    tally: FileTally,
  ): { readonly bytes: Uint8Array; readonly encoding: Encoding } {
    const bytes = joined(this.parts, this.size);
    const { encoding, certain } = detectEncoding(bytes.subarray(0, this.end), declared);
    tally.encodingCertain = certain;
    return { bytes, encoding };
  }
}

function firstBeyondAscii(bytes: Uint8Array): number {
  return isAscii(bytes) ? bytes.length : bytes.findIndex((byte) => byte >= 0x80);
}

/**
 * Passes text on as valid UTF-8 without byte order mark, in pieces that never cut a character. What is broken is
 * replaced by U+FFFD and counted in the tally, which is told the encoding, too.
 *
 * The encoding is told by a byte order mark, by the NULs of UTF-16, or, wherever in the file that is, by the first
 * thousands of bytes beyond ASCII; up to those, the encodings do not differ. Where these leave it open, what a page says in
 * its head counts.
 *
 * @param head how the file begins, as far as it is looked at; `chunks` still gives it
 * @throws FileRefusal (FILE_ENCODING, FILE_BINARY) before the first piece
 */
export async function* toUtf8(
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  wanted: Encoding | 'auto',
  tally: FileTally,
): AsyncGenerator<Uint8Array> {
  const start = startOf(head, wanted);
  // ASCII is UTF-8 until something else turns up.
  tally.encoding = start?.encoding ?? 'utf-8';
  let decoder = start ? decoderOf(start.encoding, tally) : null;
  let skip = start?.mark ?? 0;
  const sample = new Sample();
  const decodeSample = (): Uint8Array => {
    const { bytes, encoding } = sample.tell(declaredEncoding(head), tally);
    tally.encoding = encoding;
    decoder = decoderOf(encoding, tally);
    return withoutNul(decoder.decode(bytes, false), tally);
  };
  for await (const chunk of chunks) {
    let bytes = chunk.subarray(Math.min(skip, chunk.length));
    skip -= chunk.length - bytes.length;
    if (decoder) {
      yield withoutNul(decoder.decode(bytes, false), tally);
      continue;
    }
    if (!sample.started) {
      const ascii = firstBeyondAscii(bytes);
      if (ascii > 0) yield withoutNul(bytes.subarray(0, ascii), tally);
      bytes = bytes.subarray(ascii);
    }
    if (bytes.length > 0 && sample.add(bytes)) yield decodeSample();
  }
  if (!decoder && sample.started) yield decodeSample();
  // decodeSample has set it, which the compiler cannot see.
  const last = decoder as Decoder | null;
  if (last) yield withoutNul(last.decode(new Uint8Array(0), true), tally);
}
