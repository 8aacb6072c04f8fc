import { JobprismError, reasonOf } from '../core/errors.js';
import type { Span } from '../core/span.js';

/**
 * Cuts text without spaces into words.
 *
 * Law: spans are ordered, disjoint and in bounds; what lies between them is separators only (white space,
 * punctuation); offsets are those of the text handed in.
 */
export interface Segmenter {
  readonly name: string;
  segment(text: string): Iterable<Span>;
}

/**
 * The built-in segmenters.
 *
 * - `jieba`: jieba with its default dictionary in Rust, prebuilt for the usual platforms. The default.
 * - `nodejieba`: jieba in C++; an optional peer that compiles at install.
 * - `intl`: `Intl.Segmenter` of the JavaScript engine; needs nothing, cuts technical words more often.
 */
export type SegmenterName = 'jieba' | 'nodejieba' | 'intl';

/** The names of the built-in segmenters, the default first. */
export const SEGMENTER_NAMES: readonly SegmenterName[] = ['jieba', 'nodejieba', 'intl'];

const LOADERS: Readonly<Record<SegmenterName, () => Promise<Segmenter>>> = {
  jieba: loadJieba,
  nodejieba: loadNodejieba,
  intl: loadIntl,
};

const loaded = new Map<SegmenterName, Promise<Segmenter>>();

/**
 * Loads a built-in segmenter; the second call for a name gives the same one, since dictionaries are large.
 *
 * @throws JobprismError OPTION_INVALID for a name that is not built in; SEGMENTER_MISSING where its package is not installed; the remedy names the install line.
 * @example
 * const segmenter = await loadSegmenter('jieba');
 * [...segmenter.segment('分布式系统')]; // [{ start: 0, end: 3 }, { start: 3, end: 5 }]
 */
export async function loadSegmenter(name: SegmenterName): Promise<Segmenter> {
  if (!Object.hasOwn(LOADERS, name)) {
    const reason = `must be one of ${SEGMENTER_NAMES.join(', ')}`;
    throw new JobprismError('OPTION_INVALID', { option: 'segmenter', reason });
  }
  let segmenter = loaded.get(name);
  if (!segmenter) {
    segmenter = LOADERS[name]();
    segmenter.catch(() => loaded.delete(name));
    loaded.set(name, segmenter);
  }
  return segmenter;
}

async function loadJieba(): Promise<Segmenter> {
  const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')]);
  const jieba = Jieba.withDict(dict);
  return { name: 'jieba', segment: (text) => spansOfPieces(jieba.cut(text, true)) };
}

interface Nodejieba {
  cut(text: string, hmm?: boolean): string[];
}

async function loadNodejieba(): Promise<Segmenter> {
  const packageName = 'nodejieba';
  let module: { default: Nodejieba };
  try {
    module = (await import(packageName)) as { default: Nodejieba };
  } catch (cause) {
    throw new JobprismError(
      'SEGMENTER_MISSING',
      { segmenter: packageName, package: packageName, install: 'npm install nodejieba@3.4.4', reason: reasonOf(cause) },
      cause,
    );
  }
  const nodejieba = module.default;
  return { name: 'nodejieba', segment: (text) => spansOfPieces(nodejieba.cut(text, true)) };
}

async function loadIntl(): Promise<Segmenter> {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return {
    name: 'intl',
    *segment(text) {
      for (const piece of segmenter.segment(text)) {
        if (piece.isWordLike) yield { start: piece.index, end: piece.index + piece.segment.length };
      }
    },
  };
}

/** jieba hands back the pieces of the text in order, so their lengths are their places. */
function* spansOfPieces(pieces: readonly string[]): Generator<Span> {
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.length;
    if (piece.trim() !== '') yield { start: at, end };
    at = end;
  }
}
