import * as z from 'zod';
import type { ModelContents } from '../../model/contents.js';
import { damaged } from '../../model/sections.js';
import { MOST_REMEMBERED } from './growth.js';

const count = z
  .int()
  .nonnegative()
  .max(2 ** 31);
const number = z.number();
const bilingual = z.looseObject({ zh: z.string(), en: z.string() });

/** A list of objects that have a text under a name: by hand, for a schema copies what it lets through. */
const listBy = (name: string): z.ZodType =>
  z.custom(
    (value) =>
      Array.isArray(value) && value.every((item) => typeof (item as Record<string, unknown>)?.[name] === 'string'),
    `must be a list by ${name}`,
  );
const terms = listBy('term');
const tagged = listBy('id');
const ofPack = listBy('pack');
const counts = listBy('value');

/** What of clusters.json others rely on; what stands deeper comes from the same writer and is not looked at. */
const cluster = z.looseObject({
  cluster: count,
  label: bilingual,
  size: count,
  duplicates: count,
  stability: number,
  nearest: z.looseObject({ cluster: count, apart: terms }).nullable(),
  terms,
  representatives: tagged,
  capabilities: tagged,
  skills: tagged,
  scenes: tagged,
  affinities: ofPack,
  decisions: ofPack,
  roles: counts,
  levels: counts,
  cities: counts,
  salary: z.looseObject({ currency: z.string(), jobs: count }).nullable(),
  requirements: listBy('quantity'),
});

/** Growth, which is read when the model is compared or learns again. */
const grown = z.looseObject({
  lineage: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .min(1)
    .max(MOST_REMEMBERED),
  jobs: count,
  flagged: count,
  duplicates: z.looseObject({ exact: count, near: count }),
  empty: count,
  unseen: z.looseObject({ share: number.min(0).max(1), terms }),
});

const schema = z.object({
  clusters: z.array(cluster),
  run: z.looseObject({
    version: z.string(),
    options: z
      .record(z.string(), z.union([z.string(), number, z.boolean(), z.null()]))
      .refine(hasUsableThreshold, 'duplicateThreshold must be from 0.5 to 1'),
    packs: tagged,
    records: count,
    jobs: count,
    rejected: count,
    clusters: count,
    warnings: listBy('code'),
    grown: grown.optional(),
  }),
});

function hasUsableThreshold({ duplicateThreshold }: Readonly<Record<string, unknown>>): boolean {
  return typeof duplicateThreshold !== 'number' || (duplicateThreshold >= 0.5 && duplicateThreshold <= 1);
}

/**
 * Checks the report and the clusters of a model.
 *
 * @throws JobprismError MODEL_DAMAGED
 */
export function checkDescribed(described: ModelContents['described']): void {
  const { error, data } = schema.safeParse(described);
  const [issue] = error?.issues ?? [];
  if (issue) throw damaged(`described is wrong at ${issue.path.join('.')}: ${issue.message}`);
  data?.clusters.forEach((own, at) => {
    if (own.cluster !== at) throw damaged(`described has cluster ${own.cluster} in the place of ${at}`);
  });
}
