function tags(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Tags that begin or end a line. */
export const BLOCK_TAGS: ReadonlySet<string> = tags(`
  p br li ul ol dl dt dd div h1 h2 h3 h4 h5 h6 tr table tbody thead tfoot section article header footer main aside hr
  blockquote pre figure figcaption form fieldset address details summary body html center nav caption
`);

/** Tags within a line: a space stands where they are. */
export const INLINE_TAGS: ReadonlySet<string> = tags(`
  a abbr acronym b bdi bdo big button cite code del dfn em font i img input ins kbd label mark q s samp small span
  strike strong sub sup tt u var wbr td th col colgroup iframe video audio picture source nobr o:p
`);

/** Tags whose content nobody sees; without its end one is text. */
export const UNSEEN_TAGS: ReadonlySet<string> = tags('script style noscript template head svg select textarea title');

/** A text with one of these is laid out by its markup, and its own line ends are white space. */
export const PARAGRAPH_TAG: RegExp = /<(?:p|li|div|td)\b[^<>]{0,300}>/i;

/** Markup that HTML has, or an entity; a text without is read as it is. */
export const HTML_TAG: RegExp =
  /<\/?(?:p|br|li|ul|ol|dl|dt|dd|div|h[1-6]|tr|td|th|table|section|article|span|strong|b|em|i|u|a|font|html|body|hr|pre|blockquote|style|script)\b[^<>]{0,1000}>/i;
export const ENTITY: RegExp = /&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});/i;
/** Markup that was escaped once too often. */
export const ESCAPED_TAG: RegExp = /<\/?(?:p|br|li|ul|ol|div|strong|span)\b[^<>]{0,300}>/i;
