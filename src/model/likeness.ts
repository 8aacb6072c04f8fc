import type { ModelClusters } from './contents.js';

/**
 * The cosine between a place in the latent space and the centroid of each cluster, in [-1, 1]; 0 for a centroid without
 * length. Null where clusters are not in such a space.
 *
 * @param place of length 1
 */
export function likenessToClusters(clusters: ModelClusters, place: Float32Array): Float64Array | null {
  const { k, cols, centroids } = clusters;
  if (place.length !== cols) return null;
  const likeness = new Float64Array(k);
  for (let cluster = 0; cluster < k; cluster++) {
    let dot = 0;
    let squares = 0;
    for (let at = 0, from = cluster * cols; at < cols; at++) {
      const value = centroids[from + at]!;
      dot += value * place[at]!;
      squares += value * value;
    }
    likeness[cluster] = squares === 0 ? 0 : Math.max(-1, Math.min(1, dot / Math.sqrt(squares)));
  }
  return likeness;
}
