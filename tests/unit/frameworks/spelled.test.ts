import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { spelled, technologiesBySpelling } from '../../../src/frameworks/spelled.js';
import { moveStack } from '../../../src/mapping/move-stack.js';

const spellings = technologiesBySpelling(builtInKnowledge().catalogue);

describe('a name', () => {
  it.each([
    ['spring boot', 'spring-boot'],
    ['spring boot 2.7', 'spring-boot'],
    ['vue3', 'vue'],
    ['r 4', 'r'],
    ['r4.2', 'r'],
    [' go ', 'go'],
    ['spring-boot', 'spring-boot'],
  ])('«%s» spells %s', (name, id) => {
    expect(spelled(spellings, name)).toBe(id);
  });

  it.each(['c4', 'r2', 'nothing at all'])('«%s» spells nothing', (name) => {
    expect(spelled(spellings, name)).toBeUndefined();
  });

  it('of another thing than a version is not known to a move either', () => {
    expect(moveStack({ from: 'java', to: 'go', skills: ['C4'] }).notKnown).toEqual(['C4']);
  });
});
