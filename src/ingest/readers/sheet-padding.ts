/** Bytes that an array takes for a cell without anything in it. */
const CELL_BYTES = 8;
/** The number of letters, base 26, in the name of a column. */
const LETTERS = 26;
const BEFORE_A = 64;
/** What stands open at the end of a piece is kept for the next one, up to here; no tag of a sheet is as long. */
const LONGEST_TAG = 64 * 1024;

/** The opening of a row, or of a cell with the column that it says it stands in. */
const ROW_OR_CELL = /<(?:\w{1,20}:)?(?:(row)|c)(?![\w:.-])(?:[^<]*?\sr\s*=\s*["']\s*([A-Za-z]{1,4})\d)?/g;

/**
 * Adds up what the rows of a sheet take beyond the cells that they write: a row that holds nothing but a cell in column
 * XFD is written in 20 bytes and read as 16,384 cells.
 */
export class SheetPadding {
  private rest = '';
  private written = 0;
  private width = 0;
  private padding = 0;

  /** Bytes of cells that hold nothing, in the rows so far. */
  get bytes(): number {
    return (this.padding + Math.max(0, this.width - this.written)) * CELL_BYTES;
  }

  /** Takes the next piece of the sheet as XML. */
  add(piece: Uint8Array): void {
    const text = this.rest + Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    const open = text.lastIndexOf('<');
    const whole = open < 0 || text.length - open > LONGEST_TAG ? text.length : open;
    this.rest = text.slice(whole);
    for (const [, row, column] of text.slice(0, whole).matchAll(ROW_OR_CELL)) {
      if (row !== undefined) this.endRow();
      else this.addCell(column);
    }
  }

  private endRow(): void {
    this.padding += Math.max(0, this.width - this.written);
    this.width = 0;
    this.written = 0;
  }

  private addCell(column: string | undefined): void {
    this.written++;
    if (column !== undefined) this.width = Math.max(this.width, columnNumber(column));
  }
}

/** The number of a column: 1 for A, 16,384 for XFD. */
function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * LETTERS + letter.charCodeAt(0) - BEFORE_A;
  return number;
}
