import { describe, expect, it } from 'vitest';
import type { JobFramework } from '../../../src/mapping/job-affinity.js';
import { listedFrameworks, MOST_LISTED } from '../../../src/mapping/listed-frameworks.js';
import { mapText } from '../../support/map-text.js';

const word = { field: 'text', start: 0, end: 1, text: 'x' } as const;
const framework = (pack: string, id: string, named = false): JobFramework => ({
  id,
  pack,
  score: 0.2,
  interval: [0.1, 0.3],
  parts: [
    named
      ? { kind: 'mention', contribution: 0.2, evidence: [word] }
      : { kind: 'scene', scene: 's', grade: 'strong', contribution: 0.2 },
  ],
});
const listed = (frameworks: readonly JobFramework[]): string[] =>
  listedFrameworks(frameworks).map(({ pack, id }) => `${pack}/${id}`);

describe('the frameworks that a job lists', () => {
  it('are the five best of each pack, in their order', () => {
    const six = (pack: string) => [1, 2, 3, 4, 5, 6].map((rank) => framework(pack, `f${rank}`));
    expect(MOST_LISTED).toBe(5);
    expect(listed([...six('a'), ...six('b')])).toEqual([
      ...[1, 2, 3, 4, 5].map((rank) => `a/f${rank}`),
      ...[1, 2, 3, 4, 5].map((rank) => `b/f${rank}`),
    ]);
  });

  it('are all that it names, wherever they rank', () => {
    const ranked = Array.from({ length: 9 }, (_, i) => framework('a', `f${i}`, i === 2 || i === 7));
    expect(listed(ranked)).toEqual(['a/f0', 'a/f1', 'a/f2', 'a/f3', 'a/f4', 'a/f7']);
    const allNamed = Array.from({ length: 9 }, (_, i) => framework('a', `f${i}`, true));
    expect(listed(allNamed)).toHaveLength(9);
  });

  it('are fewer than a mapper scores', () => {
    const { frameworks } = mapText('Golang，高并发API网关，gRPC与HTTP接口，Revel优先');
    const own = frameworks.filter(({ pack }) => pack === 'go-web');
    expect(own.length).toBeGreaterThan(MOST_LISTED + 1);
    const ids = own.map(({ id }) => id);
    expect(ids.indexOf('revel')).toBeGreaterThanOrEqual(0);
    expect(listedFrameworks(own).map(({ id }) => id)).toEqual(
      ids.filter((id, rank) => rank < MOST_LISTED || id === 'revel'),
    );
  });
});
