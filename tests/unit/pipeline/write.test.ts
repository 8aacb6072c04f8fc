import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/core/control.js';
import type { Analysis } from '../../../src/pipeline/analysis.js';
import { analyze } from '../../../src/pipeline/analyze.js';
import { summaryOf } from '../../../src/pipeline/summary.js';
import { writeAnalysis } from '../../../src/pipeline/write.js';
import { scratch } from '../../support/scratch.js';

const FILES = ['jobs.jsonl', 'clusters.json', 'summary.md', 'rejected.jsonl'];

describe('writeAnalysis', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyze([
      { id: 'a', title: 'Go', text: '熟悉Gin框架，支撑万级QPS' },
      { id: 'b', text: '熟悉React' },
      7,
    ]);
  });

  it('writes four files and names them', async () => {
    const folder = join(scratch(), 'a', 'b');
    expect(await writeAnalysis(analysis, folder)).toEqual(FILES.map((name) => join(folder, name)));
    expect(readdirSync(folder).sort()).toEqual([...FILES].sort());
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe(summaryOf(analysis));
    expect(readFileSync(join(folder, 'jobs.jsonl'), 'utf8').split('\n')).toHaveLength(3);
    expect(readFileSync(join(folder, 'rejected.jsonl'), 'utf8')).toContain('"RECORD_NOT_OBJECT"');
  });

  it('replaces what is there and leaves other files alone', async () => {
    const folder = scratch({ 'jobs.jsonl': 'old', 'notes.txt': 'mine' });
    await writeAnalysis(analysis, folder);
    expect(readdirSync(folder).sort()).toEqual([...FILES, 'notes.txt'].sort());
    expect(readFileSync(join(folder, 'jobs.jsonl'), 'utf8')).toContain('"id":"a"');
  });

  it('writes numbers with six digits behind the point at most', async () => {
    const folder = scratch();
    await writeAnalysis(analysis, folder);
    for (const name of ['jobs.jsonl', 'clusters.json']) {
      expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(/[:[ ]-?\d+\.\d{7,}/);
    }
  });

  it('writes nothing once aborted, before and between files', async () => {
    const folder = scratch();
    await expect(writeAnalysis(analysis, folder, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });
    const controller = new AbortController();
    const onProgress = ({ done }: Progress): void => {
      if (done === 2) controller.abort();
    };
    await expect(writeAnalysis(analysis, folder, { signal: controller.signal, onProgress })).rejects.toMatchObject({
      code: 'ABORTED',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes two runs into one folder at the same time', async () => {
    const folder = scratch();
    await Promise.all([writeAnalysis(analysis, folder), writeAnalysis(analysis, folder)]);
    expect(readdirSync(folder).sort()).toEqual([...FILES].sort());
  });

  it('says what is in the way', async () => {
    const path = join(scratch({ file: '' }), 'file');
    await expect(writeAnalysis(analysis, path)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE', details: { path } });
  });
});

describe('summaryOf', () => {
  it('counts in good English', async () => {
    expect(summaryOf(await analyze([{ id: 'a', text: '熟悉Gin框架' }]))).toMatch(/^# 1 job in 1 cluster\n/);
  });
});
