import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexedJob } from '../../src/recommend/indexed-job.js';
import { createJobIndex } from '../../src/recommend/job-index.js';
import { keptJob } from '../../src/recommend/records.js';
import { anyFilters, anyJob, anyPerson, COUNTS } from '../support/indexed-jobs.js';
import { bruteForce } from '../support/recommend-oracle.js';

const about = { space: 'test', counts: COUNTS };
/** Jobs put one after another, and deletions between them. */
const history = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: anyJob },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }).map((number) => `job ${number}`) },
  ),
  { maxLength: 60 },
);

function played(steps: readonly (IndexedJob | string)[]): {
  index: ReturnType<typeof createJobIndex>;
  jobs: Map<string, IndexedJob>;
} {
  const index = createJobIndex(about);
  const jobs = new Map<string, IndexedJob>();
  for (const step of steps) {
    if (typeof step === 'string') {
      expect(index.delete(step)).toBe(jobs.delete(step));
    } else {
      index.put(step);
      jobs.set(step.id, keptJob(step));
    }
  }
  return { index, jobs };
}

describe('a search', () => {
  it('gives what comparing with every job gives', () => {
    fc.assert(
      fc.property(history, anyPerson, anyFilters, fc.integer({ min: 1, max: 12 }), (steps, person, filters, top) => {
        const { index, jobs } = played(steps);
        expect(index.size).toBe(jobs.size);
        expect(index.search(person, { top, filters })).toEqual(bruteForce(jobs.values(), person, filters, top));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives scores that their parts add up to, in millionths', () => {
    fc.assert(
      fc.property(history, anyPerson, (steps, person) => {
        for (const { score, parts } of played(steps).index.search(person, { top: 50 })) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          const millionths = parts.map(({ contribution }) => Math.round(contribution * 1e6));
          expect(millionths.reduce((sum, one) => sum + one, 0)).toBe(Math.round(score * 1e6));
          expect(Math.min(0, ...millionths)).toBe(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
