import { englishOf } from '../../tokenize/domain-lexicon.js';
import { HAN } from '../han.js';
import type { TermInfo } from '../terms.js';

/** A language of a label. */
export type LabelLanguage = 'zh' | 'en';

/** A term as each language writes it. */
export interface LabelWord {
  /** What a reader of Chinese can read; null where the term is ordinary English. */
  readonly zh: string | null;
  /** What a reader of English can read; null where the term is Chinese without a known English name. */
  readonly en: string | null;
  /** The term as the texts write it, for where neither is to be had. */
  readonly shown: string;
}

/**
 * A term in the two languages. Names of technologies and abbreviations of the field are read in both; a Chinese word is
 * English only where its English is known; a phrase is where both its words are.
 *
 * @param nameOf the proper name of a technology's term, null for other terms
 */
export function wordOf(info: TermInfo, nameOf: (term: string) => string | null): LabelWord {
  const { shown, written, kind } = info;
  const name = kind === 'technology' ? nameOf(shown) : null;
  if (name !== null) return { zh: name, en: HAN.test(name) ? null : name, shown: name };
  return { zh: chineseOf(info), en: readInEnglish(info), shown: written };
}

function chineseOf({ shown, written, kind }: TermInfo): string | null {
  if (kind === 'latin') return null;
  if (kind !== 'phrase') return written;
  // What is joined by a space is English, though a word of it may be known by its Chinese name.
  return HAN.test(shown) && !shown.includes(' ') ? written : null;
}

function readInEnglish({ shown, written, words }: TermInfo): string | null {
  if (!HAN.test(shown)) return written;
  const known = englishOf(shown);
  if (known !== null || !words) return known;
  const parts = words.map((word) => (HAN.test(word) ? englishOf(word) : word));
  return parts.includes(null) ? null : parts.join(' ');
}
