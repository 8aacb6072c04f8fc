import { describe, expect, it } from 'vitest';
import type { Clustering, Metric } from '../../../src/cluster/clusterer.js';
import { dropRareColumns } from '../../../src/cluster/columns.js';
import { kmeans } from '../../../src/cluster/kmeans.js';
import { bestJaccards, clusterStability } from '../../../src/cluster/stability.js';
import { type CsrMatrix, csrFromDense } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';

/** Two groups of 60 rows each of its own words, and 60 rows of noise over many words. */
function groupsAndNoise(): CsrMatrix {
  const random = createRandom(2);
  return csrFromDense(
    Array.from({ length: 180 }, (_, i) => {
      const row = new Float64Array(60);
      for (let word = 0; word < 8; word++) {
        if (i < 120) row[(i % 2) * 3 + random.below(3)]! += 1;
        else row[12 + random.below(48)]! += 1;
      }
      return row;
    }),
  );
}

function labelled(
  labels: Int32Array,
  k: number,
  metric: Metric = 'cosine',
): Pick<Clustering, 'k' | 'metric' | 'labels'> {
  return { labels, k, metric };
}

describe('bestJaccards', () => {
  it('is that of a hand-computed case', () => {
    const before = [0, 0, 0, 1, 1, 2];
    const after = [1, 1, 0, 0, 0, 0];
    // 0: 2 of 3 with cluster 1, 1 of 6 with cluster 0. 1: 2 of 4. 2: 1 of 4. 3 has no row.
    expect(bestJaccards({ before, after }, 4, 2)).toEqual([2 / 3, 1 / 2, 1 / 4, null]);
    expect(bestJaccards({ before: [], after: [] }, 2, 1)).toEqual([null, null]);
  });
});

describe('clusterStability', () => {
  it('is 1 for groups that cannot be missed', async () => {
    const matrix = csrFromDense(Array.from({ length: 90 }, (_, i) => [0, 1, 2].map((j) => (j === i % 3 ? 1 : 0))));
    for (const metric of ['cosine', 'euclidean'] as const) {
      expect([...(await clusterStability(matrix, kmeans(matrix, { k: 3, metric })))]).toEqual([1, 1, 1]);
    }
  });

  it('is what the nearest new cluster leaves where a group was cut or joined', async () => {
    // Two groups of equal rows. Labels that part the first in three at random cannot come back, and k is not larger.
    const matrix = csrFromDense(Array.from({ length: 80 }, (_, i) => (i < 40 ? [1, 0] : [0, 1])));
    const joined = await clusterStability(matrix, labelled(new Int32Array(80), 1));
    expect([...joined]).toEqual([1]);
    const cut = Int32Array.from({ length: 80 }, (_, i) => (i < 40 ? (i % 2) * 2 : 1));
    const [even, whole, odd] = await clusterStability(matrix, labelled(cut, 3));
    // Only two rows differ, so every draw gives the two groups; the halves share out the Jaccard of theirs.
    expect(whole).toBe(1);
    expect(even! + odd!).toBeGreaterThan(0.95);
    expect(even! + odd!).toBeLessThan(1.05);
  });

  it('tells clusters from cuts through noise', async () => {
    const matrix = groupsAndNoise();
    // One more than there are groups, so that the noise is cut in two.
    const clustering = kmeans(matrix, { k: 4 });
    expect([...clustering.sizes]).toEqual([60, 60, 41, 19]);
    const [first, second, third, fourth] = await clusterStability(matrix, clustering);
    expect(first).toBeGreaterThan(0.9);
    expect(second).toBeGreaterThan(0.9);
    expect(third).toBeLessThan(0.6);
    expect(fourth).toBeLessThan(0.6);
  });

  it('gives the same bytes every time, and draws on the seed', async () => {
    const matrix = groupsAndNoise();
    const clustering = kmeans(matrix, { k: 6 });
    const options = { repetitions: 3, sampleSize: 50, seed: 5 };
    const found = await clusterStability(matrix, clustering, options);
    expect(await clusterStability(matrix, clustering, options)).toEqual(found);
    expect(await clusterStability(matrix, clustering, { ...options, seed: 6 })).not.toEqual(found);
  });

  it('leaves empty rows out, and gives 0 to clusters that are never drawn', async () => {
    const matrix = csrFromDense([...Array.from({ length: 30 }, (_, i) => [i % 2, 1 - (i % 2)]), [0, 0], [0, 0]]);
    const labels = Int32Array.from({ length: 32 }, (_, i) => (i < 30 ? i % 2 : 2));
    expect([...(await clusterStability(matrix, labelled(labels, 3)))]).toEqual([1, 1, 0]);
    const empty = csrFromDense([
      [0, 0],
      [0, 0],
    ]);
    expect([...(await clusterStability(empty, labelled(new Int32Array(2), 1)))]).toEqual([0]);
    // One row in 2001, of which 10 are drawn once.
    const rare = csrFromDense(Array.from({ length: 2001 }, (_, i) => (i === 0 ? [0, 1] : [1, 0])));
    const alone = Int32Array.from({ length: 2001 }, (_, i) => (i === 0 ? 1 : 0));
    expect([...(await clusterStability(rare, labelled(alone, 2), { repetitions: 1, sampleSize: 10 }))]).toEqual([1, 0]);
  });

  it('reports and stops', async () => {
    const matrix = groupsAndNoise();
    const clustering = kmeans(matrix, { k: 3 });
    const done: string[] = [];
    await clusterStability(
      matrix,
      clustering,
      { repetitions: 3 },
      { onProgress: (p) => done.push(`${p.done}/${p.total}`) },
    );
    expect(done).toEqual(['1/3', '2/3', '3/3']);
    const controller = new AbortController();
    const stopping = clusterStability(
      matrix,
      clustering,
      { repetitions: 50 },
      { signal: controller.signal, onProgress: () => controller.abort() },
    );
    await expect(stopping).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('refuses options and labels that do not fit', async () => {
    const matrix = groupsAndNoise();
    const clustering = kmeans(matrix, { k: 3 });
    for (const options of [{ repetitions: 0 }, { sampleSize: 1.5 }, { seed: 0.5 }, { draws: 3 } as object]) {
      await expect(clusterStability(matrix, clustering, options)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
    }
    await expect(clusterStability(matrix, labelled(new Int32Array(3), 1))).rejects.toMatchObject({
      code: 'OPTION_INVALID',
    });
  });
});

describe('dropRareColumns', () => {
  it('renumbers what is left', () => {
    const matrix = csrFromDense([
      [1, 0, 2, 3],
      [0, 0, 4, 0],
      [5, 0, 6, 0],
    ]);
    expect(dropRareColumns(matrix, 2)).toEqual(
      csrFromDense([
        [1, 2],
        [0, 4],
        [5, 6],
      ]),
    );
    expect(dropRareColumns(matrix, 1).cols).toBe(3);
    expect(dropRareColumns(matrix, 0)).toEqual(matrix);
  });
});
