// Whether the affinity model knows a framework by the company it keeps: names are hidden, and the frameworks of their
// pack ranked by the rest of the job.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { library } from './support/library.mjs';
import { hiddenWith, jobReader, masked, withOpenDoor } from './support/masked-jobs.mjs';
import {
  bootstrapped,
  meanReciprocalRank,
  naiveBayes,
  nearestJobs,
  ranksOf,
  topOne,
} from './support/masked-ranking.mjs';
import { printTable } from './support/table.mjs';

const LEAST_JOBS = 30;
const LEAST_FRAMEWORKS = 2;
const LEAST_NAMINGS = 5;
const FOLDS = 5;
const SEED = 1;
const RANKINGS = ['most frequent', 'the job alone', 'jobprism', 'naive Bayes', '20 nearest jobs'];

/** @param {readonly string[]} args FILE… [--pack FILE]… [--only PACK]… */
export async function main(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { pack: { type: 'string', multiple: true, default: [] }, only: { type: 'string', multiple: true } },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error('say which files hold the jobs');
  const lib = await library();
  const own = await Promise.all(
    values.pack.map(async (name) => ({ name, json: JSON.parse(await readFile(name, 'utf8')) })),
  );
  const knowledge = lib.withPacks(own);
  const packs = knowledge.packs.filter(({ id }) => values.only?.includes(id) ?? true);
  for (const file of positionals) await measure(file, packs, knowledge, lib);
}

async function measure(file, packs, knowledge, lib) {
  const simplify = await lib.loadSimplifier();
  const reader = jobReader(lib, knowledge, simplify);
  const jobs = [];
  for await (const event of lib.readJobs([file])) if (event.kind === 'job') jobs.push(event.job);
  console.log(`## ${basename(file)}: ${jobs.length} jobs\n`);
  const mapped = jobs.map((job) => ({ job, mapping: reader.map(job) }));
  const rows = [];
  const few = [];
  for (const pack of packs) {
    const named = namingJobs(mapped, pack, reader, openReader(pack, knowledge, simplify, lib));
    const counts = pack.frameworks.map(({ id }) => named.filter((job) => job.named.has(id)).length);
    if (named.length < LEAST_JOBS || counts.filter((count) => count >= LEAST_NAMINGS).length < LEAST_FRAMEWORKS) {
      few.push(`${pack.id} ${named.length}`);
    } else rows.push(...rowsOf(pack, named, reader, lib));
  }
  const head = ['pack', 'ranking', 'jobs', 'names', 'MRR', 'top 1', 'MRR over most frequent'];
  if (rows.length > 0) printTable(head, rows);
  if (few.length > 0)
    console.log(
      `Fewer than ${LEAST_JOBS} jobs that name a framework, or than ${LEAST_FRAMEWORKS} frameworks that ${LEAST_NAMINGS} name: ${few.join(', ')}\n`,
    );
}

/** The jobs that a pack has a say in and that name one of its frameworks, whole and masked; of equal texts the first. */
function namingJobs(mapped, pack, reader, open) {
  const hidden = hiddenWith(pack, reader.catalogue);
  const texts = new Set();
  return mapped.flatMap(({ job, mapping }) => {
    const own = mapping.frameworks.filter((framework) => framework.pack === pack.id);
    const named = own.filter(({ parts }) => parts.some(({ kind }) => kind === 'mention')).map(({ id }) => id);
    if (named.length === 0) return [];
    const without = masked(job, pack, hidden, reader);
    const text = `${without.title}\n${without.text}`.replace(/\s+/g, ' ');
    if (texts.has(text)) return [];
    texts.add(text);
    return [{ named: new Set(named), whole: mapping, masked: open.map(without), mapper: open.mapper }];
  });
}

function openReader(pack, knowledge, simplify, lib) {
  const packs = [withOpenDoor(pack, [...lib.roleNames().keys()])];
  return jobReader(lib, { ...knowledge, packs }, simplify);
}

/** One row a ranking. Folds are by position; each is ranked by what the jobs of the others say. */
function rowsOf(pack, jobs, reader, lib) {
  const frameworks = pack.frameworks.map(({ id }) => id);
  const ranks = [];
  let names = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const known = jobs.filter((_, number) => number % FOLDS !== fold);
    const asked = jobs.filter(({ named }, number) => number % FOLDS === fold && named.size < frameworks.length);
    const rank = rankings(pack, frameworks, known, reader);
    for (const job of asked) {
      ranks.push(rank(job));
      names += job.named.size;
    }
  }
  return RANKINGS.map((name, ranking) => {
    const random = lib.createRandom(SEED);
    const both = ranks.map((all) => [all[ranking], all[0]]);
    const over = bootstrapped(both, ([own, base]) => meanReciprocalRank(own) - meanReciprocalRank(base), random);
    return [
      pack.id,
      name,
      String(ranks.length),
      String(names),
      said(bootstrapped(both, ([own]) => meanReciprocalRank(own), random)),
      said(bootstrapped(both, ([own]) => topOne(own), random)),
      ranking === 0 ? '' : said(over, true),
    ];
  });
}

/** Ranks a job in each way of {@link RANKINGS}. */
function rankings(pack, frameworks, known, reader) {
  const corpus = reader.mapper.profile(known.map(({ whole }) => whole));
  const { naming } = corpus.companions.get(pack.id);
  const rate = (id) => naming[frameworks.indexOf(id)];
  const frequent = [...frameworks].sort((a, b) => rate(b) - rate(a));
  const own = new Set(frameworks);
  const labelled = known.map(({ named, whole }) => ({ named, features: featuresOf(whole, own) }));
  const peers = [naiveBayes(labelled, frameworks), nearestJobs(labelled, frameworks)];
  return ({ named, masked: job, mapper }) => {
    const scores = [
      new Map(),
      scoresOf(job, pack),
      scoresOf(mapper.completeJob(job, corpus), pack),
      ...peers.map((peer) => peer(featuresOf(job, own))),
    ];
    return scores.map((score) => ranksOf(score, frequent, named));
  };
}

function scoresOf({ frameworks }, pack) {
  return new Map(frameworks.filter((own) => own.pack === pack.id).map(({ id, score }) => [id, score]));
}

/** What the peers go by: the same technologies and capabilities that the model has. */
function featuresOf({ skills, capabilities }, frameworks) {
  const asked = skills.filter(({ id, polarity }) => polarity !== 'excluded' && !frameworks.has(id));
  return [...asked.map(({ id }) => `technology ${id}`), ...capabilities.map(({ id }) => `capability ${id}`)];
}

function said({ value, interval: [low, high] }, signed = false) {
  const shown = (number) => `${signed && number > 0 ? '+' : ''}${number.toFixed(3)}`;
  return `${shown(value)} (${shown(low)} to ${shown(high)})`;
}
