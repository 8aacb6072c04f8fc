import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import type { Condition } from '../../../src/frameworks/schema.js';
import { anchorsOf } from '../../../src/mapping/anchors.js';

const go: Condition = { technology: 'go', polarity: 'required' };
const orm: Condition = { capability: 'orm' };
const backend: Condition = { role: ['backend'] };
const anchors = (condition: Condition): string[] | null => {
  const found = anchorsOf(condition);
  return found && [...found];
};

describe('what a text must name for a condition to hold', () => {
  it.each<[string, Condition, string[] | null]>([
    ['a technology', go, ['technology go']],
    ['a capability', orm, ['capability orm']],
    ['a role', backend, null],
    ['phrases', { phrases: { zh: ['后端'], en: [] } }, null],
    ['any of two', { any: [go, orm] }, ['technology go', 'capability orm']],
    ['any, of which one asks for none', { any: [go, backend] }, null],
    ['all, of which one asks for none', { all: [backend, go] }, ['technology go']],
    ['all: the part with the fewest', { all: [{ any: [go, orm] }, orm] }, ['capability orm']],
    ['all, of which none asks for any', { all: [backend] }, null],
  ])('%s', (_name, condition, expected) => {
    expect(anchors(condition)).toEqual(expected);
  });

  it('is known for every built-in pack', () => {
    for (const { id, applies } of builtInKnowledge().packs) expect(anchorsOf(applies)?.size, id).toBeGreaterThan(0);
  });
});
