import { requireText } from '../../core/options.js';
import { ENTITY, ESCAPED_TAG, HTML_TAG } from '../data/html-tags.js';
import { withoutSiteTexts } from './site-texts.js';
import { asItIs, type CleanText, composed, ViewBuilder } from './view.js';

export type { CleanText };

/** Strong emphasis of Markdown, as `**Requirements**`; more stars in a row are something else. */
const EMPHASIS = /(?<!\*)\*\*(?!\*)/g;

let parser: Promise<typeof import('./html.js')> | undefined;

/**
 * A text as a reader sees it: markup and entities read, lists kept line by line, emphasis of Markdown and the words that
 * a site puts before and behind a description left out. The parser of HTML is loaded when the first text with markup
 * comes. Every place of the clean text points back into the original; a text that needs nothing comes back as it is.
 *
 * @throws JobprismError OPTION_INVALID where it is no string
 * @example
 * const clean = await cleanText('<p>要求：</p><ul><li>R&amp;D</li></ul>');
 * clean.text; // '要求：\n- R&D\n'
 * clean.toOriginal({ start: 6, end: 9 }); // { start: 18, end: 25 }
 */
export async function cleanText(original: string): Promise<CleanText> {
  requireText(original, 'text');
  let clean = asItIs(original);
  if (hasMarkup(original)) {
    parser ??= import('./html.js');
    const { htmlToText } = await parser;
    clean = htmlToText(original);
    if (ESCAPED_TAG.test(clean.text)) clean = composed(clean, htmlToText(clean.text));
  }
  if (clean.text.includes('**')) clean = composed(clean, withoutEmphasis(clean.text));
  return composed(clean, withoutSiteTexts(clean.text));
}

/** The same for a title, which has no site's words around it. */
export async function cleanTitle(original: string): Promise<CleanText> {
  if (!hasMarkup(original)) return asItIs(original);
  parser ??= import('./html.js');
  const { htmlToText } = await parser;
  return htmlToText(original);
}

function hasMarkup(text: string): boolean {
  return (text.includes('<') && HTML_TAG.test(text)) || (text.includes('&') && ENTITY.test(text));
}

function withoutEmphasis(original: string): CleanText {
  const view = new ViewBuilder(original);
  let from = 0;
  for (const { index } of original.matchAll(EMPHASIS)) {
    view.keep(from, index);
    view.put(' ', index, index + 2);
    from = index + 2;
  }
  view.keep(from, original.length);
  return view.view();
}
