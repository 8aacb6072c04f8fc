import * as z from 'zod';
import { personSchema } from '../../pipeline/recommend/person-input.js';
import { type CitySkillsOptions, citySkillsOptionsSchema, recommendOptionsSchema } from '../../recommend/options.js';
import type { PersonInput } from '../../recommend/person.js';
import type { RecommendOptions } from '../../recommend/recommendation.js';

/** Jobs that one request may bring. */
export const MOST_JOBS = 1000;
const LONGEST_ID = 512;

/** A job as a request has it. */
export interface JobBody {
  readonly id?: string | undefined;
  readonly title?: string | null | undefined;
  readonly text: string;
  readonly company?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly salary?: string | null | undefined;
  readonly experience?: string | null | undefined;
  readonly education?: string | null | undefined;
  readonly posted?: string | null | undefined;
  readonly headCount?: string | null | undefined;
  readonly remote?: string | null | undefined;
}

/** Many jobs. */
export interface JobsBody {
  readonly jobs: readonly JobBody[];
}

const words = z.string().max(10_000).nullable().optional();

export const jobIdSchema: z.ZodType<string> = z.string().min(1).max(LONGEST_ID);

export const jobSchema: z.ZodType<JobBody> = z.strictObject({
  id: jobIdSchema.optional().meta({ description: 'Default: memory: and its number in the request' }),
  title: words,
  text: z.string().min(1).meta({ description: 'The description as it was read, HTML or plain' }),
  company: words,
  city: words,
  salary: words.meta({ description: 'In words, as 20-30k·14薪' }),
  experience: words.meta({ description: 'In words, as 3-5年' }),
  education: words.meta({ description: 'In words, as 本科' }),
  posted: words,
  headCount: words,
  remote: words,
});

export const jobsSchema: z.ZodType<JobsBody> = z.strictObject({ jobs: z.array(jobSchema).min(1).max(MOST_JOBS) });

export const assignBody: z.ZodType<JobBody | JobsBody> = z.union([jobSchema, jobsSchema]);

export const recommendBody: z.ZodType<{ readonly person: PersonInput; readonly options: RecommendOptions }> =
  z.strictObject({
    person: personSchema,
    options: recommendOptionsSchema.prefault({} as RecommendOptions),
  });

export const citySkillsBody: z.ZodType<{
  readonly person: PersonInput;
  readonly city: string;
  readonly options: CitySkillsOptions;
}> = z.strictObject({
  person: personSchema,
  city: z.string().min(1).max(200).meta({ description: 'In Chinese, English or pinyin' }),
  options: citySkillsOptionsSchema.prefault({} as { top: number }),
});

export const jobParams: z.ZodType<{ readonly id: string }> = z.strictObject({ id: jobIdSchema });

export const clusterParams: z.ZodType<{ readonly id: number }> = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,6}$/, 'must be the number of a cluster')
    .transform(Number),
});

export const similarQuery: z.ZodType<{ readonly top?: number | undefined; readonly diversity?: number | undefined }> =
  z.strictObject({
    top: z.coerce.number().int().min(1).max(1000).optional().meta({ description: 'Jobs to return. Default: 10' }),
    diversity: z.coerce
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'From 0, by score alone, to 1, as different from each other as can be. Default: 0' }),
  });
