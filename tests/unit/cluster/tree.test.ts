import { describe, expect, it } from 'vitest';
import { kmeans } from '../../../src/cluster/kmeans.js';
import { centroidDistances, clusterTree, nearestCluster, type SizedCentroids } from '../../../src/cluster/tree.js';
import { csrFromDense } from '../../../src/core/csr.js';
import { createRandom } from '../../../src/core/random.js';

function clustersOf(rows: readonly (readonly number[])[], sizes: readonly number[]): SizedCentroids {
  return {
    k: rows.length,
    cols: rows[0]?.length ?? 0,
    centroids: Float32Array.from(rows.flat()),
    sizes: Int32Array.from(sizes),
  };
}

const THREE = clustersOf(
  [
    [1, 0],
    [0, 1],
    [6, 8],
  ],
  [5, 3, 2],
);

describe('centroidDistances', () => {
  it('is 1 - cos, whatever the lengths', () => {
    expect([...centroidDistances(THREE)].map((distance) => Math.round(distance * 1e12) / 1e12)).toEqual([
      0, 1, 0.4, 1, 0, 0.2, 0.4, 0.2, 0,
    ]);
  });

  it('is 2 for opposite ones, 0 for equal ones and 1 from one without length', () => {
    const rows = [
      [0.1, 0.7],
      [-0.1, -0.7],
      [0.1, 0.7],
      [0, 0],
    ];
    expect([...centroidDistances(clustersOf(rows, [1, 1, 1, 1]))]).toEqual(
      [0, 2, 0, 1, 2, 0, 2, 1, 0, 2, 0, 1, 1, 1, 1, 0].map((distance) => expect.closeTo(distance, 12)),
    );
  });
});

describe('clusterTree', () => {
  it('merges the nearest first and weighs means by rows', () => {
    expect(clusterTree(THREE)).toEqual([
      { left: 1, right: 2, distance: expect.closeTo(0.2, 12), size: 5 },
      // From 0 to 1 it is 1, from 0 to 2 it is 0.4.
      { left: 0, right: 3, distance: expect.closeTo((3 * 1 + 2 * 0.4) / 5, 12), size: 10 },
    ]);
  });

  it('joins two inner nodes', () => {
    const rows = [
      [4, 3, 0, 0],
      [0, 0, 4, 3],
      [3, 4, 0, 0],
      [0, 0, 1, 0],
    ];
    // From 0 to 2 it is 1 - 24 / 25, from 1 to 3 it is 0.2, and 1 across.
    expect(clusterTree(clustersOf(rows, [4, 3, 2, 1]))).toEqual([
      { left: 0, right: 2, distance: expect.closeTo(0.04, 12), size: 6 },
      { left: 1, right: 3, distance: expect.closeTo(0.2, 12), size: 4 },
      { left: 4, right: 5, distance: expect.closeTo(1, 12), size: 10 },
    ]);
  });

  it('takes the lowest numbers among equals', () => {
    const rows = [0, 1, 2, 3, 4].map((one) => [0, 1, 2, 3, 4].map((j) => (j === one ? 1 : 0)));
    expect(clusterTree(clustersOf(rows, [1, 1, 1, 1, 1]))).toEqual([
      { left: 0, right: 1, distance: 1, size: 2 },
      { left: 2, right: 3, distance: 1, size: 2 },
      { left: 4, right: 5, distance: 1, size: 3 },
      { left: 6, right: 7, distance: 1, size: 5 },
    ]);
  });

  it('gives at every merge the mean over all pairs below it', () => {
    const random = createRandom(11);
    const k = 12;
    const rows = Array.from({ length: k }, () => Array.from({ length: 6 }, () => random.next()));
    const sizes = Array.from({ length: k }, () => 1 + random.below(50));
    const clusters = clustersOf(rows, sizes);
    const distances = centroidDistances(clusters);
    const below: number[][] = rows.map((_, leaf) => [leaf]);
    const merges = clusterTree(clusters);
    merges.forEach(({ left, right, distance, size }, step) => {
      let sum = 0;
      let weight = 0;
      for (const a of below[left]!) {
        for (const b of below[right]!) {
          sum += sizes[a]! * sizes[b]! * distances[a * k + b]!;
          weight += sizes[a]! * sizes[b]!;
        }
      }
      expect(distance).toBeCloseTo(sum / weight, 12);
      expect(left).toBeLessThan(right);
      expect(distance).toBeGreaterThanOrEqual(step === 0 ? 0 : merges[step - 1]!.distance);
      below.push([...below[left]!, ...below[right]!]);
      expect(size).toBe(below.at(-1)!.reduce((rowsBelow, leaf) => rowsBelow + sizes[leaf]!, 0));
    });
    expect([...below.at(-1)!].sort((a, b) => a - b)).toEqual([...below.keys()].slice(0, k));
  });

  it('is empty for one cluster, and takes a clustering', () => {
    expect(clusterTree(clustersOf([[1, 2]], [3]))).toEqual([]);
    const matrix = csrFromDense([
      [1, 0],
      [1, 0.1],
      [0, 1],
    ]);
    expect(clusterTree(kmeans(matrix, { k: 2 })).map(({ size }) => size)).toEqual([3]);
  });
});

describe('nearestCluster', () => {
  it('names the nearest other one, the lowest among equals', () => {
    expect([...nearestCluster(THREE)]).toEqual([2, 2, 1]);
    const rows = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    expect([...nearestCluster(clustersOf(rows, [1, 1, 1]))]).toEqual([1, 0, 0]);
    expect([...nearestCluster(clustersOf([[1, 2]], [3]))]).toEqual([-1]);
  });
});
