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
const COMPARED = 5;
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
  const adding = clock();
  for (let number = 0; number < size; number++) index.put(make.job(number));
  const added = adding();
  const held = memory() - before;
  const writing = clock();
  const bytes = await index.toBytes();
  const written = writing();
  const reading = clock();
  const opened = await openJobIndex(bytes, make.about);
  const read = reading();
  check(opened.size === size, 'every job is read back');
  console.log(
    `## ${whole(size)} jobs\n\nmade and put in ${seconds(added)}; held ${megabytes(held / 1024)}; ` +
      `${(bytes.length / 1e6).toFixed(1)} MB written in ${seconds(written)}, read in ${seconds(read)}\n`,
  );
  const people = Array.from({ length: PEOPLE }, () => make.person());
  compare(opened, people);
  const rows = [
    ['top 10', {}],
    ['top 10, filters', { filters: FILTERS }],
    ['top 10, diversity 0.3', { diversity: 0.3 }],
    ['top 100', { top: 100 }],
  ].map(([name, options]) => [name, ...quantiles(people.map((person) => () => opened.search(person, options)))]);
  const ids = people.map((_, i) => `job-${i * 7}`);
  rows.push(['jobs like a job', ...quantiles(ids.map((id) => () => opened.similar(id)))]);
  rows.push(['skills in a city', ...quantiles(people.map((person) => () => opened.citySkills(person, '上海')))]);
  const every = people.slice(0, COMPARED).map((person) => () => everyJob(opened, person));
  rows.push(['every job explained', ...quantiles(every, 0)]);
  printTable(['search', 'p50', 'p95', 'p99', 'most'], rows);
}

/** The best of all jobs by explaining them all: what a search must equal. */
function compare(index, people) {
  for (const person of people.slice(0, COMPARED)) {
    const all = everyJob(index, person).map(({ id, score }) => `${id} ${score}`);
    const found = index.search(person).map(({ id, score }) => `${id} ${score}`);
    check(
      JSON.stringify(found) === JSON.stringify(all.slice(0, 10)),
      'a search gives what comparing with every job gives',
    );
  }
}

function everyJob(index, person) {
  return index.rank(person);
}

function quantiles(works, warmUp = WARM_UP) {
  for (const work of works.slice(0, warmUp)) work();
  const times = works
    .map((work) => {
      const timing = clock();
      work();
      return timing();
    })
    .sort((a, b) => a - b);
  const at = (share) => seconds(times[Math.min(times.length - 1, Math.floor(share * times.length))]);
  return [at(0.5), at(0.95), at(0.99), seconds(times.at(-1))];
}

function clock() {
  const start = process.hrtime.bigint();
  return () => Number(process.hrtime.bigint() - start) / 1e9;
}

function memory() {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}
