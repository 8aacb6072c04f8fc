import { centroidSimilarities, nearestClusters, type PreparedCentroids, prepareCentroids } from '../cluster/assign.js';
import { distancesOf, scoreOf } from '../cluster/outliers.js';
import type { CsrMatrix } from '../core/csr.js';
import { bm25Model } from '../vectorize/bm25.js';
import { emphasise } from '../vectorize/emphasis.js';
import { type Lessening, lessened } from '../vectorize/lessened.js';
import { projectRow } from '../vectorize/projector.js';
import { tfidfModel } from '../vectorize/tfidf.js';
import { type Vocabulary, vocabularyOf } from '../vectorize/vocabulary.js';
import type { ModelClusters, ModelSpace } from './contents.js';

/** The terms of a job. */
export interface PlacedTerms {
  /** The stems, in order. */
  readonly stems: readonly string[];
  /** By stem: 1 where it stands side by side with the one before it. */
  readonly joined: ArrayLike<number>;
  /** By stem: how much it counts. Default: 1 each. */
  readonly weights?: Float32Array | undefined;
  /** The sentences that the stems stand in: hash and number of stems, pair behind pair. */
  readonly sentences?: Int32Array | undefined;
}

/** Where a job is among the clusters. */
export interface RowPlace {
  /** Null for an outlier. */
  readonly cluster: number | null;
  /** Cosine to the centroid of the nearest cluster, in [0, 1]. */
  readonly similarity: number;
  /** Its place in the latent space, of length 1; null where there is no such space or no known term. */
  readonly place: Float32Array | null;
}

/**
 * Places jobs one by one as a run places all of its jobs, to the last bit. Only the columns that a job has are looked at,
 * so that it costs the same however large the vocabulary is.
 */
export class Placer {
  readonly #space: ModelSpace;
  readonly #clusters: ModelClusters;
  readonly #centroids: PreparedCentroids;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #lessening: Lessening;
  /** By the left stem, by the right one: the column of the phrase. */
  readonly #phrases = new Map<string, Map<string, number>>();

  constructor(space: ModelSpace, clusters: ModelClusters) {
    this.#space = space;
    this.#clusters = clusters;
    this.#centroids = prepareCentroids(clusters);
    const { sentences, factor } = space.boilerplate;
    this.#lessening = { sentences: new Set(sentences), factor };
    this.#columns = new Map(space.terms.map((term, column) => [term, column]));
    for (const { column, words } of space.phrases) {
      const [left, right] = words;
      const byRight = this.#phrases.get(left);
      if (byRight) byRight.set(right, column);
      else this.#phrases.set(left, new Map([[right, column]]));
    }
  }

  place(terms: PlacedTerms): RowPlace {
    return this.placeRow(this.row(terms));
  }

  /** What is clustered of a job: its weighted terms, or their place in the latent space; empty where it has none of them. */
  row(terms: PlacedTerms): CsrMatrix {
    const occurrences = this.#occurrences(terms);
    const columns = Int32Array.from(new Set(occurrences.columns)).sort();
    const weighted = this.#weigh(columns, occurrences);
    const { projection, dimensions } = this.#space;
    if (projection === null || dimensions === null) {
      return { ...weighted, cols: this.#clusters.cols, indices: weighted.indices.map((own) => columns[own]!) };
    }
    return projectRow(weighted, columns, projection, dimensions);
  }

  /** Places a row that {@link row} made. */
  placeRow(row: CsrMatrix): RowPlace {
    return { ...this.#nearest(row), place: this.#point(row) };
  }

  /** The place alone that {@link place} gives. */
  placeOf(terms: PlacedTerms): RowPlace['place'] {
    return this.#point(this.row(terms));
  }

  #point(row: CsrMatrix): RowPlace['place'] {
    return this.#space.projection !== null && row.data.length > 0 ? dense(row) : null;
  }

  /** The columns that the terms stand for, those of phrases behind the single ones, with what each counts. */
  #occurrences({ stems, joined, weights: own, sentences }: PlacedTerms): Occurrences {
    const weights = sentences ? lessened(own, sentences, stems.length, this.#lessening) : own;
    const columns: number[] = [];
    const counts: number[] = [];
    const add = (column: number | undefined, at: number): void => {
      if (column === undefined) return;
      columns.push(column);
      counts.push(weights ? weights[at]! : 1);
    };
    stems.forEach((stem, at) => {
      add(this.#columns.get(stem), at);
    });
    for (let at = 1; at < stems.length; at++) {
      if (joined[at]) add(this.#phrases.get(stems[at - 1]!)?.get(stems[at]!), at);
    }
    return { columns, counts, weighted: weights !== undefined };
  }

  /** The row over the columns that it has: the vocabulary of the run, without the rest. */
  #weigh(columns: Int32Array, { columns: all, counts, weighted }: Occurrences): CsrMatrix {
    const { terms, documentFrequencies, documents, weighting, emphasis } = this.#space;
    const own = vocabularyOf(
      Array.from(columns, (column) => terms[column]!),
      Int32Array.from(columns, (column) => documentFrequencies[column]!),
      documents,
    );
    const numbers = new Map(Array.from(columns, (column, number) => [column, number]));
    const chunk = {
      starts: Int32Array.of(0, all.length),
      ids: Int32Array.from(all, (column) => numbers.get(column)!),
      weights: weighted ? Float32Array.from(counts) : undefined,
    };
    const row = { terms: own.terms, documents: 1, chunks: () => [chunk] };
    const matrix = this.#modelOf(own, weighting).transform(row);
    return emphasise(
      matrix,
      Float64Array.from(columns, (column) => emphasis[column]!),
    );
  }

  #modelOf(own: Vocabulary, weighting: ModelSpace['weighting']): Pick<ReturnType<typeof tfidfModel>, 'transform'> {
    if (weighting.kind === 'tfidf') return tfidfModel(own, { sublinearTf: weighting.sublinearTf, norm: 'l2' });
    const { k1, b, meanLength } = weighting;
    return bm25Model(own, meanLength, { k1, b, norm: 'l2' });
  }

  #nearest(row: CsrMatrix): Pick<RowPlace, 'cluster' | 'similarity'> {
    const { outliers, emptyTo } = this.#clusters;
    const isEmpty = row.data.length === 0;
    const labels = isEmpty ? Int32Array.of(emptyTo) : nearestClusters(row, this.#centroids);
    const similarities = centroidSimilarities(row, labels, this.#centroids);
    const [cluster, similarity] = [labels[0]!, Math.min(1, Math.max(0, similarities[0]!))];
    if (!outliers) return { cluster, similarity };
    const [distance] = distancesOf(row, labels, similarities, this.#centroids);
    return { cluster: scoreOf(outliers, distance!, cluster) > outliers.bound ? null : cluster, similarity };
  }
}

interface Occurrences {
  readonly columns: readonly number[];
  readonly counts: readonly number[];
  readonly weighted: boolean;
}

function dense({ cols, indices, data }: CsrMatrix): Float32Array {
  const place = new Float32Array(cols);
  indices.forEach((column, p) => {
    place[column] = data[p]!;
  });
  return place;
}
