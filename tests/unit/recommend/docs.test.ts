import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PART_WEIGHTS, SIMILAR_WEIGHTS } from '../../../src/recommend/weights.js';

const document = readFileSync(new URL('../../../docs/RECOMMENDING.md', import.meta.url), 'utf8');

describe('docs/RECOMMENDING.md', () => {
  it('has the weights of all parts', () => {
    const rows = [...document.matchAll(/^\| `(\w+)` \| ([\d.]+) \| ([\d.]+) \|/gm)];
    const weights = rows.map(([, part, own, similar]) => [part, Number(own), Number(similar)]);
    const expected = Object.entries(PART_WEIGHTS).map(([part, weight]) => {
      return [part, weight, SIMILAR_WEIGHTS[part as keyof typeof SIMILAR_WEIGHTS]];
    });
    expect(weights).toEqual(expected);
  });
});
