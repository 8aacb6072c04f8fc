import type { SentenceRuns } from './sentence-runs.js';

/** The sentences of the documents of a batch. */
export interface SentenceBatch {
  /** The runs of all documents, one behind another. */
  readonly runs: SentenceRuns;
  /** Runs of document i are at `starts[i]` to `starts[i + 1]`. */
  readonly starts: Int32Array;
  /** By document: who speaks in it. */
  readonly sources: Int32Array;
}

/** Null where documents come without sentences. */
export function sentenceBatch(
  documents: readonly { readonly sentences?: SentenceRuns | undefined; readonly source?: number }[],
): SentenceBatch | null {
  if (documents.some(({ sentences }) => sentences === undefined)) return null;
  return {
    ...together(documents.map(({ sentences }) => sentences!)),
    sources: Int32Array.from(documents, ({ source = 0 }) => source),
  };
}

/** Those of some documents of a batch. */
export function keptSentences({ runs, starts, sources }: SentenceBatch, kept: readonly boolean[]): SentenceBatch {
  return {
    ...together(kept.flatMap((isKept, i) => (isKept ? [runs.subarray(starts[i], starts[i + 1])] : []))),
    sources: sources.filter((_, i) => kept[i]),
  };
}

function together(documents: readonly SentenceRuns[]): Pick<SentenceBatch, 'runs' | 'starts'> {
  const starts = new Int32Array(documents.length + 1);
  documents.forEach(({ length }, i) => {
    starts[i + 1] = starts[i]! + length;
  });
  const runs = new Int32Array(starts[documents.length]!);
  documents.forEach((own, i) => {
    runs.set(own, starts[i]);
  });
  return { runs, starts };
}
