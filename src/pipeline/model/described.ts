import * as z from 'zod';
import type { ModelContents } from '../../model/contents.js';
import { damaged } from '../../model/sections.js';

const count = z.int().nonnegative();
const number = z.number();
const bilingual = z.looseObject({ zh: z.string(), en: z.string() });
const terms = z.array(z.looseObject({ term: z.string(), weight: number }));
const tagged = z.array(z.looseObject({ id: z.string() }));
const ofPack = z.array(z.looseObject({ pack: z.string() }));
const counts = z.array(z.looseObject({ value: z.string(), jobs: count }));

/** What of clusters.json others rely on; what stands deeper comes from the same writer and is not looked at. */
const cluster = z.looseObject({
  cluster: count,
  label: bilingual,
  size: count,
  duplicates: count,
  stability: number,
  nearest: z.looseObject({ cluster: count, apart: terms }).nullable(),
  terms,
  representatives: z.array(z.looseObject({ id: z.string(), title: z.string(), similarity: number })),
  capabilities: tagged,
  skills: tagged,
  scenes: tagged,
  affinities: ofPack,
  decisions: ofPack,
  roles: counts,
  levels: counts,
  cities: counts,
  salary: z.looseObject({ currency: z.string(), jobs: count }).nullable(),
  requirements: z.array(z.looseObject({ quantity: z.string(), jobs: count })),
});

const schema = z.object({
  clusters: z.array(cluster),
  run: z.looseObject({
    version: z.string(),
    options: z.record(z.string(), z.union([z.string(), number, z.boolean(), z.null()])),
    packs: z.array(z.looseObject({ id: z.string(), version: z.string() })),
    records: count,
    jobs: count,
    rejected: count,
    clusters: count,
    warnings: z.array(z.looseObject({ code: z.string() })),
  }),
});

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
