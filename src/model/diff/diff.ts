import * as z from 'zod';
import type { Bilingual } from '../../core/job.js';
import { parseOptions } from '../../core/options.js';
import type { JobCounts, ModelClusters } from '../contents.js';
import {
  type Change,
  type Comparison,
  type CountedTwice,
  changesOf,
  comparisonsOf,
  type JobShare,
  judged,
  type ShareChanges,
  shareOf,
} from './changes.js';
import { type ClusterPair, matchClusters } from './matches.js';
import type { NameOf } from './names.js';
import { exactTest } from './shares.js';
import { type ComparedClusters, centroidCosines, type TermOverlap } from './similarities.js';

/** What is compared of a model. */
export interface ComparedModel extends ComparedClusters {
  readonly clusters: Pick<ModelClusters, 'k' | 'centroids' | 'counts'>;
  /** By cluster. */
  readonly labels: readonly Bilingual[];
  /** Of all jobs, outliers too. */
  readonly counts: JobCounts;
  /** What a person calls what is counted. */
  readonly nameOf: NameOf;
}

/** Bounds of a comparison. */
export interface DiffOptions {
  /** Cosine of centroids from which two clusters have to do with each other, in (0, 1]. Default: 0.5. */
  readonly related?: number | undefined;
  /** Cosine below which a matched cluster has drifted, from `related` to 1. Default: 0.8, or `related` where that is more. */
  readonly drift?: number | undefined;
  /** Jobs of both models, or of both clusters, that must have a thing for its shares to be compared, from 1. Default: 5. */
  readonly leastJobs?: number | undefined;
}

/** A cluster of one of the models. */
export interface ComparedCluster extends JobShare {
  readonly cluster: number;
  readonly label: Bilingual;
}

/** A cluster of one of the models with how like it is to one of the other. */
export interface SimilarCluster extends ComparedCluster {
  /** Cosine of the centroids. */
  readonly similarity: number;
}

/** A cluster that both models have. */
export interface MatchedCluster extends ShareChanges {
  readonly older: ComparedCluster;
  readonly newer: ComparedCluster;
  /** Cosine of the centroids. */
  readonly similarity: number;
  /** Whether it lies below the bound `drift`. */
  readonly drifted: boolean;
  /** Of its share of all jobs. */
  readonly size: Change;
}

/** What is different between two models. */
export interface ModelDiff {
  /**
   * Whether the newer model is the older one after `partialFit`. What is said of it is then said of the further jobs, and
   * the clusters are the same ones. Otherwise they were drawn anew: what differs in size or inside of one may be that its
   * boundary runs elsewhere, which no interval knows of, so that nothing there is told as more than noise.
   */
  readonly grown: boolean;
  /** Jobs counted, copies not. */
  readonly jobs: { readonly older: number; readonly newer: number };
  /** Clusters in all. */
  readonly clusters: { readonly older: number; readonly newer: number };
  /** Whether both have the same terms, weights and latent space, as a model and its `partialFit` do. */
  readonly sameSpace: boolean;
  readonly terms: TermOverlap;
  /** The bounds that were applied. */
  readonly bounds: { readonly related: number; readonly drift: number; readonly leastJobs: number };
  /** By older cluster. */
  readonly matched: readonly MatchedCluster[];
  /** Newer clusters that are like no older one. */
  readonly born: readonly ComparedCluster[];
  /** Older clusters that no newer one is like. */
  readonly gone: readonly ComparedCluster[];
  /** Older clusters with the newer ones that they became, the matched one first, then the most similar. */
  readonly split: readonly { readonly older: ComparedCluster; readonly newer: readonly SimilarCluster[] }[];
  /** Newer clusters with the older ones that became them, the matched one first, then the most similar. */
  readonly merged: readonly { readonly newer: ComparedCluster; readonly older: readonly SimilarCluster[] }[];
  /** Among all jobs. */
  readonly overall: ShareChanges;
}

/** Share of what is told as more than noise that may be noise all the same. */
const FALSE_SHARE = 0.05;

const RANGE = 'it must be a number above 0 and not above 1';
const cosine = z.number(RANGE).gt(0, RANGE).max(1, RANGE);
const optionsSchema = z
  .strictObject({
    related: cosine.default(0.5),
    drift: cosine.optional(),
    leastJobs: z.int().min(1).default(5),
  })
  // A bound that was not given gives way to the one that was.
  .transform(({ related, drift, leastJobs }) => ({ related, drift: drift ?? Math.max(0.8, related), leastJobs }))
  .refine(({ related, drift }) => related <= drift, { path: ['drift'], message: 'it must not lie below related' });

/**
 * Compares two models: which clusters are the same, split, merged, are new or gone, and what more or fewer jobs ask for.
 * `docs/CHANGES-BETWEEN-CRAWLS.md` has the formulae and what the result does not tell.
 *
 * Changes are told of three families, each corrected for the many comparisons within it: what all jobs have, what the
 * jobs of each matched cluster have, and the shares of the matched clusters. Jobs count as drawn independently; copies
 * are not counted.
 *
 * @param grown whether the clusters of the newer model are those of the older one after further jobs
 * @throws JobprismError OPTION_INVALID
 */
export function compareModels(
  older: ComparedModel,
  newer: ComparedModel,
  options: DiffOptions = {},
  grown: boolean = false,
): ModelDiff {
  const bounds = parseOptions(optionsSchema, options, 'diff');
  const { sameSpace, terms, cosines } = centroidCosines(older, newer);
  const matches = matchClusters(cosines, older.clusters.k, newer.clusters.k, bounds.related);
  const sizesOf = (pair: ClusterPair): CountedTwice => ({
    before: { count: older.clusters.counts[pair.older]!.jobs, of: older.counts.jobs },
    after: { count: newer.clusters.counts[pair.newer]!.jobs, of: newer.counts.jobs },
  });
  const then = (cluster: number): ComparedCluster => clusterOf(older, cluster);
  const now = (cluster: number): ComparedCluster => clusterOf(newer, cluster);
  const countsOf = (pair: ClusterPair): Comparison[] =>
    comparisonsOf(older.clusters.counts[pair.older]!, newer.clusters.counts[pair.newer]!, bounds.leastJobs);
  const inside = changesOf(matches.pairs.map(countsOf), newer.nameOf, {
    test: exactTest,
    level: FALSE_SHARE,
    tellable: grown,
  });
  const sizes = judged(matches.pairs.map(sizesOf), { test: exactTest, level: FALSE_SHARE, tellable: grown });
  const all = comparisonsOf(older.counts, newer.counts, bounds.leastJobs);
  return {
    grown,
    jobs: { older: older.counts.jobs, newer: newer.counts.jobs },
    clusters: { older: older.clusters.k, newer: newer.clusters.k },
    sameSpace,
    terms,
    bounds,
    matched: matches.pairs.map((pair, at) => ({
      older: then(pair.older),
      newer: now(pair.newer),
      similarity: pair.similarity,
      drifted: pair.similarity < bounds.drift,
      size: sizes[at]!,
      ...inside[at]!,
    })),
    born: matches.born.map(now),
    gone: matches.gone.map(then),
    split: matches.split.map((pairs) => ({
      older: then(pairs[0]!.older),
      newer: pairs.map(({ newer: cluster, similarity }) => ({ ...now(cluster), similarity })),
    })),
    merged: matches.merged.map((pairs) => ({
      newer: now(pairs[0]!.newer),
      older: pairs.map(({ older: cluster, similarity }) => ({ ...then(cluster), similarity })),
    })),
    overall: changesOf([all], newer.nameOf, { test: exactTest, level: FALSE_SHARE, tellable: true })[0]!,
  };
}

function clusterOf({ clusters, labels, counts }: ComparedModel, cluster: number): ComparedCluster {
  return { cluster, label: labels[cluster]!, ...shareOf({ count: clusters.counts[cluster]!.jobs, of: counts.jobs }) };
}
