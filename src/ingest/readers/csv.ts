import { type FileTally, type FormatEvent, recordEvent, rejectedEvent, type Utf8Chunks } from '../record.js';
import { dialectOf } from './csv-dialect.js';
import { type Row, RowParser } from './csv-rows.js';
import { HEADER_ROWS, isWithoutHeader, numberedNames } from './header-row.js';
import { LineIndex } from './line-index.js';
import { FileRefusal, peek } from './utf8.js';

const HEAD_BYTES = 64 * 1024;
/** Rows are held back up to here until it is told whether the first one is a header. */
const HEADER_BYTES = 256 * 1024;
/** A line with more cells names no columns; Excel has 16,384 at most, and nobody fills them with fields of a job. */
const MOST_COLUMNS = 10_000;

/** Column names as the header has them; a name that comes again gets a number, so that no column hides another. */
export function uniqueNames(header: readonly string[]): readonly string[] {
  const names = new Set<string>();
  // Where counting goes on for a name that was there, so that many of one name cost no more than many names.
  const next = new Map<string, number>();
  for (const cell of header) {
    const name = cell.trim();
    let free = name;
    let count = next.get(name) ?? 2;
    for (; names.has(free); count++) free = `${name} ${count}`;
    next.set(name, count);
    names.add(free);
  }
  return [...names];
}

// A mark that stands where one file was put behind another; csv-parse takes a quote behind it for text.
const MARK_AND_QUOTES = /^\ufeff?\s*"?|"?\s*$/g;

const bare = (cell: string): string => cell.replace(MARK_AND_QUOTES, '');

/** Turns rows into records: the first one names the columns unless it is a record, the others must be as long. */
class Table {
  private names: readonly string[] | null = null;
  private header: readonly string[] = [];
  /** True once the header is one that no table has. */
  broken = false;
  private readonly lines = new LineIndex();
  private end = 0;
  /** The rows at the top, as long as it is open what the first one is. */
  private top: Row[] = [];

  constructor(
    private readonly file: string,
    private readonly tally: FileTally,
  ) {}

  add(bytes: Uint8Array): void {
    this.lines.add(bytes);
  }

  /** The line where the row begins that comes next. */
  get line(): number {
    return this.lines.lineFrom(this.end);
  }

  private event(row: Row, names: readonly string[]): FormatEvent | null {
    const { line, file } = this;
    this.end = row.end;
    if (this.repeatsHeader(row.cells)) {
      this.tally.headersRepeated++;
      return null;
    }
    if (row.cells.length === names.length)
      return recordEvent(file, line, new Map(names.map((n, i) => [n, row.cells[i]])));
    const reason = `the row has ${row.cells.length} cells, the header ${names.length}`;
    return rejectedEvent(file, line, 'COLUMNS_RAGGED', reason);
  }

  /** Takes the first row and those below it; gives the ones that are records. */
  private start(rows: readonly Row[]): readonly Row[] {
    const [first, ...below] = rows.map(({ cells }) => cells.map(bare));
    const cells = rows[0]!.cells;
    if (isWithoutHeader(first!, below)) {
      this.names = numberedNames(cells);
      this.tally.headerMissing = true;
      return rows;
    }
    this.names = uniqueNames(cells);
    this.header = first!;
    this.end = rows[0]!.end;
    return rows.slice(1);
  }

  private repeatsHeader(cells: readonly string[]): boolean {
    const { header } = this;
    return cells.length === header.length && header.every((name, column) => bare(cells[column]!) === name);
  }

  /** Rows without the one that the input broke off in. */
  complete(rows: readonly Row[]): readonly Row[] {
    return this.lines.atLineStart ? rows : rows.filter(({ end }) => end < this.lines.size);
  }

  *events(rows: readonly Row[]): Generator<FormatEvent> {
    for (const row of rows) {
      if (this.broken) return;
      if (this.names !== null) {
        const event = this.event(row, this.names);
        if (event) yield event;
      } else if (this.top.length === 0 && row.cells.length > MOST_COLUMNS) yield this.refused(row);
      else {
        this.top.push(row);
        if (this.top.length >= HEADER_ROWS || row.end >= HEADER_BYTES) yield* this.settle();
      }
    }
  }

  /** Decides on the first row with what there is below it. */
  *settle(): Generator<FormatEvent> {
    if (this.top.length === 0) return;
    const records = this.start(this.top);
    this.top = [];
    yield* this.events(records);
  }

  private refused({ cells }: Row): FormatEvent {
    this.broken = true;
    const reason = `the header has ${cells.length} cells, more than ${MOST_COLUMNS}; the rest is not read`;
    return rejectedEvent(this.file, this.line, 'CSV_BROKEN', reason);
  }
}

/**
 * Reads a table with a header line; one without has the columns `column 1` and so on, and the tally says so. Cells may
 * be quoted and hold line ends; blank lines are skipped; a row that is longer or shorter than the header is rejected and
 * the next one read. A row that repeats the header is skipped and counted in the tally.
 *
 * @param delimiter what parts the cells; null takes the one that the header line has most of: comma, tab, semicolon, bar
 * @param maxRecordBytes a longer row ends the file with RECORD_TOO_LARGE: its cause is nearly always an open quote
 */
export async function* readCsv(
  file: string,
  chunks: Utf8Chunks,
  delimiter: string | null,
  maxRecordBytes: number,
  tally: FileTally,
): AsyncGenerator<FormatEvent> {
  const peeked = await peek(chunks, HEAD_BYTES);
  const parser = await RowParser.create(dialectOf(new TextDecoder().decode(peeked.head), delimiter), maxRecordBytes);
  const table = new Table(file, tally);
  try {
    for await (const bytes of peeked.chunks) {
      table.add(bytes);
      const failure = await parser.write(bytes);
      yield* table.events(parser.take());
      if (table.broken) return;
      if (failure) {
        yield* table.settle();
        return yield rejectedEvent(file, table.line, failure.code, failure.reason);
      }
    }
    const failure = await parser.end();
    yield* table.events(parser.take());
    yield* table.settle();
    if (failure) yield rejectedEvent(file, table.line, failure.code, failure.reason);
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    // The parser looks a few bytes ahead, so rows that are complete may still wait in it.
    await parser.end();
    yield* table.events(table.complete(parser.take()));
    yield* table.settle();
    throw error;
  } finally {
    parser.close();
  }
}
