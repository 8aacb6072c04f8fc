import { beforeAll, describe, expect, it } from 'vitest';
import { JobprismError } from '../../../src/core/errors.js';
import { normalizeText } from '../../../src/core/text.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { knownTerms } from '../../../src/pipeline/read-job.js';
import { leftmostLongest } from '../../../src/tokenize/settle.js';
import { defaultStopWords, untopicalTerms } from '../../../src/tokenize/stop-words.js';
import type { KnownTerm, Lexicon, Token } from '../../../src/tokenize/token.js';
import { createTokenizer, type Tokenizer } from '../../../src/tokenize/tokenizer.js';

let bare: Tokenizer;
beforeAll(async () => {
  bare = await createTokenizer();
});

/** Terms as a run of the pipeline cuts them, with what the built-in catalogue knows. */
function terms(text: string): string[] {
  return tokens(text).map(({ term }) => term);
}

function tokens(text: string): Token[] {
  const { catalogue } = builtInKnowledge();
  const normalized = normalizeText(text);
  return bare.tokenizeNormalized(normalized, knownTerms(catalogue.match(normalized), catalogue));
}

/** Terms without a catalogue. */
function bareTerms(text: string): string[] {
  return bare.tokenize(text).map(({ term }) => term);
}

describe('technical names', () => {
  it.each([
    ['C++', 'c++'],
    ['C#', 'c#'],
    ['F#', 'f#'],
    ['.NET', '.net'],
    ['Node.js', 'node.js'],
    ['CI/CD', 'ci/cd'],
    ['TCP/IP', 'tcp/ip'],
    ['HTTP/2', 'http/2'],
    ['gRPC', 'grpc'],
    ['client-go', 'client-go'],
  ])('keeps %s whole in Chinese, in English and in a list', (name, term) => {
    expect(terms(`熟悉${name}开发`)).toContain(term);
    expect(terms(`Experience with ${name} is needed.`)).toContain(term);
    expect(terms(`Redis、${name}、Kafka`)).toEqual(['redis', term, 'kafka']);
  });

  it.each([
    ['golang', 'go'],
    ['Go语言', 'go'],
    ['K8s', 'kubernetes'],
    ['k8S', 'kubernetes'],
    ['Vue.js', 'vue'],
    ['VueJS', 'vue'],
    ['ＶＵＥ', 'vue'],
    ['Ｃ＋＋', 'c++'],
    ['Ｓｐｒｉｎｇ　Ｂｏｏｔ', 'spring boot'],
    ['Kuber\u200bnetes', 'kubernetes'],
  ])('folds %s to one name', (spelling, term) => {
    expect(terms(`熟悉${spelling}`)).toEqual([term]);
  });

  it.each([
    ['Python3.8', 'python'],
    ['vue2.x/3.x', 'vue'],
    ['JDK1.8', 'jdk'],
    ['MySQL 5.7', 'mysql'],
    ['Java8+', 'java'],
  ])('takes the version off %s', (spelling, term) => {
    expect(terms(`熟悉${spelling}环境`).filter((word) => word !== '环境')).toEqual([term]);
  });

  it('keeps languages of one letter, and no other letter', () => {
    expect(terms('熟悉C、R与Go')).toEqual(['c', 'r', 'go']);
    expect(terms('Sections A, B and D; plan E')).not.toEqual(expect.arrayContaining(['a']));
    expect(bareTerms('a b c r x 1')).toEqual([]);
  });

  it('tells Go the language from the verb', () => {
    expect(terms('We write Go and Rust')).toContain('go');
    expect(terms('We go to market')).not.toContain('go');
  });

  it.each([
    ['foo++ 语言', 'foo++'],
    ['bar# 语言', 'bar#'],
    ['moment.js 库', 'moment.js'],
    ['spdy/3 协议', 'spdy/3'],
    ['utf-16 编码', 'utf-16'],
    ['ipv6网络', 'ipv6'],
    ['libfoo2.4.1 库', 'libfoo'],
  ])('knows a name that no catalogue has by its shape: %s', (text, term) => {
    expect(bare.tokenize(text)[0]).toMatchObject({ term, stem: term, kind: 'code', start: 0 });
  });
});

describe('names of files', () => {
  it.each([
    ['维护package.json与pom.xml', ['维护', 'package.json', 'pom.xml']],
    ['pip install -r requirements.txt', ['pip', 'install', 'requirements.txt']],
    ['接口返回JSON；导出CSV、XML', ['接口', '返回', 'json', '导出', 'csv', 'xml']],
    ['docker-compose.yml', ['docker compose', 'yml']],
  ])('come out whole, and their endings are no formats: %s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });
});

describe('what is no term', () => {
  it.each([
    '25-45K·14薪',
    '20k-35k',
    '15-25万/年',
    '1.5w',
    '$120,000-$150,000',
    '120k-150k',
    '10k+ qps',
    '99.99%',
    '1_000_000',
    '3.5+',
    '2021-09-01',
    '13800138000',
    '7*24',
    '20ms',
    '2nd, 3rd',
  ])('numbers and amounts: %s', (text) => {
    expect(bareTerms(text).filter((term) => /\d/.test(term))).toEqual([]);
  });

  it.each([
    ['https://github.com/golang/go?tab=readme#java', []],
    ['www.oracle.com/java', []],
    ['hr.team@redis-labs.com.cn', []],
    ['投递hr@spring.io，Kafka优先', ['投递', 'kafka', '优先']],
    ['见https://a.example/java，Kafka；见www.b.example（Redis）', ['kafka', 'redis']],
    ['hr@a.example、www.oracle.com/java、Redis、java@b.example', ['redis']],
    ['vue@3.2和redis@7', ['vue', 'redis']],
  ])('links and addresses, but what stands behind them is: %s', (text, expected) => {
    expect(terms(text).filter((term) => !['投递', '优先'].includes(term))).toEqual(
      expected.filter((term) => !['投递', '优先'].includes(term)),
    );
  });

  it.each([
    ['<p class="java">Redis</p><br/>Kafka', ['redis', 'kafka']],
    ['Redis&nbsp;Kafka &amp; Flink&#8226;Spark', ['redis', 'kafka', 'flink', 'spark']],
    ['Java&Kafka；Redis', ['java', 'kafka', 'redis']],
    ['List<String> 与 Map<Redis>', ['list', 'string', 'map', 'redis']],
  ])('HTML, but what looks like it is: %s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('names that begin with a digit are no amounts', () => {
    expect(bareTerms('3D、5G与2B')).toEqual(['3d', '5g', '2b']);
  });

  it('stop words, in both languages and both ways to write an apostrophe', () => {
    expect(bareTerms('the and of with 我们 以及')).toEqual([]);
    expect(bareTerms("we're don't you’ll it’s")).toEqual([]);
  });

  it('single Chinese characters, emoji and signs', () => {
    expect(bareTerms('①🚀 云 → ★ ㎡ ™ 的')).toEqual([]);
  });
});

describe('scripts', () => {
  it('cuts Chinese, and gives each word its place', () => {
    expect(bare.tokenize('负责高并发微服务')).toEqual([
      { term: '高并发', stem: '高并发', kind: 'domain', start: 2, end: 5 },
      { term: '微服务', stem: '微服务', kind: 'domain', start: 5, end: 8 },
    ]);
  });

  it('folds the vocabulary of the field over languages and scripts', () => {
    for (const text of ['高并发', '高併發', 'high-concurrency', 'High Concurrency']) {
      expect(bareTerms(text), text).toContain('高并发');
    }
  });

  it('conflates English words by stem and shows the word as it stands', () => {
    const [first, second] = bare.tokenize('Scheduling schedulers');
    expect([first?.term, second?.term]).toEqual(['scheduling', 'schedulers']);
    expect(first?.stem).toBe(second?.stem);
  });

  it('stems no word of more than forty letters', () => {
    const word = `${'x'.repeat(38)}ing`;
    expect(bare.tokenize(word)).toMatchObject([{ term: word, stem: word }]);
  });

  it('drops single Chinese characters that a segmenter cuts', async () => {
    const single = {
      name: 'single',
      segment: (text: string) => Array.from(text, (_, i) => ({ start: i, end: i + 1 })),
    };
    expect((await createTokenizer({ segmenter: single })).tokenize('量子芯片')).toEqual([]);
  });

  it('drops accents and possessives', () => {
    expect(bareTerms('München’s café, naïve')).toEqual(['munchen', 'cafe', 'naive']);
  });

  it('parts scripts that stand together', () => {
    const kinds = bare.tokenize('エンジニア芯片데이터量子привет').map(({ term, kind }) => `${term} ${kind}`);
    expect(kinds).toEqual(['エンジニア other', '芯片 han', '데이터 other', '量子 han', 'привет other']);
  });

  it('does not find R in Résumé or C in Côte', () => {
    expect(terms('in Résumé, in Côte')).toEqual(['resume', 'cote']);
  });

  it('keeps one token of a character that folds to several words', () => {
    expect(bare.tokenize('\ufdfa')).toHaveLength(1);
  });
});

describe('options', () => {
  it('leaves out the words asked for, but never a technology', async () => {
    const lexicon: Lexicon = {
      match: (text): KnownTerm[] =>
        text.startsWith('foo') ? [{ start: 0, end: 3, term: 'foo', kind: 'technology' }] : [],
    };
    const own = await createTokenizer({ lexicon, stopWords: new Set(['foo', 'bar']) });
    expect(own.tokenize('foo bar baz the').map(({ term }) => term)).toEqual(['foo', 'baz', 'the']);
  });

  it('cuts the terms of a lexicon first and under the name that it gives', async () => {
    const lexicon: Lexicon = { match: () => [{ start: 2, end: 6, term: 'qc', kind: 'technology' }] };
    const own = await createTokenizer({ lexicon });
    expect(own.tokenize('预研量子芯片产线')[1]).toEqual({
      term: 'qc',
      stem: 'qc',
      kind: 'technology',
      start: 2,
      end: 6,
    });
  });

  it.each([
    [{ stopWords: ['a'] }, 'stopWords'],
    [{ lexicon: {} }, 'lexicon'],
    [{ stopwords: new Set() }, 'options'],
  ])('refuses %j', async (options, option) => {
    const thrown: unknown = await createTokenizer(options as never).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(JobprismError);
    expect((thrown as JobprismError).details.option).toBe(option);
  });

  it('has stop words and untopical terms of both languages, and no technology among the stop words', () => {
    for (const word of ['the', '以及']) expect(defaultStopWords().has(word), word).toBe(true);
    for (const word of ['工程师', '北京', 'developer']) expect(untopicalTerms().has(word), word).toBe(true);
    for (const word of ['java', 'kubernetes', '微服务']) {
      expect(defaultStopWords().has(word) || untopicalTerms().has(word), word).toBe(false);
    }
  });
});

describe('leftmostLongest', () => {
  const term = (start: number, end: number, kind: KnownTerm['kind'] = 'domain'): KnownTerm => ({
    start,
    end,
    kind,
    term: `${start}-${end}`,
  });
  it('keeps the first of terms that overlap, of those the longest', () => {
    expect(leftmostLongest([term(2, 9), term(0, 3), term(0, 2), term(3, 5)]).map(({ term }) => term)).toEqual([
      '0-3',
      '3-5',
    ]);
  });
  it('prefers a technology where two terms have one place', () => {
    expect(leftmostLongest([term(0, 2), term(0, 2, 'technology')])).toEqual([term(0, 2, 'technology')]);
  });
});

describe('hostile input', () => {
  const LONG = 200_000;
  const fill = (part: string): string => part.repeat(Math.ceil(LONG / part.length)).slice(0, LONG);

  // Quadratic cost would take minutes here; the limit is for that only.
  it.each([
    ['a', ['a'.repeat(LONG)]],
    ['(((', []],
    ['1.1.1.', []],
    ['+++', []],
    ['@', []],
    ['<', []],
    ['&', []],
    ['www.', []],
    ['---', []],
    ["'", []],
    ['\u0301', []],
    ['\u200b', []],
    ['🚀', []],
    ['9', []],
    [' ', []],
    ['c ', []],
  ])('reads 200,000 characters of «%s»', { timeout: 60_000 }, (part, expected) => {
    expect(bareTerms(fill(part))).toEqual(expected);
  });

  it.each(['a-a-a-', 'ab.', 'a@a.', '<a ', 'http://', 'spring ', '系统', 'x1', 'é', 'a\u0301', 'go/', '微服务 '])(
    'reads 200,000 characters of «%s» and gives each of its tokens a lawful place',
    { timeout: 60_000 },
    (part) => {
      const text = fill(part);
      let last = 0;
      for (const { start, end } of bare.tokenize(text)) {
        expect(start >= last && end > start && end <= text.length).toBe(true);
        last = end;
      }
    },
  );
});
