import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { createCatalogue } from '../../../src/frameworks/catalogue.js';
import type { Ambiguity, Technology } from '../../../src/frameworks/schema.js';

function technology(name: string, ambiguous?: Ambiguity): Technology {
  return { id: name.toLowerCase(), name, kind: 'tool', aliases: [], capabilities: [], ambiguous };
}

const catalogue = createCatalogue(
  [
    technology('Redis'),
    technology('CANoe'),
    technology('Maple', { usual: true, refuse: ['maple syrup'], against: ['forest'] }),
    technology('Birch', { usual: true, exactCase: ['Birch'] }),
    technology('Vector', { exactCase: ['Vector'], admit: ['loki'], against: ['canoe'] }),
    technology('高松', { usual: true, refuse: ['提高松'] }),
    technology('青松', { admit: ['平台'], against: ['公园'] }),
  ],
  [],
);

function namesIn(text: string): string[] {
  return catalogue.match(normalizeText(text)).map(({ id }) => id);
}

describe('a usual name', () => {
  it.each(['We run Maple', 'maple jobs', 'Maple'])('counts where nothing speaks against it: %s', (text) => {
    expect(namesIn(text)).toEqual(['maple']);
  });

  it.each(['Maple syrup on pancakes', 'Plant maple in the forest', 'ask for Maple'])('does not count in %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('counts near a word that speaks against it where a list vouches', () => {
    expect(namesIn('Forest scanner: Redis, Maple')).toEqual(['redis', 'maple']);
    expect(namesIn('A forest. Maple runs here')).toEqual(['maple']);
  });

  it('needs a reason in another case than its exact ones', () => {
    expect(namesIn('Birch runs here')).toEqual(['birch']);
    expect(namesIn('birch runs here')).toEqual([]);
    expect(namesIn('redis, birch')).toEqual(['redis', 'birch']);
  });
});

describe('a word that speaks against a name', () => {
  it('does not vouch for it in a list', () => {
    expect(namesIn('Vector and Loki')).toEqual(['vector']);
    expect(namesIn('用CANoe和Vector工具链')).toEqual(['canoe']);
    expect(namesIn('Redis, Vector, Loki')).toEqual(['redis', 'vector']);
  });
});

describe('a name in Chinese characters', () => {
  it('is not admitted by the characters that always stand beside it', () => {
    expect(namesIn('种植青松与翠柏')).toEqual([]);
    expect(namesIn('基于青松平台开发')).toEqual(['青松']);
    expect(namesIn('公园里的青松平台')).toEqual([]);
    expect(namesIn('熟悉Redis、青松')).toEqual(['redis', '青松']);
  });

  it('is refused as a part of other words', () => {
    expect(namesIn('熟悉高松')).toEqual(['高松']);
    expect(namesIn('提高松树产量')).toEqual([]);
  });
});
