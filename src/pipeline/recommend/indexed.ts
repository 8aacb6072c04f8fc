import type { Evidence } from '../../core/job.js';
import type { IndexedJob, IndexedTag } from '../../recommend/indexed-job.js';
import type { PlacedJob } from '../model/job-reader.js';

/** A job as an index keeps it. */
export function indexedJob({ job, company, place }: PlacedJob): IndexedJob {
  const { id, title, language, cluster, similarity, role, level, facts, skills, capabilities, frameworks } = job;
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
    skills: skills.map((skill) => indexedTag({ ...skill, score: 1 })),
    capabilities: capabilities.map(indexedTag),
    frameworks: frameworks.map(({ pack, id, score }) => ({ pack, id, score })),
    place,
  };
}

function indexedTag({ id, polarity, score, evidence }: IndexedTag): IndexedTag {
  const places = evidence.map(({ field, start, end, text }): Evidence => ({ field, start, end, text }));
  return { id, polarity, score, evidence: places };
}
