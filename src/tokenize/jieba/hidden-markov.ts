import type model from '../data/hmm.json';

/** The four places that a character may have in a word, in the order in which ties are settled: the last wins. */
const [BEGIN, END, MIDDLE, SINGLE] = [0, 1, 2, 3] as const;
const STATES = 4;
/** The model's logarithm of what never is. */
const NEVER = -3.14e100;
const FIRST = [-0.26268660809250016, NEVER, NEVER, -1.4652633398537678] as const;
/** Logarithms of the transitions between places; a word's end is followed by a beginning or a single character. */
const BEGIN_END = -0.51082562376599;
const BEGIN_MIDDLE = -0.916290731874155;
const END_BEGIN = -0.5897149736854513;
const END_SINGLE = -0.8085250474669937;
const MIDDLE_END = -0.33344856811948514;
const MIDDLE_MIDDLE = -1.2603623820268226;
const SINGLE_BEGIN = -0.7211965654669841;
const SINGLE_SINGLE = -0.6658631448798212;
/** Probabilities in the model's file are millionths, their sign left out. */
const MILLION = 1e6;

/**
 * Finds words that no dictionary has: the likeliest places in words for the characters of a run, by jieba's hidden Markov
 * model (data/hmm.json) and Viterbi's algorithm ("Error bounds for convolutional codes", 1967).
 */
export class HiddenMarkov {
  /** By code unit: the row of its emissions; row 0 is that of characters that the model does not know. */
  readonly #rows = new Uint16Array(65_536);
  /** By row: the logarithms of a character standing at the four places. */
  readonly #emissions: Float64Array;
  /** The place before, by character and place. */
  #before = new Uint8Array(256 * STATES);

  constructor({ begin, end, middle, single }: typeof model) {
    let rows = 1;
    const emissions = new Float64Array(65_536 * STATES).fill(NEVER);
    const read = (text: string, state: number): void => {
      let millionths = 0;
      for (const [, more, characters] of text.matchAll(/(\d+)(\D+)/g)) {
        millionths += Number(more);
        for (const character of characters!) {
          const unit = character.charCodeAt(0);
          const row = this.#rows[unit]! || rows++;
          this.#rows[unit] = row;
          emissions[row * STATES + state] = -millionths / MILLION;
        }
      }
    };
    [begin, end, middle, single].forEach(read);
    this.#emissions = emissions.slice(0, rows * STATES);
  }

  /**
   * Cuts a part of a text.
   *
   * @param start where the part begins; it holds characters of one code unit, one at least
   * @param ends to which the places where words end are written, the end of the part the last of them
   * @param at where in `ends` the first of them goes
   * @returns where in `ends` the next one would go
   */
  cut(text: string, start: number, end: number, ends: Int32Array, at: number): number {
    const before = this.#walk(text, start, end);
    // Places are known from the last character to the first, so the ends are counted first and written backwards.
    const last = before[(end - start) * STATES]!;
    let words = 0;
    for (let i = end - start - 1, state = last; i >= 0; state = before[i * STATES + state]!, i--) {
      if (state === END || state === SINGLE) words++;
    }
    let next = at + words;
    for (let i = end - start - 1, state = last; i >= 0; state = before[i * STATES + state]!, i--) {
      if (state === END || state === SINGLE) ends[--next] = start + i + 1;
    }
    return at + words;
  }

  /** By character and its place the place before, and behind them all the place of the last character. */
  #walk(text: string, start: number, end: number): Uint8Array {
    const length = end - start;
    if (this.#before.length < (length + 1) * STATES) this.#before = new Uint8Array((length + 1) * STATES * 2);
    const [before, emissions] = [this.#before, this.#emissions];
    let row = this.#rows[text.charCodeAt(start)]! * STATES;
    let begin = FIRST[BEGIN] + emissions[row + BEGIN]!;
    let ending = FIRST[END] + emissions[row + END]!;
    let middle = FIRST[MIDDLE] + emissions[row + MIDDLE]!;
    let single = FIRST[SINGLE] + emissions[row + SINGLE]!;
    for (let i = 1; i < length; i++) {
      row = this.#rows[text.charCodeAt(start + i)]! * STATES;
      const place = i * STATES;
      const [toBegin, toEnd] = [emissions[row + BEGIN]!, emissions[row + END]!];
      const [toMiddle, toSingle] = [emissions[row + MIDDLE]!, emissions[row + SINGLE]!];
      const beginAfterEnd = ending + END_BEGIN + toBegin;
      const beginAfterSingle = single + SINGLE_BEGIN + toBegin;
      const endAfterBegin = begin + BEGIN_END + toEnd;
      const endAfterMiddle = middle + MIDDLE_END + toEnd;
      const middleAfterBegin = begin + BEGIN_MIDDLE + toMiddle;
      const middleAfterMiddle = middle + MIDDLE_MIDDLE + toMiddle;
      const singleAfterEnd = ending + END_SINGLE + toSingle;
      const singleAfterSingle = single + SINGLE_SINGLE + toSingle;
      before[place + BEGIN] = beginAfterEnd > beginAfterSingle ? END : SINGLE;
      before[place + END] = endAfterBegin > endAfterMiddle ? BEGIN : MIDDLE;
      before[place + MIDDLE] = middleAfterBegin > middleAfterMiddle ? BEGIN : MIDDLE;
      before[place + SINGLE] = singleAfterEnd > singleAfterSingle ? END : SINGLE;
      begin = Math.max(beginAfterEnd, beginAfterSingle);
      ending = Math.max(endAfterBegin, endAfterMiddle);
      middle = Math.max(middleAfterBegin, middleAfterMiddle);
      single = Math.max(singleAfterEnd, singleAfterSingle);
    }
    before[length * STATES] = ending > single ? END : SINGLE;
    return before;
  }
}
