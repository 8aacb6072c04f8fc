import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './checks.mjs';
import { ROOT } from './library.mjs';

/** @typedef {{ readonly id: string, readonly title?: string, readonly text: string }} LabelledJob */

/**
 * Texts with a known class each, in the order of `file`.
 *
 * @typedef {object} Corpus
 * @property {string} name
 * @property {'zh' | 'en' | 'mixed'} language mixed: both, or not said
 * @property {string} file the jobs as JSONL with `id`, `title` where there is one, and `text`
 * @property {readonly string[]} ids
 * @property {readonly string[]} classes
 * @property {number} k number of classes
 */

const SPECIFICATION = /^([\w-]+)=([^,]+),([^,]+?)(?:,(en|zh))?$/;

/**
 * The fixtures with their roles, and the corpora that are named. Texts that are empty or have no label are left out.
 *
 * @param {readonly string[]} specifications NAME=JOBS.jsonl,LABELS.tsv[,en|zh]
 * @param {string} folder where the jobs are written to
 * @returns {Promise<Corpus[]>}
 */
export async function loadCorpora(specifications, folder) {
  const loaded = [await fixtures()];
  for (const specification of specifications) loaded.push(await labelled(specification));
  check(new Set(loaded.map(({ name }) => name)).size === loaded.length, 'every corpus has a name of its own');
  return Promise.all(loaded.map((corpus) => prepared(corpus, folder)));
}

async function fixtures() {
  const jobs = await jsonLinesIn('fixtures/jds');
  const expected = await jsonLinesIn('fixtures/expected');
  return { name: 'fixtures', language: 'mixed', jobs, labels: new Map(expected.map(({ id, role }) => [id, role])) };
}

async function labelled(specification) {
  const [, name, jobsFile, labelsFile, language = 'mixed'] = SPECIFICATION.exec(specification) ?? [];
  if (!name) throw new Error(`a corpus is given as NAME=JOBS.jsonl,LABELS.tsv[,en|zh], not as ${specification}`);
  const [, ...lines] = linesOf(await readFile(labelsFile, 'utf8'));
  const labels = new Map(lines.map((line) => /** @type {[string, string]} */ (line.split('\t'))));
  return { name, language, jobs: await jsonLines(jobsFile), labels };
}

async function prepared({ name, language, jobs, labels }, folder) {
  const used = jobs.filter(({ id, text }) => labels.has(id) && text.trim() !== '');
  check(used.length > 0, `${name} has texts with labels`);
  const ids = used.map(({ id }) => id);
  const classes = used.map(({ id }) => labels.get(id));
  const file = join(folder, `${name}.jsonl`);
  await writeFile(file, used.map(({ id, title, text }) => `${JSON.stringify({ id, title, text })}\n`).join(''));
  return { name, language, file, ids, classes, k: new Set(classes).size };
}

async function jsonLinesIn(folder) {
  const path = join(ROOT, folder);
  const names = (await readdir(path)).filter((name) => name.endsWith('.jsonl')).sort();
  return (await Promise.all(names.map((name) => jsonLines(join(path, name))))).flat();
}

/** @param {string} file @returns {Promise<any[]>} */
export async function jsonLines(file) {
  return linesOf(await readFile(file, 'utf8')).map((line) => JSON.parse(line));
}

/** @param {string} text */
export function linesOf(text) {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}
