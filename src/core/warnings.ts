import { type Details, fillTemplate } from './errors.js';

/** Every warning that a result can carry, by code. docs/ERRORS.md lists the same codes. */
export const WARNING_CATALOGUE = {
  RECORDS_REJECTED: '{rejected} of {records} input records were not used; rejected.jsonl says why.',
  ENCODING_GUESSED: '{file} was read as {encoding}, which is a guess; the option encoding names another one.',
  TEXT_REPAIRED: '{file}: {replaced} places that are no text in {encoding} were replaced by U+FFFD.',
  HEADER_MISSING: '{file} has no line of column names; its columns are told by what they hold.',
  COLUMNS_UNUSED: '{file}: columns not used: {columns}.',
  VOCABULARY_RELAXED: 'minDf and maxDf left no term over {documents} documents, so every term was kept.',
  ROWS_SAMPLED:
    'The latent space and the clusters were found on {sample} of {rows} documents, and the others put to the nearest cluster; the quality figures are those of the sample.',
  ROWS_EMPTY: '{rows} documents have no term of the vocabulary; they carry no weight in the clustering.',
  FEWER_CLUSTERS: 'Fewer distinct documents than clusters: there are {found} and not {asked}.',
  NOT_CONVERGED: 'k-means stopped after {iterations} iterations before it had converged.',
  CLUSTERS_UNBALANCED:
    '{slivers} of {clusters} clusters hold hardly any documents, and {restarts} further starts gave no better ones.',
  KERNEL_GAVE_WAY:
    'The documents and clusters do not fit into the 4 GiB of the fast k-means kernel; the slow one gave the same result.',
  SILHOUETTE_SAMPLED: 'The silhouette was computed on {sample} of {rows} documents.',
  ONE_CLUSTER:
    'No number of clusters came out better than chance, so there is one; ask for a number to see parts of it.',
  CLUSTER_DOMINATES: 'One cluster holds {share} % of the documents: the texts may be too alike to be parted.',
} as const;

/** A code of {@link WARNING_CATALOGUE}. */
export type WarningCode = keyof typeof WARNING_CATALOGUE;

/** Something that a reader of a result should know, and that did not stop the run. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
  readonly details: Details;
}

/** Makes a warning of the catalogue. */
export function warning(code: WarningCode, details: Details = {}): Warning {
  return { code, message: fillTemplate(WARNING_CATALOGUE[code], details), details };
}
