import type { PhraseMatch } from '../core/phrase-matcher.js';
import type { NormalizedText } from '../core/text.js';
import type { Technology } from './schema.js';

const NEAR = 48;
const LISTED = 24;
const SENTENCE_END = /[。；;！!？?\n]|\.\s/;
const LIST_SEPARATOR = /^[\s,，、/|&+()（）:：·]*(?:and|or|和|及|与|或)?[\s,，、/|&+()（）]*$/;

const AFTER_PREPOSITION = /(?:^|[\s(])(?:in|with|using|of|on|via|fluent|solid|prior|knows?|learn|some|like)\s+$/;
const HAN_BEFORE = /[\u3400-\u9fff] ?$/;
const HAN_AFTER = /^ ?[\u3400-\u9fff]/;

/** A name found in a text, before its context has been asked. */
export interface NameMatch extends PhraseMatch<Technology> {
  /** True where the spelling is one of the doubtful ones. */
  readonly doubtful: boolean;
}

/**
 * Of the names found, those that the text means as technologies.
 *
 * A doubtful name needs an admission: Chinese characters beside it, or a list that it shares with a technology that is
 * admitted; or, in one of its exact spellings, a preposition before it ("in Go"), a word of its context near by in the
 * sentence, or another doubtful name in one list with it ("C, R and Go"). It must not be part of a phrase that means
 * something else; only a list or, for a language, a preposition outweighs that ("Python or Go for tooling").
 */
export function admitNames(text: NormalizedText, names: readonly NameMatch[]): NameMatch[] {
  const admitted = names.filter((name) => !name.doubtful);
  const waiting = names.filter((name) => name.doubtful);
  // A list admits its members one after another: in "Kafka, Go, Gin" the second vouches for the third.
  for (let grew = true; grew; ) {
    grew = false;
    for (let i = waiting.length - 1; i >= 0; i--) {
      const name = waiting[i]!;
      const listed = (other: NameMatch): boolean => listedTogether(text.text, name, other);
      if (!isMeant(text, name, admitted.some(listed), waiting.filter(listed))) continue;
      admitted.push(name);
      waiting.splice(i, 1);
      grew = true;
    }
  }
  return admitted.sort((a, b) => a.start - b.start || b.end - a.end);
}

function isMeant(folded: NormalizedText, name: NameMatch, listed: boolean, doubtfulInList: NameMatch[]): boolean {
  const { text } = folded;
  const exact = spelledRight(folded, name);
  const prepositional = exact && AFTER_PREPOSITION.test(text.slice(Math.max(0, name.start - NEAR), name.start));
  if (refused(text, name)) return exact && (listed || (prepositional && name.value.kind === 'language'));
  if (listed || besideHan(text, name)) return true;
  return exact && (prepositional || hasContext(text, name) || isVouchedFor(folded, name, doubtfulInList));
}

function isVouchedFor(text: NormalizedText, name: NameMatch, listed: readonly NameMatch[]): boolean {
  const exact = (match: NameMatch): boolean =>
    match.value.ambiguous?.exactCase !== undefined && spelledRight(text, match);
  return exact(name) && listed.some((other) => other.value.id !== name.value.id && exact(other));
}

function spelledRight(text: NormalizedText, name: NameMatch): boolean {
  const spellings = name.value.ambiguous?.exactCase;
  if (!spellings) return true;
  const span = text.toOriginal(name);
  return spellings.includes(text.original.slice(span.start, span.end).normalize('NFKC'));
}

function refused(text: string, name: NameMatch): boolean {
  return (name.value.ambiguous?.refuse ?? []).some((phrase) => coveredBy(text, phrase, name.start, name.end));
}

/** True where the phrase stands in the text so that it covers the range. */
export function coveredBy(text: string, phrase: string, start: number, end: number): boolean {
  const earliest = Math.max(0, end - phrase.length);
  const window = text.slice(earliest, start + phrase.length);
  for (let at = window.indexOf(phrase); at >= 0; at = window.indexOf(phrase, at + 1)) {
    if (earliest + at <= start && earliest + at + phrase.length >= end) return true;
  }
  return false;
}

function besideHan(text: string, name: NameMatch): boolean {
  return (
    HAN_BEFORE.test(text.slice(Math.max(0, name.start - 2), name.start)) ||
    HAN_AFTER.test(text.slice(name.end, name.end + 2))
  );
}

function hasContext(text: string, name: NameMatch): boolean {
  const before =
    text
      .slice(Math.max(0, name.start - NEAR), name.start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const after = text.slice(name.end, name.end + NEAR).split(SENTENCE_END)[0] ?? '';
  return (name.value.ambiguous?.admit ?? []).some((word) => before.includes(word) || after.includes(word));
}

function listedTogether(text: string, a: NameMatch, b: NameMatch): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  if (second.start - first.end > LISTED) return false;
  return LIST_SEPARATOR.test(text.slice(first.end, second.start));
}
