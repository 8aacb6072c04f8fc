// Ways to rank jobs for a person: jobprism's, and peers that know words alone.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { library } from './library.mjs';
import { JOBS, wordsOfJob, wordsOfPerson } from './people.mjs';
import { rankedBy } from './ranking-figures.mjs';

const MINISEARCH = fileURLToPath(
  new URL('../../node_modules/.bench-peers/node_modules/minisearch/dist/es/index.js', import.meta.url),
);

/**
 * @typedef {import('../../dist/index.js').JobDescription} JobDescription
 * @typedef {(person: any) => Promise<string[]> | string[]} Rank ids of all jobs that have anything to do with a person
 */

/** The built library's recommender over the same jobs; null where the build has none. @returns {Promise<Rank | null>} */
export async function byRecommender(/** @type {readonly JobDescription[]} */ jobs) {
  const { fitModel, createRecommender } = /** @type {any} */ (await library());
  if (!fitModel || !createRecommender) return null;
  const { model } = await fitModel(JOBS);
  const recommender = createRecommender(model);
  for (const job of jobs) await recommender.put(job);
  return async (person) => {
    const { jobs: found } = await recommender.recommend(person, { top: jobs.length });
    return found.map(({ id }) => id);
  };
}

/**
 * Cosine of TF-IDF rows over jobprism's terms.
 *
 * @param {readonly JobDescription[]} jobs
 * @param {(text: string) => string[]} termsOf
 * @returns {Promise<Rank>}
 */
export async function byTfidf(jobs, termsOf) {
  const { fitTfidf } = await library();
  const documents = jobs.map((job) => termsOf(wordsOfJob(job)));
  const tfidf = fitTfidf(documents);
  const rows = tfidf.transform(documents);
  return (person) => {
    const own = weightsOf(tfidf.transform([termsOf(wordsOfPerson(person))]), 0);
    const scores = jobs.map(({ id }, row) => [id, dot(own, weightsOf(rows, row))]);
    return rankedBy(new Map(scores));
  };
}

function weightsOf({ data, indices, indptr }, row) {
  const weights = new Map();
  for (let at = indptr[row]; at < indptr[row + 1]; at++) weights.set(indices[at], data[at]);
  return weights;
}

function dot(one, other) {
  let sum = 0;
  for (const [term, weight] of one) sum += weight * (other.get(term) ?? 0);
  return sum;
}

/**
 * BM25 as MiniSearch has it, with its defaults but for the tokenizer; null where it is not installed. Its own tokenizer
 * cuts at spaces and punctuation, so a run of Chinese is one term.
 *
 * @param {readonly JobDescription[]} jobs
 * @param {((text: string) => string[]) | null} termsOf null for its own
 * @returns {Promise<Rank | null>}
 */
export async function byMiniSearch(jobs, termsOf) {
  if (!existsSync(MINISEARCH)) return null;
  const { default: MiniSearch } = await import(pathToFileURL(MINISEARCH).href);
  const index = new MiniSearch({ fields: ['words'], ...(termsOf && { tokenize: termsOf }) });
  index.addAll(jobs.map((job) => ({ id: job.id, words: wordsOfJob(job) })));
  return (person) => {
    const found = index.search(wordsOfPerson(person));
    return rankedBy(new Map(found.map(({ id, score }) => [id, score])));
  };
}

/** Text to stems, as an analysis makes them. @returns {Promise<(text: string) => string[]>} */
export async function jobprismTerms() {
  const { builtInKnowledge, createTokenizer, loadSimplifier, normalizeText } = await library();
  const { catalogue } = builtInKnowledge();
  const simplify = await loadSimplifier();
  const tokenizer = await createTokenizer();
  return (text) => {
    const folded = simplify(normalizeText(text));
    const known = catalogue
      .match(folded)
      .filter(({ kind }) => kind === 'technology')
      .map((match) => ({
        ...match.folded,
        term: catalogue.termOf(match.id),
        kind: /** @type {const} */ ('technology'),
      }));
    return tokenizer.tokenizeNormalized(folded, known).map(({ stem }) => stem);
  };
}
