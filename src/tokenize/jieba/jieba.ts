import type { Span } from '../../core/span.js';
import { Cutter } from './cutter.js';
import { Dictionary } from './dictionary.js';
import { HiddenMarkov } from './hidden-markov.js';

// Characters that may stand in a word, as jieba has them; each other one stands alone.
const BLOCK =
  /([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\u{2ceb0}-\u{2ebef}\u{2f800}-\u{2fa1f}a-zA-Z0-9+#&._%-]+)|\S/gu;

/** jieba with the dictionary of `@node-rs/jieba` and the model in data/hmm.json. */
export async function loadCutter(): Promise<Cutter> {
  const [{ dict }, { default: model }] = await Promise.all([
    import('@node-rs/jieba/dict.js'),
    import('../data/hmm.json', { with: { type: 'json' } }),
  ]);
  return new Cutter(new Dictionary(dict), new HiddenMarkov(model));
}

/** The words of any text; what cannot stand in a word is a span by itself, white space is none. */
export function jiebaSpans(text: string, cutter: Cutter): Span[] {
  const spans: Span[] = [];
  for (const { 0: block, 1: letters, index } of text.matchAll(BLOCK)) {
    if (!letters) {
      spans.push({ start: index, end: index + block.length });
      continue;
    }
    const words = cutter.cut(text, index, index + block.length);
    for (let i = 0, start = index; i < words; i++) {
      const end = cutter.ends[i]!;
      spans.push({ start, end });
      start = end;
    }
  }
  return spans;
}
