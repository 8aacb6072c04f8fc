import { describe, expect, it } from 'vitest';
import { isLatinWord, normalizeText } from '../../../src/core/text.js';

/** What of the original stands behind the first place of `part` in the folded text. */
function behind(original: string, part: string): string {
  const folded = normalizeText(original);
  const start = folded.text.indexOf(part);
  if (start < 0) throw new Error(`«${part}» is not in «${folded.text}»`);
  const span = folded.toOriginal({ start, end: start + part.length });
  return original.slice(span.start, span.end);
}

describe('normalizeText', () => {
  it.each([
    ['full width letters and signs', '精通ＧＯ语言、Ｃ＋＋，１２３', '精通go语言、c++,123'],
    ['full-width space', 'Spring　Boot', 'spring boot'],
    ['half-width kana, voiced', 'ｶﾞｲﾄﾞ', 'ガイド'],
    ['half-width kana, semi-voiced', 'ﾊﾟｿｺﾝ', 'パソコン'],
    ['combining marks compose', 'Re\u0301sume\u0301', 'résumé'],
    ['stacked marks compose', 'Viê\u0323t', 'việt'],
    ['Hangul letters compose', '\u1112\u1161\u11ab', '한'],
    ['ligatures come apart', 'oﬃce ﬁle', 'office file'],
    ['capitals that grow in lower case', 'İstanbul', 'i\u0307stanbul'],
    ['zero-width characters go', 'Kuber\u200bne\u200dtes\ufeff Do\u00adcker', 'kubernetes docker'],
    ['no-break space is a space', 'Spring\u00a0Boot', 'spring boot'],
    ['an ellipsis is three stops', 'Go…', 'go...'],
    ['mathematical letters of posts', '𝗝𝗮𝘃𝗮', 'java'],
    ['superscripts within names', 'I²C', 'i2c'],
    ['compatibility ideographs', '\uf9dd', '利'],
    ['a lone surrogate stays', 'a\ud800b', 'a\ud800b'],
    ['nothing', '', ''],
  ])('folds: %s', (_, original, folded) => {
    expect(normalizeText(original).text).toBe(folded);
  });

  it.each(['①熟悉', '⑴', '❶', '㈠', '㊀', '㎡', '㍿', '℡', '№', '🅰'])('keeps the sign in %s', (sign) => {
    expect(normalizeText(sign).text).toBe(sign);
  });

  it('does not glue a trade mark to its name', () => {
    expect(normalizeText('Java™ Oracle®').text).toBe('java™ oracle®');
  });

  it('drops the variation selector behind a sign that it keeps', () => {
    expect(normalizeText('Ⓜ\ufe0f').text).toBe('Ⓜ');
  });

  it.each([
    ['plain text, by the short way', '熟悉Go语言', 'go', 'Go'],
    ['full width, by the short way', '精通ＧＯ语言', 'go', 'ＧＯ'],
    ['behind a character that shrank', 'Re\u0301sume\u0301 Go', 'go', 'Go'],
    ['with a mark inside', 'Re\u0301sume\u0301 Go', 'résumé', 'Re\u0301sume\u0301'],
    ['behind a character that grew', 'ﬃ Go', 'go', 'Go'],
    ['a word that holds a ligature', 'an oﬃce', 'office', 'oﬃce'],
    ['one letter of a ligature gives all of it', 'aﬃb', 'f', 'ﬃ'],
    ['half-width kana', '(ｶﾞ)Go', 'ガ', 'ｶﾞ'],
    ['behind half-width kana', '(ｶﾞ)Go', 'go', 'Go'],
    ['over zero-width characters', 'x Kuber\u200bnetes y', 'kubernetes', 'Kuber\u200bnetes'],
    ['zero-width characters outside stay outside', '\u200bGo\u200b', 'go', 'Go'],
    ['behind an emoji', '🚀Go', 'go', 'Go'],
    ['an emoji of several parts', '👨‍💻Go', 'go', 'Go'],
    ['behind an enclosed number', '①Go', 'go', 'Go'],
    ['behind a growing capital', 'İ Go', 'go', 'Go'],
    ['mathematical letters', '会𝗚𝗼吗', 'go', '𝗚𝗼'],
    ['behind a lone surrogate', '\ud83dGo', 'go', 'Go'],
  ])('points back: %s', (_, original, part, expected) => {
    expect(behind(original, part)).toBe(expected);
  });

  it('points an empty span to a place in the original', () => {
    const folded = normalizeText('ﬃGo');
    expect(folded.toOriginal({ start: 3, end: 3 })).toEqual({ start: 1, end: 1 });
    expect(folded.toOriginal({ start: 5, end: 5 })).toEqual({ start: 3, end: 3 });
  });

  it('keeps the original', () => {
    expect(normalizeText('ＧＯ').original).toBe('ＧＯ');
  });
});

describe('isLatinWord', () => {
  it.each(['a', 'z', '0', '9', '_', 'é', 'ß', 'ø', 'ž', 'ệ'])('knows %s', (character) => {
    expect(isLatinWord(character.charCodeAt(0))).toBe(true);
  });
  it.each(['-', '.', '÷', '中', 'я', 'μ', '@', '`', '{', '/', ':'])('does not know %s', (character) => {
    expect(isLatinWord(character.charCodeAt(0))).toBe(false);
  });
});
