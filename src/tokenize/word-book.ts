import { englishTerms } from './english.js';

/** A word that any number of texts may hold: its string is made once, and it is looked up among the stop words once. */
export interface Word {
  readonly term: string;
  readonly isStop: boolean;
}

/** A word of a run of Latin letters, with its place in the run, and the one behind it: most runs are one word. */
export interface LatinWord extends Word {
  readonly start: number;
  readonly end: number;
  readonly stem: string;
  readonly next: LatinWord | null;
}

const MOST_RUNS = 50_000;
/** Longer runs are data and not words. */
const LONGEST_RUN = 40;

/** Remembers the words of a tokenizer: the same few thousand make up most texts. What is found does not depend on it. */
export class WordBook {
  readonly #stopWords: ReadonlySet<string>;
  /** By node of the dictionary: the number of its word, 0 where it has not been met. */
  #numbers = new Int32Array(0);
  readonly #words: Word[] = [{ term: '', isStop: true }];
  readonly #runs = new Map<string, LatinWord | null>();

  constructor(stopWords: ReadonlySet<string>) {
    // A copy: what is remembered of a word must not change with the list.
    this.#stopWords = new Set(stopWords);
  }

  /** The word of a part of a text. */
  word(term: string): Word {
    return { term, isStop: this.#stopWords.has(term) };
  }

  /** The word at a node of the dictionary, which stands in a part of a text. */
  wordAt(node: number, text: string, start: number, end: number): Word {
    if (node >= this.#numbers.length) this.#grow(node);
    let number = this.#numbers[node]!;
    if (number === 0) {
      number = this.#words.push(this.word(copyOf(text.slice(start, end)))) - 1;
      this.#numbers[node] = number;
    }
    return this.#words[number]!;
  }

  /** The first word of a run of Latin letters; null where it has none. */
  latin(run: string): LatinWord | null {
    const known = this.#runs.get(run);
    if (known !== undefined) return known;
    if (run.length > LONGEST_RUN || this.#runs.size >= MOST_RUNS) return this.#latinWords(run);
    const copy = copyOf(run);
    const first = this.#latinWords(copy);
    this.#runs.set(copy, first);
    return first;
  }

  #latinWords(run: string): LatinWord | null {
    return englishTerms(run).reduceRight<LatinWord | null>((next, { term, stem, start, end }) => {
      return { term, stem, start, end, isStop: this.#stopWords.has(term), next };
    }, null);
  }

  #grow(node: number): void {
    const old = this.#numbers;
    this.#numbers = new Int32Array(Math.max(node + 1, 1024, old.length * 2));
    this.#numbers.set(old);
  }
}

/** A string of its own: the engine keeps the whole text alive behind a longer part of it. */
function copyOf(part: string): string {
  return part.split('').join('');
}
