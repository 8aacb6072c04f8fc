import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInNiches, nicheFaults, nichesByTechnology } from '../../../src/frameworks/niches.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';

const { catalogue } = builtInKnowledge();
const niches = builtInNiches();

interface Draft {
  id: string;
  name: { zh: string; en?: string };
  technologies: string[];
}

/** The list with something wrong in it. */
function faultsAfter(change: (copy: Draft[]) => void): string {
  const copy: Draft[] = structuredClone(niches).map((niche) => ({ ...niche, technologies: [...niche.technologies] }));
  change(copy);
  return nicheFaults(copy, catalogue)
    .map(({ path, reason }) => `${path}: ${reason}`)
    .join('\n');
}

describe('the list of niches', () => {
  it('is valid', () => {
    expect(nicheFaults(niches, catalogue)).toEqual([]);
  });

  it('has names that tell its niches apart', () => {
    for (const language of ['zh', 'en'] as const) {
      expect(new Set(niches.map(({ name }) => name[language])).size).toBe(niches.length);
    }
  });

  it('keeps a line a niche, so that a person can edit it', () => {
    const text = readFileSync(new URL('../../../src/frameworks/data/niches.json', import.meta.url), 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(niches.length + 2);
    expect(JSON.parse(text)).toEqual(niches);
  });

  it('is asked by technology', () => {
    const byTechnology = nichesByTechnology(niches);
    expect(byTechnology.get('webpack')?.map(({ id }) => id)).toEqual(['bundler']);
    expect(byTechnology.get('hadoop')?.map(({ id }) => id)).toContain('distributed-files');
    expect(byTechnology.get('english')).toBeUndefined();
  });
});

describe('nicheFaults', () => {
  it.each<[string, (copy: Draft[]) => void, RegExp]>([
    ['a name in one language', (copy) => delete copy[0]!.name.en, /^0\.name\.en: /],
    ['a niche of nothing', (copy) => copy[0]!.technologies.splice(0), /^0\.technologies: /],
    ['an id that is no slug', (copy) => (copy[0]!.id = 'A niche'), /^0\.id: must be a slug/],
    ['an id of nothing', (copy) => copy[0]!.technologies.push('gni'), /^0\.technologies\.\d+: nothing has the id gni/],
    ['one thing twice', (copy) => copy[0]!.technologies.push(copy[0]!.technologies[0]!), /is there twice/],
    ['a niche twice', (copy) => copy.push(copy.at(-1)!), /is out of order or there twice/],
  ])('finds %s', (_, change, expected) => {
    expect(faultsAfter(change)).toMatch(expected);
  });
});
