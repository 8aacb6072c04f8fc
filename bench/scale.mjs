// How the whole command grows with its input: one process each over 10,000, 100,000 and a million generated jobs. See
// docs/BENCHMARKS.md.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { analyse } from './support/analyse.mjs';
import { check } from './support/checks.mjs';
import { withFolder } from './support/processes.mjs';
import { writeScaleJobs } from './support/scale-corpus.mjs';
import { megabytes, printMachine, printTable, ratio, seconds, whole } from './support/table.mjs';

const SIZES = [10_000, 100_000];
const MOST = 1_000_000;
const SEED = 42;
const CLUSTERS = 50;
const FLAGS = ['--clusters', String(CLUSTERS), '--seed', '1', '--workers', '2'];

/** @param {readonly string[]} args numbers of jobs; `--all` for a million besides the default. Default: 10,000, 100,000 */
export async function main(args) {
  const sizes = sizesOf(args);
  printMachine();
  const rows = [];
  /** @type {Awaited<ReturnType<typeof measure>> | null} */
  let before = null;
  for (const count of sizes) {
    const found = await measure(count);
    rows.push([...cellsOf(found), ...ratiosOf(found, before)]);
    before = found;
  }
  printTable(
    [
      'jobs',
      'input',
      'process',
      'processor time',
      'jobs a second',
      'peak memory',
      'jobs, ratio',
      'process, ratio',
      'memory, ratio',
    ],
    rows,
  );
}

function sizesOf(args) {
  const numbers = args.filter((arg) => arg !== '--all').map(Number);
  const wrong = numbers.find((count) => !Number.isInteger(count) || count < CLUSTERS);
  if (wrong !== undefined) throw new Error(`scale takes numbers of jobs from ${CLUSTERS} up, and --all`);
  const named = numbers.length > 0 ? numbers : SIZES;
  return [...new Set(args.includes('--all') ? [...named, MOST] : named)].sort((a, b) => a - b);
}

/** One process; the files of a size are gone before those of the next are made. */
function measure(count) {
  return withFolder(async (folder) => {
    const file = join(folder, 'jobs.jsonl');
    const input = await writeScaleJobs(file, { count, seed: SEED });
    const mean = Math.round(input.characters / count);
    console.log(`${whole(count)} jobs of ${mean} characters, ${inMegabytes(input.bytes)}, sha256 ${input.sha256}`);
    const ended = await analyse(['jobs.jsonl'], join(folder, 'out'), FLAGS, { cwd: folder });
    await rm(file);
    check(ended.jobs === count && ended.rejected === 0, 'every generated job is used');
    check(ended.clusters === CLUSTERS, `there are ${CLUSTERS} clusters`);
    console.log(`  ${seconds(ended.seconds)}, ${megabytes(ended.maxRSS)}; output sha256 ${ended.digest}\n`);
    return { ...ended, bytes: input.bytes };
  });
}

function cellsOf({ jobs, bytes, seconds: clock, cpu, maxRSS }) {
  return [whole(jobs), inMegabytes(bytes), seconds(clock), seconds(cpu), whole(jobs / clock), megabytes(maxRSS)];
}

function ratiosOf(found, before) {
  if (before === null) return ['', '', ''];
  return [found.jobs / before.jobs, found.seconds / before.seconds, found.maxRSS / before.maxRSS].map(ratio);
}

function inMegabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
