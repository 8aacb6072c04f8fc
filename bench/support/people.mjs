// The people of fixtures/profiles with the grades of jobs for them, and the jobs.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { library, ROOT } from './library.mjs';
import { linesOf } from './quality-corpora.mjs';

const PROFILES = join(ROOT, 'fixtures', 'profiles');
/** Where the graded jobs are. */
export const JOBS = join(ROOT, 'fixtures', 'jds');

/**
 * @typedef {object} GradedPerson
 * @property {string} id
 * @property {'dev' | 'test'} split
 * @property {'zh' | 'en'} language
 * @property {object} person a `PersonInput`
 * @property {ReadonlyMap<string, number>} grades by job
 */

/** @param {string} [folder] @returns {Promise<GradedPerson[]>} */
export async function gradedPeople(folder = PROFILES) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  const files = names.map(async (name) => {
    const people = await rowsOf(join(folder, name));
    const grades = await gradesIn(join(folder, name.replace(/jsonl$/, 'relevance.tsv')));
    return people.map((line) => {
      const person = JSON.parse(line);
      return { ...person, grades: grades.get(person.id) ?? new Map() };
    });
  });
  return (await Promise.all(files)).flat();
}

async function gradesIn(file) {
  const byPerson = new Map();
  for (const line of await rowsOf(file)) {
    const [person, job, grade] = line.split('\t');
    if (!byPerson.has(person)) byPerson.set(person, new Map());
    byPerson.get(person).set(job, Number(grade));
  }
  return byPerson;
}

async function rowsOf(file) {
  return linesOf(await readFile(file, 'utf8'));
}

/** @returns {Promise<import('../../dist/index.js').JobDescription[]>} */
export async function gradedJobs() {
  const { readJobs } = await library();
  const jobs = [];
  for await (const event of readJobs([JOBS])) if (event.kind === 'job') jobs.push(event.job);
  return jobs;
}

/** The language of a job by its id; null for those of `mixed.jsonl`, which are in both. @param {string} job */
export function languageOf(job) {
  if (job.startsWith('en-') || job.endsWith('-en')) return 'en';
  return job.startsWith('zh-') || job.endsWith('-zh') ? 'zh' : null;
}

/** All that a person says of themselves in words, for rankings that know words alone. */
export function wordsOfPerson({ title, skills = [], text }) {
  const names = skills.map((skill) => (typeof skill === 'string' ? skill : skill.name));
  return [title, names.join('\n'), text].filter((part) => part).join('\n');
}

/** The same of a job. */
export function wordsOfJob({ title, text }) {
  return [title, text].filter((part) => part).join('\n');
}
