import { describe, expect, it } from 'vitest';
import { JobprismError } from '../../../src/core/errors.js';
import { loadSimplifier } from '../../../src/tokenize/simplify.js';
import type { KnownTerm } from '../../../src/tokenize/token.js';
import { createTokenizer } from '../../../src/tokenize/tokenizer.js';
import type { UserWord } from '../../../src/tokenize/user-words.js';

async function terms(text: string, words: readonly UserWord[], known: readonly KnownTerm[] = []): Promise<string[]> {
  const tokenizer = await createTokenizer({ words, lexicon: { match: () => [...known] } });
  return tokenizer.tokenize(text).map(({ term }) => term);
}

async function fault(words: unknown): Promise<JobprismError> {
  const thrown = await createTokenizer({ words: words as UserWord[] }).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(JobprismError);
  expect((thrown as JobprismError).code).toBe('OPTION_INVALID');
  return thrown as JobprismError;
}

describe('words of one\u2019s own', () => {
  it.each<[string, UserWord, string]>([
    ['预研量子芯片项目', '量子芯片', '量子芯片'],
    ['We run Blue Whale daily', 'blue  whale', 'blue whale'],
    ['熟悉ＢＬＵＥ　ＷＨＡＬＥ平台', 'Blue Whale', 'blue whale'],
    ['社内エンジニア募集', 'エンジニア募集', 'エンジニア募集'],
    ['데이터플랫폼 운영', '플랫폼', '플랫폼'],
    ['用foo&bar做构建', 'foo&bar', 'foo&bar'],
    ['several widgets here', 'widget', 'widget'],
    ['使用蓝鲸平台', { term: 'BlueKing', spellings: ['蓝鲸', 'bk-paas'] }, 'blueking'],
    ['deploy to BK-PaaS', { term: 'BlueKing', spellings: ['蓝鲸', 'bk-paas'] }, 'blueking'],
  ])('in «%s» the word %j comes out as %s', async (text, word, term) => {
    expect(await terms(text, [word])).toContain(term);
  });

  it('keeps to the boundaries of words', async () => {
    expect(await terms('goggles and blueish', ['gog', 'blue'])).toEqual(['goggles', 'blueish']);
  });

  it('gives places in the original', async () => {
    const tokenizer = await createTokenizer({ words: ['量子芯片'] });
    const text = '👨‍💻 ＧＯ量子芯片';
    const token = tokenizer.tokenize(text).find(({ term }) => term === '量子芯片')!;
    expect(text.slice(token.start, token.end)).toBe('量子芯片');
  });

  it('lets a later entry win, and every entry over what is built in', async () => {
    expect(await terms('负责微服务', [{ term: '甲词', spellings: ['微服务'] }])).toContain('甲词');
    expect(
      await terms('负责微服务', [
        { term: '甲词', spellings: ['微服务'] },
        { term: '乙词', spellings: ['微服务'] },
      ]),
    ).toContain('乙词');
    const technology: KnownTerm = { start: 0, end: 2, term: 'go', kind: 'technology' };
    expect(await terms('go', [{ term: '围棋', spellings: ['go'] }], [technology])).toEqual(['围棋']);
  });

  it('keeps a word whole where a known term reaches into it, and a longer known term around it', async () => {
    const reaching: KnownTerm = { start: 0, end: 4, term: 'x', kind: 'domain' };
    expect(await terms('甲乙丙丁戊己', ['丁戊己'], [reaching])).toContain('丁戊己');
    expect(await terms('甲乙丙丁戊己', ['丙丁'], [reaching])).toContain('x');
  });

  it('wins over the stop words', async () => {
    expect(await terms('the work of the team', ['the work'])).toContain('the work');
    const tokenizer = await createTokenizer({ words: ['foo'], stopWords: new Set(['foo', 'bar']) });
    expect(tokenizer.tokenize('foo bar').map(({ term }) => term)).toEqual(['foo']);
  });

  it('finds a traditional word in a text that is simplified, and in one that is not', async () => {
    const words = ['臺灣雲市集'];
    const simplify = await loadSimplifier();
    for (const options of [{ words }, { words, simplify }]) {
      const tokenizer = await createTokenizer(options);
      expect(tokenizer.tokenize('負責臺灣雲市集').map(({ term }) => term)).toContain('臺灣雲市集');
    }
  });

  it('finds nothing in links', async () => {
    expect(await terms('https://a.example/widget', ['widget'])).toEqual([]);
  });
});

describe('words that are refused', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['no list', 'foo', 'words', /list/],
    ['a number', ['a', 7], 'words.1', /string/],
    ['null', [null], 'words.0', /string/],
    ['nothing', ['ok', ''], 'words.1', /at least one/],
    ['white space', [' \u200b\t'], 'words.0', /at least one/],
    ['a long word', ['x'.repeat(81)], 'words.0', /80 characters and has 81/],
    ['spellings that are no list', [{ term: 'a', spellings: 'b' }], 'words.0', /list of spellings/],
    ['a bad spelling', ['a', { term: 'a', spellings: ['b', 3] }], 'words.1', /string/],
  ])('%s', async (_, words, option, reason) => {
    const { details } = await fault(words);
    expect(details.option).toBe(option);
    expect(details.reason).toMatch(reason);
  });

  it('too many, naming the first beyond', async () => {
    const words = Array.from({ length: 100_001 }, (_, i) => `w${i}`);
    expect((await fault(words)).details.option).toBe('words.100000');
    expect((await fault([{ term: 'a', spellings: words.slice(1) }])).details.option).toBe('words.0');
  });

  it('too much in all', async () => {
    const words = Array.from({ length: 20_000 }, (_, i) => `${i}`.padEnd(80, 'x'));
    expect((await fault(words)).details.reason).toMatch(/1000000 characters/);
  });

  it('takes the most it may', async () => {
    const tokenizer = await createTokenizer({ words: Array.from({ length: 100_000 }, (_, i) => `w${i}x`) });
    expect(tokenizer.tokenize('see w99999x').map(({ term }) => term)).toContain('w99999x');
  });
});
