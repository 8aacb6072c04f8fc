import { type FormatEvent, fieldsOf, recordEvent, rejectedEvent, type Utf8Chunks } from '../record.js';
import { type JsonListener, JsonScanner } from './json-scan.js';
import { parseLenient } from './lenient-json.js';
import { areJobNames, isJobLike, isObject, recordsIn } from './nested.js';
import { inSteps } from './steps.js';

// Sizes are looked at after pieces of this many bytes.
const STEP = 16 * 1024;

/** Elements that are kept of a list of which nobody knows yet whether it holds jobs, where another one does. */
const MOST_HELD = 1000;

/** An element of a list: parsed, or longer than the bound, or no JSON. */
type Element =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'too large' }
  | { readonly kind: 'broken' };

function elementOf(text: string | null): Element {
  if (text === null) return { kind: 'too large' };
  try {
    return { kind: 'value', value: parseLenient(text) };
  } catch {
    return { kind: 'broken' };
  }
}

/** Of a document that is an object: which of its lists hold the jobs, and what is held of those not yet known. */
class Lists {
  private readonly chosen = new Set<number>();
  private held: { readonly list: number; readonly element: Element }[] = [];

  get known(): boolean {
    return this.chosen.size > 0;
  }

  /** The list to fall back on where none holds jobs: the first one that holds objects. */
  get fallback(): number | undefined {
    return this.held.find(({ element }) => element.kind === 'value' && isObject(element.value))?.list;
  }

  has(list: number): boolean {
    return this.chosen.has(list);
  }

  /** Takes a list for one of jobs; what was held of it comes back. */
  choose(list: number): Element[] {
    const elements = this.held.filter((one) => one.list === list).map(({ element }) => element);
    this.chosen.add(list);
    this.held = [];
    return elements;
  }

  hold(list: number, element: Element): void {
    if (this.known) this.held = this.held.filter((one) => one.list === list).slice(1 - MOST_HELD);
    this.held.push({ list, element });
  }
}

/** The JSON documents of one file while they are read. */
class Documents implements JsonListener {
  private readonly scanner: JsonScanner;
  /** Null where the document is a list itself. */
  private lists: Lists | null = null;
  private count = 0;
  private events: FormatEvent[] = [];
  private stopped = false;

  constructor(
    private readonly file: string,
    private readonly maxRecordBytes: number,
  ) {
    this.scanner = new JsonScanner(this, maxRecordBytes);
  }

  /** The events since the last call. */
  take(): FormatEvent[] {
    const { events } = this;
    this.events = [];
    return events;
  }

  /** False where nothing more can be read. */
  write(bytes: Uint8Array): boolean {
    this.scanner.write(bytes);
    if (this.scanner.broken) this.breakOff();
    else if (this.lists && !this.lists.known && this.scanner.kept > this.maxRecordBytes) this.decide(this.lists);
    return !this.stopped;
  }

  /** The input is at its end. */
  close(): void {
    if (this.stopped) return;
    const before = this.count;
    this.scanner.end();
    // An element that is too long and never ends was told just now.
    if (this.count === before && !this.scanner.complete) this.breakOff();
  }

  begin(list: boolean): void {
    this.lists = list ? null : new Lists();
    if (list) this.scanner.forget();
  }

  element(list: number, text: string | null): void {
    const element = elementOf(text);
    const { lists } = this;
    if (lists === null || lists.has(list)) this.add(element);
    else if (this.holdsJobs(element)) this.addAll([...this.choose(lists, list), element]);
    else lists.hold(list, element);
  }

  end(): void {
    const { lists } = this;
    if (lists === null || lists.known) return;
    const whole = elementOf(this.scanner.text());
    const list = whole.kind === 'value' && isJobLike(whole.value) ? undefined : lists.fallback;
    if (list === undefined) this.add(whole);
    else this.addAll(lists.choose(list));
  }

  private choose(lists: Lists, list: number): Element[] {
    this.scanner.forget();
    return lists.choose(list);
  }

  private holdsJobs(element: Element): boolean {
    if (element.kind !== 'value') return false;
    const records = recordsIn(element.value);
    return (records.length > 1 || records[0] !== element.value || isJobLike(element.value)) && !this.isJobSoFar();
  }

  /** Whether the object around the lists is a job itself, with such lists as jobs like it. */
  private isJobSoFar(): boolean {
    return areJobNames(this.scanner.stringMembers);
  }

  /** The document is too long to be one record, so it must be decided which of its lists is read. */
  private decide(lists: Lists): void {
    const list = lists.fallback ?? (this.scanner.openList >= 0 ? this.scanner.openList : undefined);
    if (list !== undefined) {
      this.addAll(this.choose(lists, list));
      return;
    }
    this.reject('RECORD_TOO_LARGE', `the record is longer than ${this.maxRecordBytes} bytes; the rest is not read`);
    this.stopped = true;
  }

  private breakOff(): void {
    const list = this.lists?.known === false ? this.lists.fallback : undefined;
    if (list !== undefined) this.addAll(this.lists!.choose(list));
    this.reject('JSON_BROKEN', 'not valid JSON here, or cut off; the rest of the file is not read');
    this.stopped = true;
  }

  private addAll(elements: readonly Element[]): void {
    for (const element of elements) this.add(element);
  }

  private add(element: Element): void {
    if (element.kind === 'value') for (const value of recordsIn(element.value)) this.addRecord(value);
    else if (element.kind === 'broken') this.reject('JSON_BROKEN', 'the element is not valid JSON');
    else this.reject('RECORD_TOO_LARGE', `the element is longer than ${this.maxRecordBytes} bytes`);
  }

  private addRecord(value: unknown): void {
    const fields = fieldsOf(value);
    if (fields) this.events.push(recordEvent(this.file, ++this.count, fields));
    else this.reject('RECORD_NOT_OBJECT', 'the element is no object');
  }

  private reject(code: 'JSON_BROKEN' | 'RECORD_TOO_LARGE' | 'RECORD_NOT_OBJECT', reason: string): void {
    this.events.push(rejectedEvent(this.file, ++this.count, code, reason));
  }
}

/**
 * Reads JSON: an array of objects; an object that holds one somewhere (`{"results": […]}`, `{"data":{"list":[…]}}`);
 * or an object that is one record. Several documents may follow one another. Lines are record numbers, counted from 1.
 *
 * Of the lists of an object those count that hold descriptions; where none does, the first list of objects. An element
 * that is no JSON or too long is rejected, and the next one read. Where the brackets around the elements are broken,
 * the file ends.
 *
 * @param maxRecordBytes a longer element is rejected with RECORD_TOO_LARGE
 */
export async function* readJson(file: string, chunks: Utf8Chunks, maxRecordBytes: number): AsyncGenerator<FormatEvent> {
  const documents = new Documents(file, maxRecordBytes);
  for await (const piece of inSteps(chunks, STEP)) {
    const more = documents.write(piece);
    yield* documents.take();
    if (!more) return;
  }
  documents.close();
  yield* documents.take();
}
