import { type RecordEvent, recordEvent, rejectedEvent, type Utf8Chunks } from '../record.js';
import { type Row, RowParser } from './csv-rows.js';
import { LineIndex } from './line-index.js';
import { FileRefusal, peek } from './utf8.js';

const HEADER_BYTES = 64 * 1024;
const DELIMITERS = [',', '\t', ';'] as const;

/** The separator that the header line has most of; comma where it has none. */
function delimiterOf(head: string): string {
  const header = head
    .trimStart()
    .split(/[\r\n]/, 1)[0]!
    .replace(/"[^"]{0,200}"/g, '');
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** Column names as the header has them; a name that comes again gets a number, so that no column hides another. */
function uniqueNames(header: readonly string[]): readonly string[] {
  const names = new Set<string>();
  for (const cell of header) {
    const name = cell.trim();
    let free = name;
    for (let count = 2; names.has(free); count++) free = `${name} ${count}`;
    names.add(free);
  }
  return [...names];
}

/** Turns rows into records: the first one names the columns, the others must be as long as it. */
class Table {
  private names: readonly string[] | null = null;
  private readonly lines = new LineIndex();
  private end = 0;

  constructor(private readonly file: string) {}

  add(bytes: Uint8Array): void {
    this.lines.add(bytes);
  }

  /** The line where the row begins that comes next. */
  get line(): number {
    return this.lines.lineFrom(this.end);
  }

  event(row: Row): RecordEvent | null {
    const { names, line, file } = this;
    this.end = row.end;
    if (names === null) {
      this.names = uniqueNames(row.cells);
      return null;
    }
    if (row.cells.length === names.length)
      return recordEvent(file, line, new Map(names.map((n, i) => [n, row.cells[i]])));
    const reason = `the row has ${row.cells.length} cells, the header ${names.length}`;
    return rejectedEvent(file, line, 'COLUMNS_RAGGED', reason);
  }

  /** Rows without the one that the input broke off in. */
  complete(rows: readonly Row[]): readonly Row[] {
    return this.lines.atLineStart ? rows : rows.filter(({ end }) => end < this.lines.size);
  }

  *events(rows: readonly Row[]): Generator<RecordEvent> {
    for (const row of rows) {
      const event = this.event(row);
      if (event) yield event;
    }
  }
}

/**
 * Reads a table with a header line. Cells may be quoted and hold line ends; blank lines are skipped; a row that is
 * longer or shorter than the header is rejected and the next one read.
 *
 * @param delimiter what parts the cells; null takes the one that the header line has most of: comma, tab, semicolon
 * @param maxRecordBytes a longer row ends the file with RECORD_TOO_LARGE: its cause is nearly always an open quote
 */
export async function* readCsv(
  file: string,
  chunks: Utf8Chunks,
  delimiter: string | null,
  maxRecordBytes: number,
): AsyncGenerator<RecordEvent> {
  const peeked = await peek(chunks, HEADER_BYTES);
  const parser = await RowParser.create(
    delimiter ?? delimiterOf(new TextDecoder().decode(peeked.head)),
    maxRecordBytes,
  );
  const table = new Table(file);
  try {
    for await (const bytes of peeked.chunks) {
      table.add(bytes);
      const failure = await parser.write(bytes);
      yield* table.events(parser.take());
      if (failure) return yield rejectedEvent(file, table.line, failure.code, failure.reason);
    }
    const failure = await parser.end();
    yield* table.events(parser.take());
    if (failure) yield rejectedEvent(file, table.line, failure.code, failure.reason);
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    // The parser looks a few bytes ahead, so rows that are complete may still wait in it.
    await parser.end();
    yield* table.events(table.complete(parser.take()));
    throw error;
  } finally {
    parser.close();
  }
}
