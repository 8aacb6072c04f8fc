import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../src/core/random.js';
import { keptJob } from '../../src/recommend/records.js';
import { anyFilters, anyJob, anyPerson, COUNTS } from '../support/indexed-jobs.js';
import { bruteForce } from '../support/recommend-oracle.js';

// So many jobs that most are passed over without a look at their places.
const JOBS = 2500;
const PEOPLE = 24;
const DIMENSIONS = 21;

const random = createRandom(11);

/** Of length 1, or of any other, or of zeros. */
function place(): Float32Array {
  const numbers = Array.from({ length: DIMENSIONS }, () => random.next() * 2 - 1);
  const scale = [1 / Math.hypot(...numbers), 1, 0][random.below(20) < 18 ? 0 : 1 + random.below(2)]!;
  return Float32Array.from(numbers, (number) => number * scale);
}

const jobs = fc.sample(anyJob, { numRuns: JOBS, seed: 5 }).map((job, number) => {
  return keptJob({ ...job, id: `job ${number}`, place: random.below(10) === 0 ? null : place() });
});
const people = fc.sample(anyPerson, { numRuns: PEOPLE, seed: 6 }).map((person, number) => {
  // Every third is known by their words alone, so that all jobs are near to each other but for these.
  const own = number % 3 === 0 ? { ...person, skills: [], capabilities: [], roles: [], wishes: {} } : person;
  return { ...own, place: number % 8 === 7 ? null : place() };
});
const filters = fc.sample(anyFilters, { numRuns: PEOPLE, seed: 8 });

async function searches(): Promise<unknown[]> {
  const { createJobIndex } = await import('../../src/recommend/job-index.js');
  const index = createJobIndex({ space: 'test', counts: COUNTS });
  for (const job of jobs) index.put(job);
  return people.map((person, i) => index.search(person, { top: 1 + i, filters: i % 2 === 0 ? {} : filters[i]! }));
}

describe('a search among many jobs', () => {
  afterEach(() => {
    vi.doUnmock('../../src/core/wasm.js');
    vi.resetModules();
  });

  const expected = people.map((person, i) => bruteForce(jobs, person, i % 2 === 0 ? {} : filters[i]!, 1 + i));

  it('gives what comparing with every job gives', async () => {
    expect(await searches()).toEqual(expected);
  });

  it('gives the same where there is no WebAssembly', async () => {
    const moduleFrom = vi.fn(() => null);
    vi.doMock('../../src/core/wasm.js', async (original) => ({ ...(await original<object>()), moduleFrom }));
    vi.resetModules();
    expect(await searches()).toEqual(expected);
    expect(moduleFrom).toHaveBeenCalled();
  });

  it('gives the same where its memory cannot grow', async () => {
    const growMemory = vi.fn(() => false);
    vi.doMock('../../src/core/wasm.js', async (original) => ({ ...(await original<object>()), growMemory }));
    vi.resetModules();
    expect(await searches()).toEqual(expected);
    expect(growMemory).toHaveBeenCalled();
  });
});
