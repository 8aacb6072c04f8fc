import { describe, expect, it } from 'vitest';
import { assignToClusters, centroidSimilarities } from '../../../src/cluster/assign.js';
import { kmeans } from '../../../src/cluster/kmeans.js';
import { topTerms } from '../../../src/cluster/labels.js';
import { representatives } from '../../../src/cluster/representatives.js';
import { csrFromDense } from '../../../src/core/csr.js';

describe('topTerms', () => {
  const counts = csrFromDense([
    [4, 1, 0, 1],
    [2, 1, 0, 0],
    [0, 3, 3, 0],
    [0, 0, 0, 0],
  ]);
  const labels = Int32Array.of(0, 0, 1, 1);

  it('weighs by class-level TF-IDF', () => {
    // Classes hold 9 and 6 occurrences, 7.5 on average; terms occur 6, 5, 3 and 1 times.
    const [first, second] = topTerms(counts, labels, 2, ['go', 'sql', 'vue', 'etcd'], 10);
    expect(first!.map(({ term }) => term)).toEqual(['go', 'etcd', 'sql']);
    expect(first![0]!.weight).toBeCloseTo((6 / 9) * Math.log(1 + 7.5 / 6), 12);
    expect(first![1]!.weight).toBeCloseTo((1 / 9) * Math.log(1 + 7.5), 12);
    expect(second!.map(({ term }) => term)).toEqual(['vue', 'sql']);
    expect(second![0]!.weight).toBeCloseTo(0.5 * Math.log(1 + 7.5 / 3), 12);
  });

  it('cuts at n, breaks ties by column, and bears a class without terms', () => {
    const even = csrFromDense([
      [1, 1, 1],
      [0, 0, 0],
    ]);
    const found = topTerms(even, Int32Array.of(0, 1), 2, ['c', 'b', 'a'], 2);
    expect(found.map((terms) => terms.map(({ term }) => term))).toEqual([['c', 'b'], []]);
  });
});

describe('representatives and assignment', () => {
  const dense = [
    [3, 0],
    [2, 0],
    [3, 1],
    [0, 1],
    [0, 4],
    [0, 0],
  ];
  const matrix = csrFromDense(dense);

  it('puts the nearest rows first, among equals the lower number, empty rows last', () => {
    const clustering = kmeans(matrix, { k: 2 });
    expect([...clustering.labels]).toEqual([0, 0, 0, 1, 1, 0]);
    const [first, second] = representatives(matrix, clustering, 9);
    expect(first!.map(({ row }) => row)).toEqual([0, 1, 2, 5]);
    expect(first![3]!.similarity).toBe(0);
    const [x, y] = [2 + 3 / Math.sqrt(10), 1 / Math.sqrt(10)];
    expect(first![0]!.similarity).toBeCloseTo(x / Math.hypot(x, y), 6);
    expect(second).toEqual([
      { row: 3, similarity: expect.closeTo(1, 6) },
      { row: 4, similarity: expect.closeTo(1, 6) },
    ]);
    expect(representatives(matrix, clustering, 1).map((rows) => rows.length)).toEqual([1, 1]);
  });

  it('measures by position where the clustering did', () => {
    const points = csrFromDense([
      [1, 1],
      [4, 4.5],
      [7, 7],
      [90, 0],
      [91, 0],
    ]);
    const clustering = kmeans(points, { k: 2, metric: 'euclidean' });
    expect(representatives(points, clustering, 9)[0]!.map(({ row }) => row)).toEqual([1, 2, 0]);
  });

  it('assigns the rows of a clustering as the clustering did, and new rows to the nearest', () => {
    for (const metric of ['cosine', 'euclidean'] as const) {
      const clustering = kmeans(matrix, { k: 2, metric });
      const { labels, similarities } = assignToClusters(matrix, clustering);
      expect(labels).toEqual(clustering.labels);
      expect(similarities).toEqual(centroidSimilarities(matrix, labels, clustering));
    }
    const clustering = kmeans(matrix, { k: 2 });
    const fresh = assignToClusters(
      csrFromDense([
        [0, 70],
        [1, 0.2],
        [0, 0],
        [1, -9],
      ]),
      clustering,
    );
    expect([...fresh.labels]).toEqual([1, 0, 0, 0]);
    expect(fresh.similarities[0]).toBeCloseTo(1, 6);
    expect(fresh.similarities[2]).toBe(0);
    expect(fresh.similarities[3]).toBeLessThan(0.1);
  });

  it('refuses rows of another width', () => {
    const clustering = kmeans(matrix, { k: 2 });
    expect(() => assignToClusters(csrFromDense([[1, 2, 3]]), clustering)).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID' }),
    );
  });
});
