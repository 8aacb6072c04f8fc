import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';

interface Case {
  readonly name: string;
  readonly meant: boolean;
  readonly text: string;
}

/** Sentences that are told wrongly so far: nothing but their sense tells these names from the technology. */
const OPEN: readonly string[] = [
  "Don't be a git",
  '歌声升腾，昇腾企业文化节',
  'OpenAgents, LlamaIndex, Vector DBs: Weaviate, Qdrant',
];

const CASES = casesOf('false-friends.tsv');

function casesOf(file: string): Case[] {
  const lines = readFileSync(new URL(`../../../fixtures/terms/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.slice(1).map((line) => {
    const [name = '', meant, text = ''] = line.split('\t');
    return { name, meant: meant === 'yes', text };
  });
}

function isFound({ name, text }: Case): boolean {
  const matches = builtInKnowledge().catalogue.match(normalizeText(text));
  return matches.some(({ kind, id }) => kind === 'technology' && id === name);
}

describe('false friends (fixtures/terms/false-friends.tsv)', () => {
  it('are 150 sentences and more, in both languages, of names that the catalogue has', () => {
    const friends = CASES.filter(({ meant }) => !meant);
    const chinese = friends.filter(({ text }) => /\p{Script=Han}/u.test(text));
    expect(friends.length).toBeGreaterThanOrEqual(150);
    expect(chinese.length).toBeGreaterThanOrEqual(50);
    expect(CASES.length - friends.length).toBeGreaterThanOrEqual(100);
    expect(CASES.filter(({ name }) => !builtInKnowledge().catalogue.technologies.has(name))).toEqual([]);
  });

  it.each(CASES.filter(({ meant, text }) => !meant && !OPEN.includes(text)))('$name is not meant in «$text»', (one) => {
    expect(isFound(one)).toBe(false);
  });

  it.each(CASES.filter(({ meant }) => meant))('$name is meant in «$text»', (one) => {
    expect(isFound(one)).toBe(true);
  });

  it.each(CASES.filter(({ text }) => OPEN.includes(text)))('$name is still taken for itself in «$text»', (one) => {
    expect(isFound(one)).toBe(true);
  });
});

describe('false friends that nothing was mended for (fixtures/terms/false-friends-unseen.tsv)', () => {
  const unseen = casesOf('false-friends-unseen.tsv');
  const rightOf = (meant: boolean): number =>
    unseen.filter((one) => one.meant === meant && isFound(one) === meant).length;

  it('are told no worse than at first sight', () => {
    expect(unseen).toHaveLength(90);
    expect(rightOf(true)).toBe(30);
    expect(rightOf(false)).toBeGreaterThanOrEqual(51);
  });
});
