import type { JobDescription, JobFacts } from '../../src/core/job.js';
import { normalizeText } from '../../src/core/text.js';
import { builtInKnowledge, type Knowledge } from '../../src/frameworks/registry.js';
import type { MatchedField } from '../../src/mapping/findings.js';
import type { JobMapping } from '../../src/mapping/job-mapping.js';
import { createMapper, type Mapper } from '../../src/mapping/mapper.js';

/** What a test says of a job besides its text. */
export interface JobWords {
  readonly id?: string;
  readonly title?: string;
  readonly years?: readonly [number | null, number | null];
  readonly knowledge?: Knowledge;
}

const mappers = new Map<Knowledge, Mapper>();

/** The mapper over a knowledge, made once. */
export function mapperOf(knowledge: Knowledge = builtInKnowledge()): Mapper {
  let mapper = mappers.get(knowledge);
  if (!mapper) {
    mapper = createMapper(knowledge);
    mappers.set(knowledge, mapper);
  }
  return mapper;
}

/** A job description of these words only. */
export function jobOf(text: string, { id = 'job', title }: JobWords = {}): JobDescription {
  return {
    id,
    source: { file: 'memory', line: 1 },
    title: title ?? null,
    text,
    company: null,
    city: null,
    salary: null,
    experience: null,
    education: null,
  };
}

/** Maps one text as the pipeline does. */
export function mapText(text: string, words: JobWords = {}): JobMapping {
  const facts: JobFacts = { experienceYears: words.years ?? null, education: null, salary: null, city: null };
  return mapperOf(words.knowledge).mapJob(jobOf(text, words), fieldsOf(text, words), facts);
}

/** The fields of one text with what the catalogue finds in them. */
export function fieldsOf(text: string, { title, knowledge = builtInKnowledge() }: JobWords = {}): MatchedField[] {
  const field = (name: MatchedField['field'], original: string): MatchedField => {
    const folded = normalizeText(original);
    return { field: name, text: folded, matches: knowledge.catalogue.match(folded) };
  };
  return [...(title === undefined ? [] : [field('title', title)]), field('text', text)];
}
