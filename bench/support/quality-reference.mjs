import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { check } from './checks.mjs';
import { run } from './processes.mjs';
import { progress } from './quality-runs.mjs';

/** @typedef {import('./quality-corpora.mjs').Corpus} Corpus */

/**
 * What scikit-learn made of a corpus.
 *
 * @typedef {object} Reference
 * @property {string} folder holds the TF-IDF matrix as matrix-files.mjs reads it
 * @property {number} rows
 * @property {number} cols
 * @property {number} components of the latent space
 * @property {number[][]} tfidf by seed: labels
 * @property {number[][]} lsa by seed: labels
 */

const WORKER = fileURLToPath(new URL('./sklearn_reference.py', import.meta.url));
const MANY_TEXTS = 2_000;

/** Texts that must hold a term: the bound that jobprism has by itself. @param {number} texts */
export function minDfFor(texts) {
  return texts >= MANY_TEXTS ? 5 : 2;
}

/**
 * @param {string} python the command
 * @returns {Promise<{ sklearn: string, jieba: string | null } | null>} versions; null without scikit-learn
 */
export async function findReference(python) {
  const { status, stdout } = await run(python, [WORKER, 'versions']);
  return status === 0 ? JSON.parse(stdout) : null;
}

/**
 * Lets scikit-learn cluster every corpus that it can read.
 *
 * @param {readonly Corpus[]} corpora
 * @param {{ python: string, versions: { jieba: string | null } | null, seeds: number }} options
 * @returns {Promise<Map<string, Reference>>} by name of the corpus; without those that need jieba where it is missing
 */
export async function referencesOf(corpora, { python, versions, seeds }) {
  const references = new Map();
  const readable = versions ? corpora.filter(({ language }) => language === 'en' || versions.jieba) : [];
  for (const corpus of readable) references.set(corpus.name, await referenceOf(corpus, { python, seeds }));
  return references;
}

async function referenceOf({ name, language, file, ids, k }, { python, seeds }) {
  const began = performance.now();
  const folder = `${file}.reference`;
  await mkdir(folder);
  const numbers = [k, minDfFor(ids.length), seeds].map(String);
  const { status, stdout, stderr } = await run(python, [WORKER, 'cluster', file, folder, language, ...numbers]);
  check(status === 0, `scikit-learn clusters ${name}: ${stderr}`);
  progress(`${name}: scikit-learn, ${seeds} seeds`, began);
  return { folder, ...JSON.parse(stdout) };
}
