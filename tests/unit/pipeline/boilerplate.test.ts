import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobDescription } from '../../../src/core/job.js';
import { keptSentences, sentenceBatch } from '../../../src/pipeline/boilerplate/sentence-batch.js';
import { sourceOf } from '../../../src/pipeline/boilerplate/sentence-runs.js';
import { SharedSentences } from '../../../src/pipeline/boilerplate/shared-sentences.js';
import { resolveOptions } from '../../../src/pipeline/options.js';
import { type ReadBatch, readBatch } from '../../../src/pipeline/read-batch.js';
import { readTools } from '../../../src/pipeline/reader-setup.js';
import { TermCollector } from '../../../src/pipeline/terms.js';
import type { VectorOptions } from '../../../src/pipeline/vector-options.js';
import { lessened } from '../../../src/vectorize/lessened.js';

const SHARED = '我们是一群热爱生活的伙伴，期待同样热爱生活的你';

function jobOf(text: string, company: string | null = null, title: string | null = null): JobDescription {
  const facts = { experience: null, education: null, salary: null, city: null };
  return { id: text, source: { file: 'memory', line: 1 }, title, text, company, ...facts };
}

async function read(jobs: readonly JobDescription[], options: VectorOptions = {}): Promise<ReadBatch> {
  const resolved = resolveOptions({ segmenter: 'intl', stopWords: new Set(), ...options });
  return readBatch(jobs, await readTools({ ...resolved, exact: true }));
}

/** The runs of one job as what stands in each: how many tokens, and whether they may be boilerplate. */
async function runsOf(job: JobDescription): Promise<[number, boolean][]> {
  const { sentences } = await read([job]);
  const { runs } = sentences!;
  return Array.from({ length: runs.length / 2 }, (_, i) => [runs[2 * i + 1]!, runs[2 * i] !== 0]);
}

describe('the sentences of a job', () => {
  it('count its tokens, title first, and tell those that may be boilerplate', async () => {
    const text = 'short one. The people around here enjoy long walks together. Go home early';
    const { starts } = await read([jobOf(text, null, 'zebra keeper')]);
    expect(await runsOf(jobOf(text, null, 'zebra keeper'))).toEqual([
      [2, false],
      [2, false],
      [8, true],
      [starts[1]! - 12, false],
    ]);
  });

  it.each<[string, string]>([
    ['a heading', '任职要求'],
    ['an item of a list', '踏实肯干'],
    ['few Latin words', 'great place to work'],
    ['a demand that names a technology', '对 Kubernetes 的源码有过深入的阅读和思考'],
    ['a demand that names a capability', '有大型分布式系统的微服务架构设计经验的人'],
  ])('are no boilerplate where they are %s', async (_, text) => {
    expect((await runsOf(jobOf(text))).map(([, may]) => may)).toEqual([false]);
  });

  it('are the same whatever their spaces, case and punctuation', async () => {
    const hashOf = async (text: string) => (await read([jobOf(text)])).sentences!.runs[0];
    const hash = await hashOf('The people around here enjoy long walks together');
    expect(hash).not.toBe(0);
    expect(await hashOf('• The  people AROUND here, enjoy long walks together!')).toBe(hash);
    expect(await hashOf('The people around here enjoy long talks together')).not.toBe(hash);
  });

  it('are not looked for where they all count alike', async () => {
    expect((await read([jobOf(SHARED)], { boilerplate: 1 })).sentences).toBeNull();
    expect((await read([jobOf(SHARED)], { representation: 'tfidf' })).sentences).toBeNull();
  });
});

describe('sentences of a batch', () => {
  const runs = [Int32Array.of(7, 2), Int32Array.of(), Int32Array.of(8, 1, 0, 4)];
  const batch = sentenceBatch(runs.map((sentences, i) => ({ sentences, source: 3 * i })))!;

  it('stand one behind another', () => {
    expect(batch.runs).toEqual(Int32Array.of(7, 2, 8, 1, 0, 4));
    expect(batch.starts).toEqual(Int32Array.of(0, 2, 2, 6));
    expect(batch.sources).toEqual(Int32Array.of(0, 3, 6));
  });

  it('can be left out', () => {
    const kept = keptSentences(batch, [false, true, true]);
    expect(kept.runs).toEqual(Int32Array.of(8, 1, 0, 4));
    expect(kept.starts).toEqual(Int32Array.of(0, 0, 4));
    expect(kept.sources).toEqual(batch.sources.slice(1));
  });
});

describe('SharedSentences', () => {
  const sourcesOf = (count: number): number[] =>
    Array.from({ length: count }, (_, i) => sourceOf({ company: `company ${i}`, id: 'a' }));

  it('never tells a sentence of fewer than ten sources', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { maxLength: 9 }), (hash, sources) => {
        const shared = new SharedSentences();
        for (let again = 0; again < 3; again++)
          for (const source of sources) shared.add(Int32Array.of(hash, 1), source);
        return !shared.has(hash);
      }),
      { numRuns: 50 },
    );
  });

  it('tells those of a hundred sources, not those of one that says them a hundred times', () => {
    const shared = new SharedSentences();
    for (const source of sourcesOf(100)) shared.add(Int32Array.of(11, 3, 0, 5), source);
    for (let i = 0; i < 100; i++) shared.add(Int32Array.of(12, 3), 1);
    expect([11, 12, 0, 13].map((hash) => shared.has(hash))).toEqual([true, false, false, false]);
  });

  it('begins to tell them at some 16 sources', () => {
    const random = Array.from({ length: 300 }, (_, trial) => {
      const shared = new SharedSentences();
      let count = 0;
      while (!shared.has(trial + 1))
        shared.add(Int32Array.of(trial + 1, 1), sourceOf({ company: `${trial} ${count++}`, id: 'a' }));
      return count;
    });
    const mean = random.reduce((sum, count) => sum + count, 0) / random.length;
    // A coupon collector with 16 coupons needs 16 (1/16 + ... + 1/7) = 14.9 draws on the average for ten of them.
    expect(mean).toBeGreaterThan(14);
    expect(mean).toBeLessThan(16);
  });
});

describe('lessened', () => {
  it('multiplies the weights of the tokens of some sentences', () => {
    const weights = Float32Array.of(1, 0.5, 1, 2, 4);
    const lessening = { factor: 0.25, sentences: new Set([7]) };
    expect(lessened(weights, Int32Array.of(0, 1, 7, 2, 9, 1, 7, 1), 5, lessening)).toEqual(
      Float32Array.of(1, 0.125, 0.25, 2, 1),
    );
    expect(lessened(undefined, Int32Array.of(7, 1, 0, 2), 3, lessening)).toEqual(Float32Array.of(0.25, 1, 1));
  });

  it('leaves all as it is where no sentence is shared', () => {
    const lessening = { factor: 0.25, sentences: new Set<number>() };
    expect(lessened(undefined, Int32Array.of(7, 1), 1, lessening)).toBeUndefined();
    const weights = Float32Array.of(2);
    expect(lessened(weights, Int32Array.of(7, 1), 1, lessening)).toBe(weights);
  });
});

describe('the documents of a run', () => {
  const animals = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => `animal${letter}`);

  async function weightsOf(companyOf: (i: number) => string | null, options: VectorOptions = {}) {
    const jobs = animals.map((animal, i) =>
      jobOf(`${animal} zebra\nThe people around here enjoy long walks`, companyOf(i)),
    );
    const collector = new TermCollector();
    collector.add(await read(jobs, options));
    const documents = collector.documents(resolveOptions({ ...options, phrases: false }));
    const [chunk] = documents.chunks();
    const { starts, weights } = chunk!;
    return { first: weights && [...weights.slice(0, starts[1])], shared: collector.boilerplate.length };
  }

  it('weigh down what many companies say in the same words', async () => {
    const { first, shared } = await weightsOf((i) => `company ${i}`);
    expect(shared).toBe(1);
    expect(first).toEqual([1, 1, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25]);
  });

  it('take a job without a company for one of its own', async () => {
    expect((await weightsOf(() => null)).shared).toBe(1);
  });

  it('leave what one company says', async () => {
    const { first, shared } = await weightsOf(() => 'company');
    expect(shared).toBe(0);
    expect(first?.every((weight) => weight === 1)).toBe(true);
  });

  it('weigh by the option, on top of the section', async () => {
    const { first } = await weightsOf((i) => `company ${i}`, { boilerplate: 0.5, sectionWeights: { other: 2 } });
    expect(first).toEqual([2, 2, 1, 1, 1, 1, 1, 1, 1]);
  });
});
