import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JobDescription } from '../../../src/core/job.js';
import { jobsFromObjects } from '../../../src/ingest/memory.js';
import { analyze } from '../../../src/pipeline/analyze.js';
import { fitModel } from '../../../src/pipeline/model/fit-model.js';
import type { JobModel } from '../../../src/pipeline/model/job-model.js';
import { createJobIntake } from '../../../src/pipeline/recommend/job-intake.js';
import { createRecommender } from '../../../src/pipeline/recommend/recommender.js';
import { EDITS, fixtureJobs } from '../../support/edited-jobs.js';

const originals = fixtureJobs().slice(0, 8);
/** Each job, then each again with every edit. */
const crawl = readAll([
  ...originals,
  ...originals.flatMap((job) =>
    EDITS.map(({ name, edit }) => ({ ...job, id: `${job.id} ${name}`, text: edit(job.text) })),
  ),
]);
let model: JobModel;

function readAll(objects: readonly object[]): JobDescription[] {
  return [...jobsFromObjects(objects)].flatMap((event) => (event.kind === 'job' ? [event.job] : []));
}

beforeAll(async () => {
  ({ model } = await fitModel(crawl, { clusters: 2, nInit: 1, seed: 1, workers: 1 }));
});

describe('an intake', () => {
  it.each([{}, { duplicateThreshold: 0.6 }, { duplicateThreshold: 1 }, { duplicates: 'keep' as const }])(
    'takes for copies what analyze takes for them, with %j',
    async (options) => {
      const { jobs, run } = await analyze(crawl, { clusters: 2, nInit: 1, seed: 1, workers: 1, ...options });
      const recommender = createRecommender(model);
      const intake = createJobIntake(recommender, options);
      const taken = [];
      for (const job of crawl) taken.push(await intake.put(job));
      expect(taken.map(({ duplicate }) => duplicate?.of)).toEqual(jobs.map(({ duplicateOf }) => duplicateOf));
      expect(taken.filter(({ duplicate }) => duplicate?.exact)).toHaveLength(run.duplicates.exact);
      expect(recommender.index.size).toBe(run.jobs);
      const held = jobs.filter(({ id }) => recommender.index.has(id));
      expect(held.every(({ duplicateOf }) => duplicateOf === undefined)).toBe(true);
    },
  );

  it('leaves of its own ids those that are no copies, and all others of the index, after any crawls', async () => {
    const posted = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(2)), { selector: ([id]) => id, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(posted, { maxLength: 4 }), async (crawls) => {
        const recommender = createRecommender(model);
        const expected = new Map<string, number>();
        for (const given of crawls) {
          const intake = createJobIntake(recommender);
          const seen = new Set<number>();
          for (const [id, text] of given) {
            const before = expected.has(`j${id}`);
            const { duplicate, wasHeld } = await intake.put({ ...crawl[text]!, id: `j${id}` });
            expect([duplicate !== null, wasHeld]).toEqual([seen.has(text), before]);
            if (seen.has(text)) expected.delete(`j${id}`);
            else expected.set(`j${id}`, text);
            seen.add(text);
          }
        }
        expect(recommender.index.size).toBe(expected.size);
        for (const [id, text] of expected) expect(recommender.index.get(id)!.title).toBe(crawl[text]!.title);
      }),
      { numRuns: 30 },
    );
  });

  it.each([{ duplicates: 'drop' }, { duplicateThreshold: 0.4 }, { duplicateThreshold: '0.9' }, { other: 1 }])(
    'refuses %j',
    (options) => {
      const begin = () => createJobIntake(createRecommender(model), options as never);
      expect(begin).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    },
  );
});
