import type { JobCounts, ModelSpace } from '../../../../src/model/contents.js';

/** A space with some terms and a projection given by term. */
export function space(terms: readonly string[], projection: readonly (readonly number[])[] | null): ModelSpace {
  return {
    terms,
    kinds: terms.map(() => 'latin'),
    documentFrequencies: new Int32Array(terms.length).fill(2),
    documents: 10,
    phrases: new Map(),
    weighting: 'tfidf',
    sublinearTf: true,
    meanLength: null,
    emphasis: new Float64Array(terms.length).fill(1),
    projection: projection && Float64Array.from(projection.flat()),
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
