import type { ChunkedDocuments, InternedDocuments, TermChunk } from './documents.js';
import { hashOf, PairTable } from './pair-table.js';

/** Interned documents that remember which terms stand side by side. */
export interface JoinedDocuments extends InternedDocuments {
  /** By document and term: 1 where nothing but a space stands between the term and the one before it. */
  readonly joined: readonly Uint8Array[];
}

/** A chunk that remembers which terms stand side by side. */
export interface JoinedChunk extends TermChunk {
  /** By occurrence: its lowest bit is 1 where nothing but a space stands between the term and the one before it. */
  readonly joined: Uint8Array;
}

/** The same documents in chunks. */
export type JoinedChunks = ChunkedDocuments<JoinedChunk>;

/** Two terms that belong together. */
export interface Phrase {
  /** Numbers of the two terms. */
  readonly left: number;
  readonly right: number;
  /** How often the pair stands in the corpus. */
  readonly count: number;
  /** Normalized pointwise mutual information, in [-1, 1]: 1 where the two never stand apart. */
  readonly npmi: number;
}

/** What counts as a phrase. */
export interface PhraseOptions {
  /** Least number of occurrences. Default: 5, and in larger corpora one in 500 documents. */
  readonly minCount?: number | undefined;
  /** Least NPMI. Default 0.35. */
  readonly minNpmi?: number | undefined;
  /** Most phrases; the ones with the most occurrences times NPMI stay. Default 5,000. */
  readonly maxPhrases?: number | undefined;
  /** Whether a term may be part of a phrase, by its number. Default: every term. */
  readonly allowed?: ((term: number) => boolean) | undefined;
}

const DEFAULTS = { minCount: 5, minNpmi: 0.35, maxPhrases: 5_000 } as const;
const DOCUMENTS_A_COUNT = 500;
/** A power of 2; 1 MB of counts, and by default a phrase still counts more than what else falls into a bucket. */
const BUCKETS = 2 ** 18;

/**
 * Learns which neighbouring terms are phrases, by normalized pointwise mutual information: Bouma, "Normalized
 * (pointwise) mutual information in collocation extraction" (2009), npmi = ln(p(xy) / (p(x) p(y))) / -ln p(xy).
 *
 * @returns the phrases, those with the most occurrences times NPMI first
 * @example
 * const phrases = learnPhrases(documents, { minNpmi: 0.5 });
 * const extended = addPhrases(documents, phrases, ([left, right]) => `${left} ${right}`);
 */
export function learnPhrases(documents: JoinedDocuments | JoinedChunks, options: PhraseOptions = {}): Phrase[] {
  const chunked = joinedChunks(documents);
  const { terms } = chunked;
  const { minNpmi = DEFAULTS.minNpmi, maxPhrases = DEFAULTS.maxPhrases, allowed = () => true } = options;
  const minCount = options.minCount ?? Math.max(DEFAULTS.minCount, Math.ceil(chunked.documents / DOCUMENTS_A_COUNT));
  const single = new Float64Array(terms.length);
  let total = 0;
  for (const { ids } of chunked.chunks()) {
    total += ids.length;
    for (let i = 0; i < ids.length; i++) single[ids[i]!]! += 1;
  }
  // A pair is no commoner than its terms: most pairs, which are rare, need not be counted.
  const eligible = Uint8Array.from(single, (count, term) => (count >= minCount && allowed(term) ? 1 : 0));
  const phrases: Phrase[] = [];
  countPairs(chunked, eligible, minCount).forEach((left, right, count) => {
    if (count < minCount || left === right) return;
    const together = count / total;
    const npmi = Math.log((count * total) / (single[left]! * single[right]!)) / -Math.log(together);
    if (npmi >= minNpmi) phrases.push({ left, right, count, npmi });
  });
  // Ties are broken by the terms themselves: their numbers depend on the order of arrival.
  const order = (a: Phrase, b: Phrase): number =>
    b.count * b.npmi - a.count * a.npmi ||
    compare(terms[a.left]!, terms[b.left]!) ||
    compare(terms[a.right]!, terms[b.right]!);
  return phrases.sort(order).slice(0, maxPhrases);
}

/**
 * How often eligible terms stand side by side; pairs that do so less than `minCount` times may be left out. First the
 * pairs of each bucket of a hash are counted together: those of a bucket that stays below need no count of their own,
 * and they are nearly all that there are (Park, Chen and Yu, "An effective hash-based algorithm for mining association
 * rules", 1995).
 */
function countPairs({ chunks }: JoinedChunks, eligible: Uint8Array, minCount: number): PairTable {
  const buckets = new Int32Array(BUCKETS);
  for (const chunk of chunks()) {
    eachPair(chunk, eligible, eligible, (left, right) => {
      buckets[hashOf(left, right) & (BUCKETS - 1)]! += 1;
    });
  }
  const table = new PairTable();
  for (const chunk of chunks()) {
    eachPair(chunk, eligible, eligible, (left, right) => {
      if (buckets[hashOf(left, right) & (BUCKETS - 1)]! >= minCount) table.count(left, right);
    });
  }
  return table;
}

/** Tells the neighbours of which one may stand on the left and the other on the right, with the place of the latter. */
function eachPair(
  { starts, ids, joined }: JoinedChunk,
  onLeft: Uint8Array,
  onRight: Uint8Array,
  tell: (left: number, right: number, at: number) => void,
): void {
  for (let doc = 0; doc + 1 < starts.length; doc++) {
    for (let at = starts[doc]! + 1; at < starts[doc + 1]!; at++) {
      if ((joined[at]! & 1) === 0) continue;
      const left = ids[at - 1]!;
      const right = ids[at]!;
      if (onLeft[left] === 1 && onRight[right] === 1) tell(left, right, at);
    }
  }
}

/**
 * The documents with a further term for every phrase that stands in them; the single terms stay. A phrase counts as much
 * as its second word does.
 *
 * @param nameOf the term that a phrase becomes; where that is a term already, it is counted as that
 */
export function addPhrases(
  documents: JoinedDocuments,
  phrases: readonly Phrase[],
  nameOf: (words: readonly [string, string]) => string,
): InternedDocuments;
export function addPhrases(
  documents: JoinedChunks,
  phrases: readonly Phrase[],
  nameOf: (words: readonly [string, string]) => string,
): ChunkedDocuments;
export function addPhrases(
  documents: JoinedDocuments | JoinedChunks,
  phrases: readonly Phrase[],
  nameOf: (words: readonly [string, string]) => string,
): InternedDocuments | ChunkedDocuments {
  const { terms, finder } = finderOf(documents.terms, phrases, nameOf);
  const { documents: count, chunks } = joinedChunks(documents);
  const extended = function* (): Generator<TermChunk> {
    for (const chunk of chunks()) yield withPhrases(chunk, finder);
  };
  if ('chunks' in documents) return { terms, documents: count, chunks: extended };
  const docs = [...extended()];
  return {
    terms,
    docs: docs.map(({ ids }) => ids),
    weights: documents.weights && docs.map(({ weights }) => weights!),
  };
}

/** Finds the phrase that two neighbours are. */
interface PhraseFinder {
  /** By pair of terms: the number of the term that it becomes, and 1. */
  readonly table: PairTable;
  /** By term: 1 where a phrase begins with it. */
  readonly first: Uint8Array;
  /** By term: 1 where a phrase ends with it. */
  readonly second: Uint8Array;
}

function finderOf(
  known: readonly string[],
  phrases: readonly Phrase[],
  nameOf: (words: readonly [string, string]) => string,
): { readonly terms: readonly string[]; readonly finder: PhraseFinder } {
  const terms = [...known];
  const ids = new Map(terms.map((term, id) => [term, id]));
  const finder = { table: new PairTable(), first: new Uint8Array(known.length), second: new Uint8Array(known.length) };
  for (const { left, right } of phrases) {
    const name = nameOf([known[left]!, known[right]!]);
    let id = ids.get(name);
    if (id === undefined) {
      id = terms.push(name) - 1;
      ids.set(name, id);
    }
    finder.table.set(left, right, id + 1);
    finder.first[left] = 1;
    finder.second[right] = 1;
  }
  return { terms, finder };
}

/** A chunk with the phrases of each document behind its terms. */
function withPhrases(chunk: JoinedChunk, { table, first, second }: PhraseFinder): TermChunk {
  const { starts, ids, weights } = chunk;
  const found = new Int32Array(ids.length);
  let length = ids.length;
  eachPair(chunk, first, second, (left, right, at) => {
    found[at] = table.get(left, right);
    if (found[at] !== 0) length++;
  });
  const extended = {
    starts: new Int32Array(starts.length),
    ids: new Int32Array(length),
    weights: weights && new Float32Array(length),
  };
  let end = 0;
  for (let doc = 0; doc + 1 < starts.length; doc++) {
    const [from, to] = [starts[doc]!, starts[doc + 1]!];
    extended.ids.set(ids.subarray(from, to), end);
    if (weights) extended.weights?.set(weights.subarray(from, to), end);
    end += to - from;
    for (let at = from; at < to; at++) {
      if (found[at] === 0) continue;
      extended.ids[end] = found[at]! - 1;
      if (weights) extended.weights![end] = weights[at]!;
      end++;
    }
    extended.starts[doc + 1] = end;
  }
  return extended;
}

function joinedChunks(documents: JoinedDocuments | JoinedChunks): JoinedChunks {
  if ('chunks' in documents) return documents;
  const { terms, docs, joined, weights } = documents;
  const chunks = function* (): Generator<JoinedChunk> {
    for (const [d, ids] of docs.entries()) {
      yield { starts: Int32Array.of(0, ids.length), ids, joined: joined[d]!, weights: weights?.[d] };
    }
  };
  return { terms, documents: docs.length, chunks };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
