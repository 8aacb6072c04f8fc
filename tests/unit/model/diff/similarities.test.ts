import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/core/random.js';
import { type ComparedClusters, centroidCosines } from '../../../../src/model/diff/similarities.js';
import { space } from './spaces.js';

let spaces = 0;
/** Clusters of a space of their own, unless one is named. */
const clusters = (
  of: ReturnType<typeof space>,
  rows: readonly (readonly number[])[],
  spaceId = `space ${spaces++}`,
): ComparedClusters => ({
  spaceId,
  space: of,
  clusters: { k: rows.length, centroids: Float32Array.from(rows.flat()) },
});
const digits6 = (values: Float64Array): number[] => [...values].map((value) => Math.round(value * 1e6) / 1e6 || 0);

/** The centroids as vectors of terms by name, and their cosines, without any shortcut. */
function plainCosines(older: ComparedClusters, newer: ComparedClusters): number[] {
  const vectors = ({ space: { terms, projection, dimensions }, clusters: { k, centroids } }: ComparedClusters) =>
    Array.from({ length: k }, (_, row) => {
      const cols = dimensions ?? terms.length;
      const centroid = centroids.subarray(row * cols, (row + 1) * cols);
      const weight = (term: number): number =>
        projection
          ? centroid.reduce((sum, value, at) => sum + value * projection[term * cols + at]!, 0)
          : centroid[term]!;
      return new Map(terms.map((term, number) => [term, weight(number)]));
    });
  const dot = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number =>
    [...a].reduce((sum, [term, weight]) => sum + weight * (b.get(term) ?? 0), 0);
  return vectors(older).flatMap((a) => vectors(newer).map((b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) || 0));
}

describe('centroidCosines', () => {
  it('compares centroids of one space as they are', () => {
    const own = space(['go', 'java'], null);
    const rows = [
      [1, 0],
      [3, 4],
    ];
    const found = centroidCosines(clusters(own, rows, 'own'), clusters(own, [[0, 2]], 'own'));
    expect(found).toEqual({
      sameSpace: true,
      terms: { older: 2, newer: 2, shared: 2 },
      cosines: Float64Array.of(0, 0.8),
    });
  });

  it('counts a term that only one model has as 0 in the other', () => {
    const older = clusters(space(['css', 'go', 'grpc'], null), [[0, 3, 4]]);
    const newer = clusters(space(['go', 'rust'], null), [
      [1, 0],
      [4, 3],
      [0, 1],
    ]);
    const { sameSpace, terms, cosines } = centroidCosines(older, newer);
    expect(sameSpace).toBe(false);
    expect(terms).toEqual({ older: 3, newer: 2, shared: 1 });
    // 3 / 5 · 1; 3 / 5 · 4 / 5; no term shared.
    expect(digits6(cosines)).toEqual([0.6, 0.48, 0]);
  });

  it('brings places of two latent spaces back to terms', () => {
    // The axes of the one are go and java, of the other java and go, turned by 3-4-5.
    const older = space(
      ['go', 'java'],
      [
        [1, 0],
        [0, 1],
      ],
    );
    const newer = space(
      ['go', 'java'],
      [
        [0.8, 0.6],
        [-0.6, 0.8],
      ],
    );
    const { cosines } = centroidCosines(
      clusters(older, [[1, 0]]),
      clusters(newer, [
        [0.8, 0.6],
        [1, 0],
        [0, 1],
      ]),
    );
    // (0.8, 0.6) is go itself; the axes lie at 0.8 and 0.6 of it.
    expect(digits6(cosines)).toEqual([1, 0.8, 0.6]);
  });

  it('has no likeness to a centroid without length', () => {
    const { cosines } = centroidCosines(
      clusters(space(['go'], null), [[0]]),
      clusters(space(['go', 'java'], null), [[1, 0]]),
    );
    expect([...cosines]).toEqual([0]);
  });

  it('is the cosine of vectors of terms, whichever of the two has a projection, with few clusters and many', () => {
    const random = createRandom(7);
    const numbers = (count: number): number[] =>
      Array.from({ length: count }, () => Math.round(random.next() * 20 - 10));
    const models = (latent: boolean, k: number): ComparedClusters => {
      const terms = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].filter(() => random.below(4) > 0);
      const own = space(['z', ...terms], latent ? ['z', ...terms].map(() => numbers(3)) : null);
      return clusters(
        own,
        Array.from({ length: k }, () => numbers(latent ? 3 : own.terms.length)),
      );
    };
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 6 }), (first, second, k) => {
        const [older, newer] = [models(first, k), models(second, 4)];
        const { cosines } = centroidCosines(older, newer);
        expect([...cosines].map((value) => Math.round(value * 1e5))).toEqual(
          plainCosines(older, newer).map((value) => Math.round(value * 1e5)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
