import * as z from 'zod';

/** Where a technology stands in public lists; a key is absent where it is in none or not known for certain. */
export interface TechnologyLinks {
  /** Tag of Stack Overflow: `https://stackoverflow.com/tags/…`. */
  readonly stackoverflow?: string | undefined;
  /** Name of the project of the Cloud Native Computing Foundation, as its landscape writes it. */
  readonly cncf?: string | undefined;
  /** Repository: `https://github.com/…`. */
  readonly github?: string | undefined;
  /** Topic of GitHub: `https://github.com/topics/…`. */
  readonly topic?: string | undefined;
  /** Name of the language in Linguist, the list that GitHub knows languages by. */
  readonly linguist?: string | undefined;
  /** Item of Wikidata: `https://www.wikidata.org/wiki/…`. */
  readonly wikidata?: string | undefined;
}

const name = z.string().min(1).max(80);

/** The links of a technology as the data file writes them. */
export const linksSchema: z.ZodType<TechnologyLinks> = z.strictObject({
  stackoverflow: z
    .string()
    .regex(/^[a-z0-9.+#-]+$/, 'must be a tag')
    .optional(),
  cncf: name.optional(),
  github: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'must be owner/name')
    .optional(),
  topic: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be a topic')
    .optional(),
  linguist: name.optional(),
  wikidata: z
    .string()
    .regex(/^Q[1-9]\d*$/, 'must be an item such as Q37227')
    .optional(),
});

/**
 * Loads the public identifiers of the built-in technologies, by id. They are read when they are first asked for: no
 * analysis needs them.
 *
 * @example
 * (await loadTechnologyLinks()).get('kubernetes'); // { stackoverflow: 'kubernetes', cncf: 'Kubernetes', … }
 */
export async function loadTechnologyLinks(): Promise<ReadonlyMap<string, TechnologyLinks>> {
  const { default: links } = await import('./data/links.json', { with: { type: 'json' } });
  return new Map(Object.entries(links as Readonly<Record<string, TechnologyLinks>>));
}
