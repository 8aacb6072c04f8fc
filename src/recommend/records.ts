import type { Evidence, Language, Polarity } from '../core/job.js';
import { rounded } from '../core/rounded.js';
import type { IndexedJob, IndexedTag } from './indexed-job.js';

/** Places kept of each skill and capability: enough to show what it stands on. */
const MOST_PLACES = 3;

const POLARITIES: readonly Polarity[] = ['required', 'preferred', 'excluded'];

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

type Place = readonly [field: 0 | 1, start: number, end: number, text: string];
type Tag = readonly [id: string, polarity: number, score: number, places: readonly Place[]];

/** A job without its place, in order and without names. */
type Flat = readonly [
  id: string,
  title: string | null,
  company: string | null,
  language: Language,
  cluster: number | null,
  similarity: number,
  role: IndexedJob['role'],
  level: IndexedJob['level'],
  facts: IndexedJob['facts'],
  skills: readonly Tag[],
  capabilities: readonly Tag[],
  frameworks: readonly (readonly [pack: string, id: string, score: number])[],
];

/** A job as an index keeps it: three places of each tag, scores of six digits. */
export function keptJob(job: IndexedJob): IndexedJob {
  return jobFrom(recordOf(job), job.place);
}

/** The bytes that a job is kept as: what it says but for its place. */
export function recordOf(job: IndexedJob): Uint8Array {
  const flat: Flat = [
    job.id,
    job.title,
    job.company,
    job.language,
    job.cluster,
    job.similarity,
    job.role,
    job.level,
    job.facts,
    job.skills.map(flatTag),
    job.capabilities.map(flatTag),
    job.frameworks.map(({ pack, id, score }) => [pack, id, score] as const),
  ];
  return ENCODER.encode(JSON.stringify(flat, rounded));
}

/** What a job is, without what it asks for. */
export type JobStanding = Pick<IndexedJob, 'id' | 'role' | 'frameworks'>;

/** A part of the job that {@link recordOf} made the bytes of. */
export function standingFrom(record: Uint8Array): JobStanding {
  const [id, , , , , , role, , , , , frameworks] = flatOf(record);
  return { id, role, frameworks: frameworks.map(frameworkFrom) };
}

/** The job that {@link recordOf} made the bytes of. */
export function jobFrom(record: Uint8Array, place: Float32Array | null): IndexedJob {
  const [id, title, company, language, cluster, similarity, role, level, facts, skills, capabilities, frameworks] =
    flatOf(record);
  return {
    id,
    title,
    company,
    language,
    cluster,
    similarity,
    role,
    level,
    facts,
    skills: skills.map(tagFrom),
    capabilities: capabilities.map(tagFrom),
    frameworks: frameworks.map(frameworkFrom),
    place,
  };
}

function flatOf(record: Uint8Array): Flat {
  return JSON.parse(DECODER.decode(record)) as Flat;
}

function frameworkFrom([pack, id, score]: Flat[11][number]): IndexedJob['frameworks'][number] {
  return { pack, id, score };
}

function flatTag({ id, polarity, score, evidence }: IndexedTag): Tag {
  const places = evidence
    .slice(0, MOST_PLACES)
    .map(({ field, start, end, text }): Place => [field === 'title' ? 0 : 1, start, end, text]);
  return [id, POLARITIES.indexOf(polarity), score, places];
}

function tagFrom([id, polarity, score, places]: Tag): IndexedTag {
  const evidence = places.map(
    ([field, start, end, text]): Evidence => ({ field: field === 0 ? 'title' : 'text', start, end, text }),
  );
  return { id, polarity: POLARITIES[polarity]!, score, evidence };
}
