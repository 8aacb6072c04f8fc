import { beforeAll, describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { inBothScripts } from '../../../src/frameworks/both-scripts.js';
import { createCatalogue } from '../../../src/frameworks/catalogue.js';
import goWeb from '../../../src/frameworks/packs/go-web.json' with { type: 'json' };
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import type { Pack, Technology } from '../../../src/frameworks/schema.js';
import { packFaults } from '../../../src/frameworks/validate.js';
import { loadSimplifier, loadTextSimplifier } from '../../../src/tokenize/simplify.js';

const technologies: readonly Technology[] = [
  { id: 'balancer', name: '負載寶', kind: 'tool', aliases: ['流量調度器', 'lb-tool'], capabilities: [] },
  {
    id: 'forest',
    name: '森林',
    kind: 'framework',
    aliases: [],
    capabilities: [],
    ambiguous: { refuse: ['森林資源'], admit: ['框架'] },
  },
  { id: 'crane', name: '鶴', kind: 'tool', aliases: [], capabilities: [], ambiguous: { refuse: ['鶴崗'] } },
];

const pack: Pack = {
  ...(goWeb as Pack),
  id: 'traditional',
  technologies,
  applies: {
    any: [{ phrases: { zh: ['帶領…團隊'], en: ['lead a team'], refuse: ['旅遊團隊'] } }, { technology: 'go' }],
  },
  scenes: [
    {
      id: 'scene',
      name: { zh: '場景', en: 'scene' },
      meaning: { zh: '場景', en: 'scene' },
      signals: [{ strength: 1, when: { all: [{ phrases: { zh: ['開發'], en: [] } }] } }],
    },
  ],
  frameworks: [],
  decision: {
    first: 'a',
    steps: [
      {
        id: 'a',
        question: { zh: '問題', en: 'question' },
        when: { phrases: { zh: ['網頁'], en: [] } },
        yes: {
          framework: 'gin',
          reason: { zh: '適合', en: 'fits' },
          needs: { phrases: { zh: ['後端'], en: [] } },
        },
        no: { next: 'a' },
      },
    ],
  },
};

let simplify: (text: string) => string;
beforeAll(async () => {
  simplify = await loadTextSimplifier();
});

async function found(of: readonly Technology[], original: string): Promise<string[]> {
  const text = (await loadSimplifier())(normalizeText(original));
  return createCatalogue(of, [])
    .match(text)
    .map(({ id, span }) => `${id} ${original.slice(span.start, span.end)}`);
}

describe('inBothScripts', () => {
  it('lets names and aliases be found in text that was simplified', async () => {
    const text = '熟悉負載寶與流量調度器、lb-tool';
    expect(await found(technologies, text)).toEqual(['balancer lb-tool']);
    const both = inBothScripts(pack, simplify).technologies;
    expect(await found(both, text)).toEqual(['balancer 負載寶', 'balancer 流量調度器', 'balancer lb-tool']);
    expect(await found(both, '熟悉负载宝')).toEqual(['balancer 负载宝']);
  });

  it('doubts a simplified name as the name itself, and refuses in both scripts', async () => {
    const both = inBothScripts(pack, simplify).technologies;
    expect(both[2]?.ambiguous?.spellings).toEqual(['鶴', '鹤']);
    expect(await found(both, '調查森林資源')).toEqual([]);
    expect(await found(both, '熟悉森林框架，開發')).toEqual(['forest 森林']);
    expect(await found(both, '開發鶴崗')).toEqual([]);
  });

  it('adds to the phrases of every condition, and leaves what is shown', () => {
    const { applies, scenes, decision, technologies: both } = inBothScripts(pack, simplify);
    expect(applies).toEqual({
      any: [
        { phrases: { zh: ['帶領…團隊', '带领…团队'], en: ['lead a team'], refuse: ['旅遊團隊', '旅游团队'] } },
        { technology: 'go' },
      ],
    });
    expect(scenes[0]?.signals[0]?.when).toEqual({ all: [{ phrases: { zh: ['開發', '开发'], en: [], refuse: [] } }] });
    expect(decision?.steps[0]).toMatchObject({
      when: { phrases: { zh: ['網頁', '网页'] } },
      yes: { reason: { zh: '適合' }, needs: { phrases: { zh: ['後端', '后端'] } } },
      no: { next: 'a' },
    });
    expect([both[0]?.name, scenes[0]?.name.zh]).toEqual(['負載寶', '場景']);
  });

  it('leaves a pack in simplified characters lawful and its lists as they were', () => {
    const own = goWeb as Pack;
    const both = inBothScripts(own, simplify);
    expect(packFaults(both, builtInKnowledge().catalogue)).toEqual([]);
    expect(both.frameworks).toEqual(own.frameworks);
    expect(JSON.stringify(both).replaceAll(',"refuse":[]', '')).toBe(JSON.stringify(own));
  });
});
