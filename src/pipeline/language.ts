import type { Language } from '../core/job.js';

/** Below this share of Han characters among Han characters and Latin words a text is English, above the other Chinese. */
const MIXED_FROM = 0.1;
const MIXED_TO = 0.78;

/**
 * The main language of texts together: by the share of Han characters among Han characters and Latin words. A Chinese JD full
 * of product names stays Chinese; a text that says things in both languages is mixed.
 */
export function languageOf(...texts: readonly string[]): Language {
  let han = 0;
  let latin = 0;
  for (const text of texts) {
    // Letters in a row up to the place; a word counts where its second stands.
    let letters = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      letters = isAsciiLetter(unit) ? letters + 1 : 0;
      if (letters === 2) latin++;
      else if (isHanCharacter(unit)) han++;
    }
  }
  if (han + latin === 0) return 'en';
  const share = han / (han + latin);
  if (share < MIXED_FROM) return 'en';
  return share < MIXED_TO ? 'mixed' : 'zh';
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

function isHanCharacter(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);
}
