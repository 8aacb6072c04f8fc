import { ENCODINGS, type Encoding } from '../encoding.js';

/** How far into a page a declaration is looked for: the HTML standard has it within the first 1,024 bytes, pages do not. */
const DECLARED_WITHIN = 4096;

const PAGE = /^\s*<[!?a-z]/i;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const XML = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']/i;
const META = /<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/i;

/**
 * The encoding that a page names in its head: `<meta charset>`, `<meta http-equiv="content-type">` or the first line of
 * XHTML. `other` is one that is not read here; null stands where nothing is declared, or what is no encoding.
 *
 * A name stands for what browsers take it for (WHATWG, Encoding Standard, section 4.2): `gb2312` is GB18030,
 * `iso-8859-1` Windows-1252.
 *
 * @param head how a file begins; what does not begin as a page declares nothing, so that a table of pages does not
 */
export function declaredEncoding(head: Uint8Array): Encoding | 'other' | null {
  const start = Buffer.from(head.subarray(0, DECLARED_WITHIN)).toString('latin1');
  if (!PAGE.test(start)) return null;
  const label = (XML.exec(start) ?? META.exec(start.replace(COMMENT, '')))?.[1];
  const named = label === undefined ? null : standardName(label);
  // What declares itself in ASCII is no UTF-16.
  if (named === null || named.startsWith('utf-16')) return null;
  return ENCODINGS.find((encoding) => encoding === named) ?? 'other';
}

function standardName(label: string): string | null {
  try {
    const name = new TextDecoder(label).encoding;
    return name === 'gbk' ? 'gb18030' : name;
  } catch {
    return null;
  }
}
