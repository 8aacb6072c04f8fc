import type { Parser } from 'csv-parse';
import type { Dialect } from './csv-dialect.js';

/** A row of cells, with the offset of the first byte behind it. */
export interface Row {
  readonly cells: readonly string[];
  readonly end: number;
}

/** Why parsing ended before the table did. */
export interface RowFailure {
  readonly code: 'RECORD_TOO_LARGE' | 'CSV_BROKEN';
  readonly reason: string;
}

/** Drives csv-parse piece by piece, so that the rows before a fault are not lost in a stream's buffer. */
export class RowParser {
  private rows: Row[] = [];

  private constructor(
    private readonly stream: Parser,
    private readonly maxRecordBytes: number,
  ) {}

  static async create(dialect: Dialect, maxRecordBytes: number): Promise<RowParser> {
    const { parse } = await import('csv-parse');
    const stream = parse({
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      escape: dialect.escape,
      max_record_size: maxRecordBytes,
      // Scrapes hold bare quotes in texts, rows cut short and every kind of line end.
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: true,
      on_record: (cells: readonly string[], context) => {
        parser.rows.push({ cells, end: context.bytes });
        // Null keeps the stream itself empty, so that it never waits to be drained.
        return null;
      },
    });
    const parser = new RowParser(stream, maxRecordBytes);
    // The failure reaches us through the callbacks of write and end; unheard, the event would end the process.
    stream.on('error', () => undefined);
    stream.resume();
    return parser;
  }

  /** The rows since the last call. */
  take(): readonly Row[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  /** Parses the next bytes; null where all is well. */
  write(bytes: Uint8Array): Promise<RowFailure | null> {
    return new Promise((resolve) => {
      this.stream.write(bytes, (error) => resolve(this.failure(error)));
    });
  }

  /** Parses what is left. */
  end(): Promise<RowFailure | null> {
    return new Promise((resolve) => {
      this.stream.end((error?: Error | null) => resolve(this.failure(error)));
    });
  }

  close(): void {
    this.stream.destroy();
  }

  private failure(error: (Error & { readonly code?: string }) | null | undefined): RowFailure | null {
    if (!error) return null;
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      const reason = `the row is longer than ${this.maxRecordBytes} bytes, or a quote is never closed; the rest is not read`;
      return { code: 'RECORD_TOO_LARGE', reason };
    }
    const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
    return {
      code: 'CSV_BROKEN',
      reason: unclosed ? 'a quote opened in this row is never closed' : 'not readable as CSV',
    };
  }
}
