import { PhraseMatcher } from '../core/phrase-matcher.js';
import type { Span } from '../core/span.js';
import { coveredBy } from '../frameworks/covering.js';
import { endOfGapPhrase, type GapPhrase, gapPhrase, tailTouches } from '../frameworks/gap-phrase.js';
import type { ConditionPhrases } from '../frameworks/schema.js';
import type { JobFindings, ReadField } from './findings.js';
import { polarityAt } from './polarity.js';

/** Where a phrase of a condition stands and is not waived. */
export interface PhrasePlace {
  readonly field: ReadField;
  /** In the folded text. */
  readonly span: Span;
}

/** The number of a list of phrases in its book. */
export type PhraseListNumber = number;

interface Entry {
  readonly phrase: GapPhrase<null>;
  /** The lists that hold the phrase. */
  readonly lists: PhraseListNumber[];
}

interface Match {
  readonly field: ReadField;
  readonly start: number;
  readonly end: number;
  readonly phrase: GapPhrase<null>;
}

interface Refusals {
  readonly plain: readonly string[];
  readonly gapped: readonly { readonly head: string; readonly phrase: GapPhrase<null> }[];
}

/**
 * The phrases of all conditions of all packs. A text is searched for all of them in one pass, at the first question
 * that asks for any: a text that no pack has a say in is not searched.
 */
export class PhraseBook {
  readonly #entries = new Map<string, Entry & { readonly text: string }>();
  readonly #numbers = new Map<string, PhraseListNumber>();
  readonly #refusals: Refusals[] = [];
  #matcher: PhraseMatcher<Entry> | null = null;
  /** The text that was searched last: its questions come one behind the other. */
  #searched: { readonly findings: JobFindings; readonly byList: ReadonlyMap<number, readonly Match[]> } | null = null;

  /** Enters a list; one that stands here already gets no new number. */
  add(phrases: ConditionPhrases): PhraseListNumber {
    const key = JSON.stringify([phrases.zh, phrases.en, phrases.refuse ?? []]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const list = this.#numbers.size;
    this.#numbers.set(key, list);
    this.#refusals.push(refusalsOf(phrases.refuse ?? []));
    for (const language of ['zh', 'en'] as const) {
      for (const phrase of phrases[language]) this.#enter(phrase, language, list);
    }
    this.#matcher = null;
    return list;
  }

  /** The places of a list's phrases in a text that are neither waived nor refused, in the order of the text. */
  *placesOf(list: PhraseListNumber, findings: JobFindings): Generator<PhrasePlace> {
    const { plain, gapped } = this.#refusals[list]!;
    for (const { field, start, end, phrase } of this.#search(findings).get(list) ?? []) {
      const { text } = field.text;
      const span = { start, end: endOfGapPhrase(text, end, phrase) };
      if (span.end <= 0 || polarityAt(text, field.clauses, span) === 'excluded') continue;
      if (plain.some((words) => coveredBy(text, words, span.start, span.end))) continue;
      if (gapped.some((refusal) => tailTouches(text, refusal.head, refusal.phrase, span))) continue;
      yield { field, span };
    }
  }

  #enter(phrase: string, language: 'zh' | 'en', list: PhraseListNumber): void {
    const { text, value } = gapPhrase(phrase, language, null);
    // Without a gap a phrase is the same in both languages.
    const key = JSON.stringify(value.tail === null ? [text] : [text, value.tail, value.limit]);
    const known = this.#entries.get(key);
    if (!known) this.#entries.set(key, { text, phrase: value, lists: [list] });
    else if (known.lists.at(-1) !== list) known.lists.push(list);
  }

  #search(findings: JobFindings): ReadonlyMap<number, readonly Match[]> {
    if (this.#searched?.findings === findings) return this.#searched.byList;
    this.#matcher ??= new PhraseMatcher(
      [...this.#entries.values()].map(({ text, ...entry }) => ({ text, value: entry, plural: true })),
    );
    const byList = new Map<number, Match[]>();
    for (const field of findings.fields) {
      this.#matcher.each(field.text.text, (start, end, { phrase, lists }) => {
        const match: Match = { field, start, end, phrase };
        for (const list of lists) {
          const matches = byList.get(list);
          if (matches) matches.push(match);
          else byList.set(list, [match]);
        }
      });
    }
    this.#searched = { findings, byList };
    return byList;
  }
}

function refusalsOf(phrases: readonly string[]): Refusals {
  const isGapped = (phrase: string): boolean => phrase.includes('…');
  return {
    plain: phrases.filter((phrase) => !isGapped(phrase)),
    gapped: phrases.filter(isGapped).map((phrase) => {
      const { text, value } = gapPhrase(phrase, /[a-z]/.test(phrase) ? 'en' : 'zh', null);
      return { head: text, phrase: value };
    }),
  };
}
