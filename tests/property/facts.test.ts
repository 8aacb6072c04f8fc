import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf, HOLDS } from '../../src/ingest/facts/clauses.js';
import { DEGREES_EN, DEGREES_ZH, educationLevel, GATE_ZH } from '../../src/ingest/facts/education.js';
import { experienceYears } from '../../src/ingest/facts/experience.js';
import { markedMoneyIn, moneyIn } from '../../src/ingest/facts/money.js';
import { anyText, jobText } from './texts.js';

function textOf(words: readonly string[], maxLength = 24): fc.Arbitrary<string> {
  return fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength }).map((parts) => parts.join('')),
    jobText,
    anyText,
  );
}

const CLAUSE_WORDS = [
  '。',
  '；',
  ';',
  '！',
  '?',
  '\n',
  '\r\n',
  '，',
  ',',
  '3',
  '.',
  '. A',
  '.  B',
  '.a',
  ' ',
  '年',
  '本科',
];
const ALL = HOLDS.degree | HOLDS.years | HOLDS.latin;

/** The clauses of a text, blank ones and those without a mark too, by a pattern. */
function everyClause(text: string): { start: number; text: string }[] {
  const ends = [...text.matchAll(/[。；;！!？?\n\r，]|,(?!\d)|\.(?=\s{1,4}[A-Z])|$/g)].map(({ index }) => index);
  return ends.map((end, i) => {
    const start = i === 0 ? 0 : ends[i - 1]! + 1;
    return { start, text: text.slice(start, end) };
  });
}

describe('clausesOf', () => {
  it('gives every clause that holds what facts are made of, and no other', () => {
    fc.assert(
      fc.property(textOf([...CLAUSE_WORDS, ...'学专科硕究博高初技Yyx经验']), (text) => {
        const expected = everyClause(text).filter((clause) => /[a-z年学专科硕究博高初技]/i.test(clause.text));
        expect(clausesOf(text).map(({ start, text: words }) => ({ start, text: words }))).toEqual(expected);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });
});

const DEGREE_WORDS = [
  ...[
    '学历',
    '学士',
    '学位',
    '有',
    '大专',
    '中专',
    '专科',
    '本',
    '科',
    '本科',
    '大学',
    '统招',
    '全日制',
    '硕士',
    '研究生',
  ],
  ...['博士', '高中', '初中', '中技', '及', '以上', '毕业', '不限', '要求', '优先', '生', '专业', '学习', '科技'],
  ...['Bachelor', "'s", ' degree', ' in', 'BS', 'B.S.', '/', 'MS', 'Ph.D', 'GED', 'junior college', 'no degree needed'],
  ...[' ', '，', '。', '\n', ',', '. T', '加分项：\n'],
];

describe('educationLevel', () => {
  it('is the same whether or not the characters of a clause decide what is looked for', () => {
    fc.assert(
      fc.property(textOf(DEGREE_WORDS, 10), (text) => {
        const ungated = everyClause(text).map((clause) => ({ ...clause, marks: ALL, optional: false }));
        const gated = clausesOf(text).map((clause) => ({ ...clause, optional: false }));
        expect(educationLevel(null, text, gated)).toBe(educationLevel(null, text, ungated));
      }),
      { numRuns: 3000, seed: 12 },
    );
  });

  it('lets every Chinese name of a degree pass, and English ones have letters', () => {
    fc.assert(
      fc.property(textOf(DEGREE_WORDS, 6), (text) => {
        const holds = (pattern: RegExp): boolean => text.search(pattern) >= 0;
        if (DEGREES_ZH.some(({ pattern }) => holds(pattern))) expect(text).toMatch(GATE_ZH);
        if (DEGREES_EN.some(({ pattern }) => holds(pattern))) expect(text).toMatch(/[a-z]/i);
      }),
      { numRuns: 3000, seed: 13 },
    );
  });
});

describe('experienceYears', () => {
  const words = [
    '3',
    '三',
    '年',
    '以上',
    '经验',
    '工作',
    'years',
    'YRS',
    ' of experience',
    '5+',
    '-',
    '，',
    '。',
    'x',
    ' ',
  ];

  it('finds in the clauses that hold 年 or y all that it finds in every one', () => {
    fc.assert(
      fc.property(textOf(words, 12), (text) => {
        const all = everyClause(text).map((clause) => ({ ...clause, marks: ALL, optional: false }));
        expect(experienceYears(null, text)).toEqual(experienceYears(null, text, all));
      }),
      { numRuns: 3000, seed: 14 },
    );
  });
});

const MONEY_WORDS = [
  ...[
    '1',
    '15',
    '250',
    '8000',
    '12345678',
    '1.5',
    '20,000',
    '20 000',
    '.5',
    '三',
    '十五',
    '两',
    '万',
    '千',
    'k',
    'K',
    'w',
  ],
  ...[
    '$',
    'US$',
    '€',
    '¥',
    'RMB',
    'CNY',
    ' EUR',
    '人民币',
    '元',
    '块',
    '-',
    '~',
    '至',
    '到',
    ' to ',
    '–',
    '/月',
    '/ year',
  ],
  ...['+', '以上', '起', ' or more', '%', ' ', '\n', '、', '，', ',', '.', ')', 'x', '薪', '天'],
];

describe('markedMoneyIn', () => {
  it('leaves out of all amounts only those that stand bare', () => {
    fc.assert(
      fc.property(textOf(MONEY_WORDS), (text) => {
        const marked = [...markedMoneyIn(text)];
        const at = new Set(marked.map(({ start }) => start));
        const all = moneyIn(text);
        expect(marked).toEqual(all.filter(({ start }) => at.has(start)));
        for (const { start, end, currency, scaled, range } of all.filter((money) => !at.has(money.start))) {
          expect({ currency, scaled, range }).toEqual({ currency: null, scaled: false, range: false });
          expect(text.slice(start, end)).toMatch(/^\s?\d+$/);
          expect(text.slice(end)).not.toMatch(/^\s?[/／每a-z]/i);
        }
      }),
      { numRuns: 5000, seed: 15 },
    );
  });

  it('leaves out list numbers and keeps pay', () => {
    const text = '1、月薪15-25K；2、五险一金；3）日薪200元/天';
    expect([...markedMoneyIn(text)].map(({ start, end }) => text.slice(start, end))).toEqual(['15-25K', '200元']);
  });
});
