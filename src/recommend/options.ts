import * as z from 'zod';
import { parseOptions } from '../core/options.js';
import { ROLE_IDS } from '../frameworks/role-ids.js';
import { LEVELS } from '../mapping/levels.js';
import type { JobFilters, RecommendOptions } from './recommendation.js';

const names = z.array(z.string().min(1).max(200)).max(1000);
const MOST = 1000;

/** {@link RecommendOptions} with its defaults. */
export interface CheckedOptions {
  readonly top: number;
  readonly filters: JobFilters;
  readonly diversity: number;
}

/** The form of {@link JobFilters}. */
export const filtersSchema: z.ZodType<JobFilters> = z.strictObject({
  cities: names.optional(),
  roles: z.array(z.enum(ROLE_IDS)).optional(),
  levels: z.array(z.enum(LEVELS)).optional(),
  clusters: z.array(z.int().nonnegative()).max(1000).optional(),
  languages: z.array(z.enum(['zh', 'en', 'mixed'])).optional(),
  remote: z.array(z.enum(['remote', 'hybrid', 'onsite'])).optional(),
  skills: names.optional(),
  withoutSkills: names.optional(),
  companies: names.optional(),
  withoutCompanies: names.optional(),
  minPay: z
    .strictObject({
      min: z.number().nonnegative(),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be a code of ISO 4217 such as CNY')
        .optional(),
      period: z.enum(['hour', 'day', 'month', 'year']).optional(),
    })
    .optional(),
  postedFrom: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2024-05-01')
    .optional(),
  without: z.array(z.string().max(2000)).max(100_000).optional(),
});

/** The form of {@link RecommendOptions}. */
export const recommendOptionsSchema: z.ZodType<CheckedOptions> = z.strictObject({
  top: z.int().min(1).max(MOST).default(10),
  filters: filtersSchema.default({}),
  diversity: z.number().min(0).max(1).default(0),
});

/** How the skills of a city are counted. */
export interface CitySkillsOptions {
  /** Skills of each list, 1 to 100. Default: 10. */
  readonly top?: number | undefined;
}

/** The form of {@link CitySkillsOptions}. */
export const citySkillsOptionsSchema: z.ZodType<{ readonly top: number }> = z.strictObject({
  top: z.int().min(1).max(100).default(10),
});

/** The form of what the opening of an index may be told. */
export const openOptionsSchema: z.ZodType<{ readonly recover: boolean }> = z.strictObject({
  recover: z.boolean('must be true or false').default(false),
});

/** @throws JobprismError OPTION_INVALID */
export function checkedOptions(options: RecommendOptions | undefined): CheckedOptions {
  return parseOptions(recommendOptionsSchema, options ?? {});
}
