import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../src/core/span.js';
import { normalizeText } from '../../src/core/text.js';
import type { JobFindings, Mention } from '../../src/mapping/findings.js';
import { INLINE_ALL, inlineHeadings } from '../../src/mapping/inline-headings.js';
import { clausesOf, polarityAt } from '../../src/mapping/polarity.js';
import { addQuantities, type Quantity, quantitiesOf } from '../../src/mapping/quantities.js';
import { headingWords } from '../../src/mapping/sections.js';
import { piecesOf, sentencesOf } from '../../src/mapping/sentences.js';
import { capabilitiesOf } from '../../src/mapping/skills.js';
import { linesOf } from '../../src/mapping/title.js';
import { anyText, jobText } from './texts.js';

/** Folded texts of these words, and any others. */
function foldedOf(words: readonly string[], maxLength = 24): fc.Arbitrary<string> {
  return fc
    .oneof(
      fc.array(fc.constantFrom(...words), { maxLength }).map((parts) => parts.join('')),
      jobText,
      anyText,
    )
    .map((text) => normalizeText(text).text);
}

const SENTENCE = /[^。；;！!？?\n]+/g;
const NUMBERED_ITEM = /(?=(?:^|[^\d.a-z])(?:\d{1,2}[、.)．](?!\d)|[(（]\d{1,2}[)）]|[①-⑳]))/;
const ENGLISH_STOP = /(?<=[a-z0-9)]\.)\s+/;

/** The sentences of a whole text by patterns, which look at every place. */
function everySentence(text: string): Span[] {
  const sentences: Span[] = [];
  for (const { 0: words, index } of text.matchAll(SENTENCE)) {
    let at = index;
    for (const piece of words.split(NUMBERED_ITEM).flatMap((item) => item.split(ENGLISH_STOP))) {
      const start = text.indexOf(piece, at);
      at = start + piece.length;
      if (piece.trim() !== '') sentences.push({ start, end: at });
    }
  }
  return sentences;
}

function placesOf(spans: readonly Span[]): Span[] {
  return spans.map(({ start, end }) => ({ start, end }));
}

const SENTENCE_WORDS = [
  ...[
    '1',
    '2',
    '12',
    '、',
    '.',
    ')',
    '(',
    '（',
    '）',
    '．',
    '①',
    '⑳',
    '。',
    ';',
    '!',
    '?',
    '\n',
    '\r',
    ' ',
    '  ',
    '\t',
  ],
  ...['a', 'go', '熟悉', ',', '，', '3.5', '. ', '.\t ', '不', 'no', 'n', 'w'],
];

describe('sentencesOf', () => {
  it('cuts where the patterns do', () => {
    fc.assert(
      fc.property(foldedOf(SENTENCE_WORDS), (text) => {
        expect(placesOf(sentencesOf(text, { start: 0, end: text.length }))).toEqual(everySentence(text));
      }),
      { numRuns: 5000, seed: 21 },
    );
  });

  it('looks at nothing outside its stretch', () => {
    fc.assert(
      fc.property(foldedOf(SENTENCE_WORDS), foldedOf(SENTENCE_WORDS), (before, text) => {
        const stretch = { start: before.length, end: before.length + text.length };
        const moved = everySentence(text).map(({ start, end }) => ({
          start: start + before.length,
          end: end + before.length,
        }));
        expect(placesOf(sentencesOf(`${before}${text}:`, stretch))).toEqual(moved);
      }),
      { numRuns: 2000, seed: 22 },
    );
  });
});

describe('piecesOf', () => {
  it('ends a piece behind each comma and bracket', () => {
    fc.assert(
      fc.property(foldedOf(SENTENCE_WORDS), (text) => {
        const pieces = piecesOf(text, { start: 0, end: text.length });
        expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual(
          text.match(/[^,，()（）]*[,，()（）]|[^,，()（）]+$/g) ?? [],
        );
      }),
      { numRuns: 1000, seed: 23 },
    );
  });
});

const POLARITY_WORDS = [
  ...[
    '熟悉',
    'go',
    'java',
    '不要求',
    '没有要求',
    '无需',
    '不限',
    '优先',
    '加分',
    '更佳',
    '最好',
    '锦上添花',
    ' ',
    ',',
    '。',
    ';',
  ],
  ...[
    'no ',
    'not required',
    'without ',
    "don't need ",
    'never ',
    'need not ',
    'preferred',
    'a plus',
    'nice to have',
    '\n',
  ],
];

const PLUSES = [
  ...[
    '优先',
    '加分',
    '者佳',
    '更好',
    '最好',
    '锦上添花',
    'nice to have',
    'is a plus',
    'is an asset',
    'pluses.',
    'a bonus',
  ],
  ...['an advantage', 'advantageous', 'preferred', 'preferably', 'desirable', 'desired', 'ideally', 'beneficial'],
  ...['would be great', 'good to have', 'not required but', 'not essential but'],
];

describe('polarityAt', () => {
  it('is the same where every clause is looked into for a waiver', () => {
    fc.assert(
      fc.property(foldedOf(POLARITY_WORDS), fc.nat(60), fc.integer({ min: 1, max: 8 }), (text, start, length) => {
        if (start + length > text.length) return;
        const clauses = clausesOf(text);
        const span = { start, end: start + length };
        const suspicious = clauses.map((clause) => ({ ...clause, mayWaive: true }));
        expect(polarityAt(text, clauses, span)).toBe(polarityAt(text, suspicious, span));
      }),
      { numRuns: 5000, seed: 24 },
    );
  });

  it('does not lose a plus to the characters that are looked for first', () => {
    for (const words of PLUSES) {
      const polarities = clausesOf(`熟悉系统${words}`).map(({ polarity }) => polarity);
      expect(polarities, words).toEqual(['preferred']);
    }
  });
});

const HEADING_WORDS = [
  ...[
    '加分项',
    '其他优先考虑',
    '岗位',
    '职责',
    '要求',
    '任职',
    '福利',
    '待遇',
    '薪资',
    '范围',
    '工作地址',
    '公司',
    '介绍',
    '描述',
  ],
  ...[
    'nice to haves',
    'bonus points',
    'preferred ',
    'desired',
    'required ',
    'skills',
    'must-have',
    'plus',
    'es',
    'benefits',
  ],
  ...[
    'qualifications',
    'experience',
    'knowledge',
    'salary',
    ' range',
    'location',
    "what's in it for you",
    'ideally',
    'x',
  ],
  ...[':', '：', ']', '】', ' ', '\t', ' ', 'abc ', '熟悉go', '-', '、', '1'],
];

describe('inlineHeadings', () => {
  it('finds before the colons all that the pattern finds in the whole line', () => {
    fc.assert(
      fc.property(foldedOf(HEADING_WORDS), (text) => {
        const line = text.replaceAll('\n', ' ');
        const expected = [...line.matchAll(INLINE_ALL)].map((match) => ({
          start: match.index,
          words: match[0],
          plus: match.groups!.plus !== undefined,
        }));
        expect(inlineHeadings(line)).toEqual(expected);
      }),
      { numRuns: 5000, seed: 25 },
    );
  });
});

describe('headingWords', () => {
  it('gives a short line whole and the end of a long one, evenly spaced', () => {
    const words = fc.array(fc.constantFrom(' ', '  ', '\t', '\u3000', 'ab', '以下', ' '.repeat(70)), { maxLength: 80 });
    fc.assert(
      fc.property(words, (parts) => {
        const line = parts.join('');
        const all = line.trim().replace(/\s+/g, ' ');
        const given = headingWords(line);
        expect(given.length > 40).toBe(all.length > 40);
        expect(given.slice(-30)).toBe(all.slice(-30));
        if (all.length <= 40) expect(given).toBe(all);
      }),
      { numRuns: 2000, seed: 26 },
    );
  });
});

const DECORATION = /^[\s#*>【[「『《•·\-—–=_~|🚀🔥]+|(?<![\s#*】\]」』》=_~|:：])[\s#*】\]」』》=_~|:：]+$/gu;

describe('linesOf', () => {
  it('cuts off a line the marks that the pattern cuts off', () => {
    const words = [
      '#',
      '*',
      '【',
      '】',
      '[',
      ']',
      '-',
      '=',
      '|',
      ':',
      '：',
      ' ',
      '\t',
      '\n',
      '\r',
      '🚀',
      '•',
      'go',
      '后端',
      '\u2003',
    ];
    fc.assert(
      fc.property(foldedOf(words), (text) => {
        const expected = [...text.matchAll(/[^\n]+/g)].filter(([line]) => /\S/.test(line));
        const lines = [...linesOf(text)].map(({ start, end }) => text.slice(start, end));
        expect(lines).toEqual(expected.map(([line]) => line.replace(DECORATION, '')));
      }),
      { numRuns: 3000, seed: 27 },
    );
  });
});

const LOAD_WORDS = [
  ...[
    'qps',
    'tps',
    'rps',
    '秒',
    '每秒',
    '日均',
    '每天',
    '每分钟',
    '吞吐量',
    '请求速率',
    '请求',
    '调用',
    '访问',
    '查询',
    '交易',
  ],
  ...[
    '跳转',
    '消息',
    '下单',
    '推送',
    'pv',
    '在线',
    '并发',
    '连接',
    '长连接',
    '用户',
    '同时在线',
    '10',
    '5',
    '3.5',
    '1,000',
  ],
  ...[
    '万',
    '千',
    '十',
    '亿',
    '级',
    '以上',
    'k',
    'w',
    ' million',
    'tens of thousands',
    'a hundred thousand',
    '百万',
    '达到',
  ],
  ...[
    ' requests',
    ' per second',
    '/s',
    ' a day',
    ' daily',
    ' per minute',
    'concurrent users',
    'concurrency',
    'throughput',
  ],
  ...['。', ';', ',', '、', '\n', ' ', '的', '次', '不到', 'per second '],
];

const FIGURE_WORDS = [
  ...[
    '日活',
    'dau',
    '用户',
    ' million users',
    'monthly active',
    '延迟',
    '响应',
    'p99',
    ' latency',
    'ms',
    '毫秒级',
    '微秒',
    'sub-',
  ],
  ...[
    '数据',
    '日志',
    'tb',
    't数据',
    'pb级',
    'petabyte-scale',
    ' terabytes',
    '条',
    ' rows',
    ' files',
    ' events',
    '单表',
    '记录',
  ],
  ...[
    '带领',
    '管理',
    '人',
    '名',
    '团队',
    '下属人数',
    'lead a team of ',
    'manage ',
    ' engineers',
    ' direct reports',
    'five',
    '三',
  ],
  ...['可用性', '%', '4个9', 'five nines', 'uptime', '台服务器', '节点', ' nodes', ' servers', ' vms', ' pods', '99.9'],
  ...['5', '10', '百万级', '以上', '亿', '。', ';', ',', '\n', ' ', '的', '每天', ' per day', '<', 'under '],
];

describe('quantitiesOf', () => {
  it('finds in the stretches between stops all that it finds in the whole', () => {
    fc.assert(
      fc.property(foldedOf(LOAD_WORDS, 14), (text) => {
        const whole: Quantity[] = [];
        addQuantities(whole, text, 0);
        expect(quantitiesOf(text)).toEqual(whole);
      }),
      { numRuns: 10_000, seed: 28 },
    );
  });

  it('finds figures of other kinds in the stretches as well', () => {
    fc.assert(
      fc.property(foldedOf(FIGURE_WORDS, 14), (text) => {
        const whole: Quantity[] = [];
        addQuantities(whole, text, 0);
        expect(quantitiesOf(text)).toEqual(whole);
      }),
      { numRuns: 10_000, seed: 29 },
    );
  });

  it('reads a name of load across a full stop, and nothing across a semicolon', () => {
    expect(quantitiesOf('qps吞吐率等。500、熟悉')).toMatchObject([{ kind: 'qps', value: 500 }]);
    expect(quantitiesOf('qps吞吐率等;500、熟悉')).toEqual([]);
  });
});

/** The place kept of those that share characters, by the rule as it is told, a choice at a time. */
function chosenOf(mentions: readonly Mention[]): Mention[] {
  const weightOf = ({ through, polarity }: Mention): number =>
    (through === null ? 1 : 0.7) * (polarity === 'preferred' ? 0.5 : 1);
  let left = mentions.filter(({ polarity }) => polarity !== 'excluded');
  const chosen = new Set<Mention>();
  while (left.length > 0 && chosen.size < 20) {
    const best = left.reduce((a, b) => {
      const [x, y] = [a.evidence, b.evidence];
      const order = weightOf(b) - weightOf(a) || x.start - y.start || y.end - x.end;
      return order > 0 ? b : a;
    });
    chosen.add(best);
    const { field, start, end } = best.evidence;
    left = left.filter(({ evidence: other }) => other.field !== field || other.end <= start || other.start >= end);
  }
  return mentions.filter((mention) => chosen.has(mention));
}

describe('capabilitiesOf', () => {
  it('counts of places that share a character the heaviest, and of all the twenty heaviest', () => {
    const mention = fc
      .record({
        field: fc.constantFrom('title' as const, 'text' as const),
        start: fc.nat(80),
        length: fc.integer({ min: 1, max: 6 }),
        polarity: fc.constantFrom('required' as const, 'preferred' as const, 'excluded' as const),
        through: fc.constantFrom(null, 'redis'),
      })
      .map(({ field, start, length, polarity, through }): Mention => {
        const evidence = { field, start, end: start + length, text: 'x'.repeat(length) };
        return { evidence, polarity, through };
      });
    fc.assert(
      fc.property(fc.array(mention, { minLength: 1, maxLength: 60 }), (mentions) => {
        const capabilities = new Map([['caching', mentions]]);
        const [found] = capabilitiesOf({ capabilities } as unknown as JobFindings);
        const places = (found?.evidence ?? []).map(({ field, start, end }) => ({ field, start, end }));
        expect(places).toEqual(
          chosenOf(mentions).map(({ evidence: { field, start, end } }) => ({ field, start, end })),
        );
      }),
      { numRuns: 2000, seed: 29 },
    );
  });
});
