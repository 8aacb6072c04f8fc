import * as z from 'zod';
import type { PersonInput } from '../../recommend/person.js';
import type { RecommendOptions } from '../../recommend/recommendation.js';

const names = z.array(z.string().min(1).max(200)).max(1000);
export const personSchema: z.ZodType<PersonInput> = z.strictObject({
  title: z.string().optional(),
  skills: z
    .array(
      z.union([
        z.string(),
        z.strictObject({ name: z.string(), level: z.enum(['basic', 'working', 'strong', 'expert']).optional() }),
      ]),
    )
    .optional(),
  text: z.string().optional(),
});
export const recommendOptionsSchema: z.ZodType<RecommendOptions, RecommendOptions> = z.strictObject({
  top: z.int().min(1).max(1000).default(10),
  filters: z.strictObject({ cities: names.optional() }).default({}),
  diversity: z.number().min(0).max(1).default(0),
});
