const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const LEFT_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const RIGHT_BRACKET = 0x5d;
const LEFT_BRACE = 0x7b;
const RIGHT_BRACE = 0x7d;

/** Members of a document whose names are kept. */
const MOST_MEMBERS = 200;

/** What comes next between values. */
type Expected = 'root' | 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end';

/** Told what a document is made of, in its order. */
export interface JsonListener {
  /** A document begins; `list` where it is an array, whose elements come as those of list 0. */
  begin(list: boolean): void;
  /** An element of a list: its text, or null where it is longer than the bound. */
  element(list: number, text: string | null): void;
  /** The document is whole. */
  end(): void;
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** The bytes of the value that is being read, up to a bound. */
class Capture {
  private parts: Uint8Array[] = [];
  private size = 0;
  depth = 0;
  inString = false;
  escaped = false;

  constructor(private readonly limit: number) {}

  get tooLarge(): boolean {
    return this.size > this.limit;
  }

  add(bytes: Uint8Array): void {
    this.size += bytes.length;
    if (this.tooLarge) this.parts = [];
    else this.parts.push(bytes);
  }

  text(): string | null {
    if (this.tooLarge) return null;
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return this.parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
  }

  /**
   * The offset behind the value, or -1 where it goes on beyond the piece. Brackets are counted and not matched: who
   * parses the text finds out.
   */
  endIn(bytes: Uint8Array, from: number): number {
    let { depth, inString, escaped } = this;
    let at = from;
    for (; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (depth === 0) return at + 1;
        }
      } else if (byte === QUOTE) inString = true;
      else if (byte === LEFT_BRACE || byte === LEFT_BRACKET) depth++;
      else if (byte === RIGHT_BRACE || byte === RIGHT_BRACKET) {
        // At depth 0 it ends the list around a number or a word.
        if (depth === 0) return at;
        if (--depth === 0) return at + 1;
      } else if (depth === 0 && (byte === COMMA || isBlank(byte))) return at;
    }
    this.depth = depth;
    this.inString = inString;
    this.escaped = escaped;
    return -1;
  }
}

/**
 * Takes JSON documents apart while they stream by: goes into objects and finds the elements of the lists in them,
 * whose text it hands on unparsed. Lists inside elements are part of the element.
 *
 * Documents may follow one another, as where several crawls were put into one file, and a list may end with a comma.
 */
export class JsonScanner {
  private readonly closers: number[] = [];
  private expected: Expected = 'root';
  private capture: Capture | null = null;
  private list = -1;
  private failed = false;
  /** The text of the document so far; null where nobody wants it any longer. */
  private whole: Uint8Array[] | null = null;
  private wholeSize = 0;
  private readonly members: string[] = [];
  private member: string | null = null;
  /** Where the document, or what is not yet in `whole` of it, begins in the piece that is being read. */
  private from = 0;

  constructor(
    private readonly listener: JsonListener,
    private readonly maxElementBytes: number,
  ) {}

  /** True where the input is no JSON here; nothing more is read. */
  get broken(): boolean {
    return this.failed;
  }

  /** True between documents. */
  get complete(): boolean {
    return this.expected === 'root' && this.capture === null;
  }

  /** The list whose elements are being read, or -1. */
  get openList(): number {
    return this.closers.at(-1) === RIGHT_BRACKET ? this.list : -1;
  }

  /** Bytes of the document that are kept for {@link text}. */
  get kept(): number {
    return this.wholeSize;
  }

  /** The text of the document, up to the last byte read; within `end` it is all of it. Null after {@link forget}. */
  text(): string | null {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return this.whole?.map((part) => decoder.decode(part, { stream: true })).join('') ?? null;
  }

  /** The names of the members of the document, an object, that are strings, so far. */
  get stringMembers(): readonly string[] {
    return this.members;
  }

  /** Stops keeping the text of the document. */
  forget(): void {
    this.whole = null;
    this.wholeSize = 0;
  }

  write(bytes: Uint8Array): void {
    this.from = 0;
    let at = 0;
    while (at < bytes.length && !this.failed) {
      if (this.capture) at = this.captureFrom(bytes, at, this.capture);
      else if (isBlank(bytes[at]!)) at++;
      else at = this.step(bytes, at);
    }
    this.keep(bytes, bytes.length);
  }

  private keep(bytes: Uint8Array, to: number): void {
    this.whole?.push(bytes.subarray(this.from, to));
    if (this.whole) this.wholeSize += to - this.from;
    this.from = to;
  }

  /** Says that no more comes: an element over the bound is told, other unfinished ones are dropped. */
  end(): void {
    const { capture } = this;
    if (capture?.tooLarge && this.openList >= 0) this.finish(capture);
  }

  private captureFrom(bytes: Uint8Array, from: number, capture: Capture): number {
    const end = capture.endIn(bytes, from);
    const to = end < 0 ? bytes.length : end;
    if (this.openList >= 0 || this.atMemberName) capture.add(bytes.subarray(from, to));
    if (end >= 0) this.finish(capture);
    return to;
  }

  private get atMemberName(): boolean {
    return this.closers.length === 1 && (this.expected === 'key' || this.expected === 'key or end');
  }

  private finish(capture: Capture): void {
    this.capture = null;
    if (this.expected === 'key' || this.expected === 'key or end') {
      if (this.atMemberName) this.member = capture.text();
      this.expected = 'colon';
      return;
    }
    this.expected = 'comma or end';
    if (this.openList >= 0) this.listener.element(this.list, capture.text());
  }

  /** Reads the byte at `at`, which is not blank and in no value; the offset where to go on. */
  private step(bytes: Uint8Array, at: number): number {
    const byte = bytes[at]!;
    const closer = this.closers.at(-1);
    switch (this.expected) {
      case 'root':
        if (byte !== LEFT_BRACE && byte !== LEFT_BRACKET) return this.fail(at);
        this.list = -1;
        this.members.length = 0;
        this.from = at;
        this.whole = [];
        this.wholeSize = 0;
        this.listener.begin(byte === LEFT_BRACKET);
        this.open(byte);
        return at + 1;
      case 'colon':
        this.expected = 'value';
        return byte === COLON ? at + 1 : this.fail(at);
      case 'key':
      case 'key or end':
        if (byte === RIGHT_BRACE) return this.close(bytes, at);
        if (byte !== QUOTE) return this.fail(at);
        break;
      case 'comma or end':
        if (byte === closer) return this.close(bytes, at);
        this.expected = closer === RIGHT_BRACE ? 'key' : 'value or end';
        return byte === COMMA ? at + 1 : this.fail(at);
      default:
        if (byte === closer && this.expected === 'value or end') return this.close(bytes, at);
        if (byte === COMMA || byte === COLON || byte === RIGHT_BRACE || byte === RIGHT_BRACKET) return this.fail(at);
        if (closer === RIGHT_BRACE && (byte === LEFT_BRACE || byte === LEFT_BRACKET)) {
          this.open(byte);
          return at + 1;
        }
        if (byte === QUOTE && this.closers.length === 1 && closer === RIGHT_BRACE) this.noteMember();
    }
    this.capture = new Capture(this.maxElementBytes);
    return at;
  }

  private noteMember(): void {
    if (this.member !== null && this.members.length < MOST_MEMBERS) this.members.push(this.member.slice(1, -1));
  }

  private open(byte: number): void {
    const isList = byte === LEFT_BRACKET;
    if (isList) this.list++;
    this.closers.push(isList ? RIGHT_BRACKET : RIGHT_BRACE);
    this.expected = isList ? 'value or end' : 'key or end';
  }

  private close(bytes: Uint8Array, at: number): number {
    this.closers.pop();
    this.expected = this.closers.length > 0 ? 'comma or end' : 'root';
    if (this.closers.length === 0) {
      this.keep(bytes, at + 1);
      this.listener.end();
      this.forget();
    }
    return at + 1;
  }

  private fail(at: number): number {
    this.failed = true;
    return at;
  }
}
