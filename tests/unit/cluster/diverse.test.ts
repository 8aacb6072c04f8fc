import { describe, expect, it } from 'vitest';
import { diverseTerms } from '../../../src/cluster/diverse.js';

const CANDIDATES = [
  { term: 'distributed systems', weight: 10 },
  { term: 'distributed', weight: 9 },
  { term: 'systems', weight: 8 },
  { term: 'kafka', weight: 5 },
  { term: 'raft', weight: 2 },
];

const within = (a: string, b: string): number => (a.includes(b) || b.includes(a) ? 1 : 0);

function termsOf(picked: readonly { readonly term: string }[]): string[] {
  return picked.map(({ term }) => term);
}

describe('diverseTerms', () => {
  it('weighs relevance against likeness', () => {
    // Second: 0.63 - 0.3 and 0.56 - 0.3 against 0.35 for kafka; third: 0.33 against 0.26 and 0.14.
    expect(termsOf(diverseTerms(CANDIDATES, within, 3))).toEqual(['distributed systems', 'kafka', 'distributed']);
    // With one half: 0.45 - 0.5 and 0.4 - 0.5 against 0.25 and 0.1.
    expect(termsOf(diverseTerms(CANDIDATES, within, 3, 0.5))).toEqual(['distributed systems', 'kafka', 'raft']);
  });

  it('goes by weight alone at 1, and by difference alone at 0', () => {
    expect(termsOf(diverseTerms(CANDIDATES, within, 9, 1))).toEqual(termsOf(CANDIDATES));
    const last = CANDIDATES.toReversed();
    expect(termsOf(diverseTerms(last, within, 2, 0))).toEqual(['raft', 'kafka']);
  });

  it('counts the greatest likeness to what was picked, not the latest', () => {
    const candidates = [
      { term: 'a', weight: 10 },
      { term: 'b', weight: 10 },
      { term: 'ax', weight: 10 },
      { term: 'c', weight: 6 },
    ];
    // Third: 0.7 - 0.3 for ax, which is like the first, against 0.42.
    expect(termsOf(diverseTerms(candidates, within, 4))).toEqual(['a', 'b', 'c', 'ax']);
  });

  it('does not depend on the unit of the weights, and keeps the objects', () => {
    const scaled = CANDIDATES.map(({ term, weight }, rank) => ({ term, weight: weight / 1024, rank }));
    const picked = diverseTerms(scaled, within, 3);
    expect(picked.map(({ rank }) => rank)).toEqual([0, 3, 1]);
    expect(picked[0]).toBe(scaled[0]);
  });

  it('takes the earlier among equals, and bears weights of 0 and nothing at all', () => {
    const even = ['x', 'y', 'z'].map((term) => ({ term, weight: 0 }));
    expect(termsOf(diverseTerms(even, () => 0, 2))).toEqual(['x', 'y']);
    expect(diverseTerms([], within, 3)).toEqual([]);
    expect(diverseTerms(CANDIDATES, within, 0)).toEqual([]);
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses lambda %d', (lambda) => {
    expect(() => diverseTerms(CANDIDATES, within, 3, lambda)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });
});
