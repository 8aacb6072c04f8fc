import * as z from 'zod';
import { DEGREES } from '../../core/job.js';
import { LEVELS } from '../../mapping/levels.js';

// Parts of answers. They are loose: a later version may say more.

export const bilingualSchema: z.ZodObject = z
  .looseObject({ zh: z.string(), en: z.string() })
  .meta({ description: 'A label' });

export const evidenceSchema: z.ZodObject = z
  .looseObject({
    field: z.string().meta({ description: 'The field of the job or the person that the words stand in' }),
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
    text: z.string(),
  })
  .meta({ description: 'Words: text is field.slice(start, end), in UTF-16 code units' });

export const polaritySchema: z.ZodType = z.enum(['required', 'preferred', 'excluded']);

const scored = { contribution: z.number() };

export const skillSchema: z.ZodObject = z.looseObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  polarity: polaritySchema,
  evidence: z.array(evidenceSchema),
});

export const capabilitySchema: z.ZodObject = z.looseObject({
  id: z.string(),
  score: z.number(),
  polarity: polaritySchema,
  evidence: z.array(evidenceSchema),
});

export const frameworkScoreSchema: z.ZodObject = z.looseObject({ pack: z.string(), id: z.string(), score: z.number() });

export const factsSchema: z.ZodObject = z.looseObject({
  experienceYears: z
    .array(z.number().nullable())
    .length(2)
    .nullable()
    .meta({ description: 'Least and most, null where open' }),
  education: z.enum(DEGREES).nullable(),
  salary: z
    .looseObject({
      min: z.number().nullable(),
      max: z.number().nullable(),
      currency: z.string(),
      period: z.enum(['hour', 'day', 'month', 'year']),
      months: z.number().nullable(),
    })
    .nullable(),
  city: z.string().nullable(),
});

export const levelSchema: z.ZodType = z.enum(LEVELS).nullable();

/** A part of a score, of a job or of what fits a person. */
export const scorePartSchema: z.ZodObject = z.looseObject({
  kind: z.string(),
  id: z.string().optional(),
  ...scored,
});
