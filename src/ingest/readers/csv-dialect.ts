/** How a table is written. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  /** What stands before a quote within quotes. */
  readonly escape: string;
}

const DELIMITERS = [',', '\t', ';', '|'] as const;
const QUOTED = { '"': /"[^"]{0,200}"/g, "'": /'[^']{0,200}'/g } as const;

/** The first line that holds something. */
function headerOf(head: string): string {
  return head.trimStart().split(/[\r\n]/, 1)[0]!;
}

/** The separator that the header line has most of outside quotes; comma where it has none. */
function delimiterOf(header: string, quote: '"' | "'"): string {
  const bare = header.replace(QUOTED[quote], '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** Single quotes count only where every name of the header stands in them. */
function quoteOf(header: string): '"' | "'" {
  return /^'[^']{1,200}'(?:\s?[,;|\t]\s?'[^']{1,200}')+\s*$/.test(header) ? "'" : '"';
}

/** Tables written by databases put a backslash before a quote; they do not double any. */
function escapeOf(head: string, quote: '"' | "'"): string {
  const doubled = quote === '"' ? /[^,;|\t\r\n"\\]""[^,;|\t\r\n"]/ : /[^,;|\t\r\n'\\]''[^,;|\t\r\n']/;
  const slashed = quote === '"' ? /\\"[^,;|\t\r\n"]/ : /\\'[^,;|\t\r\n']/;
  return slashed.test(head) && !doubled.test(head) ? '\\' : quote;
}

/**
 * How a table is written, from how it begins.
 *
 * @param delimiter what is known to part the cells; null where that is to be found out
 */
export function dialectOf(head: string, delimiter: string | null): Dialect {
  const header = headerOf(head);
  const quote = quoteOf(header);
  return { delimiter: delimiter ?? delimiterOf(header, quote), quote, escape: escapeOf(head, quote) };
}
