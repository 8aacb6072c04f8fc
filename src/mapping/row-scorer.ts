import type { Pack } from '../frameworks/schema.js';
import { type PackScores, scoreFrameworks } from './affinity-score.js';
import { CompanionCounts, type CorpusCompanions, companionsIn } from './companions.js';
import { PartRows } from './part-rows.js';
import type { PartTable } from './tally.js';

/** Jobs by the numbers of their parts. */
export interface PartSource {
  readonly table: PartTable;
  /** The numbers of the parts of each job, in order. */
  rows(): Iterable<ArrayLike<number>>;
}

/** Scores the frameworks of a job by the numbers of its parts: one entry for each pack that has a say in it. */
export type RowScorer = (parts: ArrayLike<number>) => PackScores[];

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
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  return (parts) =>
    reader.of(parts).flatMap(({ pack: id, mentions, scenes, features }) => {
      const pack = byId.get(id);
      if (!pack) return [];
      const known = corpus.get(id);
      const companions = known ? companionsIn(features, known) : [];
      const frameworks = scoreFrameworks(pack, { mentions, scenes, companions }, known);
      const ofCorpus = companions.length > 0 || scenes.some((scene) => known?.scenes.has(scene.id));
      return [{ pack: id, frameworks, ofCorpus }];
    });
}

function rowsOf(packs: readonly Pack[], table: PartTable): PartRows {
  return new PartRows(table, new Map(packs.map(({ id, frameworks }) => [id, frameworks.map((own) => own.id)])));
}
