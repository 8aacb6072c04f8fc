import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobprismError } from '../../src/core/errors.js';
import { pack } from '../../src/model/container.js';
import type { IndexedJob } from '../../src/recommend/indexed-job.js';
import { createJobIndex, type JobIndex, openJobIndex } from '../../src/recommend/job-index.js';
import { SEGMENT_FORMAT } from '../../src/recommend/segment.js';
import { anyFilters, anyJob, anyPerson, COUNTS, makeJob } from '../support/indexed-jobs.js';

const about = { space: 'test', counts: COUNTS };
const step = fc.oneof(
  { weight: 4, arbitrary: anyJob },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }).map((number) => `job ${number}`) },
);
const batches = fc.array(fc.array(step, { maxLength: 15 }), { minLength: 1, maxLength: 5 });

function play(index: JobIndex, steps: readonly (IndexedJob | string)[]): void {
  for (const one of steps) {
    if (typeof one === 'string') index.delete(one);
    else index.put(one);
  }
}

/** The segments that an index gives when each batch is saved by itself, and the index. */
async function saved(
  all: readonly (readonly (IndexedJob | string)[])[],
): Promise<{ index: JobIndex; segments: Uint8Array[] }> {
  const index = createJobIndex(about);
  const segments: Uint8Array[] = [];
  for (const batch of all) {
    play(index, batch);
    const bytes = await index.takeChanges();
    if (bytes) segments.push(bytes);
  }
  return { index, segments };
}

async function codeOf(opening: Promise<unknown>): Promise<string> {
  const error = await opening.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(JobprismError);
  return (error as JobprismError).code;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

const SAMPLE = [
  [makeJob({ id: 'a' }), makeJob({ id: 'b', place: Float32Array.of(1, 0) })],
  ['a', makeJob({ id: 'c' })],
];

describe('the file of an index', () => {
  it('holds the same jobs whether they were saved at once or segment by segment', async () => {
    await fc.assert(
      fc.asyncProperty(batches, anyPerson, anyFilters, async (all, person, filters) => {
        const { index, segments } = await saved(all);
        const opened = await openJobIndex(Buffer.concat(segments), about);
        expect(opened.size).toBe(index.size);
        expect(opened.search(person, { filters, top: 50 })).toEqual(index.search(person, { filters, top: 50 }));
        const bytes = await index.toBytes();
        expect(same(await opened.toBytes(), bytes)).toBe(true);
        expect(same(await (await openJobIndex(bytes)).toBytes(), bytes)).toBe(true);
        const fresh = createJobIndex(about);
        for (const id of all.flat().map((one) => (typeof one === 'string' ? one : one.id))) {
          const job = index.get(id);
          if (job && !fresh.has(id)) fresh.put(job);
        }
        expect(same(await fresh.toBytes(), bytes)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('has no trace of a job that is gone, its place neither', async () => {
    const index = createJobIndex(about);
    index.put(makeJob({ id: 'a', place: Float32Array.of(1, 0) }));
    index.delete('a');
    expect(same(await index.toBytes(), await createJobIndex(about).toBytes())).toBe(true);
  });

  it('goes on from where it was opened', async () => {
    const { segments } = await saved(SAMPLE);
    const opened = await openJobIndex(Buffer.concat(segments), about);
    expect(await opened.takeChanges()).toBeNull();
    opened.put(makeJob({ id: 'd' }));
    opened.delete('b');
    const again = await openJobIndex(Buffer.concat([...segments, (await opened.takeChanges())!]), about);
    expect(['a', 'b', 'c', 'd'].filter((id) => again.has(id))).toEqual(['c', 'd']);
  });

  it('is refused wherever it is cut but between segments, and recovered up to the last whole one', async () => {
    const { segments } = await saved(SAMPLE);
    const bytes = Buffer.concat(segments);
    const ends = [segments[0]!.length, bytes.length];
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length);
      if (ends.includes(length)) continue;
      const code = await codeOf(openJobIndex(cut, about));
      if (length > ends[0]!) {
        expect(code).toBe('INDEX_TORN');
        const recovered = await openJobIndex(cut, about, { recover: true });
        expect([recovered.has('a'), recovered.has('c'), recovered.lostBytes]).toEqual([true, false, length - ends[0]!]);
        expect(recovered.size).toBe(2);
      } else {
        expect(code).toBe(length < 56 ? 'INDEX_FOREIGN' : 'INDEX_DAMAGED');
        expect(await codeOf(openJobIndex(cut, about, { recover: true }))).toBe(code);
      }
    }
  });

  it('is refused where any bit was flipped', async () => {
    const { segments } = await saved(SAMPLE);
    const bytes = Buffer.concat(segments);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = Uint8Array.from(bytes);
        flipped[at]! ^= 1 << bit;
        const code = await codeOf(openJobIndex(flipped, about));
        expect(['INDEX_FOREIGN', 'INDEX_DAMAGED', 'INDEX_TORN', 'INDEX_NEWER']).toContain(code);
        if (code === 'INDEX_FOREIGN') expect(at).toBeLessThan(8);
        if (code === 'INDEX_TORN') expect(at).toBeGreaterThanOrEqual(segments[0]!.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('is refused where a segment is missing, there twice, out of order or of another index', async () => {
    const { segments } = await saved([...SAMPLE, [makeJob({ id: 'd' })]]);
    const [one, two, three] = segments as [Uint8Array, Uint8Array, Uint8Array];
    const other = await saved([[makeJob({ id: 'z' })], [makeJob({ id: 'y' })]]);
    for (const wrong of [
      [one, three],
      [one, two, two],
      [one, three, two],
      [two, three],
      [one, other.segments[1]!],
    ]) {
      expect(await codeOf(openJobIndex(Buffer.concat(wrong), about))).toBe('INDEX_DAMAGED');
    }
  });

  it('is refused where it is something else, of a later version or for another model', async () => {
    const container = await pack({ header: { kind: 'model' }, sections: {} });
    expect(await codeOf(openJobIndex(container, about))).toBe('INDEX_FOREIGN');
    const ofFormat = (format: number) => pack({ header: { kind: 'job-index', format }, sections: {} });
    expect(await codeOf(openJobIndex(await ofFormat(SEGMENT_FORMAT + 1), about))).toBe('INDEX_NEWER');
    expect(await codeOf(openJobIndex(await ofFormat(SEGMENT_FORMAT - 1), about))).toBe('INDEX_DAMAGED');
    const { segments } = await saved(SAMPLE);
    expect(await codeOf(openJobIndex(segments[0]!, { space: 'another', counts: COUNTS }))).toBe('INDEX_OTHER_MODEL');
  });

  it('keeps ids that an object has by itself', async () => {
    const index = createJobIndex(about);
    for (const id of ['__proto__', 'constructor', '']) index.put(makeJob({ id }));
    const opened = await openJobIndex(await index.toBytes(), about);
    expect(['__proto__', 'constructor', '', 'toString'].map((id) => opened.has(id))).toEqual([true, true, true, false]);
  });
});
