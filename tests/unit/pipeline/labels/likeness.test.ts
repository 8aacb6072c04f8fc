import { describe, expect, it } from 'vitest';
import { isWithin, likeness, unitsOf, wordUnits } from '../../../../src/pipeline/labels/likeness.js';

const word = (text: string) => wordUnits({ zh: text, en: null, shown: text });

describe('unitsOf', () => {
  it('takes words of English and pairs of Chinese characters', () => {
    expect(unitsOf('Java开发, Node.js & C++')).toEqual(['java', '开发', 'node.js', 'c++']);
    expect(unitsOf('数据分析')).toEqual(['数据', '据分', '分析']);
    expect(unitsOf('云')).toEqual(['云']);
    expect(unitsOf('…')).toEqual([]);
  });
});

describe('likeness', () => {
  it.each([
    ['Java', 'Java开发', 1],
    ['Java', 'JavaScript', 0],
    ['Google Cloud', 'Google Ads', 1 / 2],
    ['数据分析', '数据管道', 1 / 3],
    ['测试', '测试用例', 1],
    ['economy', 'economic', 1],
    ['C', 'C++', 1],
    ['Kubernetes', 'Docker', 0],
    ['…', 'Docker', 0],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(likeness(word(a), word(b))).toBeCloseTo(expected, 12);
    expect(likeness(word(b), word(a))).toBeCloseTo(expected, 12);
  });

  it('goes by the language in which they are more alike', () => {
    const testing = wordUnits({ zh: '自动化测试', en: 'test automation', shown: '自动化测试' });
    const cases = wordUnits({ zh: '用例', en: 'test case', shown: '用例' });
    expect(likeness(testing, cases)).toBe(0.5);
  });
});

describe('isWithin', () => {
  it.each([
    ['分布式', '分布式存储', true],
    ['systems', 'distributed systems', true],
    ['java', 'javascript', false],
    ['go', 'go', false],
    ['distributed systems', 'systems', false],
  ])('%s in %s: %s', (part, whole, expected) => {
    expect(isWithin(unitsOf(part), unitsOf(whole))).toBe(expected);
  });
});
