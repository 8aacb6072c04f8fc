import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/core/span.js';
import { Cutter } from '../../src/tokenize/jieba/cutter.js';
import { Dictionary } from '../../src/tokenize/jieba/dictionary.js';
import { exactLog } from '../../src/tokenize/jieba/exact-log.js';
import { loadSegmenter } from '../../src/tokenize/segmenter.js';

const native = Jieba.withDict(dict);
const jieba = await loadSegmenter('jieba');

/** The pieces of jieba in Rust as spans, white space left out. */
function nativeSpans(text: string): Span[] {
  let end = 0;
  return native
    .cut(text, true)
    .map((piece): Span => {
      const start = end;
      end += piece.length;
      return { start, end };
    })
    .filter((span) => text.slice(span.start, span.end).trim() !== '');
}

function expectAlike(text: string): void {
  expect([...jieba.segment(text)], text).toEqual(nativeSpans(text));
}

const WORDS = new TextDecoder()
  .decode(dict)
  .split('\n')
  .map((line) => line.split(' ')[0]!)
  .filter((word) => word !== '');
const word = fc.integer({ min: 0, max: WORDS.length - 1 }).map((i) => WORDS[i]!);
const character = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((code) => String.fromCodePoint(code));
const common = character(0x4e00, 0x9fff);
const rare = fc.oneof(character(0x3400, 0x4dbf), character(0xf900, 0xfaff), character(0x20000, 0x323af));
const ascii = fc.constantFrom(...'abZ012789.%-+_#&/ ,');
const odd = fc.constantFrom(
  '，',
  '\n',
  '\r\n',
  '\u00a0',
  '\ufeff',
  '\u0085',
  '〇',
  'é',
  '\ud800',
  '\udc00',
  '😀',
  '\u3000',
);
const textOf = (parts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(parts, { maxLength: 12 }).map((all) => all.join(''));

describe('jieba in TypeScript against jieba in Rust', () => {
  it('cuts words and first characters of words in any order alike', () => {
    const first = word.map((one) => String.fromCodePoint(one.codePointAt(0)!));
    fc.assert(fc.property(textOf(fc.oneof(word, word, first)), expectAlike), { numRuns: 20_000, seed: 31 });
  });

  it('joins characters alike that stand in no word of the dictionary', () => {
    fc.assert(fc.property(textOf(common), expectAlike), { numRuns: 20_000, seed: 32 });
  });

  it('cuts rare characters, names, numbers, signs and white space alike', () => {
    fc.assert(fc.property(textOf(fc.oneof(common, word, rare, ascii, ascii, odd)), expectAlike), {
      numRuns: 20_000,
      seed: 33,
    });
  });

  it.each([
    '我来到北京清华大学',
    '南京市长江大桥',
    '乒乓球拍卖完了',
    '小明硕士毕业于中国科学院计算所，后在日本京都大学深造',
    '他来到了网易杭研大厦',
    '工信处女干事每月经过下属科室都要亲口交代24口交换机等技术性器件的安装工作',
    '2018年9月20日，占比30%2.5，G260911-0711，WES-5.4.5',
    '𠮷𠮷野家、㐀㐁、龥鿿鿿',
    '负责高并发分布式系统的设计与开发。'.repeat(300),
  ])('cuts %s', expectAlike);

  it('knows of every character whether it may stand in a word', () => {
    for (let code = 0x2e80; code < 0x32400; code += 3) {
      const one = String.fromCodePoint(code);
      expectAlike(`一${one}${one}中`);
    }
  });
});

describe('a dictionary', () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('knows its words and no parts of them, whatever the order of the lines', () => {
    const dictionary = new Dictionary(utf8('微服务 5 n\n微信 7 n\n微 3\n𠮷野家 2 nz\nab 4 eng'));
    const has = (text: string): boolean => dictionary.has(text, 0, text.length);
    expect(['微服务', '微信', '𠮷野家', 'ab'].map(has)).toEqual([true, true, true, true]);
    expect(['微服', '服务', '微信号', '𠮷野', 'abc'].map(has)).toEqual([false, false, false, false, false]);
    expect(dictionary.logOfSingle('微'.charCodeAt(0))).toBeCloseTo(Math.log(3 / 21), 12);
    expect(dictionary.logOfSingle('信'.charCodeAt(0))).toBeNaN();
    expect(dictionary.unseen).toBeCloseTo(Math.log(1 / 21), 12);
  });

  it('takes more words than the usual one has', () => {
    const lines: string[] = [];
    for (let i = 0; i < 1_100_000; i++) {
      lines.push(String.fromCharCode(0x4e00 + (i >> 10), 0x4e00 + (i & 1023)));
    }
    const dictionary = new Dictionary(utf8(lines.map((line) => `${line} 1 n`).join('\n')));
    expect(lines.every((line) => dictionary.has(line, 0, 2))).toBe(true);
  });

  it('finds the likeliest cut, of equally likely ones that with the longer word first', () => {
    const cutter = new Cutter(new Dictionary(utf8('甲乙 2 n\n乙丙 2 n\n甲 2 n\n丙 2 n')), null as never);
    expect(cutter.cut('甲乙丙', 0, 3)).toBe(2);
    expect([...cutter.ends.subarray(0, 2)]).toEqual([2, 3]);
  });
});

describe('exactLog', () => {
  it('is the nearest double, where Math.log is not', () => {
    // From fifty digits.
    expect(exactLog(11_195)).toBe(9.323222529032856);
    expect(exactLog(60_101_967)).toBe(17.91155312775522);
    expect(exactLog(1)).toBe(0);
    expect(exactLog(2)).toBe(Math.LN2);
    expect(exactLog(10)).toBe(Math.LN10);
  });

  it('is within one digit of Math.log', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (n) => {
        const [exact, near] = [exactLog(n), Math.log(n)];
        expect(Math.abs(exact - near)).toBeLessThanOrEqual(Math.abs(near) * 2 ** -52);
      }),
      { numRuns: 5_000, seed: 34 },
    );
  });
});
