import { rounded } from '../core/rounded.js';
import type { CorpusCompanions } from '../mapping/companions.js';
import type { Mapper } from '../mapping/mapper.js';
import type { RowScorer } from '../mapping/row-scorer.js';
import { type JobRecord, wordsOf } from './job-record.js';
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

  /** The frameworks of a job as text, or null where its record has them as they are: most jobs are not to be parsed. */
  frameworks(job: number, record: () => Pick<JobRecord, 'before' | 'frameworks'>): string | null {
    const scores = this.scorer(this.#parts.job(job));
    if (!scores.some(({ ofCorpus }) => ofCorpus)) return null;
    const frameworks = this.#mapper.frameworksOf(wordsOf(record()), scores);
    return JSON.stringify(frameworks, this.#exact ? undefined : rounded);
  }
}
