import { readFile } from 'node:fs/promises';
import { library } from './library.mjs';

/** @typedef {import('../../dist/index.js').CsrMatrix} CsrMatrix */
/** @typedef {import('../../dist/index.js').Random} Random */

// Zipf and Mandelbrot: the term of rank r is drawn in proportion to 1 / (r + OFFSET); the offset flattens the head, as
// leaving out stop words does.
const OFFSET = 5;
/** Terms that a topic prefers. */
const TOPIC_TERMS = 400;

/**
 * A matrix as TF-IDF makes it from documents of several topics: every row has `nnz` terms, drawn from a Zipf vocabulary
 * and from that of its topic, weighed as (1 + ln tf) · idf and scaled to length 1.
 *
 * @param {{ rows: number, cols: number, nnz: number, topics: number, topical?: number, seed: number }} shape topical:
 * share of the words of a document that are of its topic, the others being common to all; default: 0.25
 * @returns {Promise<{ matrix: CsrMatrix, topics: Int32Array }>} with the topic of each row
 */
export async function topicMatrix({ rows, cols, nnz, topics, topical = 0.25, seed }) {
  const { createRandom } = await library();
  const random = createRandom(seed);
  const common = shuffled(cols, random);
  const commonRanks = zipf(cols);
  const topicRanks = zipf(Math.min(TOPIC_TERMS, cols));
  const ofTopic = Array.from({ length: topics }, () => shuffled(cols, random).subarray(0, topicRanks.length));

  const labels = new Int32Array(rows);
  const indptr = new Int32Array(rows + 1);
  const indices = new Int32Array(rows * nnz);
  const data = new Float32Array(rows * nnz);
  const frequencies = new Int32Array(cols);
  const counts = new Int32Array(cols);
  for (let row = 0; row < rows; row++) {
    labels[row] = random.below(topics);
    const from = row * nnz;
    let found = 0;
    while (found < nnz) {
      const ofItsTopic = random.next() < topical;
      const column = ofItsTopic ? ofTopic[labels[row]][draw(topicRanks, random)] : common[draw(commonRanks, random)];
      if (counts[column] === 0) indices[from + found++] = column;
      counts[column]++;
    }
    indices.subarray(from, from + nnz).sort();
    for (let p = from; p < from + nnz; p++) {
      data[p] = 1 + Math.log(counts[indices[p]]);
      frequencies[indices[p]]++;
      counts[indices[p]] = 0;
    }
    indptr[row + 1] = from + nnz;
  }
  for (let row = 0; row < rows; row++) {
    let squares = 0;
    for (let p = indptr[row]; p < indptr[row + 1]; p++) {
      data[p] *= Math.log((1 + rows) / (1 + frequencies[indices[p]])) + 1;
      squares += data[p] ** 2;
    }
    const scale = 1 / Math.sqrt(squares);
    for (let p = indptr[row]; p < indptr[row + 1]; p++) data[p] *= scale;
  }
  return { matrix: { rows, cols, indptr, indices, data }, topics: labels };
}

/**
 * A dense matrix as a latent space has it: rows of length 1 around as many directions as there are topics, with less
 * and less variance from the first column to the last.
 *
 * @param {{ rows: number, cols: number, topics: number, seed: number }} shape
 * @returns {Promise<{ matrix: CsrMatrix }>}
 */
export async function latentMatrix({ rows, cols, topics, seed }) {
  const { createRandom, csrFromDense } = await library();
  const random = createRandom(seed);
  const vector = () => Float64Array.from({ length: cols }, (_, j) => nearlyNormal(random) / Math.sqrt(1 + j));
  const centres = Array.from({ length: topics }, vector);
  const dense = Array.from({ length: rows }, () => {
    const centre = centres[random.below(topics)];
    const row = vector().map((value, j) => centre[j] + 1.5 * value);
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  });
  return { matrix: csrFromDense(dense) };
}

function nearlyNormal(random) {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.next();
  return sum;
}

/**
 * Initial centroids: k different rows of a matrix, row-major.
 *
 * @param {CsrMatrix} matrix
 * @param {{ k: number, seed: number }} options
 * @returns {Promise<Float32Array>}
 */
export async function initialCentroids({ rows, cols, indptr, indices, data }, { k, seed }) {
  const { createRandom } = await library();
  const chosen = shuffled(rows, createRandom(seed)).subarray(0, k);
  const dense = new Float32Array(k * cols);
  chosen.forEach((row, cluster) => {
    for (let p = indptr[row]; p < indptr[row + 1]; p++) dense[cluster * cols + indices[p]] = data[p];
  });
  return dense;
}

/** @typedef {'zh' | 'en' | 'mixed' | 'all'} TextKind */

/** @type {Record<TextKind, readonly string[]>} */
const FILES = {
  zh: ['zh-go', 'zh-families'],
  en: ['en'],
  mixed: ['mixed'],
  all: ['zh-go', 'zh-families', 'en', 'mixed', 'pairs'],
};
/** Share of the sentences of a generated job that come from the fixture that it takes its title from. */
const OWN = 0.6;

/**
 * Job descriptions made from those of `fixtures/jds`: the fields of one, most of its sentences and some of others of
 * the same file, in any order, with other numbers. They are as long and as mixed as the fixtures, but mean nothing.
 *
 * @param {{ count: number, seed: number, kind?: TextKind }} options
 * @returns {Promise<Record<string, string>[]>}
 */
export async function jobTexts({ count, seed, kind = 'all' }) {
  const { createRandom } = await library();
  const random = createRandom(seed);
  const jobs = await fixturePools(kind);
  return Array.from({ length: count }, (_, number) => {
    const { job, pool } = jobs[random.below(jobs.length)];
    const text = job.sentences.map(() => anySentence(job, pool, random));
    return { ...job.fields, id: `bench-${number}`, text: text.join('\n') };
  });
}

/** Every fixture, beside its file: the sentences of the one and of the other. */
export async function fixturePools(kind = /** @type {TextKind} */ ('all')) {
  const pools = await Promise.all(FILES[kind].map(readFixtures));
  return pools.flatMap((pool) => pool.jobs.map((job) => ({ job, pool })));
}

async function readFixtures(name) {
  const file = new URL(`../../fixtures/jds/${name}.jsonl`, import.meta.url);
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const jobs = lines.map((line) => {
    const { text, ...fields } = JSON.parse(line);
    return { fields, sentences: text.split('\n').filter((sentence) => sentence.trim() !== '') };
  });
  return { jobs, sentences: jobs.flatMap(({ sentences }) => sentences) };
}

/** A sentence of a fixture, or of another one of its file, with other numbers. */
export function anySentence(job, pool, random) {
  const own = random.next() < OWN;
  const from = own ? job.sentences : pool.sentences;
  return otherNumbers(from[random.below(from.length)], random);
}

/** Every number becomes another one of the same length, so that no two texts are quite the same. */
function otherNumbers(sentence, random) {
  return sentence.replace(/(?<![a-z.\d])\d{1,4}(?![a-z.\d])/gi, (number) => {
    const least = 10 ** (number.length - 1);
    return String(least + random.below(9 * least));
  });
}

/** Cumulated weights of a Zipf vocabulary, for `draw`. */
export function zipf(size) {
  const cumulated = new Float64Array(size);
  let sum = 0;
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + 1 + OFFSET);
    cumulated[rank] = sum;
  }
  return cumulated;
}

/** A place with a probability in proportion to its weight. */
export function draw(cumulated, random) {
  const target = random.next() * cumulated[cumulated.length - 1];
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cumulated[middle] > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

function shuffled(size, random) {
  const values = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [values[i], values[j]] = [values[j], values[i]];
  }
  return values;
}
