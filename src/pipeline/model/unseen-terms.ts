/** Terms of further jobs that a model knows nothing of. */
export interface UnseenReport {
  /** Of the terms that one in a hundred of the jobs or more have, and half of them at most: the share without a column. */
  readonly share: number;
  /** The most frequent of those without one, at most twenty, with the jobs that have them. */
  readonly terms: readonly { readonly term: string; readonly jobs: number }[];
}

const LEAST_JOBS = 5;
const LEAST_SHARE = 0.01;
const MOST_SHARE = 0.5;
const TOLD = 20;

/**
 * Counts the terms of jobs that a model has no column for. Every vocabulary leaves out what is rare and what stands
 * nearly everywhere, so that only terms between are looked at: of those the jobs of the model itself had nearly all.
 */
export class UnseenTerms {
  readonly #isKnown: (stem: string) => boolean;
  readonly #counts = new Map<string, number>();
  #jobs = 0;

  constructor(isKnown: (stem: string) => boolean) {
    this.#isKnown = isKnown;
  }

  /** Adds the stems of one job. */
  add(stems: readonly string[]): void {
    this.#jobs++;
    for (const stem of new Set(stems)) this.#counts.set(stem, (this.#counts.get(stem) ?? 0) + 1);
  }

  report(): UnseenReport {
    const least = Math.max(LEAST_JOBS, LEAST_SHARE * this.#jobs);
    const common = [...this.#counts].filter(([, jobs]) => jobs >= least && jobs <= MOST_SHARE * this.#jobs);
    const unseen = common.filter(([stem]) => !this.#isKnown(stem)).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return {
      share: common.length === 0 ? 0 : unseen.length / common.length,
      terms: unseen.slice(0, TOLD).map(([term, jobs]) => ({ term, jobs })),
    };
  }
}
