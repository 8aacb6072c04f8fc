import type { BridgeTable } from '../../recommend/bridges.js';
import type { Credits } from '../../recommend/credits.js';
import { bridgeOf } from '../../recommend/missing.js';
import type { Fitting, FittingFramework, RankedJob } from '../../recommend/recommendation.js';
import { tagKey, UNIT } from '../../recommend/tag.js';
import type { JobModel } from '../model/job-model.js';
import { bestOf, type ExactPart, fittingOf, sharedWeights } from './fitting.js';

/** What scores less is nothing to lean on. */
const LEAST_SCORE = 0.1;
const WEIGHTS = { jobs: 0.5, clusters: 0.2, own: 0.3 };

/** What frameworks are weighed by. */
export interface FrameworkGrounds {
  readonly model: JobModel;
  readonly credits: Credits;
  readonly bridges: BridgeTable;
  readonly jobs: readonly RankedJob[];
  readonly clusters: readonly Fitting[];
}

/**
 * The frameworks to lean on, the best first:
 *
 *     score = 0.5 · mean of the jobs' scores for it + 0.2 · mean of the clusters' + 0.3 · what the person brings to it
 *
 * the means over the jobs and clusters that fit, each weighed by how well it does. A person brings how well they have it, or
 * how near the nearest of their skills comes; what neither job nor cluster speaks for is none to lean on. Parts that there is
 * nothing to weigh by give their weight to the others.
 */
export function fittingFrameworks(grounds: FrameworkGrounds, most: number): FittingFramework[] {
  const { model, credits } = grounds;
  const ofJobs = jobScores(grounds.jobs);
  const ofClusters = clusterScores(grounds);
  const weights = sharedWeights(WEIGHTS, {
    jobs: grounds.jobs.length > 0,
    clusters: grounds.clusters.length > 0,
    own: credits.total > 0,
  });
  const { catalogue, packs } = model.knowledge;
  const candidates = packs.flatMap((pack) =>
    pack.frameworks.flatMap(({ id }) => {
      const key = `${pack.id} ${id}`;
      const [jobs, clusters] = [ofJobs.get(key) ?? 0, ofClusters.get(key) ?? []];
      if (jobs === 0 && clusters.length === 0) return [];
      const credit = credits.byKey.get(tagKey('skill', id));
      const exact: ExactPart[] = [
        { kind: 'jobs', exact: weights.jobs * jobs },
        ...clusters.map((part) => ({ ...part, exact: weights.clusters * part.exact })),
      ];
      if (credit) {
        exact.push({ kind: 'skill', id: credit.through?.id ?? id, exact: (weights.own * credit.credit) / UNIT });
      }
      const name = catalogue.nameOf(id);
      return [{ id, name: { zh: name, en: name }, exact, pack: pack.id, credit }];
    }),
  );
  return bestOf(candidates, most, LEAST_SCORE).map(({ pack, credit, ...candidate }) => ({
    ...fittingOf(candidate),
    pack,
    known: credit !== undefined && credit.through === null,
    bridge: credit?.through ? bridgeOf(grounds.bridges, credit.through, 'skill', candidate.id) : null,
  }));
}

function jobScores(jobs: readonly RankedJob[]): ReadonlyMap<string, number> {
  const total = jobs.reduce((sum, { score }) => sum + score, 0);
  const scores = new Map<string, number>();
  if (total === 0) return scores;
  for (const { frameworks, score } of jobs) {
    for (const { pack, id, score: own } of frameworks) {
      const key = `${pack} ${id}`;
      scores.set(key, (scores.get(key) ?? 0) + (own * score) / total);
    }
  }
  return scores;
}

function clusterScores({ model, clusters }: FrameworkGrounds): ReadonlyMap<string, ExactPart[]> {
  const total = clusters.reduce((sum, { score }) => sum + score, 0);
  const parts = new Map<string, ExactPart[]>();
  for (const { id: cluster, score } of clusters) {
    for (const { pack, frameworks } of model.clusters[Number(cluster)]!.affinities) {
      for (const { id, score: own } of frameworks) {
        const key = `${pack} ${id}`;
        const part = { kind: 'cluster', id: cluster, exact: (own * score) / total };
        if (part.exact > 0) parts.set(key, [...(parts.get(key) ?? []), part]);
      }
    }
  }
  return parts;
}
