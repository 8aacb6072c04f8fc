import * as z from 'zod';
import { JobprismError, reasonOf } from '../core/errors.js';
import type { IndexedJob } from './indexed-job.js';
import { jobFrom } from './records.js';

const tags = z.array(
  z.object({
    id: z.string(),
    polarity: z.enum(['required', 'preferred', 'excluded']),
    score: z.number(),
    evidence: z.array(
      z.object({ field: z.enum(['title', 'text']), start: z.number(), end: z.number(), text: z.string() }),
    ),
  }),
);
const amount = z.number().nullable();
const words = z.string().nullable();
const bilingual = z.looseObject({ zh: z.string(), en: z.string() }).nullable();

/** What searching and explaining rely on. Names that nothing is known of fit nothing, and are no harm. */
const jobSchema = z.object({
  id: z.string(),
  title: words,
  company: words,
  language: z.string(),
  cluster: amount,
  similarity: amount,
  role: z.string(),
  level: words,
  facts: z.looseObject({
    experienceYears: z.tuple([amount, amount]).nullable(),
    education: words,
    salary: z
      .looseObject({
        min: amount,
        max: amount,
        currency: z.string(),
        period: z.enum(['hour', 'day', 'month', 'year']),
      })
      .nullable(),
    city: words,
    place: z.looseObject({ city: bilingual }).nullish(),
    posted: words.optional(),
    remote: words.optional(),
    evidence: z.record(z.string(), z.looseObject({ field: z.string(), text: z.string() })),
  }),
  skills: tags,
  capabilities: tags,
  frameworks: z.array(z.object({ pack: z.string(), id: z.string(), score: z.number() })),
});

/**
 * The job that the bytes out of a file were made of. Reading every record would double what opening an index costs, so that each
 * is checked when it is wanted.
 *
 * @param segment that it is told of where it is none
 * @throws JobprismError INDEX_DAMAGED
 */
export function checkedJob(record: Uint8Array, place: Float32Array | null, segment: number | string): IndexedJob {
  let job: IndexedJob;
  try {
    job = jobFrom(record, place);
  } catch (error) {
    throw new JobprismError('INDEX_DAMAGED', { segment, reason: `a record is none: ${reasonOf(error)}` });
  }
  const checked = jobSchema.safeParse(job);
  if (checked.success) return job;
  const path = checked.error.issues[0]!.path.join('.');
  throw new JobprismError('INDEX_DAMAGED', { segment, reason: `a record has another form at ${path}` });
}

/** Between what may stand before the job in its record, and the job, whose id is the first of it. */
const BREAK = 0x0a;
const ENCODER = new TextEncoder();

/** Whether a record is of a job of this id, told from where the id stands in it, without reading it. */
export function isRecordOf(record: Uint8Array, id: string): boolean {
  const start = record.indexOf(BREAK) + 1;
  const head = ENCODER.encode(`[${JSON.stringify(id)},`);
  return head.length <= record.length - start && head.every((byte, i) => record[start + i] === byte);
}
