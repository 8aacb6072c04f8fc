import { recogniseColumns } from '../columns.js';
import { type FileTally, type FormatEvent, recordEvent, rejectedEvent } from '../record.js';
import { uniqueNames } from './csv.js';
import { HEADER_ROWS, isWithoutHeader, numberedNames } from './header-row.js';
import { loadReader } from './load.js';
import { FileRefusal } from './utf8.js';
import { refuseEmptyCells, refuseZipBomb, zipText } from './zip.js';

/** Rows at the top of a sheet in which the header is looked for: titles and notes may stand above it. */
const TOP_ROWS = 10;
const MAX_WORKBOOK_XML = 4 * 1024 * 1024;

type Cell = string | number | boolean | Date | null;

interface SheetRow {
  /** One-based. */
  readonly line: number;
  readonly cells: readonly Cell[];
}

interface Header {
  readonly names: readonly string[];
  readonly line: number;
  /** True where the sheet has none, and this row is its first record. */
  readonly missing?: true;
  /** Whether one of its columns holds descriptions. */
  readonly ofJobs: boolean;
}

const textOf = (cell: Cell): string => (cell === null ? '' : String(cell)).trim();

function plain(cell: Cell | undefined): unknown {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString();
  return cell ?? null;
}

function headerOf({ cells, line }: SheetRow): Header {
  const last = cells.findLastIndex((cell) => textOf(cell) !== '');
  const names = uniqueNames(cells.slice(0, last + 1).map(textOf));
  return { names, line, ofJobs: recogniseColumns(names).text.length > 0 };
}

/** The first of the top rows that names a column of descriptions, else the first with two cells, be it a record. */
function findHeader(rows: readonly SheetRow[]): Header | null {
  const headers = rows.slice(0, TOP_ROWS).map(headerOf);
  const ofJobs = headers.find((header) => header.ofJobs);
  if (ofJobs) return ofJobs;
  const filled = ({ cells }: SheetRow): number => cells.filter((cell) => textOf(cell) !== '').length;
  const at = Math.max(
    0,
    rows.slice(0, TOP_ROWS).findIndex((row) => filled(row) > 1),
  );
  const header = headers[at];
  if (header === undefined) return null;
  const [first, ...below] = rows.slice(at).map(({ cells }) => cells.map(textOf));
  return isWithoutHeader(first!, below) ? { ...header, names: numberedNames(first!), missing: true } : header;
}

/** The rows of one sheet that hold something. */
type Rows = (sheet: number) => AsyncGenerator<SheetRow>;

async function openRows(bytes: Uint8Array): Promise<Rows> {
  const { streamXlsxRows } = await loadReader('xlsx', () => import('hucre/xlsx'));
  return async function* rows(sheet) {
    try {
      for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
        const cells = values as readonly Cell[];
        if (cells.some((cell) => textOf(cell) !== '')) yield { line: index + 1, cells };
      }
    } catch {
      // The package says more, in words that change with its versions, which results must not.
      throw new FileRefusal('FILE_BROKEN', BROKEN);
    }
  };
}

const BROKEN = 'the workbook is damaged or cut off';

/** The names of the sheets, in the order of the workbook. */
async function sheetNames(bytes: Uint8Array): Promise<readonly string[]> {
  const xml = await zipText(bytes, 'xl/workbook.xml', MAX_WORKBOOK_XML);
  const sheets = xml.match(/<(?:\w{1,20}:)?sheet\s[^>]{1,2000}>/g) ?? [];
  return sheets.map((sheet) => unescaped(/\bname\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(sheet)?.slice(1).join('') ?? ''));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(name: string): string {
  return name.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity]!);
}

/** A sheet whose header is known. */
interface Sheet {
  readonly header: Header;
  /** The rows at the top that stand below the header, and all behind them. */
  readonly top: readonly SheetRow[];
  readonly rest: AsyncGenerator<SheetRow>;
}

/** Opens a sheet; null where it has no row below its header. */
async function openSheet(rows: Rows, number: number): Promise<Sheet | null> {
  const rest = rows(number);
  const top: SheetRow[] = [];
  while (top.length < TOP_ROWS + HEADER_ROWS) {
    const next = await rest.next();
    if (next.done) break;
    top.push(next.value);
  }
  const header = findHeader(top);
  const below = top.filter(({ line }) => header && (header.missing ? line >= header.line : line > header.line));
  return header && below.length > 0 ? { header, top: below, rest } : null;
}

/** Columns that every record has; what is further to the right is there where a cell holds something. */
const ALWAYS_THERE = 256;

/** Fields of a row; a cell beyond the header stands under the number of its column. */
function fieldsOf(cells: readonly Cell[], names: readonly string[]): ReadonlyMap<string, unknown> {
  const always = names.slice(0, ALWAYS_THERE);
  const fields = new Map<string, unknown>(always.map((name, column) => [name, plain(cells[column])]));
  for (const [column, cell] of cells.entries()) {
    if (column < always.length || textOf(cell) === '') continue;
    fields.set(names[column] ?? `column ${column + 1}`, plain(cell));
  }
  return fields;
}

const sizeOf = (cells: readonly Cell[]): number =>
  cells.reduce((size: number, cell) => size + (typeof cell === 'string' ? Buffer.byteLength(cell) : 8), 0);

function rowEvent(file: string, { line, cells }: SheetRow, header: Header, maxRecordBytes: number): FormatEvent {
  if (sizeOf(cells) <= maxRecordBytes) return recordEvent(file, line, fieldsOf(cells, header.names));
  return rejectedEvent(file, line, 'RECORD_TOO_LARGE', `the row is longer than ${maxRecordBytes} bytes`);
}

async function* readSheet(
  file: string,
  { header, top, rest }: Sheet,
  maxRecordBytes: number,
): AsyncGenerator<FormatEvent> {
  for (const row of top) yield rowEvent(file, row, header, maxRecordBytes);
  for await (const row of rest) yield rowEvent(file, row, header, maxRecordBytes);
}

/**
 * Reads a workbook of Excel: every sheet that has a column of descriptions, or, where none has, the first one with a
 * header and rows, or with rows alone. Another sheet with rows is told as SHEET_UNUSED. Lines are the numbers of the rows in their sheet;
 * formulas are the values that Excel stored with them, dates are ISO 8601.
 *
 * @throws FileRefusal FILE_BROKEN, FILE_TOO_LARGE
 * @throws JobprismError READER_MISSING
 */
export async function* readXlsx(
  file: string,
  bytes: Uint8Array,
  limits: { readonly maxRecordBytes: number; readonly maxUnpackRatio: number; readonly maxHeldBytes: number },
  tally: FileTally,
): AsyncGenerator<FormatEvent> {
  await refuseZipBomb(bytes, limits.maxUnpackRatio, limits.maxHeldBytes);
  await refuseEmptyCells(bytes, limits.maxHeldBytes);
  const rows = await openRows(bytes);
  const others: { readonly number: number; readonly name: string }[] = [];
  let found = false;
  for (const [number, name] of (await sheetNames(bytes)).entries()) {
    const sheet = await openSheet(rows, number);
    if (sheet?.header.ofJobs) {
      found = true;
      yield* readSheet(file, sheet, limits.maxRecordBytes);
    } else if (sheet) {
      await sheet.rest.return(undefined);
      others.push({ number, name });
    }
  }
  const fallback = found ? undefined : others.shift();
  if (fallback) {
    const sheet = (await openSheet(rows, fallback.number))!;
    if (sheet.header.missing) tally.headerMissing = true;
    yield* readSheet(file, sheet, limits.maxRecordBytes);
  }
  for (const { name } of others) {
    yield rejectedEvent(file, null, 'SHEET_UNUSED', `the sheet ${name} has no column of descriptions`);
  }
}
