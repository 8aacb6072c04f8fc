import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { JobDescription, RejectedRecord } from '../../../src/core/job.js';
import type { Warning } from '../../../src/core/warnings.js';
import type { ReadOptions } from '../../../src/ingest/options.js';
import { readJobs } from '../../../src/ingest/readers/jobs.js';
import { readRecords } from '../../../src/ingest/readers/records.js';
import type { RawRecord, ReadFile } from '../../../src/ingest/record.js';

/** The path of a fixture of this room. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../../fixtures/ingest/${name}`, import.meta.url));
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that goes away after the tests of the file. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'jobprism-ingest-'));
  made.push(path);
  return path;
}

/** Writes a file into a new folder and gives its path. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

export async function* stream(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? new TextEncoder().encode(piece) : piece;
}

export async function records(
  sources: string[],
  options: ReadOptions = {},
): Promise<{ records: RawRecord[]; rejected: RejectedRecord[]; files: ReadFile[] }> {
  const result = { records: [] as RawRecord[], rejected: [] as RejectedRecord[], files: [] as ReadFile[] };
  for await (const event of readRecords(sources, options)) {
    if (event.kind === 'record') result.records.push(event.record);
    else if (event.kind === 'rejected') result.rejected.push(event.rejected);
    else result.files.push(event.file);
  }
  return result;
}

export async function jobs(
  sources: string[],
  options: ReadOptions = {},
): Promise<{ jobs: JobDescription[]; rejected: RejectedRecord[]; warnings: Warning[]; files: ReadFile[] }> {
  const result = {
    jobs: [] as JobDescription[],
    rejected: [] as RejectedRecord[],
    warnings: [] as Warning[],
    files: [] as ReadFile[],
  };
  for await (const event of readJobs(sources, options)) {
    if (event.kind === 'job') result.jobs.push(event.job);
    else if (event.kind === 'rejected') result.rejected.push(event.rejected);
    else if (event.kind === 'file') result.files.push(event.file);
    else result.warnings.push(event.warning);
  }
  return result;
}

/** Code and line of each rejection. */
export function codes(rejected: readonly RejectedRecord[]): [string, number | null][] {
  return rejected.map(({ code, line }) => [code, line]);
}
