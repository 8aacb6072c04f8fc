import { describe, expect, it } from 'vitest';

interface Skillspan {
  namesIn(
    tokens: readonly string[],
    span: { start: number; end: number },
    names: ReadonlyMap<string, readonly string[]>,
  ): { start: number; end: number; name: string }[];
}

const path: string = '../../../bench/support/skillspan.mjs';
const { namesIn } = (await import(path)) as Skillspan;

const NAMES = new Map([
  ['go', ['Linguist']],
  ['springboot', ['O*NET']],
  ['spring', ['O*NET']],
  ['kafka', ['CNCF']],
]);

describe('names of taxonomies in a knowledge span', () => {
  it('are the longest that do not overlap, inside the span alone', () => {
    const tokens = ['Kafka', ',', 'Spring', 'Boot', 'and', 'Spring', 'Kafka'];
    expect(namesIn(tokens, { start: 1, end: 6 }, NAMES)).toEqual([
      { start: 2, end: 4, name: 'Spring Boot' },
      { start: 5, end: 6, name: 'Spring' },
    ]);
  });

  it('of two letters are those that begin with a capital', () => {
    expect(namesIn(['Go'], { start: 0, end: 1 }, NAMES)).toHaveLength(1);
    expect(namesIn(['go'], { start: 0, end: 1 }, NAMES)).toHaveLength(0);
  });
});
