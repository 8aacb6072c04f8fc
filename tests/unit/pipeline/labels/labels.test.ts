import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LabelSource, labelsOf } from '../../../../src/pipeline/labels/labels.js';
import type { TermInfo } from '../../../../src/pipeline/terms.js';

type Term = LabelSource['terms'][number];

const NAMES = new Map([
  ['gin', 'Gin'],
  ['java', 'Java'],
  ['dameng', '达梦'],
]);

function term(shown: string, kind: TermInfo['kind'], weight = 1): Term {
  return { term: shown, weight, info: { stem: shown, shown, written: shown, kind } };
}

function phrase(left: string, right: string, joint: '' | ' ', weight = 1): Term {
  const shown = left + joint + right;
  return { term: shown, weight, info: { stem: shown, shown, written: shown, kind: 'phrase', words: [left, right] } };
}

function source(terms: readonly Term[], rest: Partial<LabelSource> = {}): LabelSource {
  return { terms, roles: [], size: 10, titles: [], ...rest };
}

function labels(...sources: LabelSource[]) {
  return labelsOf(sources, { nameOf: (shown) => NAMES.get(shown) ?? null, names: new Set(['springfield']) });
}

const label = (terms: readonly Term[], rest: Partial<LabelSource> = {}) => labels(source(terms, rest))[0]!;
const BACKEND: Partial<LabelSource> = { roles: [{ value: 'backend', jobs: 10 }] };

describe('labelsOf, the role', () => {
  it('stands before the words where it leads', () => {
    expect(label([term('gin', 'technology')], { roles: [{ value: 'backend', jobs: 6 }] })).toEqual({
      zh: '后端开发：Gin',
      en: 'Back end: Gin',
    });
  });

  it('is left out where none leads, or where it is only the rest', () => {
    const gin = { zh: 'Gin', en: 'Gin' };
    expect(label([term('gin', 'technology')], { roles: [{ value: 'backend', jobs: 3 }] })).toEqual(gin);
    expect(label([term('gin', 'technology')], { roles: [{ value: 'other', jobs: 9 }] })).toEqual(gin);
    const tie = [
      { value: 'backend' as const, jobs: 5 },
      { value: 'sre-devops' as const, jobs: 5 },
    ];
    expect(label([term('gin', 'technology')], { roles: tie })).toEqual(gin);
  });

  it('is not said twice: what it says already comes after what is new', () => {
    const terms = [
      term('后端', 'domain', 9),
      term('gin', 'technology'),
      term('缓存', 'domain'),
      term('网关', 'domain'),
    ];
    expect(label(terms, BACKEND).zh).toBe('后端开发：Gin、缓存、网关');
    expect(label(terms.slice(0, 2), BACKEND).zh).toBe('后端开发：Gin、后端');
  });
});

describe('labelsOf, the languages', () => {
  it('leaves out what has no word in a language, and says each once', () => {
    const terms = [term('dameng', 'technology', 3), term('gin', 'technology', 2), term('gin', 'technology')];
    expect(label(terms)).toEqual({ zh: '达梦、Gin', en: 'Gin' });
    expect(label([term('缓存', 'domain'), term('鹅厂', 'han'), term('qps', 'domain')])).toEqual({
      zh: '缓存、qps、鹅厂',
      en: 'cache, qps',
    });
  });

  it('reads a phrase word by word where English has both', () => {
    const [zh, en] = [label([phrase('内存', '缓存', '')]), label([phrase('online', '市场营销', ' ')])];
    expect(zh.zh).toBe('内存缓存');
    expect(en.en).toBe('online marketing');
  });

  it('has the English words in Chinese too where there is no Chinese', () => {
    const terms = [term('orchestra', 'latin', 3), term('violin', 'latin', 2), phrase('string', 'quartet', ' ')];
    expect(label(terms).zh).toBe('orchestra、violin、string quartet');
    expect(label(terms).en).toBe('orchestra, violin, string quartet');
  });

  it('has Chinese words in English only where it would be empty', () => {
    expect(label([term('古筝', 'han', 2), term('二胡', 'han')]).en).toBe('古筝, 二胡');
    expect(label([term('古筝', 'han', 2), term('二胡', 'han')], BACKEND).en).toBe('Back end');
    expect(label([term('古筝', 'han', 2), term('gin', 'technology')]).en).toBe('Gin');
  });

  it('leaves a Chinese label Chinese where two words of it count', () => {
    const terms = [term('violin', 'latin', 3), term('古筝', 'han', 2), term('二胡', 'han')];
    expect(label(terms).zh).toBe('古筝、二胡');
  });
});

describe('labelsOf, the choice of words', () => {
  it('does not say the same twice while there is something else', () => {
    const terms = [
      term('java', 'technology', 9),
      phrase('java', '开发', '', 8),
      term('古筝', 'han'),
      term('二胡', 'han'),
    ];
    expect(label(terms).zh).toBe('Java、古筝、二胡');
  });

  it('says 分布式存储 rather than 分布式', () => {
    const terms = [term('分布式', 'domain', 5), term('分布式存储', 'domain', 3), term('gin', 'technology')];
    expect(label(terms).zh).toBe('分布式存储、Gin、分布式');
    expect(label(terms).en).toBe('distributed storage, Gin, distributed');
  });

  // A weak word counts a fifth of its weight, any other plain word seven tenths: 3 / 5 < 7 / 10.
  it('puts words that name nothing after those that name something', () => {
    const weak = [term('provide', 'latin', 3), term('strong', 'latin', 3), term('quickly', 'latin', 3)];
    expect(label([...weak, term('violin', 'latin')]).en).toMatch(/^violin, /);
    expect(label([term('进行', 'han', 3), term('相关', 'han', 3), term('古筝', 'han')]).zh).toMatch(/^古筝、/);
    expect(label([phrase('detailed', 'tasks', ' ', 3), term('violin', 'latin')]).en).toBe('violin, detailed tasks');
    expect(label([term('springfield', 'latin', 3), term('violin', 'latin')]).en).toBe('violin, springfield');
  });

  it('prefers what the titles have', () => {
    const terms = [term('violin', 'latin', 3), term('cello', 'latin', 2)];
    expect(label(terms, { titles: ['Cello teacher', 'Teacher (cello)'] }).en).toBe('cello, violin');
  });
});

describe('labelsOf, several clusters', () => {
  // Where another cluster has 9 of a term, 5 of it are worth 5 * sqrt(5 / 14) * 0.6 = 1.8.
  const rich = [term('gin', 'technology', 9), term('协程', 'domain', 3), term('队列', 'domain', 3)];

  it('puts a term that leads another cluster after what is its own', () => {
    const [a] = labels(source([term('gin', 'technology', 5), term('缓存', 'domain', 2)]), source(rich));
    expect(a!.zh).toBe('缓存、Gin');
    const [b] = labels(source([term('gin', 'technology', 5), term('缓存', 'domain', 1)]), source(rich));
    expect(b!.zh).toBe('Gin、缓存');
  });

  it('gives a term to the cluster of a role that has most of it', () => {
    const poor = [term('gin', 'technology', 5), ...['缓存', '网关', '线程'].map((name) => term(name, 'domain'))];
    const zhOf = (rest: Partial<LabelSource>) => labels(source(poor, rest), source(rich, BACKEND)).map(({ zh }) => zh);
    expect(zhOf(BACKEND)).toEqual(['后端开发：缓存、网关、线程', '后端开发：Gin、协程、队列']);
    expect(zhOf({})[0]).toBe('Gin、缓存、网关');
  });

  it('has other words for clusters with the same terms, then titles, then a number', () => {
    const terms = [term('gin', 'technology', 9), term('java', 'technology', 8)];
    const alike = source(terms, { titles: ['Gopher', 'Gopher', '养鹅的工程师'] });
    expect(labels(alike, alike, alike, alike).map(({ zh }) => zh)).toEqual([
      'Gin、Java',
      'Gin、Java、Gopher',
      'Gin、Java、养鹅的工程师',
      'Gin、Java (2)',
    ]);
    expect(labels(alike, alike, alike).map(({ en }) => en)).toEqual([
      'Gin, Java',
      'Gin, Java, Gopher',
      'Gin, Java (2)',
    ]);
  });

  it('names clusters without words by titles, else by number', () => {
    expect(labels(source([]), source([]), source([], { titles: ['Gopher'] }))).toEqual([
      { zh: '其他职位', en: 'Other jobs' },
      { zh: '其他职位 (2)', en: 'Other jobs (2)' },
      { zh: 'Gopher', en: 'Gopher' },
    ]);
    expect(labels(source([], BACKEND), source([], BACKEND)).map(({ en }) => en)).toEqual(['Back end', 'Back end (2)']);
  });

  it('has no two labels alike and makes the same ones again', () => {
    const shown = fc.constantFrom(
      'gin',
      'java',
      'Java',
      '缓存',
      '网关',
      '古筝',
      'violin',
      'a, b',
      'a',
      'b',
      '、',
      '(2)',
    );
    const kind = fc.constantFrom<TermInfo['kind'][]>('technology', 'domain', 'han', 'latin', 'other', 'code');
    const weight = fc.constantFrom(0.1, 0.2, 0.3);
    const terms = fc.array(
      fc.tuple(shown, kind, weight).map((parts) => term(...parts)),
      { maxLength: 6 },
    );
    const cluster = fc.record({
      terms,
      roles: fc.constantFrom<LabelSource['roles'][]>(
        [],
        [{ value: 'backend', jobs: 9 }],
        [{ value: 'other', jobs: 9 }],
      ),
      size: fc.constant(10),
      titles: fc.array(fc.constantFrom('Gopher', 'gin', 'a, b', '其他职位', 'Other jobs', 'Other jobs (2)', '')),
    });
    fc.assert(
      fc.property(fc.array(cluster, { maxLength: 12 }), (clusters) => {
        const made = labels(...clusters);
        expect(made).toHaveLength(clusters.length);
        for (const language of ['zh', 'en'] as const) {
          const texts = made.map((bilingual) => bilingual[language].toLowerCase());
          expect(texts.every((text) => text !== '')).toBe(true);
          expect(new Set(texts).size).toBe(texts.length);
        }
        expect(labels(...clusters)).toEqual(made);
      }),
      { numRuns: 100 },
    );
  });
});
