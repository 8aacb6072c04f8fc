// How well copies of an advertisement are told from other jobs, and what that costs: edits of the fixtures against exact
// Jaccard coefficients, then generated jobs through prints and finder alone. See docs/INPUT.md and docs/BENCHMARKS.md.
import { check } from './support/checks.mjs';
import { COMPANY, EDITS, fixtureJobs, REWRITES } from './support/edits.mjs';
import { library } from './support/library.mjs';
import { callInChild } from './support/processes.mjs';
import { scaleJobs } from './support/scale-corpus.mjs';
import { megabytes, printMachine, printTable, seconds, whole } from './support/table.mjs';

const SEED = 42;
const THRESHOLD = 0.9;
/** Letters and digits in a row that are compared. */
const SHINGLE = 5;
/** Drawings of each edit. */
const TURNS = 10;
const SIZES = [100_000, 300_000];
const RAW = new URL(import.meta.url).href;

/** @param {readonly string[]} args numbers of jobs for speed and memory (default: 100,000 and 300,000), 0 for none */
export async function main(args) {
  printMachine();
  await quality();
  const sizes = (args.length > 0 ? args.map(Number) : SIZES).filter((count) => count > 0);
  check(sizes.every(Number.isInteger), 'duplicates takes numbers of jobs');
  const rows = [];
  for (const count of sizes) rows.push(await cost(count));
  if (rows.length > 0)
    printTable(['jobs', 'characters', 'prints', 'finding', 'jobs a second', 'copies', 'peak memory'], rows);
}

async function quality() {
  const jobs = await fixtureJobs();
  const api = await library();
  const random = api.createRandom(SEED);
  /** As the pipeline has it: what it says of people masked, without the words of the site. */
  const folded = async (text) => api.normalizeText((await api.cleanText(api.maskPersonal(text).text)).text).text;
  const context = { jobs, random, folded, ...api };
  const rows = [];
  for (const edit of [...EDITS, ...REWRITES]) rows.push(await foundOf(edit, context));
  printTable(['what changed', 'in common (mean)', 'from 0.9 on', 'found', 'found below', 'missed above'], rows);
  for (const told of [falseMerges, boilerplate, missedPairs]) console.log(`${await told(context)}\n`);
}

/** Each job once as it was and once edited, without titles, which alone would tell most of them apart. */
async function foundOf({ name, edit }, { jobs, random, DuplicateFinder, printOf, folded }) {
  const count = { pairs: 0, sum: 0, near: 0, found: 0, below: 0, above: 0 };
  for (let turn = 0; turn < TURNS; turn++) {
    for (const [i, { text }] of jobs.entries()) {
      const other = jobs[(i + 1 + random.below(jobs.length - 1)) % jobs.length].text;
      const [first, second] = [await folded(text), await folded(edit(text, other, random))];
      const exact = jaccard(first, second);
      const finder = new DuplicateFinder();
      finder.add(printOf(null, first));
      const found = finder.add(printOf(null, second)) !== null;
      count.pairs++;
      count.sum += exact;
      count.near += Number(exact >= THRESHOLD);
      count.found += Number(found);
      count.below += Number(found && exact < THRESHOLD);
      count.above += Number(!found && exact >= THRESHOLD);
    }
  }
  const { pairs } = count;
  const shares = [count.near, count.found, count.below, count.above].map((part) => percent(part / pairs));
  return [name, (count.sum / pairs).toFixed(3), ...shares];
}

async function falseMerges({ jobs, DuplicateFinder, printOf, folded }) {
  const finder = new DuplicateFinder();
  let found = 0;
  for (const { text } of jobs) if (finder.add(printOf(null, await folded(text)))) found++;
  return `${whole((jobs.length * (jobs.length - 1)) / 2)} pairs of different jobs, without titles: ${found} taken for copies`;
}

/** Two jobs of one company: what it says of itself makes up half of each text, or three quarters. */
async function boilerplate({ jobs, DuplicateFinder, printOf, folded }) {
  const shares = [];
  for (const share of [0.5, 0.75, 0.9]) {
    let taken = 0;
    for (const [i, { text }] of jobs.entries()) {
      const finder = new DuplicateFinder();
      const both = [text, jobs[(i + 1) % jobs.length].text];
      const own = Math.round((COMPANY.length * (1 - share)) / share);
      for (const each of both) {
        if (finder.add(printOf(null, await folded(`${each.slice(0, own)}\n${COMPANY}`)))) taken++;
      }
    }
    shares.push(`${percent(share)} the same: ${taken} of ${jobs.length}`);
  }
  return `two jobs of one company taken for copies, without titles: ${shares.join(', ')}`;
}

/** Pairs that a comparison of all sketches finds, and that share no band. */
async function missedPairs({ jobs, random, DuplicateFinder, printOf, folded, similarityOf }) {
  const texts = jobs.flatMap(({ text }, i) => {
    const other = jobs[(i + 1) % jobs.length].text;
    return [text, ...[...EDITS, ...REWRITES].map(({ edit }) => edit(text, other, random))];
  });
  const prints = [];
  for (const text of texts) prints.push(printOf(null, await folded(text)));
  let [pairs, near, missed] = [0, 0, 0];
  for (let i = 0; i < prints.length; i++) {
    for (let j = 0; j < i; j++) {
      pairs++;
      if (similarityOf(prints[i].sketch, prints[j].sketch) < THRESHOLD) continue;
      near++;
      const finder = new DuplicateFinder();
      finder.add(prints[j]);
      if (finder.add(prints[i]) === null) missed++;
    }
  }
  return `${whole(pairs)} pairs compared one by one: ${whole(near)} from ${THRESHOLD} on, ${missed} of them missed by the bands (${((missed / pairs) * 1e6).toFixed(2)} a million pairs)`;
}

/** Jaccard's coefficient over all shingles, with nothing estimated. */
function jaccard(first, second) {
  const [a, b] = [shingles(first), shingles(second)];
  let common = 0;
  for (const shingle of a) if (b.has(shingle)) common++;
  return common / (a.size + b.size - common);
}

function shingles(folded) {
  const letters = folded.replace(/[^\p{L}\p{N}\p{M}]/gu, '');
  const all = new Set([letters.slice(0, SHINGLE)]);
  for (let at = 1; at + SHINGLE <= letters.length; at++) all.add(letters.slice(at, at + SHINGLE));
  return all;
}

async function cost(count) {
  const { value, maxRSS } = await callInChild(RAW, 'findAll', count);
  const { characters, prints, finding, copies } = value;
  const speed = whole(count / (prints + finding));
  return [whole(count), whole(characters), seconds(prints), seconds(finding), speed, whole(copies), megabytes(maxRSS)];
}

/** In a process of its own: so many generated jobs through prints and finder; the texts are not kept. */
export async function findAll(count) {
  const { DuplicateFinder, normalizeText, printOf } = await library();
  const finder = new DuplicateFinder();
  let [prints, finding, copies, characters] = [0, 0, 0, 0];
  for await (const { title = null, text } of scaleJobs({ count, seed: SEED })) {
    const folded = normalizeText(text).text;
    const foldedTitle = title === null ? null : normalizeText(title).text;
    const began = performance.now();
    const print = printOf(foldedTitle, folded);
    const made = performance.now();
    const found = finder.add(print);
    finding += performance.now() - made;
    prints += made - began;
    characters += text.length;
    if (found) copies++;
  }
  return { prints: prints / 1000, finding: finding / 1000, copies, characters };
}

function percent(share) {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;
}
