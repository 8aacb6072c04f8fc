import type { ModelContents } from '../../model/contents.js';
import { type ComparedModel, compareModels, type DiffOptions, type ModelDiff } from '../../model/diff/diff.js';
import { namesOf } from '../../model/diff/names.js';
import { holdsCounts, withoutCounts } from '../../model/job-counts.js';
import { contentsOf, type JobModel } from './job-model.js';

/**
 * Compares two models: which clusters are the same, split, merged, are new or gone, and what more or fewer jobs ask for,
 * with an interval that says whether it is more than noise. Where the newer one is the older one after `partialFit`, the
 * jobs that it learnt from since are compared with those before, not with all of them together.
 *
 * `docs/CHANGES-BETWEEN-CRAWLS.md` has the formulae, with their sources, and what the result does not tell.
 *
 * @throws JobprismError OPTION_INVALID
 * @example
 * const diff = diffModels(await loadModel('may/model.jobprism'), await loadModel('june/model.jobprism'));
 * for (const { name, difference, moreThanNoise } of diff.overall.changes) {
 *   if (moreThanNoise) console.log(name.en, difference > 0 ? 'rose' : 'fell');
 * }
 */
export function diffModels(older: JobModel, newer: JobModel, options: DiffOptions = {}): ModelDiff {
  contentsOf(older, 'older');
  contentsOf(newer, 'newer');
  const then = comparedOf(older, newer);
  const now = comparedOf(newer, older);
  const isGrown = cameOf(newer, then, now, older.id);
  return compareModels(then, isGrown ? onlyFurther(now, then) : now, options, isGrown);
}

/** Whether a model is another one after further jobs: what it says of itself counts only where it can be so. */
function cameOf({ about }: JobModel, older: ComparedModel, newer: ComparedModel, id: string): boolean {
  const isNamed = about.run.grown?.lineage.includes(id) ?? false;
  const isSameSpace = newer.spaceId === older.spaceId && newer.clusters.k === older.clusters.k;
  if (!isNamed || !isSameSpace || !holdsCounts(newer.counts, older.counts)) return false;
  return newer.clusters.counts.every((counts, cluster) => holdsCounts(counts, older.clusters.counts[cluster]!));
}

function comparedOf(model: JobModel, other: JobModel): ComparedModel {
  const { space, clusters, counts }: ModelContents = contentsOf(model);
  return {
    spaceId: model.space,
    labels: model.clusters.map(({ label }) => label),
    // By those of the other model where it has none, as of a skill that is no longer in the catalogue.
    nameOf: namesOf(model.knowledge, other.knowledge),
    ...{ space, clusters, counts },
  };
}

/** The model with the counts of the jobs that the older one has not. */
function onlyFurther(grown: ComparedModel, older: ComparedModel): ComparedModel {
  const counts = grown.clusters.counts.map((own, cluster) => withoutCounts(own, older.clusters.counts[cluster]!));
  return {
    ...grown,
    clusters: { ...grown.clusters, counts },
    counts: withoutCounts(grown.counts, older.counts),
  };
}
