import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/pipeline/analyze.js';

const GO = ['Go', 'Gin', 'gRPC', 'Redis', 'etcd', '微服务', '高并发', '网关', 'MySQL', 'Kafka'];
const WEB = ['React', 'TypeScript', 'Vue.js', 'CSS', 'webpack', '组件', '页面', '浏览器', 'Node.js', 'Vite'];

/** Thirty jobs of each family: every text leaves out another word of its own. */
function jobsOf(name: string, words: readonly string[]): object[] {
  return Array.from({ length: 30 }, (_, i) => ({
    id: `${name}-${i}`,
    title: null,
    text: `负责${words.filter((_word, at) => at !== i % 10 && at !== (i + 1 + (i % 9)) % 10).join('、')}相关开发`,
  }));
}

// Words of both families and none of either alone: it belongs nowhere.
const ODD = { id: 'odd', title: null, text: '负责webpack、Kafka的维护，熟悉浏览器与网关' };
const JOBS = [...jobsOf('go', GO), ...jobsOf('web', WEB), ODD];

describe('outliers', () => {
  it('are in no cluster, and sizes, terms and representatives go without them', async () => {
    const { jobs, clusters, run } = await analyze(JOBS, { clusters: 2, seed: 1, outliers: true, duplicates: 'keep' });
    const none = jobs.filter(({ cluster }) => cluster === null).map(({ id }) => id);
    expect(none).toEqual(['odd']);
    expect(run.outliers).toBe(1);
    expect(clusters.map(({ size }) => size)).toEqual([30, 30]);
    for (const { cluster, size, representatives, roles } of clusters) {
      expect(jobs.filter((job) => job.cluster === cluster)).toHaveLength(size);
      expect(representatives.map(({ id }) => id)).not.toContain('odd');
      expect(roles.reduce((sum, role) => sum + role.jobs, 0)).toBe(size);
    }
    expect(jobs.at(-1)!.similarity).toBeGreaterThan(0);
  });

  it('are placed like all others where nobody asks for them', async () => {
    const { jobs, clusters, run } = await analyze(JOBS, { clusters: 2, seed: 1, duplicates: 'keep' });
    expect(jobs.every(({ cluster }) => cluster === 0 || cluster === 1)).toBe(true);
    expect(run.outliers).toBe(0);
    expect(clusters.map(({ size }) => size)).toEqual([31, 30]);
  });
});

describe('one cluster', () => {
  it('is told where no number of clusters beats chance', async () => {
    const same = Array.from({ length: 60 }, (_, i) => ({ id: `${i}`, text: '负责Go微服务开发，熟悉Redis与MySQL' }));
    const { clusters, run } = await analyze(same, { seed: 1, duplicates: 'keep' });
    expect(clusters).toHaveLength(1);
    expect(run.warnings.map(({ code }) => code)).toEqual(['VOCABULARY_RELAXED', 'ONE_CLUSTER']);
  });
});
