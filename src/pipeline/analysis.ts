import type { CandidateK } from '../cluster/choose-k.js';
import type { Merge } from '../cluster/tree.js';
import type { Bilingual, ExtractedFacts, Language, RecordSource, RejectedRecord } from '../core/job.js';
import type { Warning } from '../core/warnings.js';
import type { JobFlag } from '../ingest/flags/flags.js';
import type { PersonalCounts } from '../ingest/personal/mask.js';
import type { JobMapping } from '../mapping/job-mapping.js';
import type { ClusterMapping } from '../mapping/mapper.js';
import type { CopyCounts } from './copies.js';
import type { FileReport } from './file-counts.js';
import type { Growth } from './model/growth.js';
import type { ClusterProfile } from './profile.js';

/** One job of an analysis: what it says, where it was put, and why. One line of jobs.jsonl. */
export interface AnalysedJob extends Omit<JobMapping, 'id'> {
  /** The input's own id, else file and line. */
  readonly id: string;
  readonly source: RecordSource;
  readonly title: string | null;
  readonly language: Language;
  /** Number of its cluster; null for an outlier, which there is only where the option `outliers` asks for them. */
  readonly cluster: number | null;
  /** Cosine between the job and the centroid of its cluster, for an outlier of the nearest one, in [0, 1]. */
  readonly similarity: number;
  /** Id of the earlier job of which this one is a copy; it has the place of that one. Absent where it is none. */
  readonly duplicateOf?: string | undefined;
  readonly facts: ExtractedFacts;
  /** Why it may be no job but a course, a loan or the like; most have none. */
  readonly flags: readonly JobFlag[];
}

/** A term of a cluster with its class-level TF-IDF weight. */
export interface ClusterTerm {
  readonly term: string;
  readonly weight: number;
}

/** A job that stands for its cluster: one of those nearest the centroid. */
export interface RepresentativeJob {
  readonly id: string;
  readonly title: string;
  readonly similarity: number;
}

/** One cluster of an analysis. */
export interface AnalysedCluster extends ClusterMapping, ClusterProfile {
  /** From 0, the largest first, outliers counted. */
  readonly cluster: number;
  readonly label: Bilingual;
  /** Jobs, copies not counted. */
  readonly size: number;
  /** Copies of these jobs. */
  readonly duplicates: number;
  /**
   * How well the cluster comes back when other jobs are drawn, in [0, 1]: above 0.75 it can be relied on, below 0.5 it
   * falls apart.
   */
  readonly stability: number;
  /** The cluster nearest to it, and the terms that this one has and that one has not; null for a single cluster. */
  readonly nearest: { readonly cluster: number; readonly apart: readonly ClusterTerm[] } | null;
  /** The terms that set the cluster apart, the weightiest first. */
  readonly terms: readonly ClusterTerm[];
  readonly representatives: readonly RepresentativeJob[];
}

/** How good the clustering is by its own lights. */
export interface ClusteringQuality {
  /** Mean silhouette by cosine distance, in [-1, 1]; null where there is one cluster only. */
  readonly silhouette: number | null;
  readonly daviesBouldin: number | null;
  readonly calinskiHarabasz: number | null;
  readonly inertia: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** What a run was asked, what it worked with, and what a reader should know of it. */
export interface RunReport {
  /** Of jobprism. */
  readonly version: string;
  readonly options: Readonly<Record<string, string | number | boolean | null>>;
  readonly packs: readonly { readonly id: string; readonly version: string }[];
  readonly records: number;
  /** Jobs that are no copies: `records` = `jobs` + `duplicates` + `rejected`. */
  readonly jobs: number;
  /** Copies of earlier jobs. */
  readonly duplicates: CopyCounts;
  readonly rejected: number;
  /** How each file was read and what came of its records; empty where objects were handed in. */
  readonly files: readonly FileReport[];
  /** What was masked of people; null where it was to stay. */
  readonly personal: PersonalCounts | null;
  readonly languages: Readonly<Record<Language, number>>;
  readonly vocabulary: number;
  readonly clusters: number;
  /** Jobs that fit no cluster; 0 where the option `outliers` did not ask. */
  readonly outliers: number;
  /** The numbers of clusters tried; empty where k was given. */
  readonly triedK: readonly CandidateK[];
  readonly quality: ClusteringQuality;
  /** The clusters joined two by two, the nearest first: nodes 0 to k - 1 are clusters, node k + i is what merge i made. */
  readonly tree: readonly Merge[];
  readonly warnings: readonly Warning[];
  /** Only in a model that learnt from further jobs: of the last time; all else is of the run. */
  readonly grown?: Growth | undefined;
}

/** An analysis without its jobs. */
export interface AnalysisOverview {
  readonly clusters: readonly AnalysedCluster[];
  readonly rejected: readonly RejectedRecord[];
  readonly run: RunReport;
}

/** The result of {@link analyze}. */
export interface Analysis extends AnalysisOverview {
  readonly jobs: readonly AnalysedJob[];
}
