import type { Span } from '../core/span.js';

const TAGS =
  'a|abbr|article|aside|b|blockquote|body|br|center|code|dd|div|dl|dt|em|font|footer|h[1-6]|head|header|hr|html|i|img|li|link|main|meta|nav|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul';
const ENTITIES =
  'amp|apos|bull|copy|deg|emsp|ensp|gt|hellip|laquo|ldquo|lsquo|lt|mdash|middot|nbsp|ndash|quot|raquo|rdquo|reg|rsquo|times|trade|#\\d{1,7}|#x[\\da-f]{1,6}';

// Every repetition is bounded, so the cost is linear in the text. A link ends at a comma, a bracket or a semicolon,
// though links may hold them: the full-width ones that end a Chinese clause have become these by folding.
const DEBRIS = new RegExp(
  [
    `<\\/?(?:${TAGS})(?:[\\s\\/][^<>]{0,500})?>`,
    `&(?:${ENTITIES});`,
    '(?:https?:\\/\\/|www\\.)[\\w\\-.~:/?#@$&+=%]{1,500}',
    '[\\w.%+*-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){0,3}\\.[a-z]{2,24}',
  ].join('|'),
  'g',
);

/**
 * The parts of a folded text that hold no terms whatever they are made of: links, mail addresses, and the tags and
 * entities of HTML. Names in them (the java of `https://example.com/java`) say nothing about the job.
 */
export function debrisIn(text: string): Span[] {
  if (!mayHoldDebris(text)) return [];
  return Array.from(text.matchAll(DEBRIS), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Most texts hold none, and looking for these few signs is much cheaper than the pattern. */
function mayHoldDebris(text: string): boolean {
  return ['@', '<', '&', '://', 'www.'].some((sign) => text.includes(sign));
}
