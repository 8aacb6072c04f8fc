// The whole command: a process that reads files, analyses them and writes its four files. See docs/BENCHMARKS.md.
import { stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { analyse } from './support/analyse.mjs';
import { check } from './support/checks.mjs';
import { jobTexts } from './support/corpus.mjs';
import { spreadOf, timingOf } from './support/measure.mjs';
import { withFolder } from './support/processes.mjs';
import { megabytes, printMachine, printTable, seconds, whole } from './support/table.mjs';

const SEED = 42;
const RUNS = 3;

/** @param {readonly string[]} args a number of jobs to generate (default: 5,000), or files to read instead */
export async function main(args) {
  printMachine();
  await withFolder(async (folder) => {
    const generated = args.length === 0 || /^\d+$/.test(args[0]);
    const inputs = generated ? [await generate(join(folder, 'jobs.jsonl'), Number(args[0] ?? 5_000))] : args;
    const paths = inputs.map((input) => resolve(input));
    const bytes = (await Promise.all(inputs.map(sizeOf))).reduce((sum, size) => sum + size, 0);
    const ended = [];
    for (let number = 0; number < RUNS; number++)
      ended.push(await analyse(paths, join(folder, `out-${number}`), ['--seed', String(SEED)]));
    const [{ jobs, rejected, clusters }] = ended;
    if (generated) check(jobs === Number(args[0] ?? 5_000) && rejected === 0, 'every generated job is used');
    check(
      ended.every(({ digest }) => digest === ended[0].digest),
      'every run writes the same bytes',
    );
    const timing = timingOf(ended.map((run) => run.seconds));
    const cpu = timingOf(ended.map((run) => run.cpu));
    printTable(
      ['input', 'jobs', 'clusters', 'process', 'spread', 'processor time', 'jobs a second', 'peak memory'],
      [
        [
          `${generated ? 'generated' : `${inputs.length} given`}, ${(bytes / 1e6).toFixed(1)} MB`,
          whole(jobs) + (rejected > 0 ? ` (${whole(rejected)} rejected)` : ''),
          whole(clusters),
          seconds(timing.median),
          spreadOf(timing),
          seconds(cpu.median),
          whole(jobs / timing.median),
          megabytes(Math.max(...ended.map(({ maxRSS }) => maxRSS))),
        ],
      ],
    );
  });
}

async function generate(file, count) {
  const jobs = await jobTexts({ count, seed: SEED });
  await writeFile(file, jobs.map((job) => `${JSON.stringify(job)}\n`).join(''));
  return file;
}

async function sizeOf(file) {
  const found = await stat(file);
  return found.isFile() ? found.size : 0;
}
