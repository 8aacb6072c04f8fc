// Whether jobs that suit a person stand first: the recommender against rankings that know words alone, by the grades of
// fixtures/profiles. See docs/BENCHMARKS.md.
import { parseArgs } from 'node:util';
import { library } from './support/library.mjs';
import { bootstrapped } from './support/masked-ranking.mjs';
import { gradedJobs, gradedPeople, languageOf } from './support/people.mjs';
import { byMiniSearch, byRecommender, byTfidf, jobprismTerms } from './support/people-rankings.mjs';
import { fixed, mean } from './support/quality-statistics.mjs';
import { foundAt, ndcgAt, precisionAt, reciprocalRank } from './support/ranking-figures.mjs';
import { printTable } from './support/table.mjs';

const SPLITS = ['dev', 'test'];
const SEED = 1;
const NDCG_PLACES = 10;
const PRECISION_PLACES = 5;
const OTHER_PLACES = 20;
const WHO = { all: () => true, zh: ({ language }) => language === 'zh', en: ({ language }) => language === 'en' };
const HEAD = ['ranking', 'people', 'number', 'NDCG@10', 'P@5', 'MRR', 'other language @20', 'NDCG@10 over the first'];

/**
 * @param {readonly string[]} args [--profiles FOLDER] [--each]: also NDCG@10 of every person of dev; of test only totals
 * are ever shown
 */
export async function main(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { profiles: { type: 'string' }, each: { type: 'boolean', default: false } },
  });
  const jobs = await gradedJobs();
  const people = await gradedPeople(values.profiles);
  const rankings = await rankingsOf(jobs);
  const judged = await Promise.all(people.map((person) => judge(person, rankings)));
  const { createRandom } = await library();
  for (const split of SPLITS) {
    const own = judged.filter((person) => person.split === split);
    console.log(`## ${split}: ${own.length} people, ${jobs.length} jobs\n`);
    printTable(
      HEAD,
      rowsOf(own, [...rankings.keys()], () => createRandom(SEED)),
    );
  }
  if (values.each) printEach(judged, [...rankings.keys()]);
}

/** The rankings that are there by name, and a line for each that is not. */
async function rankingsOf(jobs) {
  const terms = await jobprismTerms();
  const all = [
    ['jobprism recommender', await byRecommender(jobs), 'this build has no recommender'],
    ['TF-IDF cosine', await byTfidf(jobs, terms)],
    ['MiniSearch, jobprism terms', await byMiniSearch(jobs, terms), 'npm run bench-peers installs MiniSearch'],
    ['MiniSearch as it is', await byMiniSearch(jobs, null), 'npm run bench-peers installs MiniSearch'],
  ];
  for (const [name, rank, reason] of all) if (!rank) console.log(`Without ${name}: ${reason}.\n`);
  return new Map(all.filter(([, rank]) => rank).map(([name, rank]) => [name, rank]));
}

/** A person with the figures of every ranking. */
async function judge({ id, split, language, person, grades }, rankings) {
  const figures = new Map();
  const isOther = (job) => languageOf(job) !== null && languageOf(job) !== language;
  for (const [name, rank] of rankings) {
    const ranked = await rank(person);
    figures.set(name, {
      ndcg: ndcgAt(ranked, grades, NDCG_PLACES),
      precision: precisionAt(ranked, grades, PRECISION_PLACES),
      reciprocal: reciprocalRank(ranked, grades),
      other: foundAt(ranked, grades, OTHER_PLACES, isOther),
    });
  }
  return { id, split, language, figures };
}

function rowsOf(people, names, newRandom) {
  return names.flatMap((name) =>
    Object.entries(WHO).flatMap(([who, isOne]) => {
      const own = people.filter(isOne);
      return own.length === 0 ? [] : [[name, who, String(own.length), ...figuresOf(own, name, names[0], newRandom())]];
    }),
  );
}

function figuresOf(people, name, first, random) {
  const own = people.map(({ figures }) => figures.get(name));
  const average = (of) => fixed(mean(own.map(of).filter((value) => value !== null)));
  const pairs = people.map(({ figures }) => [[figures.get(name).ndcg], [figures.get(first).ndcg]]);
  const apart = bootstrapped(pairs, ([one, base]) => mean(one) - mean(base), random);
  return [
    average(({ ndcg }) => ndcg),
    average(({ precision }) => precision),
    average(({ reciprocal }) => reciprocal),
    average(({ other }) => other),
    name === first ? '' : signed(apart),
  ];
}

function signed({ value, interval: [low, high] }) {
  const shown = (number) => `${number > 0 ? '+' : ''}${fixed(number)}`;
  return `${shown(value)} (${shown(low)} to ${shown(high)})`;
}

function printEach(people, names) {
  console.log('## dev, NDCG@10 of each\n');
  const rows = people
    .filter(({ split }) => split === 'dev')
    .map(({ id, figures }) => [id, ...names.map((name) => fixed(figures.get(name).ndcg))]);
  printTable(['person', ...names], rows);
}
