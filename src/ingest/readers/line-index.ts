const LINE_FEED = 10;
const RETURN = 13;

/**
 * Turns byte offsets into line numbers while a stream goes by, keeping only the line ends not asked about yet.
 *
 * csv-parse counts lines too, but takes CR LF inside quotes for two.
 */
export class LineIndex {
  /** Offset just behind each line feed, ascending; with the offset where the line end begins. */
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
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
      const before = at > 0 ? bytes[at - 1] : this.lastByte;
      const offset = this.bytes + at;
      this.ends.push({ begin: before === RETURN ? offset - 1 : offset, behind: offset + 1 });
    }
    this.bytes += bytes.length;
    this.lastByte = bytes[bytes.length - 1] ?? this.lastByte;
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
