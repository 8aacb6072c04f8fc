import type { Span } from '../core/span.js';
import { keepsPlaces, type NormalizedText } from '../core/text.js';
import { holdsTraditional } from './traditional.js';

/**
 * Brings the traditional characters of a folded text to simplified ones. Law: the text keeps its length, so that a place
 * in it points to the same place of the original; a text without traditional characters comes back as it is.
 */
export type Simplify = (text: NormalizedText) => NormalizedText;

let loaded: Promise<Simplify> | undefined;
let loadedForText: Promise<(text: string) => string> | undefined;

/**
 * Loads the tables that bring traditional characters to simplified ones (OpenCC's, from opencc-js); the second call
 * gives the same function. Nothing is loaded before the first call, so ask {@link holdsTraditional} first.
 *
 * Character by character, but for the phrases of OpenCC in which a character has another counterpart (瞭解, 計畫, 乾隆).
 * Words that Taiwan or Hong Kong call otherwise (軟體 for 软件) stay other words; the field's vocabulary knows the usual
 * ones.
 *
 * @example
 * const simplify = await loadSimplifier();
 * simplify(normalizeText('熟悉微服務')).text; // '熟悉微服务'
 */
export function loadSimplifier(): Promise<Simplify> {
  if (!loaded) {
    loaded = makeSimplifier();
    loaded.catch(() => {
      loaded = undefined;
    });
  }
  return loaded;
}

/**
 * The simplifier for texts of which one needs it; undefined, and nothing loaded, where none does.
 *
 * @example
 * await simplifierFor('熟悉微服务'); // undefined
 */
export async function simplifierFor(...texts: readonly string[]): Promise<Simplify | undefined> {
  return texts.some(holdsTraditional) ? loadSimplifier() : undefined;
}

async function makeSimplifier(): Promise<Simplify> {
  const simplified = await loadTextSimplifier();
  return (text) => {
    if (!holdsTraditional(text.text)) return text;
    const toOriginal = keepsPlaces(text) ? text.toOriginal : (span: Span) => text.toOriginal(span);
    return { original: text.original, text: simplified(text.text), toOriginal };
  };
}

/**
 * The same tables for a text alone: for words and phrases to look for, which may be too short to be told as traditional
 * ({@link holdsTraditional}), and which need no way back to an original.
 *
 * @example
 * const simplify = await loadTextSimplifier();
 * simplify('負載平衡器'); // '负载平衡器'
 */
export function loadTextSimplifier(): Promise<(text: string) => string> {
  if (!loadedForText) {
    loadedForText = makeTextSimplifier();
    loadedForText.catch(() => {
      loadedForText = undefined;
    });
  }
  return loadedForText;
}

async function makeTextSimplifier(): Promise<(text: string) => string> {
  const [phrases, characters] = await Promise.all([
    import('opencc-js/dict/TSPhrases'),
    import('opencc-js/dict/TSCharacters'),
  ]);
  const phrasePairs = pairsOfOneLength(phrases.default);
  const simplified = new Map([...phrasePairs, ...pairsOfOneLength(characters.default)]);
  const longestFirst = phrasePairs.map(([from]) => from).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const convertible = new RegExp(`${longestFirst.join('|')}|[\\u3400-\\u9fff]`, 'g');
  return (text) => text.replace(convertible, (piece) => simplified.get(piece) ?? piece);
}

/** Pairs whose sides have one length; the others are rare characters with a counterpart outside the basic plane. */
function pairsOfOneLength(pairs: string): [string, string][] {
  return pairs
    .split('|')
    .map((pair): [string, string] => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)])
    .filter(([from, to]) => from.length === to.length);
}
