import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInKnowledge, withPacks } from '../../../src/frameworks/registry.js';
import { QUANTITY_KINDS, TECHNOLOGY_KINDS } from '../../../src/frameworks/schema.js';
import { packFaults } from '../../../src/frameworks/validate.js';
import { mapText } from '../../support/map-text.js';

const guide = readFileSync(new URL('../../../docs/PACKS.md', import.meta.url), 'utf8');
const example: unknown = JSON.parse(/```json\n([\s\S]*?)\n```/.exec(guide)![1]!);

describe('docs/PACKS.md', () => {
  it('shows a pack that is valid', () => {
    expect(packFaults(example, builtInKnowledge().catalogue)).toEqual([]);
  });

  it('shows a pack that does what it says', () => {
    const knowledge = withPacks([{ name: 'PACKS.md', json: example }]);
    const outcomeOf = (text: string): string | null =>
      mapText(text, { knowledge }).decisions.find(({ pack }) => pack === 'python-sites')?.framework ?? null;
    expect(outcomeOf('Python，管理后台快速开发上线')).toBe('django');
    expect(outcomeOf('Python developer for a REST API')).toBe('fastapi');
    expect(outcomeOf('Python and good manners')).toBeNull();
    expect(outcomeOf('Java, admin panel')).toBeNull();
    const wagtail = mapText('Wagtail on Django, an admin panel in weeks', { knowledge });
    expect(wagtail.skills.map(({ id }) => id)).toContain('wagtail');
    const scenes = wagtail.scenes.filter(({ pack }) => pack === 'python-sites');
    expect(scenes.map(({ id, strength }) => [id, strength])).toEqual([['back-office', 1]]);
    expect(mapText('a willie wagtail sang', { knowledge }).skills).toEqual([]);
  });

  it('names every kind of technology, every quantity and every condition', () => {
    for (const kind of TECHNOLOGY_KINDS) expect(guide).toContain(`\`${kind}\``);
    for (const quantity of QUANTITY_KINDS) expect(guide).toContain(`\`${quantity}\``);
    for (const key of ['technology', 'capability', 'quantity', 'phrases', 'scene', 'role', 'all', 'any']) {
      expect(guide).toContain(`{ "${key}": `);
    }
  });
});
