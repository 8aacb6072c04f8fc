import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ids } from '../../../src/ingest/ids.js';
import { jobsFromObjects } from '../../../src/ingest/memory.js';

/** The same with every id kept as it is. */
function numbered(ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return ids.map((id) => {
    let count = counts.get(id) ?? 0;
    let free = id;
    while (counts.has(free)) free = `${id}#${++count}`;
    counts.set(id, Math.max(1, count));
    counts.set(free, 1);
    if (free !== id) counts.set(id, count);
    return free;
  });
}

function given(ids: readonly string[]): string[] {
  const all = new Ids();
  return ids.map((id) => all.free(id));
}

describe('Ids', () => {
  it('gives an id once, then with a number', () => {
    expect(given(['a', 'b', 'a', 'a', 'b'])).toEqual(['a', 'b', 'a#2', 'a#3', 'b#2']);
  });

  it('goes round those that are taken', () => {
    expect(given(['a', 'a#2', 'a', 'a', 'a#2'])).toEqual(['a', 'a#2', 'a#3', 'a#4', 'a#2#2']);
  });

  it('does what a map of all ids does', () => {
    const id = fc.constantFrom('', '#2', 'a', 'a#2', 'a#3', 'a#2#2', 'b', '职位', 'x.csv:12', '__proto__');
    fc.assert(
      fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
        expect(given(ids)).toEqual(numbered(ids));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('keeps a hundred thousand apart, and knows them all again', () => {
    const ids = Array.from({ length: 100_000 }, (_, number) => `jobs/part-${number % 7}.csv:${number}`);
    expect(given(ids)).toEqual(ids);
    expect(given([...ids, ...ids]).slice(ids.length)).toEqual(ids.map((id) => `${id}#2`));
  });

  it('numbers one id as often as it comes, in one step each', () => {
    expect(given(new Array<string>(50_000).fill('same')).at(-1)).toBe('same#50000');
  });
});

describe('ids of the input and ids that are made', () => {
  it('keep out of each other’s way', () => {
    const found = [...jobsFromObjects([{ id: 'memory:2', text: 'x' }, { text: 'y' }, { id: 'memory:1', text: 'z' }])];
    const ids = found.flatMap((event) => (event.kind === 'job' ? [event.job.id] : []));
    expect(ids).toEqual(['memory:2', 'memory:2#2', 'memory:1']);
  });
});
