import { describe, expect, it } from 'vitest';
import { tellingTerms } from '../../../src/pipeline/telling-terms.js';

const word = (shown: string, weight: number) => ({
  term: shown,
  weight,
  info: { stem: shown, shown, written: shown, kind: 'latin' as const },
});
const phrase = (left: string, right: string, weight: number) => ({
  term: `${left} ${right}`,
  weight,
  info: {
    stem: `${left} ${right}`,
    shown: `${left} ${right}`,
    written: `${left} ${right}`,
    kind: 'phrase' as const,
    words: [left, right] as const,
  },
});
const shown = (terms: Parameters<typeof tellingTerms>[0]) => tellingTerms(terms).map(({ term }) => term);

describe('tellingTerms', () => {
  it('lets a phrase stand for its words where it weighs half as much', () => {
    expect(
      shown([word('prime', 0.4), phrase('prime', 'minister', 0.3), word('minister', 0.2), word('labour', 0.1)]),
    ).toEqual(['prime minister', 'labour']);
  });

  it('drops a phrase that weighs far less than a word of its own', () => {
    expect(shown([word('test', 0.9), phrase('test', 'plan', 0.2), word('plan', 0.3)])).toEqual(['test', 'plan']);
  });

  it('leaves out what says nothing about the kind of job', () => {
    expect(shown([word('工程师', 0.9), word('网关', 0.5), phrase('software', 'engineer', 0.4)])).toEqual(['网关']);
  });
});
