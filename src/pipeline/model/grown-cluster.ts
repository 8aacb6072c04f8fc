import type { ClusterTag } from '../../mapping/cluster-capabilities.js';
import type { Level, Role } from '../../mapping/roles.js';
import type { JobCounts } from '../../model/contents.js';
import type { AnalysedCluster } from '../analysis.js';
import type { Count } from '../profile.js';

/**
 * A cluster as clusters.json has it, with what its counts tell: how many jobs and copies it has, their skills,
 * capabilities, roles and levels. Label, terms, representatives, evidence and the rest stay those of the fit, and so do
 * the capabilities' scores; a skill or capability that it then had not is not listed, though it is counted.
 *
 * @param counts of its jobs, those before among them
 * @param all of all jobs
 * @param duplicates further copies
 */
export function grownCluster(
  cluster: AnalysedCluster,
  counts: JobCounts,
  all: JobCounts,
  duplicates: number,
): AnalysedCluster {
  const tagged = <T extends ClusterTag>(tags: readonly T[], field: 'skills' | 'capabilities'): T[] =>
    tags.map((tag) => {
      const jobs = counts[field].get(tag.id) ?? 0;
      const share = jobs / Math.max(1, counts.jobs);
      return { ...tag, jobs, share, lift: share / ((all[field].get(tag.id) ?? 1) / all.jobs) };
    });
  return {
    ...cluster,
    size: counts.jobs,
    duplicates: cluster.duplicates + duplicates,
    skills: tagged(cluster.skills, 'skills').sort((a, b) => b.jobs - a.jobs || (a.id < b.id ? -1 : 1)),
    capabilities: tagged(cluster.capabilities, 'capabilities'),
    roles: inOrder<Role>(counts.roles),
    levels: inOrder<Level | 'unknown'>(counts.levels),
  };
}

/** The most frequent first, ties in code-unit order. */
function inOrder<T extends string>(counts: ReadonlyMap<string, number>): Count<T>[] {
  return [...counts]
    .map(([value, jobs]) => ({ value: value as T, jobs }))
    .sort((a, b) => b.jobs - a.jobs || (a.value < b.value ? -1 : 1));
}
