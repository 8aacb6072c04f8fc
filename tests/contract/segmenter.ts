import { beforeAll, describe, expect, it } from 'vitest';
import type { Span } from '../../src/core/span.js';
import type { Segmenter } from '../../src/tokenize/segmenter.js';

const TEXTS: readonly (readonly [string, string])[] = [
  ['a sentence', '负责高并发分布式系统的设计与开发，熟悉微服务架构。'],
  ['Chinese, English and digits', '精通Go语言与C++，3年以上经验'],
  ['traditional characters', '熟悉資料庫與快取的調校'],
  ['one character', '云'],
  ['rare characters of the basic plane', '㐀㐁鿿〇'],
  ['surrogate pairs between words', '姓𠮷名𪚥测试系统'],
  ['surrogate pairs only', '𠀀𠀁𪜶'],
  ['emoji', '我们🚀招聘👨‍💻工程师'],
  ['white space of every kind', '系统\t架构\n设计\u3000开发 运维\u00a0测试'],
  ['separators at both ends', '  （分布式系统），  '],
  ['repeated characters', '的'.repeat(300)],
  ['a long text', '熟悉消息队列与缓存，负责服务端开发；'.repeat(400)],
];
const WITHOUT_WORDS: readonly (readonly [string, string])[] = [
  ['no text', ''],
  ['white space', ' \t\n\u3000'],
  ['punctuation', '，。！？、；：（）「」…—,.!?;:()[]'],
];
const WORD = /[\p{L}\p{N}]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The law of the segmenter stage: spans are ordered, disjoint, in bounds; gaps are separators only. */
function expectLawful(text: string, spans: readonly Span[]): void {
  let last = 0;
  for (const { start, end } of spans) {
    expect(Number.isInteger(start) && Number.isInteger(end), `integers in [${start}, ${end})`).toBe(true);
    expect(start, 'ordered and disjoint').toBeGreaterThanOrEqual(last);
    expect(end, 'not empty').toBeGreaterThan(start);
    expect(end, 'in bounds').toBeLessThanOrEqual(text.length);
    expect(text.slice(start, end), 'not white space').toMatch(/\S/);
    expect(text.slice(last, start), 'gaps hold no words').not.toMatch(WORD);
    last = end;
  }
  expect(text.slice(last), 'nothing is left behind').not.toMatch(WORD);
}

/** Runs the law over one implementation. */
export function segmenterContract(name: string, load: () => Promise<Segmenter>): void {
  describe(`segmenter contract: ${name}`, () => {
    let segmenter: Segmenter;
    beforeAll(async () => {
      segmenter = await load();
    });

    it('says its name', () => {
      expect(segmenter.name).toBe(name);
    });

    it.each(TEXTS)('keeps the law on %s', (_, text) => {
      const spans = [...segmenter.segment(text)];
      expect(spans.length).toBeGreaterThan(0);
      expectLawful(text, spans);
    });

    it.each(WITHOUT_WORDS)('keeps the law on a text without words: %s', (_, text) => {
      expectLawful(text, [...segmenter.segment(text)]);
    });

    it('never cuts a surrogate pair', () => {
      for (const [, text] of TEXTS) {
        for (const { start, end } of segmenter.segment(text)) {
          expect(text.slice(start, end), `[${start}, ${end}) of «${text.slice(0, 30)}»`).not.toMatch(LONE_SURROGATE);
        }
      }
    });

    it('gives offsets of the text handed in, also behind characters of two units', () => {
      const text = '𠮷𠮷，分布式系统';
      const words = [...segmenter.segment(text)].map(({ start, end }) => text.slice(start, end));
      expect(words.filter((word) => /[分布式系统]/.test(word)).join('')).toBe('分布式系统');
    });

    it('cuts words, not characters and not the whole', () => {
      const text = '负责系统设计工作';
      const words = [...segmenter.segment(text)].map(({ start, end }) => text.slice(start, end));
      expect(words).toContain('系统');
      expect(words).toContain('设计');
    });

    it('gives the same spans a second time', () => {
      const text = TEXTS[0]![1];
      expect([...segmenter.segment(text)]).toEqual([...segmenter.segment(text)]);
    });
  });
}
