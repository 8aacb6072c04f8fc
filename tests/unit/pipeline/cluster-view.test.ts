import { beforeAll, describe, expect, it } from 'vitest';
import { assignToClusters } from '../../../src/cluster/assign.js';
import { contrastTerms } from '../../../src/cluster/contrast.js';
import { topTerms } from '../../../src/cluster/labels.js';
import { representatives } from '../../../src/cluster/representatives.js';
import { clusterTree, nearestCluster } from '../../../src/cluster/tree.js';
import { type CsrMatrix, selectRows } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';
import { type ClusterStage, cluster, refuseMoreThanSampled } from '../../../src/pipeline/cluster-stage.js';
import { type ClusterView, clusterView } from '../../../src/pipeline/cluster-view.js';
import { resolveOptions } from '../../../src/pipeline/options.js';
import { tokenBatch } from '../../../src/pipeline/read-batch.js';
import { TermCollector } from '../../../src/pipeline/terms.js';
import { type VectorStage, vectorize } from '../../../src/pipeline/vector-stage.js';

/** Documents of three topics, a half, a third and a sixth of them, and one in so many empty. */
function collected(count: number, emptyEvery: number): TermCollector {
  const random = createRandom(11);
  const documents = Array.from({ length: count }, (_, d) => {
    const topic = [0, 1, 0, 1, 0, 2][d % 6]!;
    const length = d % emptyEvery === emptyEvery - 1 ? 0 : 6;
    const terms = Array.from(
      { length },
      () => `t${random.next() < 0.8 ? 20 * topic + random.below(20) : random.below(60)}`,
    );
    return {
      tokens: terms.map((term) => ({ stem: term, term, kind: 'latin' as const })),
      joined: new Uint8Array(length).fill(1),
    };
  });
  const collector = new TermCollector();
  collector.add(tokenBatch(documents));
  return collector;
}

interface Run {
  readonly vectors: VectorStage;
  readonly found: ClusterStage;
  readonly view: ClusterView;
  /** All blocks as one. */
  readonly matrix: CsrMatrix;
  readonly weighted: CsrMatrix;
}

async function run(count: number, mostSampled: number, given: object, emptyEvery = 50): Promise<Run> {
  const options = resolveOptions({ clusters: 3, seed: 2, nInit: 3, dimensions: 10, ...given });
  const vectors = await vectorize(collected(count, emptyEvery), options, mostSampled);
  const found = await cluster(vectors.matrix, options, {});
  const view = await clusterView(vectors, found);
  const blocks = [...vectors.blocks()];
  return {
    ...{ vectors, found, view },
    matrix: blocks.map(({ matrix }) => matrix).reduce(below),
    weighted: blocks.map(({ weighted }) => weighted).reduce(below),
  };
}

function below(a: CsrMatrix, b: CsrMatrix): CsrMatrix {
  const shifted = Array.from(b.indptr.subarray(1), (end) => end + a.indices.length);
  return {
    rows: a.rows + b.rows,
    cols: a.cols,
    indptr: Int32Array.from([...a.indptr, ...shifted]),
    indices: Int32Array.from([...a.indices, ...b.indices]),
    data: Float32Array.from([...a.data, ...b.data]),
  };
}

/** What a view must hold, by the public functions over all rows at once. */
function expectWhole({ vectors, view, matrix, weighted }: Run): void {
  const { clustering, labels } = view;
  const { terms } = vectors.model.vocabulary;
  expect([...clustering.sizes].reduce((sum, size) => sum + size, 0)).toBe(matrix.rows);
  expect([...clustering.sizes]).toEqual([...clustering.sizes].sort((a, b) => b - a));
  expect(view.representatives).toEqual(representatives(matrix, clustering, 5));
  expect(view.nearest).toEqual(nearestCluster(clustering));
  expect(view.tree).toEqual(clusterTree(clustering));
  const inside = Int32Array.from(labels.keys()).filter((row) => labels[row] !== -1);
  const typical = topTerms(
    selectRows(weighted, inside),
    inside.map((row) => labels[row]!),
    clustering.k,
    terms,
    60,
  );
  view.terms.forEach((own, number) => {
    expect(own.map(({ term }) => term)).toEqual(typical[number]!.map(({ term }) => term));
    own.forEach(({ weight }, i) => {
      expect(weight).toBeCloseTo(typical[number]![i]!.weight, 12);
    });
  });
  expect(view.apart(1, 2, 7)).toEqual(contrastTerms(weighted, labels, 1, 2, terms, 7));
}

describe('the view of clusters that were found on all rows', () => {
  it.each([{}, { outliers: true }, { metric: 'euclidean', representation: 'tfidf' }])(
    'is that of %j',
    async (given) => {
      const one = await run(600, 100_000, given);
      expect(one.vectors.sample).toBeNull();
      expect(one.matrix).toEqual(one.vectors.matrix);
      expect(one.vectors.warnings).toEqual([]);
      expectWhole(one);
      expect(one.view).toMatchObject(one.found);
    },
  );
});

describe.each([{}, { outliers: true }, { metric: 'euclidean', representation: 'tfidf', outliers: true }])(
  'the view of clusters that were found on a sample, %j',
  (given) => {
    let one: Run;
    beforeAll(async () => {
      one = await run(9_000, 1_500, given);
    });

    it('holds every row in its place, in more than one block', () => {
      const { vectors, matrix, weighted } = one;
      expect([...vectors.blocks()].map(({ from }) => from)).toEqual([0, 8_192]);
      expect([vectors.rows, vectors.matrix.rows, matrix.rows]).toEqual([9_000, 1_500, 9_000]);
      const sampled = selectRows(weighted, vectors.sample!);
      expect(Buffer.from(sampled.data.buffer).equals(Buffer.from(vectors.weighted.data.buffer))).toBe(true);
      expect(selectRows(matrix, vectors.sample!.slice(0, 40))).toEqual(
        selectRows(
          vectors.matrix,
          Int32Array.from({ length: 40 }, (_, i) => i),
        ),
      );
    });

    it('is what the public functions say of all rows at once', () => {
      expectWhole(one);
    });

    it('has every row in the nearest cluster, but for outliers by the spread of the sample', () => {
      const { view, matrix, found } = one;
      const { labels, similarities } = assignToClusters(matrix, view.clustering);
      expect(Buffer.from(view.clustering.labels.buffer).equals(Buffer.from(labels.buffer))).toBe(true);
      expect(Buffer.from(view.similarities.buffer).equals(Buffer.from(similarities.buffer))).toBe(true);
      const outside = [...view.labels].filter((label) => label === -1).length;
      const outsideOfSample = [...found.labels].filter((label) => label === -1).length;
      // As large a share of the rows as of the sample, which empty rows make up at least.
      if ('outliers' in given) expect(outside / 9_000).toBeCloseTo(outsideOfSample / 1_500, 1);
      expect(outside).toBeGreaterThanOrEqual('outliers' in given ? 180 : 0);
      expect(view.labels.every((label, row) => label === -1 || label === labels[row])).toBe(true);
    });

    it('has the inertia of all rows, and each figure with its cluster', () => {
      const { view, found, matrix } = one;
      const filled = Int32Array.from({ length: matrix.rows }, (_, row) => row).filter(
        (row) => matrix.indptr[row + 1]! > matrix.indptr[row]!,
      );
      const { cols, centroids, labels } = view.clustering;
      let expected = 0;
      for (const row of filled) {
        const dense = new Float64Array(cols);
        for (let p = matrix.indptr[row]!; p < matrix.indptr[row + 1]!; p++) dense[matrix.indices[p]!] = matrix.data[p]!;
        dense.forEach((value, j) => {
          expected += (value - centroids[labels[row]! * cols + j]!) ** 2;
        });
      }
      expect(view.quality.inertia / expected).toBeCloseTo(1, 5);
      view.stability.forEach((stability, number) => {
        const own = centroids.slice(number * cols, (number + 1) * cols);
        const before = [0, 1, 2].find((c) => found.clustering.centroids[c * cols] === own[0])!;
        expect(stability).toBe(found.stability[before]);
      });
    });

    it('says that there is a sample, and counts empty rows among all', () => {
      const { vectors, view } = one;
      expect(vectors.warnings).toEqual([
        expect.objectContaining({ code: 'ROWS_SAMPLED', details: { sample: 1_500, rows: 9_000 } }),
      ]);
      expect(view.warnings.filter(({ code }) => code === 'ROWS_EMPTY')).toEqual([
        expect.objectContaining({ details: { rows: 180 } }),
      ]);
    });
  },
);

it('numbers clusters by their size over all rows', async () => {
  const { vectors, found, view } = await run(9_000, 1_500, {}, 9_001);
  // As if the sample had come out in the other order.
  const { k, cols, centroids, labels } = found.clustering;
  const turned = new Float32Array(centroids.length);
  for (let c = 0; c < k; c++) turned.set(centroids.subarray(c * cols, (c + 1) * cols), (k - 1 - c) * cols);
  const other = {
    ...found,
    stability: found.stability.slice().reverse(),
    clustering: { ...found.clustering, centroids: turned, labels: labels.map((label) => k - 1 - label) },
  };
  const again = await clusterView(vectors, other);
  expect(again.clustering.sizes).toEqual(view.clustering.sizes);
  expect(again.stability).toEqual(view.stability);
  expect(again.representatives).toEqual(view.representatives);
  expect(again.terms.map((own) => own.map(({ term }) => term))).toEqual(
    view.terms.map((own) => own.map(({ term }) => term)),
  );
  expect(again.apart(0, 2, 5)).toEqual(view.apart(0, 2, 5));
  expect(again.tree).toEqual(view.tree);
});

describe('more clusters than there are jobs to find them on', () => {
  it.each<[number | 'auto', number | null, boolean]>([
    [5, null, false],
    [4, 4, false],
    ['auto', 4, false],
    [5, 4, true],
  ])('%s clusters on a sample of %s', (clusters, sample, refused) => {
    const ask = () => refuseMoreThanSampled(clusters, sample === null ? null : new Int32Array(sample));
    if (refused) expect(ask).toThrow('a sample of 4 is clustered');
    else expect(ask).not.toThrow();
  });
});
