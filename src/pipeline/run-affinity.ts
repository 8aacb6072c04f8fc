import { rounded } from '../core/rounded.js';
import type { CorpusCompanions } from '../mapping/companions.js';
import type { JobFramework } from '../mapping/job-affinity.js';
import { listedFrameworks } from '../mapping/listed-frameworks.js';
import type { Mapper } from '../mapping/mapper.js';
import type { RowScorer } from '../mapping/row-scorer.js';
import type { PartStore } from './part-store.js';

/** What the jobs of a run, taken together, say of the frameworks of each. */
export class RunAffinity {
  readonly companions: CorpusCompanions;
  readonly scorer: RowScorer;
  readonly #parts: PartStore;
  readonly #mapper: Mapper;
  readonly #exact: boolean;

  /** @param exact whether numbers keep all digits, as those of the records do */
  constructor(parts: PartStore, mapper: Mapper, exact: boolean) {
    this.companions = mapper.companions(parts);
    this.scorer = mapper.scorer(parts.table, this.companions);
    this.#parts = parts;
    this.#mapper = mapper;
    this.#exact = exact;
  }

  /**
   * The frameworks that a job lists as text, or null where its record has them as they are: most jobs are not to be
   * parsed.
   *
   * @param own those of its record
   */
  frameworks(job: number, own: () => string): string | null {
    const scores = this.scorer(this.#parts.job(job));
    if (!scores.some(({ ofCorpus }) => ofCorpus)) return null;
    const frameworks = this.#mapper.frameworksOf(JSON.parse(own()) as JobFramework[], scores);
    return JSON.stringify(listedFrameworks(frameworks), this.#exact ? undefined : rounded);
  }
}
