import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { DEFAULT_THRESHOLD, DuplicateFinder } from '../../../src/ingest/duplicates/finder.js';
import { printOf as printOfFolded } from '../../../src/ingest/duplicates/print.js';
import { lettersOf, SKETCH_BYTES, similarityOf, sketchOf } from '../../../src/ingest/duplicates/sketch.js';
import { EDITS, fixtureJobs, REWRITES } from '../../support/edited-jobs.js';

const jobs = fixtureJobs();
const folded = (text: string): string => normalizeText(text).text;
const printOf = (title: string | null, text: string) => printOfFolded(title && folded(title), folded(text));

/** Jaccard's coefficient over all shingles, with nothing estimated. */
function jaccard(a: string, b: string): number {
  const [left, right] = [shingles(a), shingles(b)];
  const common = [...left].filter((shingle) => right.has(shingle)).length;
  return common / (left.size + right.size - common);
}

function shingles(text: string): Set<string> {
  const letters = String.fromCharCode(...lettersOf(normalizeText(text).text));
  if (letters.length <= 5) return new Set([letters]);
  return new Set(Array.from({ length: letters.length - 4 }, (_, at) => letters.slice(at, at + 5)));
}

describe('sketches', () => {
  it('estimate the share of shingles in common', () => {
    let [squares, pairs] = [0, 0];
    for (const { text } of jobs) {
      for (const { edit } of [...EDITS, ...REWRITES]) {
        const edited = edit(text);
        const estimate = similarityOf(sketchOf(normalizeText(text).text), sketchOf(normalizeText(edited).text));
        const error = estimate - jaccard(text, edited);
        expect(Math.abs(error)).toBeLessThan(0.25);
        squares += error ** 2;
        pairs++;
      }
    }
    expect(Math.sqrt(squares / pairs)).toBeLessThan(0.045);
  });

  it('are the same for texts that differ in case, spaces and punctuation', () => {
    expect(sketchOf('熟悉go语言，会docker')).toEqual(sketchOf('熟悉 go 语言；会 docker。'));
  });

  it.each(['', ' ', 'a', '网关', '!!!'])('stand for %j too', (text) => {
    const sketch = sketchOf(text);
    expect(sketch).toHaveLength(SKETCH_BYTES);
    expect(similarityOf(sketch, sketchOf(text))).toBe(1);
  });

  it('of any text are like themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(similarityOf(sketchOf(text), sketchOf(text))).toBe(1);
      }),
    );
  });
});

describe('DuplicateFinder', () => {
  it('knows what was copied and edited', () => {
    for (const { name, edit, exact } of EDITS) {
      const finder = new DuplicateFinder();
      for (const { title, text } of jobs) finder.add(printOf(title, text));
      const found = jobs.map(({ title, text }) => finder.add(printOf(title, edit(text))));
      const missed = jobs.filter((_, number) => found[number]?.of !== number).map(({ id }) => id);
      expect(missed, name).toEqual([]);
      if (exact) expect(found.every((duplicate) => duplicate?.exact)).toBe(true);
    }
  });

  it('takes no job for another one', () => {
    const finder = new DuplicateFinder();
    expect(jobs.filter(({ title, text }) => finder.add(printOf(title, text)) !== null)).toEqual([]);
    // Without titles, which alone would tell them apart.
    const bare = new DuplicateFinder();
    expect(jobs.filter(({ text }) => bare.add(printOf(null, text)) !== null)).toEqual([]);
  });

  it('takes no rewritten job for the same one', () => {
    for (const { name, edit } of REWRITES) {
      const finder = new DuplicateFinder();
      for (const { title, text } of jobs) finder.add(printOf(title, text));
      const taken = jobs.filter(({ title, text }) => finder.add(printOf(title, edit(text))) !== null);
      expect(
        taken.map(({ id }) => id),
        name,
      ).toEqual([]);
    }
  });

  it('finds what a comparison of all pairs finds', () => {
    const texts = jobs.flatMap(({ text }) => [text, ...EDITS.map(({ edit }) => edit(text))]);
    const prints = texts.map((text) => printOf(null, text));
    const finder = new DuplicateFinder();
    const first: number[] = [];
    for (const [number, print] of prints.entries()) {
      const expected = first.find((other) => similarityOf(prints[other]!.sketch, print.sketch) >= DEFAULT_THRESHOLD);
      const found = finder.add(print);
      expect(found !== null).toBe(expected !== undefined);
      if (expected === undefined) first.push(number);
    }
  });

  it('compares only jobs of one title, but for what stands in brackets', () => {
    const { text } = jobs[0]!;
    const finder = new DuplicateFinder();
    expect(finder.add(printOf('Go工程师', text))).toBeNull();
    expect(finder.add(printOf('Java工程师', text))).toBeNull();
    expect(finder.add(printOf('Go 工程师（急聘）', text))).toEqual({ of: 0, exact: true, similarity: 1 });
    expect(finder.add(printOf('java工程师【上海】', `${text}。`))).toEqual({ of: 1, exact: true, similarity: 1 });
    expect(finder.add(printOf(null, text))).toBeNull();
  });

  it.each([
    ['Account Manager (Spanish)', 'Account Manager (Italian)', false],
    ['Account Manager (Spanish)', 'Account Manager (Madrid)', false],
    ['Account Manager (Madrid)', 'Account Manager [Rome]', true],
    ['Account Manager (Polishing)', 'Account Manager', true],
    ['客服（日语）', '客服（韩语）', false],
    ['客服（日语，急）', '客服【日语】', true],
    ['Java开发（高级）', 'Java开发（中级）', false],
    ['开发工程师（前端）', '开发工程师（后端）', false],
    ['开发工程师（双休）', '开发工程师（应届生可）', true],
  ])('takes %j and %j with one text for the same: %j', (first, second, same) => {
    const { text } = jobs[2]!;
    const finder = new DuplicateFinder();
    finder.add(printOf(first, text));
    expect(finder.add(printOf(second, text)) !== null).toBe(same);
  });

  it('keeps titles apart that name other technologies', () => {
    const { text } = jobs[2]!;
    const prints = [['android'], ['ios'], [], ['android', 'android']].map((names) =>
      printOfFolded('engineer', folded(text), names),
    );
    const finder = new DuplicateFinder();
    expect(prints.map((print) => finder.add(print)?.of ?? null)).toEqual([null, null, null, 0]);
  });

  it('points to the first of all copies, never to a copy', () => {
    const { title, text } = jobs[1]!;
    const finder = new DuplicateFinder();
    const found = [text, `${text} a`, `${text} a b`, text].map((copy) => finder.add(printOf(title, copy)));
    expect(found.map((duplicate) => duplicate?.of ?? null)).toEqual([null, 0, 0, 0]);
  });

  it('remembers thousands of jobs', () => {
    const finder = new DuplicateFinder();
    const made = Array.from({ length: 5_000 }, (_, number) =>
      printOf(null, `job number ${number * 7919} of many, ${'x'.repeat(number % 13)}`),
    );
    for (const print of made) finder.add(print);
    for (const print of made) expect(finder.add(print)?.similarity).toBeGreaterThanOrEqual(DEFAULT_THRESHOLD);
  });
});
