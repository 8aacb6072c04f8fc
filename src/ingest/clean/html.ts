import { Parser } from 'htmlparser2';
import { BLOCK_TAGS, INLINE_TAGS, PARAGRAPH_TAG, UNSEEN_TAGS } from '../data/html-tags.js';
import { type Markup, markupOf } from './html-markup.js';
import { type CleanText, ViewBuilder } from './view.js';

const SPACE = /\s+/g;

/** The parser moves all elements that are open with each that opens; what opens deeper than this it forgets. */
const MOST_OPEN = 256;

/** Of the parser, what it keeps to itself: the open elements, the innermost first. */
interface OpenElements {
  readonly stack: string[];
  readonly foreignContext: unknown[];
}

/**
 * The text of HTML as a reader sees it: blocks on lines of their own, items of lists behind a dash, entities as the
 * characters they stand for, white space as one space. Tags that HTML does not have, such as those of `List<String>`,
 * stay what they are. Where no paragraphs or lists are marked up, line ends count as they stand.
 *
 * Nothing unclosed swallows what follows: a tag without its `>`, a comment without its end and the beginning of an unseen
 * element without its end are text.
 */
export function htmlToText(original: string): CleanText {
  const view = new ViewBuilder(original);
  const markup = markupOf(original);
  const writer = new Writer(view, markup, PARAGRAPH_TAG.test(original));
  let unseen = 0;
  const parser = new Parser(
    {
      onopentag: (name) => {
        // What hides its content is remembered longer.
        const most = UNSEEN_TAGS.has(name) ? 2 * MOST_OPEN : MOST_OPEN;
        const forgotten = open.stack.length > most && open.stack[0] === name;
        if (forgotten) open.stack.shift();
        if (open.foreignContext.length > MOST_OPEN) open.foreignContext.shift();
        if (UNSEEN_TAGS.has(name)) unseen += forgotten ? 0 : 1;
        else if (unseen === 0) writer.tag(name, parser.startIndex, parser.endIndex + 1);
      },
      onclosetag: (name, implied) => {
        if (UNSEEN_TAGS.has(name)) unseen = Math.max(0, unseen - 1);
        else if (unseen === 0 && !implied) writer.closing(name, parser.startIndex, parser.endIndex + 1);
      },
      ontext: (text) => {
        if (unseen === 0) writer.text(text, parser.startIndex, parser.endIndex + 1);
      },
    },
    { decodeEntities: true },
  );
  const open = parser as unknown as OpenElements;
  parser.end(markup.text);
  return view.view();
}

/** Writes what the parser finds into a view. */
class Writer {
  readonly #view: ViewBuilder;
  readonly #markup: Markup;
  /** Whether line ends of the source are mere white space. */
  readonly #reflow: boolean;

  constructor(view: ViewBuilder, markup: Markup, reflow: boolean) {
    this.#view = view;
    this.#markup = markup;
    this.#reflow = reflow;
  }

  tag(name: string, start: number, end: number): void {
    if (BLOCK_TAGS.has(name)) this.#line(name === 'li' ? '- ' : '', start, end, name === 'br');
    else if (INLINE_TAGS.has(name)) this.#space(start, end);
    else this.#view.keep(start, end);
  }

  closing(name: string, start: number, end: number): void {
    if (BLOCK_TAGS.has(name)) this.#line('', start, end, false);
    else if (INLINE_TAGS.has(name)) this.#space(start, end);
    else this.#view.keep(start, end);
  }

  /** @param text what stands there once entities are read; as long as its source but for those */
  text(text: string, start: number, end: number): void {
    if (text.length !== end - start) {
      if (text.trim() === '') this.#space(start, end);
      else this.#view.put(this.#markup.restored(text), start, end);
      return;
    }
    if (!this.#reflow) {
      this.#view.keep(start, end);
      return;
    }
    let from = 0;
    for (const match of text.matchAll(SPACE)) {
      this.#view.keep(start + from, start + match.index);
      from = match.index + match[0].length;
      this.#space(start + match.index, start + from);
    }
    this.#view.keep(start + from, end);
  }

  /** One space between words, none at the beginning of a line. */
  #space(start: number, end: number): void {
    if (!this.#view.isEmpty && !/\s/.test(this.#view.last)) this.#view.put(' ', start, end);
  }

  /** @param always a line end even behind another one, as `<br><br>` parts paragraphs */
  #line(lead: string, start: number, end: number, always: boolean): void {
    const isNew = this.#view.isEmpty || (this.#view.last === '\n' && !always);
    this.#view.put(isNew ? lead : `\n${lead}`, start, end);
  }
}
