// TF-IDF: ours against natural's TfIdf, from terms to the weight of every term of every document.
// See docs/BENCHMARKS.md.
import { createRequire } from 'node:module';
import { check } from './support/checks.mjs';
import { jobTexts } from './support/corpus.mjs';
import { library } from './support/library.mjs';
import { samplesOf, spreadOf, timingOf } from './support/measure.mjs';
import { callInChild } from './support/processes.mjs';
import { megabytes, printMachine, printTable, ratio, seconds, whole } from './support/table.mjs';

const SEED = 42;
const SIZES = [500, 1_000, 2_000];

/** @param {readonly string[]} args numbers of documents; default: 500, 1,000 and 2,000 */
export async function main(args) {
  const sizes = args.length > 0 ? args.map(Number) : SIZES;
  check(
    sizes.every((size) => Number.isInteger(size) && size > 0),
    'numbers of documents are whole numbers',
  );
  printMachine();
  const rows = [];
  for (const count of sizes) {
    const ours = await callInChild(import.meta.url, 'weighOurs', { count });
    const natural = await callInChild(import.meta.url, 'weighNatural', { count });
    check(ours && natural, 'both end');
    checkSame(ours.value, natural.value);
    const own = { seconds: timingOf(ours.value.seconds), processor: timingOf(ours.value.processor) };
    for (const [contender, { value, maxRSS }] of Object.entries({ jobprism: ours, natural })) {
      const clock = timingOf(value.seconds);
      const processor = timingOf(value.processor);
      rows.push([
        whole(count),
        contender,
        seconds(clock.median),
        spreadOf(clock),
        ratio(clock.median / own.seconds.median),
        seconds(processor.median),
        ratio(processor.median / own.processor.median),
        whole(value.weights),
        megabytes(maxRSS),
      ]);
    }
  }
  printTable(
    ['documents', 'contender', 'all weights', 'spread', 'ratio', 'processor', 'ratio of it', 'weights', 'peak memory'],
    rows,
  );
}

function checkSame(ours, natural) {
  check(ours.weights === natural.weights, `both weigh as many terms: ${ours.weights} and ${natural.weights}`);
  check(ours.occurrences === natural.occurrences, 'both count as many occurrences');
  const apart = Math.abs(ours.sum / natural.sum - 1);
  check(apart < 1e-4, `both find the same document frequencies: sums ${ours.sum} and ${natural.sum}`);
}

// The two smooth idf in different ways, so each child takes back its own formula, and what is compared is
// Σ tf · df / n over all terms of all documents.

/** Runs in a child. */
export async function weighOurs({ count }) {
  const { fitTfidf } = await library();
  const documents = await termsOf(count);
  /** @type {any} */
  let model;
  /** @type {any} */
  let matrix;
  const samples = await samplesOf(
    () => {
      model = fitTfidf(documents, { sublinearTf: false, norm: 'none' });
      matrix = model.transform(documents);
    },
    { runs: 5 },
  );
  let occurrences = 0;
  let sum = 0;
  matrix.data.forEach((weight, p) => {
    const idf = model.idf[matrix.indices[p]];
    const tf = Math.round(weight / idf);
    occurrences += tf;
    sum += tf * ((1 + count) / Math.exp(idf - 1) - 1);
  });
  return { ...samples, weights: matrix.data.length, occurrences, sum: sum / count };
}

/** Runs in a child. Natural's package entry loads databases, so its file is loaded alone. */
export async function weighNatural({ count }) {
  const TfIdf = createRequire(import.meta.url)('natural/lib/natural/tfidf/tfidf.js');
  const documents = await termsOf(count);
  /** @type {any} */
  let listed;
  const samples = await samplesOf(
    () => {
      const tfidf = new TfIdf();
      for (const document of documents) tfidf.addDocument(document);
      listed = documents.map((_, number) => tfidf.listTerms(number));
    },
    { runs: 3 },
  );
  let occurrences = 0;
  let sum = 0;
  for (const { tf, idf, tfidf } of listed.flat()) {
    check(Math.abs(tfidf - tf * idf) < 1e-9, 'natural multiplies tf by idf');
    occurrences += tf;
    sum += tf * (count / Math.exp(idf - 1) - 1);
  }
  return { ...samples, weights: listed.flat().length, occurrences, sum: sum / count };
}

/** Stems of generated job descriptions, the same in every process; cutting them is not measured here. */
async function termsOf(count) {
  const { createTokenizer } = await library();
  const tokenizer = await createTokenizer();
  const jobs = await jobTexts({ count, seed: SEED });
  return jobs.map(({ text }) => tokenizer.tokenize(text).map(({ stem }) => stem));
}
