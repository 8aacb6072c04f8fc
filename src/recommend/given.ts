import { JobprismError } from '../core/errors.js';
import { requireText } from '../core/options.js';

// What JavaScript callers hand over: they have no types to tell them. Only the form is looked at that an index relies on, in
// a fraction of the time that it takes to put a job.

/** Anything with names for its parts. */
type Parts = Readonly<Record<string, unknown>>;

const ABOUT = 'must be an object with space and counts: { space: model.space, counts: model.counts.all }';
const JOB = 'must be a job that a model has placed; recommender.put(job) takes one as the readers give it';
const PERSON =
  'must be a person as recommender.person(input) gives it; recommender.recommend(input) takes what is said of one';

/** @throws JobprismError OPTION_INVALID */
export function requireAbout(about: unknown): void {
  requireParts(about, 'about', ABOUT);
  requireText(about.space, 'about.space');
  const { counts, catalogue, dimensions = null } = about;
  requireParts(counts, 'about.counts', 'must be those of a model: model.counts.all');
  if (typeof counts.jobs !== 'number') refuse('about.counts.jobs', 'must be a number; give model.counts.all');
  for (const name of ['skills', 'capabilities']) {
    if (!hasMethod(counts[name], 'get')) refuse(`about.counts.${name}`, 'must be a Map; give model.counts.all');
  }
  if (catalogue !== undefined && !hasMethod(catalogue, 'match')) {
    refuse('about.catalogue', 'must be the catalogue of a model: model.knowledge.catalogue');
  }
  if (dimensions !== null && !isCount(dimensions)) {
    refuse('about.dimensions', 'must be a whole number or null: model.about.dimensions');
  }
}

/** @throws JobprismError OPTION_INVALID */
export function requireBytes(bytes: unknown): void {
  if (!(bytes instanceof Uint8Array)) refuse('bytes', 'must be a Uint8Array; loadJobIndex opens a file by its path');
}

/** @throws JobprismError OPTION_INVALID */
export function requireJob(job: unknown): void {
  requireParts(job, 'job', JOB);
  for (const name of ['id', 'language', 'role'])
    requirePart(typeof job[name] === 'string', `job.${name}`, 'a string', JOB);
  requirePart(isParts(job.facts), 'job.facts', 'an object', JOB);
  requirePart(isParts((job.facts as Parts).evidence), 'job.facts.evidence', 'an object', JOB);
  for (const name of ['skills', 'capabilities']) requireTags(job[name], `job.${name}`, JOB);
  requireList(job.frameworks, 'job.frameworks', JOB);
  requirePlace(job.place, 'job.place', JOB);
}

/** @throws JobprismError OPTION_INVALID */
export function requirePerson(person: unknown): void {
  requireParts(person, 'person', PERSON);
  for (const name of ['skills', 'capabilities']) requireTags(person[name], `person.${name}`, PERSON);
  requireList(person.roles, 'person.roles', PERSON);
  requirePart(isParts(person.wishes), 'person.wishes', 'an object', PERSON);
  requirePlace(person.place, 'person.place', PERSON);
}

/** @throws JobprismError OPTION_INVALID */
export function requireIds(ids: unknown): void {
  if (!Array.isArray(ids)) refuse('ids', 'must be a list of the ids of jobs');
  for (const [at, id] of (ids as unknown[]).entries()) requireText(id, `ids.${at}`);
}

/** @throws JobprismError OPTION_INVALID */
export function requireMost(most: unknown): void {
  if (!isCount(most)) refuse('most', 'must be a whole number of jobs, 0 or more');
}

function requireTags(tags: unknown, option: string, advice: string): void {
  requireList(tags, option, advice);
  for (let at = 0; at < tags.length; at++) {
    const tag: unknown = tags[at];
    const isTag = isParts(tag) && typeof tag.id === 'string' && Array.isArray(tag.evidence);
    requirePart(isTag, `${option}.${at}`, 'an object with id and evidence', advice);
  }
}

function requireList(list: unknown, option: string, advice: string): asserts list is readonly unknown[] {
  requirePart(Array.isArray(list), option, 'a list', advice);
}

function requirePlace(place: unknown, option: string, advice: string): void {
  requirePart(place === null || place instanceof Float32Array, option, 'a Float32Array or null', advice);
}

function requireParts(value: unknown, option: string, reason: string): asserts value is Parts {
  if (!isParts(value)) refuse(option, reason);
}

function requirePart(isRight: boolean, option: string, what: string, advice: string): void {
  if (!isRight) refuse(option, `must be ${what}: ${option.split('.', 1)[0]} ${advice}`);
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasMethod(value: unknown, name: string): boolean {
  return isParts(value) && typeof value[name] === 'function';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function refuse(option: string, reason: string): never {
  throw new JobprismError('OPTION_INVALID', { option, reason });
}
