import { JobprismError, reasonOf } from '../core/errors.js';
import type { Span } from '../core/span.js';
import type { Cutter } from './jieba/cutter.js';
import { jiebaSpans, loadCutter } from './jieba/jieba.js';

/**
 * Cuts text without spaces into words.
 *
 * Law: spans are ordered, disjoint and in bounds; what lies between them is separators only (white space,
 * punctuation); offsets are those of the text handed in.
 */
export interface Segmenter {
  readonly name: string;
  segment(text: string): Iterable<Span>;
  /**
   * The spans of each of several texts, as `segment` gives them one by one; for a segmenter to which one call for all
   * is cheaper. Texts hold Chinese characters only. Default: `segment` is called for each.
   */
  segmentAll?(texts: readonly string[]): readonly Iterable<Span>[];
}

/**
 * The built-in segmenters.
 *
 * - `jieba`: jieba's way to cut and its dictionary, in TypeScript; needs no native code. The default.
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

const cutters = new WeakMap<Segmenter, Cutter>();

/** What cuts parts of a text without copying them, where a segmenter is the built-in `jieba`. */
export function cutterOf(segmenter: Segmenter): Cutter | undefined {
  return cutters.get(segmenter);
}

async function loadJieba(): Promise<Segmenter> {
  const cutter = await loadCutter();
  const segmenter: Segmenter = { name: 'jieba', segment: (text) => jiebaSpans(text, cutter) };
  cutters.set(segmenter, cutter);
  return segmenter;
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
  return ofCut('nodejieba', (text) => nodejieba.cut(text, true));
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

/** A segmenter over a function that hands back the pieces of a text in order: their lengths are their places. */
function ofCut(name: string, cut: (text: string) => readonly string[]): Segmenter {
  return {
    name,
    segment: (text) => spansOfPieces(cut(text)),
    // jieba cuts at a line break and looks across none, so many texts may share a call, which saves half of the cost.
    segmentAll(texts) {
      const pieces = cut(texts.join('\n'));
      let next = 0;
      return texts.map((text) => {
        const first = next;
        for (let length = 0; length < text.length; next++) length += pieces[next]?.length ?? Number.POSITIVE_INFINITY;
        return spansOfPieces(pieces.slice(first, next++));
      });
    },
  };
}

function spansOfPieces(pieces: readonly string[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const piece of pieces) {
    const end = at + piece.length;
    if (piece.trim() !== '') spans.push({ start: at, end });
    at = end;
  }
  return spans;
}
