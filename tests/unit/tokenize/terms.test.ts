import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { knownTerms } from '../../../src/pipeline/read-job.js';
import { loadSegmenter, type SegmenterName } from '../../../src/tokenize/segmenter.js';
import { loadSimplifier } from '../../../src/tokenize/simplify.js';
import { createTokenizer } from '../../../src/tokenize/tokenizer.js';

interface Case {
  readonly text: string;
  /** Terms that must stand whole. */
  readonly whole: readonly string[];
  /** Terms that must not stand: broken parts, amounts. */
  readonly never: readonly string[];
  /** Common words that must not be taken for technologies; as words they may stand. */
  readonly common: readonly string[];
}

interface Score {
  readonly due: number;
  readonly whole: number;
  readonly misses: readonly string[];
  readonly broken: readonly string[];
}

type CaseFile = 'terms.tsv' | 'unseen.tsv';

const PEER_INSTALLED = await loadSegmenter('nodejieba').then(
  () => true,
  () => false,
);

function readCases(name: CaseFile): Case[] {
  const file = readFileSync(new URL(`../../../fixtures/terms/${name}`, import.meta.url), 'utf8');
  const list = (cell = ''): string[] => cell.split('|').filter((term) => term !== '');
  return file
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([text = '', whole, never, common]) => ({
      text,
      whole: list(whole),
      never: list(never),
      common: list(common),
    }));
}

async function score(name: CaseFile, segmenter: SegmenterName): Promise<Score> {
  const { catalogue } = builtInKnowledge();
  const tokenizer = await createTokenizer({ segmenter });
  const simplify = await loadSimplifier();
  const misses: string[] = [];
  const broken: string[] = [];
  let due = 0;
  for (const { text, whole, never, common } of readCases(name)) {
    const folded = simplify(normalizeText(text));
    const tokens = tokenizer.tokenizeNormalized(folded, knownTerms(catalogue.match(folded), catalogue));
    const terms = new Set(tokens.map(({ term }) => term));
    const technologies = new Set(tokens.filter(({ kind }) => kind === 'technology').map(({ term }) => term));
    const tell = (term: string): string => `«${term}» in «${text}»: ${[...terms].join(' | ')}`;
    due += whole.length;
    misses.push(...whole.filter((term) => !terms.has(term)).map(tell));
    broken.push(...never.filter((term) => terms.has(term)).map(tell));
    broken.push(...common.filter((term) => technologies.has(term)).map(tell));
  }
  return { due, whole: due - misses.length, misses, broken };
}

// The second set was written by someone who knew neither the vocabulary nor the rules, and mended for afterwards.
describe.each<[CaseFile, number]>([
  ['terms.tsv', 300],
  ['unseen.tsv', 120],
])('fixtures/terms/%s', (name, fewest) => {
  it('holds enough cases, each once and each with something to hold it to', () => {
    const cases = readCases(name);
    expect(cases.length).toBeGreaterThanOrEqual(fewest);
    expect(new Set(cases.map(({ text }) => text)).size).toBe(cases.length);
    for (const { text, whole, never } of cases) {
      expect(whole.length, text).toBeGreaterThan(0);
      expect(
        whole.filter((term) => never.includes(term)),
        text,
      ).toEqual([]);
    }
  });

  it.each<[SegmenterName, number]>([
    ['jieba', 0.99],
    ['intl', 0.97],
    ...(PEER_INSTALLED ? [['nodejieba', 0.99] satisfies [SegmenterName, number]] : []),
  ])('%s leaves %d of the terms whole and breaks none', async (segmenter, share) => {
    const { due, whole, misses, broken } = await score(name, segmenter);
    expect(broken, `terms that must not stand:\n${broken.join('\n')}`).toEqual([]);
    expect(whole / due, `${whole} of ${due} whole; not whole:\n${misses.join('\n')}`).toBeGreaterThanOrEqual(share);
  });
});
