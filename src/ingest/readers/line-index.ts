const LINE_FEED = 10;
const RETURN = 13;

/**
 * Turns byte offsets into line numbers while a stream goes by, keeping only the line ends not asked about yet.
 *
 * csv-parse counts lines too, but takes CR LF inside quotes for two.
 */
export class LineIndex {
  /** Offset just behind each line end, ascending; with the offset where it begins. */
  private ends: { readonly begin: number; readonly behind: number }[] = [];
  private next = 0;
  private line = 1;
  private bytes = 0;
  private lastByte = 0;

  /** How many bytes were taken. */
  get size(): number {
    return this.bytes;
  }

  /** True where the last byte taken ends a line. */
  get atLineStart(): boolean {
    return this.lastByte === LINE_FEED || this.lastByte === RETURN;
  }

  /** Takes the next bytes of the stream. */
  add(bytes: Uint8Array): void {
    this.ends.splice(0, this.next);
    this.next = 0;
    // Whether a return at the end of a piece is a line end of its own shows in the next piece.
    if (this.lastByte === RETURN && bytes.length > 0 && bytes[0] !== LINE_FEED) this.addEnd(this.bytes - 1, 1);
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
      const before = at > 0 ? bytes[at - 1] : this.lastByte;
      if (before === RETURN) this.addEnd(this.bytes + at - 1, 2);
      else this.addEnd(this.bytes + at, 1);
    }
    const returns = this.loneReturns(bytes);
    if (returns.length > 0) {
      for (const at of returns) this.addEnd(this.bytes + at, 1);
      this.ends.sort((a, b) => a.begin - b.begin);
    }
    this.bytes += bytes.length;
    this.lastByte = bytes[bytes.length - 1] ?? this.lastByte;
  }

  /** Offsets of returns that no line feed follows; the last byte is left for the next piece. */
  private loneReturns(bytes: Uint8Array): number[] {
    const found: number[] = [];
    for (let at = bytes.indexOf(RETURN); at >= 0 && at < bytes.length - 1; at = bytes.indexOf(RETURN, at + 1)) {
      if (bytes[at + 1] !== LINE_FEED) found.push(at);
    }
    return found;
  }

  private addEnd(begin: number, length: number): void {
    this.ends.push({ begin, behind: begin + length });
  }

  /** The one-based line of the first byte from `offset` on that is not on a blank line. Offsets must not decrease. */
  lineFrom(offset: number): number {
    let at = offset;
    for (let end = this.ends[this.next]; end && (end.behind <= at || end.begin <= at); end = this.ends[this.next]) {
      at = Math.max(at, end.behind);
      this.line++;
      this.next++;
    }
    return this.line;
  }
}
