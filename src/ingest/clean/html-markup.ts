import { BLOCK_TAGS, INLINE_TAGS, UNSEEN_TAGS } from '../data/html-tags.js';

/** A tag: its name, then attributes that are names, with values or without; a stray quote is a slip of who wrote it. */
const TAG =
  /<(?<close>\/\s?)?(?<name>[a-z][\w:-]*)(?:[\s/]|[a-z_:@[(#*][\w:.@\])-]*(?![\w:.@\])-])(?:\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*'|[^\s"'>]+(?=[\s>])))?|["'](?=[\s/>]))*>/iy;
const DECLARATION = /<[!?](?!\[CDATA)[a-z[][^<>]*>/iy;
const COMMENT = '<!--';
const COMMENT_END = '-->';
const UNSEEN_END = /<\/\s?([a-z]{3,10})(?=[\s/>])/gi;
/** Characters that stand for a `<`; the first one that a text does not have. */
const STAND_INS = ['\ue000', '\ue001', '\ue002', '\ue003'];

/** A text in which every `<` left begins markup. */
export interface Markup {
  /** As long as the original: a `<` that is only a character has another one in its place. */
  readonly text: string;
  /** Puts the `<` back into words of the text. */
  restored(words: string): string;
}

/**
 * Tells the `<` of markup from those that are text: `a<b && c>d`, a tag that HTML does not have, a comment or an unseen
 * element that never ends.
 */
export function markupOf(original: string): Markup {
  const standIn = STAND_INS.find((one) => !original.includes(one)) ?? STAND_INS[0]!;
  const lastEnds = lastEndsIn(original);
  let text = '';
  let from = 0;
  for (let at = original.indexOf('<'); at >= 0; at = original.indexOf('<', at + 1)) {
    if (beginsMarkup(original, at, lastEnds)) continue;
    text += original.slice(from, at) + standIn;
    from = at + 1;
  }
  return { text: text + original.slice(from), restored: (words) => words.replaceAll(standIn, '<') };
}

/** Where the last end of each unseen element, and of a comment, stands. */
function lastEndsIn(text: string): ReadonlyMap<string, number> {
  const ends = new Map([[COMMENT, text.lastIndexOf(COMMENT_END)]]);
  for (const match of text.matchAll(UNSEEN_END)) ends.set(match[1]!.toLowerCase(), match.index);
  return ends;
}

function beginsMarkup(text: string, at: number, lastEnds: ReadonlyMap<string, number>): boolean {
  if (text.startsWith(COMMENT, at)) return lastEnds.get(COMMENT)! >= at + COMMENT.length;
  TAG.lastIndex = at;
  const groups = TAG.exec(text)?.groups;
  if (!groups) {
    DECLARATION.lastIndex = at;
    return DECLARATION.test(text);
  }
  const name = groups.name!.toLowerCase();
  if (UNSEEN_TAGS.has(name)) return groups.close !== undefined || (lastEnds.get(name) ?? -1) > at;
  return BLOCK_TAGS.has(name) || INLINE_TAGS.has(name);
}
