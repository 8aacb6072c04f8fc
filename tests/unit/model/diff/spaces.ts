import type { JobCounts, ModelSpace } from '../../../../src/model/contents.js';

/** Terms and a projection given by term. */
export function space(
  terms: readonly string[],
  projection: readonly (readonly number[])[] | null,
): Pick<ModelSpace, 'terms' | 'projection' | 'dimensions'> {
  return {
    terms,
    projection: projection && Float32Array.from(projection.flat()),
    dimensions: projection && projection[0]!.length,
  };
}

/** Counts of some jobs; what is not given stands in none. */
export function counts(jobs: number, given: Partial<Record<keyof JobCounts, Record<string, number>>> = {}): JobCounts {
  const of = (kind: keyof JobCounts): ReadonlyMap<string, number> => new Map(Object.entries(given[kind] ?? {}));
  return {
    jobs,
    skills: of('skills'),
    capabilities: of('capabilities'),
    frameworks: of('frameworks'),
    roles: of('roles'),
    levels: of('levels'),
    cities: of('cities'),
  };
}
