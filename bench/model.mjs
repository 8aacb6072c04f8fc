// A kept model: how long it takes to load, to say of a first job what it is, and of each further one. See docs/BENCHMARKS.md.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './support/checks.mjs';
import { library } from './support/library.mjs';
import { median, spreadOf, timingOf } from './support/measure.mjs';
import { callInChild, withFolder } from './support/processes.mjs';
import { writeScaleJobs } from './support/scale-corpus.mjs';
import { megabytes, printMachine, printTable, whole } from './support/table.mjs';

const SEED = 1;
const JOBS = 20_000;
const CLUSTERS = 20;
const TURNS = 7;
/** Jobs of the run that are read again, evenly over all of them. */
const ASKED = 2_000;

/** @param {readonly string[]} args a file of jobs, or how many are to be made; default: 20,000 */
export async function main(args) {
  const [given = String(JOBS)] = args;
  printMachine();
  await withFolder(async (folder) => {
    const source = /^\d+$/.test(given) ? join(folder, 'corpus.jsonl') : given;
    if (source !== given) await writeScaleJobs(source, { count: Number(given), seed: SEED });
    const run = await callInChild(import.meta.url, 'runAnalysis', { source, folder });
    check(run, 'the run ends');
    const path = join(folder, 'model.jobprism');
    const loads = [];
    // Each in a process of its own, as a service loads its model; the first turn warms the file cache.
    for (let turn = 0; turn <= TURNS; turn++) {
      const loaded = await callInChild(import.meta.url, 'load', { path });
      check(loaded && loaded.value.clusters === run.value.clusters, 'the model has the clusters of its run');
      if (turn > 0) loads.push(loaded);
    }
    const asked = await callInChild(import.meta.url, 'ask', { source, folder });
    check(asked, 'the model answers');
    const { same, other, copies, times } = asked.value;
    check(other === 0 && same > 0, `the lines are those of the run: ${other} of ${same + other} are not`);
    const milliseconds = (seconds) => `${(seconds * 1_000).toFixed(1)} ms`;
    const row = (name, values, unit = milliseconds) => {
      const timing = timingOf(values);
      return [name, unit(timing.median), spreadOf(timing)];
    };
    const of = (key) => loads.map(({ value }) => value[key]);
    const sorted = [...times].sort((a, b) => a - b);
    console.log(
      `\n${whole(run.value.jobs)} jobs, ${whole(run.value.vocabulary)} terms, ${CLUSTERS} clusters asked for\n`,
    );
    printTable(
      ['what', 'median', 'spread'],
      [
        ['bytes of the file', megabytes((await stat(path)).size / 1024), ''],
        row('read the file', of('read')),
        row('openModel', of('open')),
        row('openModel, processor', of('openProcessor')),
        row('openModel again', of('again')),
        row('first assign, dictionary and catalogue loaded', of('first')),
        ['assign', milliseconds(median(times)), ''],
        ['assign, 95th percentile', milliseconds(sorted[Math.floor(sorted.length * 0.95)]), ''],
        ['peak memory of the process that assigns', megabytes(asked.maxRSS), ''],
      ],
    );
    console.log(
      `\n${whole(same)} lines are byte by byte those of jobs.jsonl; ${whole(copies)} copies were not compared`,
    );
  });
}

/** @param {{ source: string, folder: string }} input */
export async function runAnalysis({ source, folder }) {
  const { analyzeToFolder } = await library();
  const { run } = await analyzeToFolder(source, folder, { clusters: CLUSTERS, seed: SEED });
  return { clusters: run.clusters, jobs: run.jobs, vocabulary: run.vocabulary };
}

/** @param {{ path: string }} input */
export async function load({ path }) {
  const { openModel } = await library();
  const [bytes, read] = await timed(() => readFile(path));
  const before = process.cpuUsage();
  const [model, open] = await timed(() => openModel(bytes));
  const { user, system } = process.cpuUsage(before);
  const [, again] = await timed(() => openModel(bytes));
  const [, first] = await timed(() => model.assign('负责Go网关开发，支撑万级QPS'));
  return { read, open, openProcessor: (user + system) / 1e6, again, first, clusters: model.clusters.length };
}

/** @param {{ source: string, folder: string }} input */
export async function ask({ source, folder }) {
  const { loadModel, readJobs } = await library();
  const model = await loadModel(join(folder, 'model.jobprism'));
  const lines = (await readFile(join(folder, 'jobs.jsonl'), 'utf8')).trimEnd().split('\n');
  const step = Math.max(1, Math.floor(lines.length / ASKED));
  const found = { same: 0, other: 0, copies: 0, times: /** @type {number[]} */ ([]) };
  let number = 0;
  for await (const event of readJobs([source])) {
    if (event.kind !== 'job' || number++ % step !== 0) continue;
    const [job, seconds] = await timed(() => model.assign(event.job));
    found.times.push(seconds);
    const line = lines[number - 1];
    if (line.includes('"duplicateOf"')) found.copies++;
    else if (JSON.stringify(job, sixDigits) === line) found.same++;
    else found.other++;
  }
  return found;
}

function sixDigits(_key, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e6) / 1e6 : value;
}

async function timed(work) {
  const began = performance.now();
  const value = await work();
  return [value, (performance.now() - began) / 1_000];
}
