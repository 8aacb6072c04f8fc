import { diverseTerms } from '../../cluster/diverse.js';
import { isWithin, likeness, unitsOf, wordUnits } from './likeness.js';
import type { LabelLanguage, LabelWord } from './words.js';
import type { LabelTerm } from './worth.js';

/** A word that a label may have. */
export interface Candidate {
  readonly text: string;
  /** As the term's, less where the word is only part of a longer one. */
  readonly worth: number;
  /** False where the label of another cluster should rather have it. */
  readonly owned: boolean;
}

/** The words for a label in one language, the best first. */
export interface Candidates {
  readonly words: readonly Candidate[];
  /** For where the words do not tell the cluster from others. */
  readonly spare: readonly Candidate[];
}

/** Half for weight and half for difference: what is already said never comes before something new. */
const LAMBDA = 0.5;
/** A word gives way to a longer term around it that is worth at least this share of it. */
const LONGER_SHARE = 0.5;
const FRAGMENT_SHARE = 0.2;
/** A Chinese label has English words where fewer than two Chinese ones are worth this share of the third best term. */
const READABLE_SHARE = 0.3;
const READABLE_WORDS = 2;

/**
 * The words for a cluster's label in one language: by worth, each unlike those before it (maximal marginal relevance),
 * those that the role says already last. They are words of the language, unless that would say too little. Who reads
 * Chinese can mostly read an English word, but not the other way round: an English label has Chinese words only where it
 * would be empty.
 *
 * @param said the role in front of the words, null for none
 */
export function candidatesIn(language: LabelLanguage, terms: readonly LabelTerm[], said: LabelWord | null): Candidates {
  const readable = terms.filter(({ word }) => word[language] !== null);
  const native = inOrder(language, readable, said);
  const foreign = inOrder(
    language,
    terms.filter(({ word }) => word[language] === null),
    said,
  );
  if (language === 'en') {
    return native.length > 0 || said !== null ? { words: native, spare: foreign } : { words: foreign, spare: [] };
  }
  const usual = terms.map(({ worth }) => worth).sort((a, b) => b - a)[2] ?? 0;
  const good = native.filter(({ worth }) => worth >= READABLE_SHARE * usual);
  if (good.length >= READABLE_WORDS || foreign.length === 0) return { words: native, spare: foreign };
  return { words: [...good, ...foreign], spare: native.filter((candidate) => !good.includes(candidate)) };
}

function inOrder(language: LabelLanguage, terms: readonly LabelTerm[], said: LabelWord | null): Candidate[] {
  const texts = once(terms, language).map((term) => {
    const text = textIn(language, term);
    return { ...term, text, units: unitsOf(text), compared: wordUnits(term.word) };
  });
  const role = said === null ? null : wordUnits(said);
  const candidates = texts.map((term) => ({
    term: term.text,
    weight: isFragment(term, texts) ? FRAGMENT_SHARE * term.worth : term.worth,
    owned: term.owned,
    repeated: role !== null && likeness(term.compared, role) === 1,
  }));
  const compared = new Map(texts.map((term) => [term.text, term.compared]));
  const alike = (a: string, b: string): number => likeness(compared.get(a)!, compared.get(b)!);
  return [false, true].flatMap((repeated) => {
    const some = candidates.filter((candidate) => candidate.repeated === repeated);
    return diverseTerms(some, alike, some.length, LAMBDA).map(({ term, weight, owned }) => ({
      text: term,
      worth: weight,
      owned,
    }));
  });
}

function textIn(language: LabelLanguage, { word }: LabelTerm): string {
  return word[language] ?? word.shown;
}

/** Each text once: the first of the terms that have it, which is the weightiest. */
function once(terms: readonly LabelTerm[], language: LabelLanguage): LabelTerm[] {
  const first = new Map<string, LabelTerm>();
  for (const term of terms) {
    const text = textIn(language, term).toLowerCase();
    if (!first.has(text)) first.set(text, term);
  }
  return [...first.values()];
}

interface Spelled extends LabelTerm {
  readonly units: readonly string[];
}

/** A name such as Android is whole whatever else begins with it. */
function isFragment(term: Spelled, terms: readonly Spelled[]): boolean {
  if (term.kind === 'technology') return false;
  return terms.some((other) => other.worth >= LONGER_SHARE * term.worth && isWithin(term.units, other.units));
}
