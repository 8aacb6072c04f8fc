import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from '../support/scratch.js';

interface Written {
  readonly bytes: number;
  readonly characters: number;
  readonly sha256: string;
}

const MODULE = new URL('../../bench/support/scale-corpus.mjs', import.meta.url).href;
const { writeScaleJobs } = (await import(MODULE)) as {
  writeScaleJobs(file: string, options: { count: number; seed: number }): Promise<Written>;
};

describe('the texts of the benchmark scale', () => {
  const folder = scratch({});
  const file = join(folder, 'jobs.jsonl');

  it('are jobs of about 400 characters in both languages, no two alike, and as told', async () => {
    const told = await writeScaleJobs(file, { count: 600, seed: 42 });
    const bytes = readFileSync(file);
    const jobs = bytes
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; title: string; text: string });
    expect(jobs.length).toBe(600);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(600);
    expect(new Set(jobs.map(({ text }) => text)).size).toBe(600);
    const characters = jobs.reduce((sum, { text }) => sum + text.length, 0);
    expect(characters / 600).toBeGreaterThan(370);
    expect(characters / 600).toBeLessThan(430);
    const chinese = jobs.filter(({ text }) => (text.match(/\p{Script=Han}/gu)?.length ?? 0) > text.length / 2).length;
    const english = jobs.filter(({ text }) => (text.match(/[a-z]/gi)?.length ?? 0) > text.length / 2).length;
    expect(Math.min(chinese, english)).toBeGreaterThan(100);
    expect(told).toEqual({
      bytes: bytes.length,
      characters,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('are the same bytes for the same seed, and a larger corpus begins with a smaller one', async () => {
    const first = await writeScaleJobs(file, { count: 50, seed: 7 });
    const small = readFileSync(file, 'utf8');
    expect(await writeScaleJobs(file, { count: 50, seed: 7 })).toEqual(first);
    await writeScaleJobs(file, { count: 90, seed: 7 });
    expect(readFileSync(file, 'utf8').startsWith(small)).toBe(true);
    expect((await writeScaleJobs(file, { count: 50, seed: 8 })).sha256).not.toBe(first.sha256);
  });
});
