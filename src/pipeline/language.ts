import type { Language } from '../core/job.js';

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff]/g;
const LATIN_WORD = /[A-Za-z]{2,}/g;
/** Below this share of Han characters among Han characters and Latin words a text is English, above the other Chinese. */
const MIXED_FROM = 0.1;
const MIXED_TO = 0.78;

/**
 * The main language of a text: by the share of Han characters among Han characters and Latin words. A Chinese JD full
 * of product names stays Chinese; a text that says things in both languages is mixed.
 */
export function languageOf(text: string): Language {
  const han = text.match(HAN)?.length ?? 0;
  const latin = text.match(LATIN_WORD)?.length ?? 0;
  if (han + latin === 0) return 'en';
  const share = han / (han + latin);
  if (share < MIXED_FROM) return 'en';
  return share < MIXED_TO ? 'mixed' : 'zh';
}
