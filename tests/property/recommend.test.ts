import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexedJob } from '../../src/recommend/indexed-job.js';
import { createJobIndex } from '../../src/recommend/job-index.js';
import { keptJob } from '../../src/recommend/records.js';
import { anyFilters, anyJob, anyPerson, COUNTS } from '../support/indexed-jobs.js';
import { bruteForce, passes } from '../support/recommend-oracle.js';

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

  it('gives beside it the best by score alone, with their roles and frameworks', () => {
    fc.assert(
      fc.property(
        history,
        anyPerson,
        anyFilters,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom({}, { top: 3 }, { top: 60 }, { top: 3, diversity: 0.5 }),
        (steps, person, filters, most, asked) => {
          const { index, jobs } = played(steps);
          const best = bruteForce(jobs.values(), person, filters, most).map(({ id, score }) => {
            const { role, frameworks } = jobs.get(id)!;
            return { id, role, frameworks, score };
          });
          const options = { ...asked, filters };
          expect(index.survey(person, most, options)).toEqual({ jobs: index.search(person, options), best });
        },
      ),
      { numRuns: 300 },
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

  it('gives as many different ones as without diversity, the best first, with the same scores', () => {
    fc.assert(
      fc.property(
        history,
        anyPerson,
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (steps, person, top, diversity) => {
          const { index, jobs } = played(steps);
          const found = index.search(person, { top, diversity });
          expect(new Set(found.map(({ id }) => id)).size).toBe(Math.min(top, jobs.size));
          expect(found.slice(0, 1)).toEqual(index.search(person, { top: 1 }));
          expect(
            index.compare(
              person,
              found.map(({ id }) => id),
            ),
          ).toEqual(found);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('jobs like a job', () => {
  it('are others, in the order of their scores, each by itself what it is among all', () => {
    fc.assert(
      fc.property(history, anyFilters, (steps, filters) => {
        const { index, jobs } = played(steps);
        for (const id of [...jobs.keys()].slice(0, 5)) {
          const similar = index.similar(id, { top: 50, filters });
          const scores = similar.map(({ score }) => score);
          expect(scores).toEqual([...scores].sort((a, b) => b - a));
          expect(similar.every((one) => one.id !== id && passes(jobs.get(one.id)!, filters))).toBe(true);
          expect(index.similar(id, { top: 3, filters })).toEqual(similar.slice(0, 3));
        }
      }),
      { numRuns: 200 },
    );
  });
});
