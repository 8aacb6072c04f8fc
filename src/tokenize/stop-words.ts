import boilerplate from './data/boilerplate.json' with { type: 'json' };
import stopWords from './data/stop-words.json' with { type: 'json' };

import untopical from './data/untopical.json' with { type: 'json' };

let words: ReadonlySet<string> | undefined;
let general: ReadonlySet<string> | undefined;

/**
 * The terms that are left out by default: function words of Chinese and English (data/stop-words.json) and words that
 * stand in nearly every job description whatever the job (data/boilerplate.json).
 *
 * @example
 * // the default list and one's own words
 * createTokenizer({ stopWords: new Set([...defaultStopWords(), '远程']) });
 */
export function defaultStopWords(): ReadonlySet<string> {
  words ??= new Set([...stopWords.zh, ...stopWords.en, ...boilerplate.zh, ...boilerplate.en]);
  return words;
}

/**
 * Terms that are worth finding but say nothing about which kind of job it is (data/untopical.json): degrees, cities,
 * levels, words such as 工程师 or "developer". They never stand in a label.
 *
 * @example
 * untopicalTerms().has('工程师'); // true
 */
export function untopicalTerms(): ReadonlySet<string> {
  general ??= new Set([...untopical.zh, ...untopical.en]);
  return general;
}
