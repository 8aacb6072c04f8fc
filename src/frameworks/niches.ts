import * as z from 'zod';
import type { Bilingual } from '../core/job.js';
import type { Catalogue } from './catalogue.js';
import data from './data/niches.json' with { type: 'json' };
import type { PackFault } from './fault.js';

/** A purpose so narrow that what serves it does for one another after a while: a bundler, a serial bus, a CI server. */
export interface Niche {
  readonly id: string;
  readonly name: Bilingual;
  /** Ids of the catalogue. One that stands alone is known to be like no other. */
  readonly technologies: readonly string[];
}

const schema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a slug'),
    name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
    technologies: z.array(z.string()).min(1),
  }),
);

/** The niches that come with the library: data/niches.json. A test checks them, so they are not checked again here. */
export function builtInNiches(): readonly Niche[] {
  return data;
}

/** The niches by technology, of those that have any. */
export function nichesByTechnology(niches: readonly Niche[]): ReadonlyMap<string, readonly Niche[]> {
  const byId = new Map<string, Niche[]>();
  for (const niche of niches) {
    for (const id of niche.technologies) {
      const own = byId.get(id);
      if (own) own.push(niche);
      else byId.set(id, [niche]);
    }
  }
  return byId;
}

/**
 * Everything wrong in a list of niches: its shape, ids that lead nowhere, doubles, what is out of order.
 *
 * @param json a parsed list of the form of data/niches.json
 */
export function nicheFaults(json: unknown, { technologies }: Catalogue): PackFault[] {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({ path: path.join('.') || '(root)', reason: message }));
  }
  return parsed.data.flatMap(({ id, technologies: listed }, i) => {
    const faults: PackFault[] = [];
    if (i > 0 && id <= parsed.data[i - 1]!.id) {
      faults.push({ path: `${i}.id`, reason: `${id} is out of order or there twice` });
    }
    listed.forEach((one, j) => {
      if (!technologies.has(one)) faults.push({ path: `${i}.technologies.${j}`, reason: `nothing has the id ${one}` });
      if (listed.indexOf(one) < j) faults.push({ path: `${i}.technologies.${j}`, reason: `${one} is there twice` });
    });
    return faults;
  });
}
