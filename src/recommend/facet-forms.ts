import * as z from 'zod';
import type { Facet } from './facets.js';

const words = z.string().nullable();
const years = z.number().nullable();

/** The form of the values of each facet. Names that nothing is known of fit nothing, and are no harm. */
export const FACET_FORMS: Readonly<Record<Facet, z.ZodType>> = {
  demands: z.strictObject({
    role: z.string(),
    level: words,
    years: z.tuple([years, years]).nullable(),
    education: words,
  }),
  city: words,
  reach: words,
  pay: z.strictObject({ amount: z.number(), currency: z.string() }).nullable(),
  remote: words,
  language: z.string(),
  cluster: z.number().nullable(),
  posted: words,
  company: words,
};
