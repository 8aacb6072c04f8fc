import type { CorpusCompanions } from '../mapping/companions.js';
import type { JobFramework } from '../mapping/job-affinity.js';
import type { Mapper } from '../mapping/mapper.js';
import type { RowScorer } from '../mapping/row-scorer.js';
import { FrameworkTexts } from './framework-texts.js';
import type { PartStore } from './part-store.js';

/** What the jobs of a run, taken together, say of the frameworks of each. */
export class RunAffinity {
  readonly companions: CorpusCompanions;
  readonly scorer: RowScorer;
  readonly #parts: PartStore;
  readonly #texts: FrameworkTexts;

  /** @param exact whether numbers keep all digits, as those of the records do */
  constructor(parts: PartStore, mapper: Mapper, exact: boolean) {
    this.companions = mapper.companions(parts);
    this.scorer = mapper.scorer(parts.table, this.companions);
    this.#parts = parts;
    this.#texts = new FrameworkTexts(exact);
  }

  /**
   * The frameworks that a job lists as text, or null where its record has them as they are: most jobs are not to be
   * parsed.
   *
   * @param own those of its record
   */
  frameworks(job: number, own: () => string): string | null {
    const scored = this.scorer(this.#parts.job(job));
    if (!scored.some(({ ofCorpus }) => ofCorpus)) return null;
    return this.#texts.of(scored, () => JSON.parse(own()) as JobFramework[]);
  }
}
