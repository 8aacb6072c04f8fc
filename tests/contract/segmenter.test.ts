import { describe, expect, it, vi } from 'vitest';
import { JobprismError } from '../../src/core/errors.js';
import type { Span } from '../../src/core/span.js';
import { loadSegmenter, SEGMENTER_NAMES, type Segmenter, type SegmenterName } from '../../src/tokenize/segmenter.js';
import { createTokenizer } from '../../src/tokenize/tokenizer.js';
import { segmenterContract } from './segmenter.js';

const PEER = 'nodejieba';

async function failureOf(call: () => Promise<unknown>): Promise<JobprismError> {
  const thrown = await call().then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error,
  );
  if (!(thrown instanceof JobprismError)) throw thrown;
  return thrown;
}

const whyMissing = await loadSegmenter(PEER).then(
  () => null,
  (error: unknown) => String(error),
);

segmenterContract('jieba', () => loadSegmenter('jieba'));
segmenterContract('intl', () => loadSegmenter('intl'));

if (whyMissing === null) segmenterContract(PEER, () => loadSegmenter(PEER));
else if (process.env.JOBPRISM_OPTIONAL_PEERS === '1') {
  describe(`segmenter contract: ${PEER}`, () => {
    it('is installed, since JOBPRISM_OPTIONAL_PEERS=1 asks for it', () => {
      throw new Error(`The contract of ${PEER} could not be tested. ${whyMissing} Run: npm run optional-peers`);
    });
  });
} else {
  describe(`segmenter contract: ${PEER} NOT TESTED, it is an optional peer and not installed (${whyMissing})`, () => {
    it('loads only with its package', async () => {
      expect((await failureOf(() => loadSegmenter(PEER))).code).toBe('SEGMENTER_MISSING');
    });
  });
}

describe('loadSegmenter', () => {
  it('gives one segmenter a name', async () => {
    expect(await loadSegmenter('jieba')).toBe(await loadSegmenter('jieba'));
  });

  it('knows three names, the default first', () => {
    expect(SEGMENTER_NAMES).toEqual(['jieba', 'nodejieba', 'intl']);
  });

  it('throws SEGMENTER_MISSING with the install line where the package is missing, and tries again', async () => {
    vi.resetModules();
    vi.doMock(PEER, () => {
      throw new Error("Cannot find package 'nodejieba'");
    });
    try {
      const fresh = await import('../../src/tokenize/segmenter.js');
      const failure = await fresh.loadSegmenter(PEER).then(
        () => null,
        (error: JobprismError) => error,
      );
      expect(failure).toMatchObject({
        code: 'SEGMENTER_MISSING',
        message: 'The segmenter nodejieba needs the package nodejieba, which is not installed.',
        remedy: 'Run: npm install nodejieba@3.4.4',
      });
      expect(failure?.cause).toBeDefined();
      vi.doMock(PEER, () => ({ default: { cut: (text: string) => [...text] } }));
      const segmenter = await fresh.loadSegmenter(PEER);
      expect([...segmenter.segment('系统')]).toEqual([
        { start: 0, end: 1 },
        { start: 1, end: 2 },
      ]);
    } finally {
      vi.doUnmock(PEER);
      vi.resetModules();
    }
  });
});

describe('createTokenizer over a segmenter of one’s own', () => {
  const TEXT = '用Go写分布式系统架构';
  const tokenizerOf = (segment: (text: string) => Iterable<Span>) =>
    createTokenizer({ segmenter: { name: 'mine', segment } });

  it('uses it on each run of Chinese characters that no known term takes', async () => {
    const seen: string[] = [];
    const tokenizer = await tokenizerOf(function* (text) {
      seen.push(text);
      yield { start: 0, end: text.length };
    });
    expect(tokenizer.segmenter).toBe('mine');
    expect(tokenizer.tokenize('预研量子Foo芯片').map(({ term }) => term)).toEqual(['预研量子', 'foo', '芯片']);
    expect(seen).toContain('预研量子');
    expect(seen.join('')).not.toContain('Foo');
  });

  it.each<[string, (text: string) => Iterable<unknown>]>([
    ['spans that overlap', () => [span(0, 2), span(1, 3)]],
    ['spans that go back', () => [span(2, 4), span(0, 2)]],
    ['an empty span', () => [span(0, 0)]],
    ['a span that ends before it starts', () => [span(2, 1)]],
    ['a span out of bounds', (text) => [span(0, text.length + 1)]],
    ['a span before the text', () => [span(-1, 2)]],
    ['a gap over letters', (text) => [span(1, text.length)]],
    ['a rest that is left out', () => [span(0, 1)]],
    ['no span at all', () => []],
    ['halves of characters', (text) => [span(0, 1.5), span(1.5, text.length)]],
    ['offsets that are no numbers', () => [span(Number.NaN, Number.NaN)]],
    ['words in place of spans', () => ['量子', '芯片']],
  ])('throws SEGMENTER_CONTRACT on %s', async (_, segment) => {
    const tokenizer = await tokenizerOf(segment as (text: string) => Iterable<Span>);
    const failure = await failureOf(async () => tokenizer.tokenize('量子芯片'));
    expect(failure.code).toBe('SEGMENTER_CONTRACT');
    expect(failure.message).toContain('The segmenter mine broke its contract');
    expect(failure.message).toContain('量子芯片');
  });

  it.each([
    [{}, 'segmenter'],
    [{ segment: () => [] }, 'segmenter'],
    [null, 'segmenter'],
    ['jiebba', 'segmenter'],
  ])('refuses %j as a segmenter', async (segmenter, option) => {
    const failure = await failureOf(() => createTokenizer({ segmenter: segmenter as unknown as SegmenterName }));
    expect([failure.code, failure.details.option]).toEqual(['OPTION_INVALID', option]);
  });

  it('keeps offsets of the original around known terms', async () => {
    const whole: Segmenter = { name: 'whole', segment: (text) => [span(0, text.length)] };
    const tokens = (await createTokenizer({ segmenter: whole })).tokenize(TEXT);
    for (const { start, end, term, kind } of tokens) if (kind === 'han') expect(TEXT.slice(start, end)).toBe(term);
    expect(tokens.map(({ term }) => term)).toContain('分布式');
  });
});

function span(start: number, end: number): Span {
  return { start, end };
}
