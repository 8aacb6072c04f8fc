import type { PhraseMatch } from '../core/phrase-matcher.js';
import type { NormalizedText } from '../core/text.js';
import { coveredBy } from './covering.js';
import type { Technology } from './schema.js';
import {
  hasPreposition,
  isBesideHan,
  isList,
  isListOnOneLine,
  isNamed,
  isNearAny,
  isPerson,
  isPraised,
  isUsedAsLanguage,
  isVerbPhrase,
  versionBehind,
} from './wording.js';

const LISTED = 24;
const NONE: readonly string[] = [];
const HAN = /[\u3400-\u9fff]/;

/** A name found in a text, before its context has been asked. */
export interface NameMatch extends PhraseMatch<Technology> {
  /** True where the spelling is one of the doubtful ones. */
  readonly doubtful: boolean;
}

/**
 * Of the names found, ordered by start and none inside another, those that the text means as technologies.
 *
 * A doubtful name needs an admission: Chinese characters beside it, a version with a full stop glued to it ("go1.21"),
 * or a list that it shares with a technology that is admitted; or, in one of its exact spellings, a preposition or a
 * label before it ("in Go", "skills: Go", "Engineer (Go)"), a word of its context near by in the sentence, another
 * doubtful name in one list with it ("C, R and Go"), for a language a piece of software or a team behind it ("Go
 * services", "the Go team"), and for languages and frameworks another version ("Spring5", "Go 1.21") or praise ("Go is
 * our main language"). A name that is `usual` needs none of these in its exact spellings. Beside a name that is itself
 * written in Chinese characters others say nothing: any word stands so.
 *
 * It must not be a person's name, nor part of a phrase that means something else, nor near a word that speaks against
 * it; only a list on the same line outweighs these, or, for a language whose name is a verb in the phrase, a
 * preposition ("in Go to build tooling").
 */
export function admitNames(text: NormalizedText, names: readonly NameMatch[]): NameMatch[] {
  const admitted = names.map((name) => !name.doubtful || isUsual(text, name));
  // A list admits its members one after another: in "Kafka, Go, Gin" the second vouches for the third, so whoever is
  // admitted has its neighbours asked again.
  const waiting = names.flatMap((_name, i) => (admitted[i] ? [] : [i]));
  while (waiting.length > 0) {
    const i = waiting.pop()!;
    if (admitted[i]) continue;
    const listed = listedWith(text.text, names, i);
    const isAdmitted = (j: number): boolean => admitted[j]!;
    if (!isMeant(text, names, i, listed, isAdmitted)) continue;
    admitted[i] = true;
    waiting.push(...listed.filter((j) => !admitted[j]));
  }
  return names.filter((_name, i) => admitted[i]);
}

/** The names that share a list with one of them. */
function listedWith(text: string, names: readonly NameMatch[], i: number): number[] {
  const name = names[i]!;
  const listed: number[] = [];
  for (let j = i - 1; j >= 0 && name.start - names[j]!.end <= LISTED; j--) {
    if (isList(text, names[j]!, name)) listed.push(j);
  }
  for (let j = i + 1; j < names.length && names[j]!.start - name.end <= LISTED; j++) {
    if (isList(text, name, names[j]!)) listed.push(j);
  }
  return listed;
}

function isMeant(
  folded: NormalizedText,
  names: readonly NameMatch[],
  i: number,
  listed: readonly number[],
  isAdmitted: (j: number) => boolean,
): boolean {
  const { text } = folded;
  const name = names[i]!;
  if (isNeverMeant(text, name)) return false;
  const exact = spelledRight(folded, name);
  const against = name.value.ambiguous?.against ?? NONE;
  // CANoe, which speaks against Vector, does not vouch for it.
  const vouching = listed.filter((j) => isAdmitted(j) && !against.includes(text.slice(names[j]!.start, names[j]!.end)));
  const refusals = refusalsOf(text, name);
  const isOpposed = isNearAny(text, name, against);
  if (refusals.length > 0 || isOpposed) {
    const onOneLine = (j: number): boolean => isListOnOneLine(text, names[Math.min(i, j)]!, names[Math.max(i, j)]!);
    return exact && (vouching.some(onOneLine) || (!isOpposed && isVerbInSpiteOf(text, name, refusals)));
  }
  if (vouching.length > 0 || isLatinBesideHan(text, name) || versionBehind(text, name) === 'dotted') return true;
  if (!exact) return false;
  if (isNearAny(text, name, name.value.ambiguous?.admit ?? NONE)) return true;
  if (isProper(folded, name) && isUsedAsName(text, name)) return true;
  return listed.some((j) => vouchesFor(folded, names[j]!, name));
}

/** A name that mostly means the technology, in a spelling and a place in which nothing speaks against it. */
function isUsual(folded: NormalizedText, name: NameMatch): boolean {
  const { text } = folded;
  const { usual, against = NONE } = name.value.ambiguous ?? {};
  if (!usual || !spelledRight(folded, name) || isNeverMeant(text, name)) return false;
  return refusalsOf(text, name).length === 0 && !isNearAny(text, name, against);
}

/** Neither a person's name nor the scheme of a link is one, whatever stands beside it ("Kafka (https://…)"). */
function isNeverMeant(text: string, name: NameMatch): boolean {
  return isPerson(text, name) || text.startsWith('://', name.end);
}

/** What surrounds the name speaks of a technology, whichever it is. */
function isUsedAsName(text: string, name: NameMatch): boolean {
  const { kind } = name.value;
  if (isNamed(text, name)) return true;
  if (kind === 'language' && isUsedAsLanguage(text, name)) return true;
  if (kind !== 'language' && kind !== 'framework') return false;
  return isPraised(text, name) || (name.end - name.start > 1 && versionBehind(text, name) !== null);
}

/** A preposition before a language whose name is a verb in the phrases that refuse it: "in Go to build tooling". */
function isVerbInSpiteOf(text: string, name: NameMatch, refusals: readonly string[]): boolean {
  const spelling = text.slice(name.start, name.end);
  const verbal = refusals.every((phrase) => isVerbPhrase(phrase, spelling));
  return verbal && name.value.kind === 'language' && hasPreposition(text, name);
}

function vouchesFor(text: NormalizedText, other: NameMatch, name: NameMatch): boolean {
  return other.value.id !== name.value.id && mayVouch(text, other) && mayVouch(text, name);
}

/** Names that any case may stand for vouch for nothing, but frameworks do where they are spelled as names. */
function mayVouch(text: NormalizedText, name: NameMatch): boolean {
  const { ambiguous, kind } = name.value;
  if (ambiguous?.exactCase === undefined && kind !== 'framework') return false;
  return spelledRight(text, name) && isProper(text, name);
}

/** A Chinese character beside a Latin name shows where it stands ("熟悉go"); a Chinese name always has some beside it. */
function isLatinBesideHan(text: string, name: NameMatch): boolean {
  return !HAN.test(text.slice(name.start, name.end)) && isBesideHan(text, name);
}

function spelledRight(text: NormalizedText, name: NameMatch): boolean {
  const spellings = name.value.ambiguous?.exactCase;
  if (!spellings) return true;
  const span = text.toOriginal(name);
  return spellings.includes(text.original.slice(span.start, span.end).normalize('NFKC'));
}

/** Spelled as a name: fiber and gin are common words that stand behind prepositions too, Fiber and Gin are not. */
function isProper(text: NormalizedText, name: NameMatch): boolean {
  if (name.value.ambiguous?.exactCase || name.value.kind !== 'framework') return true;
  const span = text.toOriginal(name);
  return /\p{Lu}/u.test(text.original.slice(span.start, span.end));
}

/** The phrases of another meaning that cover the name's place. */
function refusalsOf(text: string, name: NameMatch): string[] {
  return (name.value.ambiguous?.refuse ?? NONE).filter((phrase) => coveredBy(text, phrase, name.start, name.end));
}
