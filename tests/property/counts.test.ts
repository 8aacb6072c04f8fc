import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadFile } from '../../src/ingest/record.js';
import { analyze } from '../../src/pipeline/analyze.js';
import { FileCounts } from '../../src/pipeline/file-counts.js';
import { fixtureJobs } from '../support/edited-jobs.js';
import { scratch } from '../support/scratch.js';

const JOBS = fixtureJobs().slice(0, 6);
const COURSE = { title: 'Java学员', text: '零基础可学，先学后付，推荐就业，学习Java和Spring。' };

/** A record of a file, and what becomes of it where no other one is like it. */
type Draft = { readonly kind: 'job' | 'edited'; readonly job: number } | { readonly kind: 'empty' | 'bad' | 'course' };

const draft = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('job', 'edited'), job: fc.nat(JOBS.length - 1) }) },
  fc.record({ kind: fc.constantFrom('empty', 'bad', 'course') }),
) as fc.Arbitrary<Draft>;
const FORMATS = ['jsonl', 'jsonl.gz', 'json', 'csv'] as const;
const drafted = fc.record({ format: fc.constantFrom(...FORMATS), drafts: fc.array(draft, { maxLength: 8 }) });

function fieldsOf(draft: Draft): { title: string; text: string } {
  if (draft.kind === 'empty' || draft.kind === 'bad') return { title: 'x', text: '' };
  if (draft.kind === 'course') return COURSE;
  const { title, text } = JOBS[(draft as { job: number }).job]!;
  return { title: title!, text: draft.kind === 'edited' ? `${text} 急聘` : text };
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** One file; what is bad is so in the manner of its format. */
function written(format: (typeof FORMATS)[number], drafts: readonly Draft[]): string | Uint8Array {
  const json = drafts.map((one) => (one.kind === 'bad' ? '{"text":x}' : JSON.stringify(fieldsOf(one))));
  if (format === 'json') return `[${json.join(',')}]`;
  if (format === 'jsonl') return json.join('\n');
  if (format === 'jsonl.gz') return gzipSync(json.join('\n'));
  const rows = drafts.map((one) => {
    const { title, text } = fieldsOf(one);
    return one.kind === 'bad' ? 'one cell' : [title, text].map(quoted).join(',');
  });
  return ['title,text', ...rows].map((row) => `${row}\n`).join('');
}

/** What the pipeline should find, by hand: a job whose title and text came before, as they were or edited, is a copy. */
function expectedOf(files: readonly { drafts: readonly Draft[] }[], drops: boolean) {
  const seen = new Set<number | 'course'>();
  return files.map(({ drafts }) => {
    const counts = { jobs: 0, duplicates: 0, rejected: 0 };
    for (const one of drafts) {
      if (one.kind === 'empty' || one.kind === 'bad' || (one.kind === 'course' && drops)) counts.rejected++;
      else {
        const what = one.kind === 'course' ? one.kind : (one as { job: number }).job;
        counts[seen.has(what) ? 'duplicates' : 'jobs']++;
        seen.add(what);
      }
    }
    // A file without a record is rejected as a whole.
    if (drafts.length === 0) counts.rejected++;
    return { records: Math.max(1, drafts.length), ...counts };
  });
}

describe('the records of a run', () => {
  it('are its jobs, its duplicates and its rejections, of each file and of all', async () => {
    const folder = join(scratch(), 'input');
    await fc.assert(
      fc.asyncProperty(fc.array(drafted, { minLength: 1, maxLength: 4 }), fc.boolean(), async (files, drops) => {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder);
        files.forEach(({ format, drafts }, i) => {
          writeFileSync(join(folder, `${i}.${format}`), written(format, drafts));
        });
        const expected = expectedOf(files, drops);
        const sum = (name: 'records' | 'jobs' | 'duplicates' | 'rejected'): number =>
          expected.reduce((total, counts) => total + counts[name], 0);
        fc.pre(sum('jobs') > 0);
        const { jobs, clusters, rejected, run } = await analyze(folder, {
          clusters: 1,
          nInit: 1,
          workers: 1,
          dropFlagged: drops,
        });
        const { exact, near } = run.duplicates;
        expect(
          run.files.map(({ records, jobs, duplicates, rejected }) => ({ records, jobs, duplicates, rejected })),
        ).toEqual(expected);
        expect([run.records, run.jobs, exact + near, run.rejected]).toEqual([
          sum('records'),
          sum('jobs'),
          sum('duplicates'),
          sum('rejected'),
        ]);
        expect(jobs).toHaveLength(run.jobs + exact + near);
        expect(jobs.filter(({ duplicateOf }) => duplicateOf !== undefined)).toHaveLength(exact + near);
        expect(rejected).toHaveLength(run.rejected);
        expect(clusters.map(({ size, duplicates }) => [size, duplicates])).toEqual([[run.jobs, exact + near]]);
      }),
      { numRuns: 30, seed: 1 },
    );
  });
});

describe('FileCounts', () => {
  const file = { file: 'a.csv', records: 3 } as ReadFile;

  function counted(): FileCounts {
    const counts = new FileCounts();
    counts.job('a.csv', false);
    counts.job('a.csv', true);
    counts.rejected('a.csv');
    return counts;
  }

  it('gives what became of the records of each file', () => {
    expect(counted().reports([file], 3)).toEqual([{ ...file, jobs: 1, duplicates: 1, rejected: 1 }]);
  });

  it('says so where a record of a file was lost', () => {
    expect(() => counted().reports([{ ...file, records: 4 }], 3)).toThrow(
      expect.objectContaining({
        code: 'INTERNAL',
        message:
          'A check that jobprism makes of itself failed: of a.csv 4 records were read, and 1 jobs, 1 duplicates and 1 rejected came of them.',
      }),
    );
  });

  it('says so where one was counted that no file tells of', () => {
    const counts = counted();
    counts.job('memory', false);
    expect(() => counts.reports([file], 3)).toThrow(/of the input 3 records were read, and 2 jobs/);
  });
});
