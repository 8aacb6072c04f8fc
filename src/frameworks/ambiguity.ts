import type { PhraseMatch } from '../core/phrase-matcher.js';
import type { NormalizedText } from '../core/text.js';
import type { Technology } from './schema.js';

const NEAR = 48;
const LISTED = 24;
const SENTENCE_END = /[。；;！!？?\n]|\.\s/;
const LIST_SEPARATOR = /^[\s,，、/|&+()（）:：·]*(?:and|or|和|及|与|或)?[\s,，、/|&+()（）]*$/;

const AFTER_PREPOSITION = /(?:^|[\s(])(?:in|with|using|of|on|via|fluent|solid|prior|knows?|learn|some|like)\s+$/;
// What directly follows a language where its name is used as an adjective: "our Go services", "a Rust code base".
const BEFORE_SOFTWARE =
  /^[ -](?:(?:micro)?services?|apis?|back[ -]?ends?|code|codebases?|binar(?:y|ies)|programs?|programm(?:ing|ers?)|develop(?:ers?|ment)|engineers?|engineering|roles?|positions?|stack|servers?|monoliths?|applications?|apps?|modules?|packages?|projects?|librar(?:y|ies)|tooling|sdks?|compilers?|runtime|scripts?|experience|skills|ecosystem|web|http|rest|grpc)(?![a-z])/;
const HAN_BEFORE = /[\u3400-\u9fff] ?$/;
const HAN_AFTER = /^ ?[\u3400-\u9fff]/;

/** A name found in a text, before its context has been asked. */
export interface NameMatch extends PhraseMatch<Technology> {
  /** True where the spelling is one of the doubtful ones. */
  readonly doubtful: boolean;
}

/**
 * Of the names found, ordered by start and none inside another, those that the text means as technologies.
 *
 * A doubtful name needs an admission: Chinese characters beside it, or a list that it shares with a technology that is
 * admitted; or, in one of its exact spellings, a preposition before it ("in Go"), for a language a piece of software behind
 * it ("Go services"), a word of its context near by in the sentence, or another doubtful name in one list with it ("C, R and Go"). It must not be part of a phrase that means
 * something else; only a list or, for a language, a preposition outweighs that ("Python or Go for tooling").
 */
export function admitNames(text: NormalizedText, names: readonly NameMatch[]): NameMatch[] {
  const admitted = names.map((name) => !name.doubtful);
  // A list admits its members one after another: in "Kafka, Go, Gin" the second vouches for the third, so whoever is
  // admitted has its neighbours asked again.
  const waiting = names.flatMap((name, i) => (name.doubtful ? [i] : []));
  while (waiting.length > 0) {
    const i = waiting.pop()!;
    if (admitted[i]) continue;
    const listed = listedWith(text.text, names, i);
    const doubtful = listed.filter((j) => !admitted[j]);
    const vouched = listed.some((j) => admitted[j]);
    if (
      !isMeant(
        text,
        names[i]!,
        vouched,
        doubtful.map((j) => names[j]!),
      )
    )
      continue;
    admitted[i] = true;
    waiting.push(...doubtful);
  }
  return names.filter((_name, i) => admitted[i]);
}

/** The names that share a list with one of them. */
function listedWith(text: string, names: readonly NameMatch[], i: number): number[] {
  const name = names[i]!;
  const listed: number[] = [];
  for (let j = i - 1; j >= 0 && name.start - names[j]!.end <= LISTED; j--) {
    if (listedTogether(text, names[j]!, name)) listed.push(j);
  }
  for (let j = i + 1; j < names.length && names[j]!.start - name.end <= LISTED; j++) {
    if (listedTogether(text, name, names[j]!)) listed.push(j);
  }
  return listed;
}

function isMeant(folded: NormalizedText, name: NameMatch, listed: boolean, doubtfulInList: NameMatch[]): boolean {
  const { text } = folded;
  const exact = spelledRight(folded, name);
  const prepositional = exact && AFTER_PREPOSITION.test(text.slice(Math.max(0, name.start - NEAR), name.start));
  if (refused(text, name)) return exact && (listed || (prepositional && name.value.kind === 'language'));
  if (listed || besideHan(text, name)) return true;
  const adjective = name.value.kind === 'language' && BEFORE_SOFTWARE.test(text.slice(name.end, name.end + 16));
  return exact && (prepositional || adjective || hasContext(text, name) || isVouchedFor(folded, name, doubtfulInList));
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

function listedTogether(text: string, first: NameMatch, second: NameMatch): boolean {
  return LIST_SEPARATOR.test(text.slice(first.end, second.start));
}
