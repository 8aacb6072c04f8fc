import type { Bilingual } from '../../core/job.js';
import type { AnalysedCluster } from '../../pipeline/analysis.js';
import type { Ranker } from './ranker.js';

/** Terms, skills and roles that a cluster is listed with; it has all of them under its own address. */
const LISTED = 8;

/** A cluster as the list of clusters has it. */
export type ListedCluster = Pick<AnalysedCluster, 'cluster' | 'label' | 'size' | 'stability'> & {
  readonly terms: readonly string[];
};

/** A pack with its frameworks and how many jobs of the model name each. */
export interface ListedPack {
  readonly id: string;
  readonly version: string;
  readonly name: Bilingual;
  readonly frameworks: readonly {
    readonly id: string;
    readonly name: string;
    readonly summary: Bilingual;
    readonly jobs: number;
  }[];
}

export function clusterList({ model }: Ranker): ListedCluster[] {
  return model.clusters.map(({ cluster, label, size, stability, terms }) => ({
    cluster,
    label,
    size,
    stability,
    terms: terms.slice(0, LISTED).map(({ term }) => term),
  }));
}

export function frameworkList({ model: { knowledge, counts } }: Ranker): ListedPack[] {
  return knowledge.packs.map(({ id, version, name, frameworks }) => ({
    id,
    version,
    name,
    frameworks: frameworks.map(({ id: framework, summary }) => ({
      id: framework,
      name: knowledge.catalogue.nameOf(framework),
      summary,
      jobs: counts.all.frameworks.get(`${id} ${framework}`) ?? 0,
    })),
  }));
}
