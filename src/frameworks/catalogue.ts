import { type Phrase, PhraseMatcher } from '../core/phrase-matcher.js';
import type { Span } from '../core/span.js';
import { type NormalizedText, normalizeText } from '../core/text.js';
import { admitNames, type NameMatch } from './ambiguity.js';
import { type GapPhrase, gapPhrase } from './gap-phrase.js';
import { GapTails } from './gap-tails.js';
import { isInside, startingUpTo, withoutInner } from './inner.js';
import { isRefused, type Refusals, refusalsOf } from './refusals.js';
import type { Capability, Technology } from './schema.js';

/** A technology or capability found in a text, with its place in the folded and in the original text. */
export interface CatalogueMatch {
  readonly kind: 'technology' | 'capability';
  readonly id: string;
  /** Span in the folded text. */
  readonly folded: Span;
  /** Span in the original text. */
  readonly span: Span;
}

/** What is known of technologies and capabilities, and how it is found in texts. */
export interface Catalogue {
  readonly technologies: ReadonlyMap<string, Technology>;
  readonly capabilities: ReadonlyMap<string, Capability>;
  /** The name of a technology, or its id where it is not known. */
  nameOf(technology: string): string;
  /** The token that a technology becomes. */
  termOf(technology: string): string;
  /**
   * Everything that a text names, in order. Law: a longer match beats a shorter one inside it, and every match carries
   * the span it came from.
   */
  match(text: NormalizedText): CatalogueMatch[];
}

type Entry =
  | { readonly kind: 'technology'; readonly technology: Technology; readonly doubtful: boolean }
  | CapabilityEntry
  | { readonly kind: 'tails'; readonly tails: GapTails<Capability, CapabilityEntry> };

interface CapabilityEntry {
  readonly kind: 'capability';
  readonly phrase: GapPhrase<Capability>;
  readonly refusals: Refusals;
}

interface CapabilityMatch extends Span {
  readonly capability: Capability;
  readonly gap: boolean;
  readonly refusals: Refusals;
}

/**
 * Builds a catalogue over technologies and capabilities. Where two technologies have the same id the later one counts,
 * so that a pack can replace an entry.
 *
 * @example
 * const catalogue = createCatalogue(technologies, capabilities);
 * catalogue.match(normalizeText('熟悉Golang')).map((match) => match.id); // ['go']
 */
export function createCatalogue(technologies: Iterable<Technology>, capabilities: Iterable<Capability>): Catalogue {
  const technologyById = new Map([...technologies].map((technology) => [technology.id, technology]));
  const capabilityById = new Map([...capabilities].map((capability) => [capability.id, capability]));
  const matcher = new PhraseMatcher<Entry>([
    ...[...technologyById.values()].flatMap(technologyPhrases),
    ...withTailsTogether([...capabilityById.values()].flatMap(capabilityPhrases)),
  ]);
  return {
    technologies: technologyById,
    capabilities: capabilityById,
    nameOf: (id) => technologyById.get(id)?.name ?? id,
    termOf(id) {
      const technology = technologyById.get(id);
      return technology?.term ?? normalizeText(technology?.name ?? id).text;
    },
    match: (text) => matchAll(text, matcher),
  };
}

/** Every spelling under which a technology is looked for, folded. */
export function spellingsOf(technology: Technology): string[] {
  const spellings = [technology.name, ...technology.aliases].map((spelling) => normalizeText(spelling).text);
  return [...new Set(spellings)];
}

function technologyPhrases(technology: Technology): Phrase<Entry>[] {
  const doubted = technology.ambiguous
    ? new Set((technology.ambiguous.spellings ?? [technology.name]).map((spelling) => normalizeText(spelling).text))
    : new Set<string>();
  return spellingsOf(technology).map((text) => ({
    text,
    value: { kind: 'technology', technology, doubtful: doubted.has(text) },
    version: true,
  }));
}

function capabilityPhrases(capability: Capability): Phrase<CapabilityEntry>[] {
  const prepare =
    (language: 'zh' | 'en') =>
    (text: string): Phrase<CapabilityEntry> => {
      const phrase = gapPhrase(text, language, capability);
      const refusals = refusalsOf(phrase, capability.refuse ?? []);
      return { ...phrase, value: { kind: 'capability', phrase: phrase.value, refusals } };
    };
  return [...capability.phrases.zh.map(prepare('zh')), ...capability.phrases.en.map(prepare('en'))];
}

/** The phrases, those with a gap of one head and one limit as one. */
function withTailsTogether(phrases: readonly Phrase<CapabilityEntry>[]): Phrase<Entry>[] {
  const tailsByHead = new Map<string, GapTails<Capability, CapabilityEntry>>();
  return phrases.flatMap((phrase): Phrase<Entry>[] => {
    const { tail, limit } = phrase.value.phrase;
    if (tail === null || tail === '') return [phrase];
    const head = `${limit} ${phrase.text}`;
    const known = tailsByHead.get(head);
    const tails = known ?? new GapTails<Capability, CapabilityEntry>(limit);
    tails.add(phrase.value);
    if (known) return [];
    tailsByHead.set(head, tails);
    return [{ ...phrase, value: { kind: 'tails', tails } }];
  });
}

function matchAll(text: NormalizedText, matcher: PhraseMatcher<Entry>): CatalogueMatch[] {
  const names: NameMatch[] = [];
  const capabilities: CapabilityMatch[] = [];
  const add = ({ phrase, refusals }: CapabilityEntry, start: number, end: number): void => {
    capabilities.push({ start, end, capability: phrase.value, gap: phrase.tail !== null, refusals });
  };
  matcher.each(text.text, (start, end, value) => {
    if (value.kind === 'technology') {
      names.push({ start, end, value: value.technology, doubtful: value.doubtful });
    } else if (value.kind === 'capability') add(value, start, end);
    else value.tails.each(text.text, end, (entry, last) => add(entry, start, last));
  });
  const technologies = admitNames(text, withoutInner(names));
  // A gap phrase spans words of its neighbours, so that it drops no match of another capability.
  const plain = withoutInner(capabilities.filter(({ gap }) => !gap));
  const admitted = [...plain, ...capabilities.filter(({ gap }) => gap)].filter(
    (match) => !isRefused(text.text, match, match.refusals) && !isInsideAny(match, technologies),
  );
  const matches: CatalogueMatch[] = [
    ...technologies.map((name) => toMatch(text, 'technology', name.value.id, name)),
    ...outermost(admitted).map((match) => toMatch(text, 'capability', match.capability.id, match)),
  ];
  return matches.sort(inOrder);
}

/** The matches without those that lie inside another, or at its very place, of the same capability. */
function outermost(matches: readonly CapabilityMatch[]): CapabilityMatch[] {
  const sorted = [...matches].sort((a, b) => a.start - b.start || b.end - a.end);
  // By capability the match that reaches furthest: one that begins behind it and ends no later lies inside it.
  const furthest = new Map<Capability, CapabilityMatch>();
  return sorted.filter((match) => {
    const reach = furthest.get(match.capability)?.end ?? 0;
    if (match.end <= reach) return false;
    furthest.set(match.capability, match);
    return true;
  });
}

function inOrder(a: CatalogueMatch, b: CatalogueMatch): number {
  if (a.folded.start !== b.folded.start) return a.folded.start - b.folded.start;
  if (a.folded.end !== b.folded.end) return b.folded.end - a.folded.end;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function toMatch(text: NormalizedText, kind: CatalogueMatch['kind'], id: string, folded: Span): CatalogueMatch {
  const { start, end } = folded;
  return { kind, id, folded: { start, end }, span: text.toOriginal({ start, end }) };
}

/** True where the span lies inside a longer one of spans of which none lies inside another, ordered by start. */
function isInsideAny(span: Span, others: readonly Span[]): boolean {
  // Their ends never decrease, so that the last one to start reaches furthest.
  const last = others[startingUpTo(others, span.start) - 1];
  return last !== undefined && isInside(span, last);
}
