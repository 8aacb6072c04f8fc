// Recommending from a large index: how long a search takes, against comparing with every job, what the index takes of memory
// and how fast it is written and read. See docs/BENCHMARKS.md.
import { check } from './support/checks.mjs';
import { indexedJobs } from './support/indexed-jobs.mjs';
import { library } from './support/library.mjs';
import { megabytes, printMachine, printTable, seconds, whole } from './support/table.mjs';

const SIZES = [100_000];
const SEED = 42;
const PEOPLE = 400;
const WARM_UP = 50;
const COMPARED = 3;
/** Jobs made at a time: making them is not measured. */
const BATCH = 1000;
const FILTERS = { cities: ['上海', '北京', '杭州', '深圳'], levels: ['mid', 'senior'] };

/** @param {readonly string[]} args numbers of jobs. Default: 100,000 */
export async function main(args) {
  const sizes = args.length > 0 ? args.map(Number) : SIZES;
  if (sizes.some((size) => !Number.isInteger(size) || size < 1000)) {
    throw new Error('recommend takes numbers of jobs from 1,000 up');
  }
  printMachine();
  for (const size of sizes) await measure(size);
}

async function measure(size) {
  const { createJobIndex, openJobIndex } = await library();
  const make = await indexedJobs(SEED);
  const before = memory();
  const index = createJobIndex(make.about);
  let putting = 0;
  for (let number = 0; number < size; ) {
    const jobs = Array.from({ length: Math.min(BATCH, size - number) }, () => make.job(number++));
    const timing = clock();
    for (const job of jobs) index.put(job);
    putting += timing();
  }
  const held = memory() - before;
  const writing = clock();
  const bytes = await index.toBytes();
  const written = writing();
  const reading = clock();
  const opened = await openJobIndex(bytes, make.about);
  const read = reading();
  check(opened.size === size, 'every job is read back');
  console.log(
    `## ${whole(size)} jobs\n\nput in ${seconds(putting)}; ${megabytes(held / 1024)} held; ` +
      `${(bytes.length / 1e6).toFixed(1)} MB, written in ${seconds(written)}, read in ${seconds(read)}\n`,
  );
  const people = Array.from({ length: PEOPLE }, () => make.person());
  const ids = Array.from({ length: size }, (_, number) => `job-${number}`);
  const comparing = quantiles(
    people.slice(0, COMPARED).map((person) => () => compare(opened, person, ids)),
    0,
  );
  const each = (options) => quantiles(people.map((person) => () => opened.search(person, options)));
  printTable(
    ['', 'p50', 'p95', 'p99', 'p50, processor', 'p99, processor'],
    [
      ['top 10', ...each({})],
      ['top 10, filters', ...each({ filters: FILTERS })],
      ['top 10, diversity 0.3', ...each({ diversity: 0.3 })],
      ['top 100', ...each({ top: 100 })],
      ['10 jobs like a job', ...quantiles(ids.slice(0, PEOPLE).map((id) => () => opened.similar(id)))],
      ['skills in a city', ...quantiles(people.map((person) => () => opened.citySkills(person, '上海')))],
      ['every job compared', ...comparing],
    ],
  );
}

/** Checks a search against all jobs compared one by one and sorted. */
function compare(index, person, ids) {
  const all = index.compare(person, ids);
  all.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const best = index.search(person);
  check(
    JSON.stringify(best) === JSON.stringify(all.slice(0, 10)),
    'a search gives what comparing with every job gives',
  );
}

function quantiles(works, warmUp = WARM_UP) {
  for (const work of works.slice(0, warmUp)) work();
  const times = works.map((work) => {
    const timing = clock();
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return { clock: timing(), processor: (user + system) / 1e6 };
  });
  const at = (kind, share) => {
    const sorted = times.map((time) => time[kind]).sort((a, b) => a - b);
    return seconds(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);
  };
  return [at('clock', 0.5), at('clock', 0.95), at('clock', 0.99), at('processor', 0.5), at('processor', 0.99)];
}

function clock() {
  const start = process.hrtime.bigint();
  return () => Number(process.hrtime.bigint() - start) / 1e9;
}

function memory() {
  return process.memoryUsage().rss;
}
