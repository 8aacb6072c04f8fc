import { describe, expect, it } from 'vitest';
import toy from '../../../fixtures/packs/toy.json';
import technologyData from '../../../src/frameworks/data/technologies.json';
import { loadTechnologyLinks } from '../../../src/frameworks/links.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import type { Capability, Technology } from '../../../src/frameworks/schema.js';
import { searchCosts } from '../../../src/frameworks/search-cost.js';
import { packFaults } from '../../../src/frameworks/validate.js';
import { checkBuiltIn } from '../../../src/frameworks/validate-built-in.js';
import { type CatalogueData, catalogueFaults, MOST_LOOKS } from '../../../src/frameworks/validate-catalogue.js';

const redis: Technology = {
  id: 'redis',
  name: 'Redis',
  kind: 'database',
  aliases: ['缓存库'],
  capabilities: ['caching'],
};
const caching: Capability = {
  id: 'caching',
  name: { zh: '缓存', en: 'Caching' },
  description: { zh: '缓存', en: 'Caching' },
  phrases: { zh: ['缓存…设计'], en: ['caching'] },
};

function data(change: Partial<CatalogueData>): CatalogueData {
  return {
    technologies: [redis],
    capabilities: [caching],
    links: new Map([['redis', { github: 'redis/redis' }]]),
    ...change,
  };
}

describe('the built-in catalogue and packs', () => {
  it('have no fault', async () => {
    const checks = await checkBuiltIn();
    expect(checks.map(({ name }) => name)).toEqual(['catalogue', ...builtInKnowledge().packs.map(({ id }) => id)]);
    expect(checks.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('cost few looks a character, whatever text is made against them', () => {
    const costs = searchCosts([], technologyData as readonly Technology[]);
    expect(Math.max(...costs.map(({ looks }) => looks))).toBeLessThan(MOST_LOOKS / 2);
    expect(costs.length).toBeGreaterThan(technologyData.length);
  });

  it('have links to what bears their name', async () => {
    const links = await loadTechnologyLinks();
    expect(links.get('kubernetes')).toEqual({
      stackoverflow: 'kubernetes',
      cncf: 'Kubernetes',
      github: 'kubernetes/kubernetes',
      topic: 'kubernetes',
      wikidata: 'Q22661306',
    });
    expect(links.get('access')).toEqual({ stackoverflow: 'ms-access' });
    expect(links.get('echo')).toEqual({ stackoverflow: 'go-echo' });
    expect(links.get('go')).toMatchObject({ stackoverflow: 'go', github: 'golang/go', linguist: 'Go' });
    expect(links.get('swift')?.github).toBeUndefined();
    expect(links.get('microsoft-sentinel')?.github).toBeUndefined();
  });
});

describe('catalogueFaults', () => {
  it('finds nothing in good data', () => {
    expect(catalogueFaults(data({}))).toEqual([]);
  });

  it.each<[string, Partial<CatalogueData>, string, RegExp]>([
    [
      'a kind that does not exist',
      { technologies: [{ ...redis, kind: 'thing' as never }] },
      'technologies.redis.kind',
      /./,
    ],
    ['an id twice', { technologies: [redis, redis] }, 'technologies.redis', /twice/],
    [
      'an alias that is the name of another',
      { technologies: [redis, { ...redis, id: 'kv', name: 'KV', aliases: ['REDIS'] }] },
      'technologies.kv.aliases',
      /«redis» belongs to redis/,
    ],
    [
      'an alias that two have',
      { technologies: [redis, { ...redis, id: 'kv', name: 'KV' }] },
      'technologies.kv.aliases',
      /«缓存库» belongs to redis/,
    ],
    [
      'no such capability',
      { technologies: [{ ...redis, capabilities: ['flying'] }] },
      'technologies.redis.capabilities',
      /no capability flying/,
    ],
    ['links of no technology', { links: new Map([['nobody', {}]]) }, 'links.nobody', /no technology nobody/],
    [
      'an identifier that cannot be',
      { links: new Map([['redis', { wikidata: '37227' }]]) },
      'links.redis.wikidata',
      /Q37227/,
    ],
    [
      'a doubt about another name',
      { technologies: [{ ...redis, ambiguous: { spellings: ['cache'] } }] },
      'technologies.redis.ambiguous.spellings',
      /«cache» is no spelling/,
    ],
    [
      'a word that folding would change',
      { technologies: [{ ...redis, ambiguous: { against: ['Ｒadish'] } }] },
      'technologies.redis.ambiguous',
      /«Ｒadish»/,
    ],
  ])('finds %s', (_name, change, path, reason) => {
    const faults = catalogueFaults(data(change));
    expect(faults.map((fault) => fault.path)).toEqual([path]);
    expect(faults[0]!.reason).toMatch(reason);
    expect(faults[0]!.remedy).toMatch(/[a-z]{3}/);
  });

  it('finds phrases of which a text can be made that is costly', () => {
    // One head for all: every 的 of a text asks for twenty tails within ten characters.
    const zh = Array.from({ length: 20 }, (_, i) => `的…甲${i}`);
    const faults = catalogueFaults(data({ capabilities: [{ ...caching, phrases: { zh, en: [] } }] }));
    expect(faults).toHaveLength(20);
    expect(faults[0]).toMatchObject({ path: 'capabilities.caching.phrases.zh.0' });
    expect(faults[0]!.reason).toMatch(/can cost 200 looks/);
  });

  it('finds names that ask about too much', () => {
    const refuse = Array.from({ length: 600 }, (_, i) => `kv ${i}`);
    const kv: Technology = { ...redis, id: 'kv', name: 'KV', aliases: [], ambiguous: { refuse } };
    const faults = catalogueFaults(data({ technologies: [redis, kv] }));
    expect(faults.map(({ path }) => path)).toEqual(['technologies.kv']);
  });
});

describe('a pack of one’s own', () => {
  it('must not be costly either', () => {
    const zh = Array.from({ length: 20 }, (_, i) => `的…甲${i}`);
    const pack = { ...toy, applies: { phrases: { zh, en: [] } } };
    const faults = packFaults(pack, builtInKnowledge().catalogue);
    expect(faults.map(({ path }) => path)).toContain('applies.phrases.zh.0');
  });

  it('is told what to do about an id that leads nowhere', () => {
    const pack = { ...toy, applies: { technology: 'nobody' } };
    const [fault] = packFaults(pack, builtInKnowledge().catalogue);
    expect(fault).toMatchObject({
      path: 'applies',
      reason: 'no technology nobody',
      remedy: expect.stringContaining('add it'),
    });
  });
});
