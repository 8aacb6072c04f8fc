import type { Evidence, Polarity } from '../core/job.js';
import type { Span } from '../core/span.js';
import { startingUpTo } from '../frameworks/inner.js';
import { evidenceOf, type ReadField } from './findings.js';
import { inlineHeadings } from './inline-headings.js';
import { EXCLUDED_AFTER, EXCLUDED_BEFORE, PREFERRED, REACH } from './polarity.js';
import { headingWords, isPlusHeading, type SectionPart, sectionsOf } from './sections.js';
import { type Piece, piecesOf, sentencesOf } from './sentences.js';
import { waiverOpenings } from './waivers.js';

/** A heading is shown up to so many code units, a sentence is searched over so many pieces between commas. */
const SHOWN = 40;
const PIECES_SEARCHED = 64;

/** A sentence taken apart, so that all places in it share the work. */
interface ReadSentence {
  readonly span: Span;
  readonly pieces: readonly Piece[];
  /** By piece the words that call it a plus, null where none do; looked for when first asked. */
  readonly pluses: Map<number, Span | null>;
  readonly openings: readonly Span[];
}

/** Finds the words that make a place a plus or waive it: the rules are those of `clausesOf` and `polarityAt`. */
export class PolarityCauses {
  readonly #field: ReadField;
  readonly #sections: readonly SectionPart[];
  readonly #sentences = new Map<number, readonly Piece[]>();
  readonly #read = new Map<number, ReadSentence>();
  #headings: readonly (Span | null)[] | undefined;

  constructor(field: ReadField) {
    this.#field = field;
    this.#sections = sectionsOf(field.text);
  }

  /**
   * The words behind a polarity, null for what is simply asked and where no single word can be named.
   *
   * @param place in the folded text
   */
  of(place: Span, polarity: Polarity): Evidence | null {
    if (polarity === 'required') return null;
    const span = polarity === 'preferred' ? this.#plus(place) : this.#waiver(place);
    return span && evidenceOf(this.#field.field, this.#field.text, trimmed(this.#field.text.text, span));
  }

  #plus(place: Span): Span | null {
    const part = startingUpTo(this.#sections, place.start) - 1;
    if (this.#sections[part]?.kind === 'preferred') {
      this.#headings ??= headingsOf(this.#field.text.text, this.#sections);
      return this.#headings[part] ?? null;
    }
    const sentence = this.#sentenceAt(part, place);
    if (!sentence) return null;
    const own = startingUpTo(sentence.pieces, place.start) - 1;
    // A plus reaches back over a list, and on to what "or" joins to it.
    for (let i = own; i < Math.min(sentence.pieces.length, own + PIECES_SEARCHED); i++) {
      const words = this.#plusIn(sentence, i);
      if (words) return words;
    }
    for (let i = own - 1; i >= Math.max(0, own - PIECES_SEARCHED); i--) {
      const words = this.#plusIn(sentence, i);
      if (words) return words;
    }
    return null;
  }

  #plusIn({ pieces, pluses }: ReadSentence, i: number): Span | null {
    let words = pluses.get(i);
    if (words === undefined) {
      const { start, end } = pieces[i]!;
      words = spanOf(PREFERRED.exec(this.#field.text.text.slice(start, end)), start);
      pluses.set(i, words);
    }
    return words;
  }

  /** The rules of a place's own neighbourhood first: they name the words next to it. */
  #waiver(place: Span): Span | null {
    const { text } = this.#field.text;
    const { clauses } = this.#field;
    const clause = clauses[startingUpTo(clauses, place.start) - 1];
    const start = Math.max(clause?.start ?? 0, place.start - REACH);
    const end = Math.max(clause?.end ?? text.length, place.end);
    const near =
      spanOf(EXCLUDED_BEFORE.exec(text.slice(start, place.start)), start) ??
      spanOf(EXCLUDED_AFTER.exec(text.slice(place.end, end)), place.end);
    if (clause?.polarity !== 'excluded') return near;
    const sentence = this.#sentenceAt(startingUpTo(this.#sections, place.start) - 1, place);
    const before = sentence ? startingUpTo(sentence.openings, place.start) - 1 : -1;
    return sentence?.openings[before] ?? near;
  }

  #sentenceAt(part: number, place: Span): ReadSentence | null {
    const whole = this.#sections[part];
    if (!whole) return null;
    let sentences = this.#sentences.get(part);
    if (!sentences) {
      sentences = sentencesOf(this.#field.text.text, whole);
      this.#sentences.set(part, sentences);
    }
    const span = sentences[startingUpTo(sentences, place.start) - 1];
    if (!span || place.start >= span.end) return null;
    let read = this.#read.get(span.start);
    if (!read) {
      const { text } = this.#field.text;
      read = { span, pieces: piecesOf(text, span), pluses: new Map(), openings: waiverOpenings(text, span) };
      this.#read.set(span.start, read);
    }
    return read;
  }
}

/** By stretch the heading that makes it a plus, null where none does. */
function headingsOf(text: string, parts: readonly SectionPart[]): (Span | null)[] {
  let standing: Span | null = null;
  return parts.map(({ kind, start, end }) => {
    if (kind !== 'preferred') standing = null;
    else
      standing = headingIn(text.slice(start, end), start) ?? standing ?? { start, end: Math.min(end, start + SHOWN) };
    return standing;
  });
}

/** A heading of pluses that a stretch begins with or is. */
function headingIn(words: string, offset: number): Span | null {
  if (isPlusHeading(headingWords(words))) {
    // Of a long line the end opens the list below.
    return { start: offset + Math.max(0, words.trimEnd().length - SHOWN), end: offset + words.trimEnd().length };
  }
  const heading = inlineHeadings(words.slice(0, SHOWN))[0];
  if (!heading?.plus) return null;
  return { start: offset + heading.start, end: offset + heading.start + heading.words.length };
}

function spanOf(match: RegExpExecArray | null, offset: number): Span | null {
  return match && { start: offset + match.index, end: offset + match.index + match[0].length };
}

/** Without the space, the commas and the signs of a heading around the words. */
function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const lead = /^[\s,，、:：#*[【]*/.exec(words)![0].length;
  const kept = words.slice(lead).replace(/[\s,，、:：#*\]】]+$/, '').length;
  return kept === 0 ? { start, end } : { start: start + lead, end: start + lead + kept };
}
