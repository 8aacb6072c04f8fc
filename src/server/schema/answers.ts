import * as z from 'zod';
import {
  bilingualSchema,
  capabilitySchema,
  evidenceSchema,
  factsSchema,
  frameworkScoreSchema,
  levelSchema,
  polaritySchema,
  scorePartSchema,
  skillSchema,
} from './parts.js';

/** A job as `analyze` writes it to jobs.jsonl. */
export const assignedJobSchema: z.ZodObject = z.looseObject({
  id: z.string(),
  title: z.string().nullable(),
  language: z.enum(['zh', 'en', 'mixed']),
  cluster: z.int().nonnegative().nullable().meta({ description: 'Null for an outlier' }),
  similarity: z.number(),
  skills: z.array(skillSchema),
  capabilities: z.array(capabilitySchema),
  frameworks: z.array(frameworkScoreSchema),
  decisions: z.array(z.looseObject({ pack: z.string(), framework: z.string().nullable() })),
  role: z.string(),
  level: levelSchema,
  facts: factsSchema,
});

export const assignedJobsSchema: z.ZodObject = z.object({ jobs: z.array(assignedJobSchema) });

export const putJobSchema: z.ZodObject = z.object({ created: z.boolean(), job: assignedJobSchema });

export const deletedJobSchema: z.ZodObject = z.object({ id: z.string(), deleted: z.literal(true) });

/** A job as the index keeps it. */
export const indexedJobSchema: z.ZodObject = z.looseObject({
  id: z.string(),
  title: z.string().nullable(),
  company: z.string().nullable(),
  cluster: z.int().nonnegative().nullable(),
  role: z.string(),
  level: levelSchema,
  facts: factsSchema,
  skills: z.array(z.looseObject({ id: z.string(), polarity: polaritySchema, evidence: z.array(evidenceSchema) })),
  capabilities: z.array(z.looseObject({ id: z.string(), score: z.number() })),
  frameworks: z.array(frameworkScoreSchema),
});

const bridgeSchema = z.looseObject({ from: z.string(), name: z.string(), nearness: z.number() }).nullable();

export const recommendedJobSchema: z.ZodObject = z.looseObject({
  id: z.string(),
  title: z.string().nullable(),
  company: z.string().nullable(),
  cluster: z.int().nonnegative().nullable(),
  score: z.number().min(0).max(1),
  parts: z.array(scorePartSchema).meta({ description: 'Their contributions add up to the score' }),
  missing: z.array(
    z.looseObject({
      kind: z.enum(['skill', 'capability']),
      id: z.string(),
      name: z.string(),
      polarity: polaritySchema,
      gain: z.number(),
      bridge: bridgeSchema,
    }),
  ),
});

const fittingSchema = z.looseObject({
  id: z.string(),
  name: bilingualSchema,
  score: z.number(),
  parts: z.array(scorePartSchema),
});

export const recommendationSchema: z.ZodObject = z.looseObject({
  person: z.looseObject({
    skills: z.array(z.looseObject({ id: z.string(), name: z.string(), strength: z.number() })),
    capabilities: z.array(z.looseObject({ id: z.string(), strength: z.number() })),
    roles: z.array(z.looseObject({ id: z.string(), share: z.number() })),
    level: levelSchema,
    unknown: z.array(z.looseObject({ name: z.string() })),
  }),
  jobs: z.array(recommendedJobSchema),
  clusters: z.array(fittingSchema),
  roles: z.array(fittingSchema),
  frameworks: z.array(fittingSchema.extend({ pack: z.string(), known: z.boolean() })),
});

export const similarJobsSchema: z.ZodObject = z.object({ id: z.string(), jobs: z.array(recommendedJobSchema) });

const citySkillSchema = z.looseObject({
  id: z.string(),
  name: z.string(),
  jobs: z.int(),
  share: z.number(),
  lift: z.number(),
  gain: z.number(),
  bridge: bridgeSchema,
  examples: z.array(z.string()),
});

/** What a person should put first and add, for the jobs of a city. */
export const citySkillsSchema: z.ZodObject = z.looseObject({
  city: bilingualSchema,
  jobs: z.int().meta({ description: 'Jobs of the city that are counted' }),
  everywhere: z.int(),
  enough: z.boolean().meta({ description: 'False where shares are little more than chance' }),
  first: z.array(citySkillSchema).meta({ description: 'Skills of the person, the one to put first first' }),
  add: z.array(citySkillSchema).meta({ description: 'Skills that the person lacks, the one that gains most first' }),
});

export const clusterListSchema: z.ZodObject = z.object({
  clusters: z.array(
    z.looseObject({
      cluster: z.int().nonnegative(),
      label: bilingualSchema,
      size: z.int().nonnegative(),
      stability: z.number(),
      terms: z.array(z.string()),
    }),
  ),
});

/** A cluster as `analyze` writes it to clusters.json. */
export const clusterSchema: z.ZodObject = z.looseObject({
  cluster: z.int().nonnegative(),
  label: bilingualSchema,
  size: z.int().nonnegative(),
  terms: z.array(z.looseObject({ term: z.string(), weight: z.number() })),
  skills: z.array(z.looseObject({ id: z.string() })),
  capabilities: z.array(z.looseObject({ id: z.string() })),
});

export const frameworkListSchema: z.ZodObject = z.object({
  packs: z.array(
    z.looseObject({
      id: z.string(),
      version: z.string(),
      name: bilingualSchema,
      frameworks: z.array(
        z.looseObject({
          id: z.string(),
          name: z.string(),
          summary: bilingualSchema,
          jobs: z.int().nonnegative().meta({ description: 'Jobs of the model that name it' }),
        }),
      ),
    }),
  ),
});

export const healthSchema: z.ZodObject = z.object({ status: z.literal('alive') });

export const readinessSchema: z.ZodObject = z.object({
  status: z.enum(['ready', 'starting', 'stopping']),
  writes: z.enum(['file', 'memory']).meta({ description: 'Where jobs that are put are kept' }),
});

export const reloadedSchema: z.ZodObject = z.object({
  model: z.string(),
  space: z.string(),
  clusters: z.int(),
  jobs: z.int(),
  writes: z.enum(['file', 'memory']),
  loads: z.int(),
});

/** RFC 9457, with what the error catalogue of jobprism says beside. */
export const problemSchema: z.ZodObject = z.object({
  type: z.string().meta({ description: 'urn:jobprism:error: and the code' }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string().meta({ description: 'Stays the same over versions; docs/ERRORS.md lists all' }),
  remedy: z.string(),
  requestId: z.string(),
  where: z.string().optional().meta({ description: 'JSON pointer into the body, or the name of a parameter' }),
  errors: z.array(z.object({ where: z.string(), reason: z.string() })).optional(),
});
