import type { Pack } from '../frameworks/schema.js';
import { CompanionCounts, type CorpusCompanions, companionsIn } from './companions.js';
import { PackScorer } from './pack-scorer.js';
import { PartRows } from './part-rows.js';
import type { PartTable } from './tally.js';

/** Jobs by the numbers of their parts. */
export interface PartSource {
  readonly table: PartTable;
  /** The numbers of the parts of each job, in order. */
  rows(): Iterable<ArrayLike<number>>;
}

/**
 * Scores the frameworks of a job by the numbers of its parts: one entry for each pack that has a say in it. What it gives
 * holds until it is asked for the next job.
 */
export type RowScorer = (parts: ArrayLike<number>) => readonly PackScorer[];

/** Counts over all jobs of a run what stands beside the frameworks of each pack. */
export function corpusCompanions(packs: readonly Pack[], source: PartSource): CorpusCompanions {
  const reader = rowsOf(packs, source.table);
  const counts = new Map(packs.map((pack) => [pack.id, new CompanionCounts(pack)]));
  for (const parts of source.rows()) {
    for (const { pack, mentions, features, scenes } of reader.of(parts)) {
      const ids = scenes.map(({ id }) => id);
      counts.get(pack)?.add(mentions, features, ids);
    }
  }
  return new Map([...counts].map(([pack, counted]) => [pack, counted.companions()]));
}

/** Scores jobs by what the job says and what its run says of that. */
export function rowScorer(packs: readonly Pack[], table: PartTable, corpus: CorpusCompanions): RowScorer {
  const reader = rowsOf(packs, table);
  const scorers = new Map(packs.map((pack) => [pack.id, new PackScorer(pack, corpus.get(pack.id))]));
  return (parts) =>
    reader.of(parts).flatMap(({ pack, mentions, scenes, features }) => {
      const scorer = scorers.get(pack);
      if (!scorer) return [];
      const known = corpus.get(pack);
      scorer.score({ mentions, scenes, companions: known ? companionsIn(features, known) : [] });
      return [scorer];
    });
}

function rowsOf(packs: readonly Pack[], table: PartTable): PartRows {
  return new PartRows(table, new Map(packs.map(({ id, frameworks }) => [id, frameworks.map((own) => own.id)])));
}
