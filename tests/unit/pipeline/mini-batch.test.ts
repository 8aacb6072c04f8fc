import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/pipeline/analyze.js';

const FAMILIES = [
  ['Go backend', 'Build gRPC services in Go with Redis, Kafka and Kubernetes behind an API gateway.'],
  ['React frontend', 'Write accessible React components in TypeScript and CSS for our browser clients.'],
  ['Data analyst', 'Query the warehouse with SQL and Python, build dashboards and explain the metrics.'],
] as const;

const JOBS = Array.from({ length: 30 }, (_, number) => {
  const [title, text] = FAMILIES[number % 3]!;
  return { id: `job-${number}`, title, text: `${text} You will join team ${number}.` };
});

describe('analyze by mini-batches', () => {
  it('finds the families, the same each time', async () => {
    const options = { clusterer: 'mini-batch', clusters: 3, seed: 1, workers: 1, duplicates: 'keep' } as const;
    const { jobs, clusters, run } = await analyze(JOBS, options);
    expect(clusters.map(({ size }) => size)).toEqual([10, 10, 10]);
    jobs.forEach(({ cluster }, number) => {
      expect(cluster).toBe(jobs[number % 3]!.cluster);
    });
    expect(run.options).toMatchObject({ clusterer: 'mini-batch' });
    expect((await analyze(JOBS, options)).jobs).toEqual(jobs);
  });
});
