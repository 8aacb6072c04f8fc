import type { ModelClusters, ModelSpace } from '../contents.js';

type Vector = Float32Array | Float64Array;
type Terms = ComparedClusters['space'];

/** What is needed of a model to compare its clusters with those of another. */
export interface ComparedClusters {
  /** Two models with the same id give every text the same place. */
  readonly spaceId: string;
  readonly space: Pick<ModelSpace, 'terms' | 'projection' | 'dimensions'>;
  readonly clusters: Pick<ModelClusters, 'k' | 'centroids'>;
}

/** Terms of two models. */
export interface TermOverlap {
  readonly older: number;
  readonly newer: number;
  /** Terms that both have. */
  readonly shared: number;
}

/** How like each other the clusters of two models are. */
export interface Similarities {
  /** Whether both models have the same terms, weights and latent space. */
  readonly sameSpace: boolean;
  readonly terms: TermOverlap;
  /** Cosines in [-1, 1], older × newer clusters in row-major order. */
  readonly cosines: Float64Array;
}

/**
 * The cosine of every older centroid with every newer one. In one space they are compared as they are. Where the spaces
 * differ, a centroid c is brought back to weighted terms by t = V c, V being the projection (term × dimension, its
 * columns orthonormal: the right singular vectors of Deerwester, Dumais, Furnas, Landauer and Harshman, "Indexing by
 * latent semantic analysis", 1990), and the cosine is taken over the terms of both; a term that a model does not have
 * counts 0 there. As cos(V c, V' c') needs c and VᵀV' only, no vector of all terms is made where both have a projection.
 */
export function centroidCosines(older: ComparedClusters, newer: ComparedClusters): Similarities {
  const sameSpace = isSameSpace(older, newer);
  const shared = sameSpace ? null : sharedTerms(older.space.terms, newer.space.terms);
  const images = shared ? carried(older, newer.space, shared) : rowsOf(older);
  const olderLengths = lengthsOf(older, sameSpace);
  const newerLengths = lengthsOf(newer, sameSpace);
  const { k } = newer.clusters;
  const centroids = rowsOf(newer);
  const cosines = new Float64Array(images.length * k);
  images.forEach((image, a) => {
    centroids.forEach((centroid, b) => {
      const length = olderLengths[a]! * newerLengths[b]!;
      // Rounding could carry equal centroids a little beyond 1.
      cosines[a * k + b] = length > 0 ? Math.max(-1, Math.min(1, dot(image, centroid) / length)) : 0;
    });
  });
  const [olderTerms, newerTerms] = [older.space.terms.length, newer.space.terms.length];
  return {
    sameSpace,
    terms: { older: olderTerms, newer: newerTerms, shared: shared?.length ?? olderTerms },
    cosines,
  };
}

/** A model tells the id of its space itself, and one that was made up must not be compared out of its bounds. */
function isSameSpace(older: ComparedClusters, newer: ComparedClusters): boolean {
  const isSameShape =
    older.space.dimensions === newer.space.dimensions && older.space.terms.length === newer.space.terms.length;
  return older.spaceId === newer.spaceId && isSameShape;
}

/** Numbers that a term has in either model. */
type TermPair = readonly [number, number];

function sharedTerms(older: readonly string[], newer: readonly string[]): TermPair[] {
  const numbers = new Map(newer.map((term, number) => [term, number]));
  return older.flatMap((term, number) => {
    const other = numbers.get(term);
    return other === undefined ? [] : [[number, other] as const];
  });
}

/**
 * The older centroids in the columns of the newer space, by way of the terms that both have. Where there are more
 * centroids than dimensions the dimensions are carried in their place, and the centroids put together from them.
 */
function carried(older: ComparedClusters, to: Terms, shared: readonly TermPair[]): Vector[] {
  const { dimensions } = older.space;
  const centroids = rowsOf(older);
  if (dimensions === null || centroids.length <= dimensions) return carriedVectors(centroids, older.space, to, shared);
  const basis = Array.from({ length: dimensions }, (_, own) =>
    Float64Array.from({ length: dimensions }, (_, at) => (at === own ? 1 : 0)),
  );
  const images = carriedVectors(basis, older.space, to, shared);
  return centroids.map((centroid) => {
    const sum = new Float64Array(columnsOf(to));
    images.forEach((image, at) => {
      addTimes(sum, image, centroid[at]!);
    });
    return sum;
  });
}

function carriedVectors(
  vectors: readonly Vector[],
  from: Terms,
  to: Terms,
  shared: readonly TermPair[],
): Float64Array[] {
  const images = vectors.map(() => new Float64Array(columnsOf(to)));
  for (const [term, other] of shared) {
    const place = to.projection && placeOf(to.projection, to.dimensions!, other);
    const own = from.projection && placeOf(from.projection, from.dimensions!, term);
    vectors.forEach((vector, at) => {
      const weight = own ? dot(own, vector) : vector[term]!;
      if (weight === 0) return;
      if (place) addTimes(images[at]!, place, weight);
      else images[at]![other] = weight;
    });
  }
  return images;
}

/** Lengths of the centroids in terms, which are those in the latent space where its axes are orthonormal. */
function lengthsOf(model: ComparedClusters, asTheyAre: boolean): Float64Array {
  const { space } = model;
  const rows = rowsOf(model);
  const gram = asTheyAre || space.projection === null ? null : gramOf(space.projection, space.dimensions!);
  return Float64Array.from(rows, (row) => {
    const squares = gram ? row.reduce((sum, value, at) => sum + value * dot(gram[at]!, row), 0) : dot(row, row);
    return Math.sqrt(Math.max(0, squares));
  });
}

/** Products of the columns of the projection with each other. */
function gramOf(projection: Vector, dimensions: number): Float64Array[] {
  const gram = Array.from({ length: dimensions }, () => new Float64Array(dimensions));
  for (let term = 0; term * dimensions < projection.length; term++) {
    const place = placeOf(projection, dimensions, term);
    gram.forEach((row, at) => {
      addTimes(row, place, place[at]!);
    });
  }
  return gram;
}

function placeOf(projection: Vector, dimensions: number, term: number): Vector {
  return projection.subarray(term * dimensions, (term + 1) * dimensions);
}

function columnsOf({ terms, dimensions }: Terms): number {
  return dimensions ?? terms.length;
}

function rowsOf({ space, clusters: { k, centroids } }: ComparedClusters): Float32Array[] {
  const cols = columnsOf(space);
  return Array.from({ length: k }, (_, row) => centroids.subarray(row * cols, (row + 1) * cols));
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

function addTimes(sums: Float64Array, values: Vector, factor: number): void {
  for (let at = 0; at < sums.length; at++) sums[at]! += values[at]! * factor;
}
