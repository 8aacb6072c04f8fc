import characters from 'opencc-js/dict/TSCharacters';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import domainTerms from '../../../src/tokenize/data/domain-terms.json' with { type: 'json' };
import { loadSimplifier, loadTextSimplifier, simplifierFor } from '../../../src/tokenize/simplify.js';
import { createTokenizer } from '../../../src/tokenize/tokenizer.js';
import { holdsTraditional } from '../../../src/tokenize/traditional.js';

async function simplified(text: string): Promise<string> {
  return (await loadSimplifier())(normalizeText(text)).text;
}

describe('holdsTraditional', () => {
  it.each(['熟悉微服務', '資料庫', '後端', 'Go開發', '瞭解Docker'])('is true for %s', (text) => {
    expect(holdsTraditional(text)).toBe(true);
  });

  it.each(['', '熟悉微服务', '后端 Go', '籍贯、警察、餐饮', 'English only', 'エンジニア', '👨‍💻'])(
    'is false for %s',
    (text) => {
      expect(holdsTraditional(text)).toBe(false);
    },
  );

  it('is false for every character that stands in simplified text too', () => {
    const counterparts = characters.split('|').map((pair) => pair.split(' ')[1]!);
    const domain = domainTerms.map(({ term }) => term);
    expect([...counterparts, ...domain].filter((text) => holdsTraditional(text) && text.length === 1)).toEqual([]);
    expect(domain.filter(holdsTraditional)).toEqual([]);
  });
});

describe('loadTextSimplifier', () => {
  it('brings words to simplified characters that are too short to be told as traditional', async () => {
    const simplify = await loadTextSimplifier();
    expect(holdsTraditional('鶴')).toBe(false);
    expect(['鶴', '計畫', 'C語言', '乾隆', '后端'].map(simplify)).toEqual(['鹤', '计划', 'C语言', '乾隆', '后端']);
  });
});

describe('loadSimplifier', () => {
  it.each([
    ['負責後端微服務開發', '负责后端微服务开发'],
    ['瞭解Go，計畫導入', '了解go,计划导入'],
    ['乾隆與乾燥的設備', '乾隆与干燥的设备'],
    ['混合：資料庫 and 数据库 in ＧＯ', '混合:资料库 and 数据库 in go'],
  ])('brings %s to %s', async (text, wanted) => {
    expect(await simplified(text)).toBe(wanted);
  });

  it('keeps the length and points into the original', async () => {
    const original = '①ＧＯ👨‍💻\u200b後端開發、𠮷㗲é資料庫';
    const folded = normalizeText(original);
    const text = (await loadSimplifier())(folded);
    expect(text.original).toBe(original);
    expect(text.text).toHaveLength(folded.text.length);
    const at = text.text.indexOf('后端');
    const { start, end } = text.toOriginal({ start: at, end: at + 2 });
    expect(original.slice(start, end)).toBe('後端');
  });

  it('hands a text without traditional characters back as it is', async () => {
    const text = normalizeText('乾坤大挪移，熟悉微服务');
    expect((await loadSimplifier())(text)).toBe(text);
  });

  it('gives the same function again', async () => {
    expect(await loadSimplifier()).toBe(await loadSimplifier());
  });
});

describe('simplifierFor', () => {
  afterEach(() => {
    vi.doUnmock('opencc-js/dict/TSCharacters');
    vi.resetModules();
  });

  it('loads nothing for a simplified text', async () => {
    let loads = 0;
    vi.resetModules();
    vi.doMock('opencc-js/dict/TSCharacters', () => {
      loads++;
      return { default: characters };
    });
    const fresh = await import('../../../src/tokenize/simplify.js');
    expect(await fresh.simplifierFor('熟悉微服务 and Go')).toBeUndefined();
    expect(loads).toBe(0);
    expect(await fresh.simplifierFor('熟悉微服務')).toBeTypeOf('function');
    expect(loads).toBe(1);
  });

  it('lets the catalogue find what a traditional text names', async () => {
    const original = '具備微服務、機器學習、單元測試與Golang後端經驗';
    const simplify = await simplifierFor(original);
    const { catalogue } = builtInKnowledge();
    const matches = catalogue.match(simplify!(normalizeText(original)));
    const named = matches.map(({ span }) => original.slice(span.start, span.end));
    expect(named).toEqual(expect.arrayContaining(['微服務', '機器學習', '單元測試', 'Golang']));
  });
});

describe('a tokenizer that simplifies', () => {
  it('cuts traditional text into the terms of simplified text, with places in the original', async () => {
    const tokenizer = await createTokenizer({ simplify: await loadSimplifier() });
    const text = '負責資料庫、微服務與後端的軟體開發';
    const tokens = tokenizer.tokenize(text).map(({ term, start, end }) => [term, text.slice(start, end)]);
    expect(tokens).toEqual(
      expect.arrayContaining([
        ['数据库', '資料庫'],
        ['微服务', '微服務'],
        ['后端', '後端'],
        ['软件开发', '軟體開發'],
      ]),
    );
  });

  it('finds terms of Taiwan and Hong Kong without simplifying too', async () => {
    const tokenizer = await createTokenizer();
    const terms = tokenizer.tokenize('軟體、硬體、伺服器、演算法、物件導向').map(({ term }) => term);
    expect(terms).toEqual(['软件', '硬件', '服务器', '算法', '面向对象']);
  });

  it('knows every traditional spelling of the vocabulary in simplified characters', async () => {
    const simplify = await loadSimplifier();
    const missing = domainTerms.flatMap(({ term, zh = [] }) =>
      zh.filter(
        (spelling) => ![term, ...zh].includes(simplify(normalizeText(spelling)).text) && holdsTraditional(spelling),
      ),
    );
    expect(missing).toEqual([]);
  });
});
