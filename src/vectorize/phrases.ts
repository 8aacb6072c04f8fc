import type { InternedDocuments } from './documents.js';

/** Interned documents that remember which terms stand side by side. */
export interface JoinedDocuments extends InternedDocuments {
  /** By document and term: 1 where nothing but a space stands between the term and the one before it. */
  readonly joined: readonly Uint8Array[];
}

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

/**
 * Learns which neighbouring terms are phrases, by normalized pointwise mutual information: Bouma, "Normalized
 * (pointwise) mutual information in collocation extraction" (2009), npmi = ln(p(xy) / (p(x) p(y))) / -ln p(xy).
 *
 * @returns the phrases, those with the most occurrences times NPMI first
 * @example
 * const phrases = learnPhrases(documents, { minNpmi: 0.5 });
 * const extended = addPhrases(documents, phrases, ([left, right]) => `${left} ${right}`);
 */
export function learnPhrases(documents: JoinedDocuments, options: PhraseOptions = {}): Phrase[] {
  const { terms, docs, joined } = documents;
  const { minNpmi = DEFAULTS.minNpmi, maxPhrases = DEFAULTS.maxPhrases, allowed = () => true } = options;
  const minCount = options.minCount ?? Math.max(DEFAULTS.minCount, Math.ceil(docs.length / DOCUMENTS_A_COUNT));
  const single = new Float64Array(terms.length);
  let total = 0;
  for (const doc of docs) {
    total += doc.length;
    for (let i = 0; i < doc.length; i++) single[doc[i]!]! += 1;
  }
  // A pair is no commoner than its terms: most pairs, which are rare, need not be counted.
  const eligible = Uint8Array.from(single, (count, term) => (count >= minCount && allowed(term) ? 1 : 0));
  const pairs = new Map<number, number>();
  docs.forEach((doc, d) => {
    for (let i = 1; i < doc.length; i++) {
      if (joined[d]![i] === 0 || eligible[doc[i - 1]!] === 0 || eligible[doc[i]!] === 0) continue;
      const pair = doc[i - 1]! * terms.length + doc[i]!;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  });
  const phrases: Phrase[] = [];
  for (const [pair, count] of pairs) {
    if (count < minCount) continue;
    const left = Math.floor(pair / terms.length);
    const right = pair % terms.length;
    if (left === right) continue;
    const together = count / total;
    const npmi = Math.log((count * total) / (single[left]! * single[right]!)) / -Math.log(together);
    if (npmi >= minNpmi) phrases.push({ left, right, count, npmi });
  }
  // Ties are broken by the terms themselves: their numbers depend on the order of arrival.
  const order = (a: Phrase, b: Phrase): number =>
    b.count * b.npmi - a.count * a.npmi ||
    compare(terms[a.left]!, terms[b.left]!) ||
    compare(terms[a.right]!, terms[b.right]!);
  return phrases.sort(order).slice(0, maxPhrases);
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
): InternedDocuments {
  const terms = [...documents.terms];
  const ids = new Map(terms.map((term, id) => [term, id]));
  const phraseIds = new Map<number, number>();
  for (const { left, right } of phrases) {
    const name = nameOf([documents.terms[left]!, documents.terms[right]!]);
    let id = ids.get(name);
    if (id === undefined) {
      id = terms.push(name) - 1;
      ids.set(name, id);
    }
    phraseIds.set(left * documents.terms.length + right, id);
  }
  const found = documents.docs.map((doc, d) => phrasesIn(doc, documents.joined[d]!));
  return {
    terms,
    docs: documents.docs.map((doc, d) => {
      const extended = new Int32Array(doc.length + found[d]!.length);
      extended.set(doc);
      found[d]!.forEach((at, i) => {
        extended[doc.length + i] = phraseIds.get(pairAt(doc, at))!;
      });
      return extended;
    }),
    weights: documents.weights?.map((own, d) => {
      const extended = new Float32Array(own.length + found[d]!.length);
      extended.set(own);
      found[d]!.forEach((at, i) => {
        extended[own.length + i] = own[at]!;
      });
      return extended;
    }),
  };

  function pairAt(doc: Int32Array, at: number): number {
    return doc[at - 1]! * documents.terms.length + doc[at]!;
  }

  /** The places of the second words. */
  function phrasesIn(doc: Int32Array, joined: Uint8Array): number[] {
    const places: number[] = [];
    for (let at = 1; at < doc.length; at++) {
      if (joined[at] !== 0 && phraseIds.has(pairAt(doc, at))) places.push(at);
    }
    return places;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
