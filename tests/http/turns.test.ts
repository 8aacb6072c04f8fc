import { expect, it } from 'vitest';
import { Turns } from '../../src/server/engine/turns.js';

/** Reloads that end when the test has them end; each answers how many times the files were read. */
function reloads() {
  const ends: (() => void)[] = [];
  const failures: (() => void)[] = [];
  let reads = 0;
  const work = (): Promise<number> => {
    const number = ++reads;
    return new Promise((resolve, reject) => {
      ends.push(() => resolve(number));
      failures.push(() => reject(new Error('broken')));
    });
  };
  return { work, ends, failures, reads: () => reads };
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

it('a reload that is asked for while one reads the files is one more', async () => {
  const turns = new Turns();
  const { work, ends, reads } = reloads();
  const first = turns.reload(work);
  await settle();
  const later = [turns.reload(work), turns.reload(work)];
  await settle();
  expect(reads()).toBe(1);
  ends[0]!();
  expect(await first).toBe(1);
  await settle();
  ends[1]!();
  expect(await Promise.all(later)).toEqual([2, 2]);
  expect(reads()).toBe(2);
});

it('a reload that waits for changes serves all who ask until then', async () => {
  const turns = new Turns();
  const { work, ends, reads } = reloads();
  let finish: () => void = () => undefined;
  const change = turns.change(() => new Promise<void>((resolve) => (finish = resolve)));
  const asked = [turns.reload(work)];
  await settle();
  asked.push(turns.reload(work));
  finish();
  await change;
  await settle();
  ends[0]!();
  expect([await Promise.all(asked), reads()]).toEqual([[1, 1], 1]);
});

it('a reload behind one that fails goes on, and never beside another', async () => {
  const turns = new Turns();
  const { work, ends, failures, reads } = reloads();
  const first = turns.reload(work);
  await settle();
  const second = turns.reload(work);
  failures[0]!();
  await expect(first).rejects.toThrow('broken');
  await settle();
  const third = turns.reload(work);
  await settle();
  expect(reads()).toBe(2);
  ends[1]!();
  expect(await second).toBe(2);
  await settle();
  ends[2]!();
  expect(await third).toBe(3);
});
