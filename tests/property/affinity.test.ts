import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../src/frameworks/registry.js';
import type { JobMapping } from '../../src/mapping/job-mapping.js';
import { wordsOfPart } from '../../src/mapping/words-of-part.js';
import { mapperOf, mapText } from '../support/map-text.js';

const { packs } = builtInKnowledge();
const mapper = mapperOf();
// A job is some of these words; "Golang" gives the Go pack its say.
const WORDS = [
  'Gin',
  'Beego',
  'Echo',
  'Redis',
  'Kafka',
  'MySQL',
  'gRPC',
  '高并发',
  '网关',
  '管理后台快速交付',
  '微服务',
];
const job = fc.subarray(WORDS).map((words) => `Golang，${words.join('，')}。`);
const jobs = fc.array(job, { minLength: 1, maxLength: 40 });
const mapped = (texts: readonly string[]): JobMapping[] => texts.map((text, i) => mapText(text, { id: `j${i}` }));
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
const sum = (parts: readonly { readonly contribution: number }[]): number =>
  parts.reduce((total, { contribution }) => total + contribution, 0);

describe('affinity with the run behind it', () => {
  it('has scores and intervals in [0, 1] and parts that add up, for jobs and for clusters', () => {
    let companions = 0;
    fc.assert(
      fc.property(jobs, (texts) => {
        const run = mapped(texts);
        const corpus = mapper.profile(run);
        const completed = run.map((one) => mapper.completeJob(one, corpus));
        const [affinity] = mapper.mapCluster(run, corpus).affinities;
        for (const { score, interval, parts } of [
          ...completed.flatMap(({ frameworks }) => frameworks),
          ...affinity!.frameworks,
        ]) {
          expect(near(sum(parts), score)).toBe(true);
          expect(0 <= interval[0] && interval[0] <= score && score <= interval[1] && interval[1] <= 1).toBe(true);
          companions += parts.filter(({ kind }) => kind === 'companion').length;
        }
        for (const one of completed) {
          for (const { pack, parts } of one.frameworks) {
            for (const part of parts) {
              expect(part.contribution).toBeGreaterThan(0);
              expect(wordsOfPart(one, pack, part)).not.toEqual([]);
            }
          }
        }
      }),
      { numRuns: 80 },
    );
    expect(companions).toBeGreaterThan(100);
  });

  it('does not depend on the order of the jobs, whether they were completed, or how often', () => {
    fc.assert(
      fc.property(jobs, (texts) => {
        const run = mapped(texts);
        const corpus = mapper.profile(run);
        const completed = run.map((one) => mapper.completeJob(one, corpus));
        expect(completed.map((one) => mapper.completeJob(one, corpus))).toEqual(completed);
        const scoresIn = (members: readonly JobMapping[]) =>
          mapper
            .mapCluster(members, mapper.profile(members))
            .affinities[0]!.frameworks.map(({ id, score, interval }) => [id, score, interval]);
        expect(scoresIn([...run].reverse())).toEqual(scoresIn(run));
        expect(scoresIn(completed)).toEqual(scoresIn(run));
      }),
      { numRuns: 40 },
    );
  });

  it('gives a cluster the mean of its jobs, shrunk towards that of the run', () => {
    fc.assert(
      fc.property(jobs, fc.integer({ min: 1, max: 10 }), (texts, size) => {
        const run = mapped(texts);
        const corpus = mapper.profile(run);
        const members = run.slice(0, size);
        const [affinity] = mapper.mapCluster(members, corpus).affinities;
        for (const { id, score } of affinity!.frameworks) {
          const own = members.map(
            (one) => mapper.completeJob(one, corpus).frameworks.find((framework) => framework.id === id)?.score ?? 0,
          );
          const prior = corpus.affinity.get(packs[0]!.id)!.get(id)!;
          expect(near(score, (own.reduce((total, value) => total + value, 0) + 4 * prior) / (members.length + 4))).toBe(
            true,
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});
