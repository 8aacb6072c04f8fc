import type { Mark, MarkKind } from '../mapping/explanation.js';
import { forTerminal } from './io.js';

/** A mark with the number of its footnote. */
export interface NumberedMark extends Pick<Mark, 'start' | 'end'> {
  readonly note: number;
  /** What it is coloured by. */
  readonly kind: MarkKind;
}

// Codes of ANSI terminals: colours 31 to 36, 1 bold, 2 faint.
const COLOURS: Readonly<Record<MarkKind, number>> = {
  technology: 36,
  capability: 32,
  figure: 33,
  role: 35,
  level: 35,
  scene: 34,
  decision: 34,
  polarity: 31,
};
const FAINT = 2;

/**
 * A text with its marks, for a terminal or a file. Without colours a marked place stands in «» with the number of its
 * footnote behind it; where two places cross, so that brackets alone would not tell which closes which, the number
 * stands at both ends: `«¹:…»¹`. Control characters of the text are dropped.
 *
 * @param marks by start, of two that start together the longer first
 */
export function markedText(text: string, marks: readonly NumberedMark[], colours: boolean): string {
  const crossing = crossingMarks(marks);
  const opening = (mark: NumberedMark): string => (crossing.has(mark) ? `«${superscript(mark.note)}:` : '«');
  const pieces: string[] = [];
  const open: NumberedMark[] = [];
  let at = 0;
  const write = (end: number): void => {
    const words = printable(text.slice(at, end));
    const inner = open.at(-1);
    pieces.push(colours && inner && words !== '' ? coloured(words, COLOURS[inner.kind]) : words);
    at = end;
  };
  const closeUpTo = (place: number): void => {
    for (let next = firstToEnd(open); next && next.end <= place; next = firstToEnd(open)) {
      write(next.end);
      open.splice(open.indexOf(next), 1);
      const note = superscript(next.note);
      pieces.push(colours ? coloured(note, FAINT) : `»${note}`);
    }
  };
  for (const mark of marks) {
    closeUpTo(mark.start);
    write(mark.start);
    if (!colours) pieces.push(opening(mark));
    open.push(mark);
  }
  closeUpTo(text.length);
  write(text.length);
  return pieces.join('');
}

/** The open mark that ends first; of several the one opened last. */
function firstToEnd(open: readonly NumberedMark[]): NumberedMark | undefined {
  let first: NumberedMark | undefined;
  for (const mark of open) if (!first || mark.end <= first.end) first = mark;
  return first;
}

/** The marks that share characters with another without either lying inside the other. */
function crossingMarks(marks: readonly NumberedMark[]): ReadonlySet<NumberedMark> {
  const crossing = new Set<NumberedMark>();
  let open: NumberedMark[] = [];
  for (const mark of marks) {
    open = open.filter(({ end }) => end > mark.start);
    for (const other of open) {
      if (other.start < mark.start && other.end < mark.end) crossing.add(other).add(mark);
    }
    open.push(mark);
  }
  return crossing;
}

/** What a terminal may be given: a tab is a space, other control and format characters are dropped. */
export function printable(text: string): string {
  return forTerminal(text.replaceAll('\t', ' '));
}

/** Scraped words on one line, so that none can pass for a line of ours. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim());
}

function superscript(number: number): string {
  return [...String(number)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))).join('');
}

function coloured(text: string, code: number): string {
  return `\u001b[${code}m${text}\u001b[${code === FAINT ? 22 : 39}m`;
}
