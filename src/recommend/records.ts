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
];

type Framework = readonly [pack: string, id: string, score: number];

/** Between the frameworks and the rest: JSON has no such byte. The frameworks alone are read far more often than all. */
const BREAK = 0x0a;

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
  ];
  const frameworks = job.frameworks.map(({ pack, id, score }): Framework => [pack, id, score]);
  return ENCODER.encode(`${JSON.stringify(frameworks, rounded)}\n${JSON.stringify(flat, rounded)}`);
}

/** The frameworks of the job that {@link recordOf} made the bytes of. */
export function frameworksFrom(record: Uint8Array): IndexedJob['frameworks'] {
  const frameworks = parsed<readonly Framework[]>(record.subarray(0, record.indexOf(BREAK)));
  return frameworks.map(([pack, id, score]) => ({ pack, id, score }));
}

/** The job that {@link recordOf} made the bytes of. */
export function jobFrom(record: Uint8Array, place: Float32Array | null): IndexedJob {
  const [id, title, company, language, cluster, similarity, role, level, facts, skills, capabilities] = parsed<Flat>(
    record.subarray(record.indexOf(BREAK) + 1),
  );
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
    frameworks: frameworksFrom(record),
    place,
  };
}

function parsed<T>(bytes: Uint8Array): T {
  return JSON.parse(DECODER.decode(bytes)) as T;
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
