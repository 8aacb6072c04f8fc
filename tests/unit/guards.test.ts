import { describe, expect, it } from 'vitest';
import * as jobprism from '../../src/index.js';

const { JobprismError } = jobprism;

/** Calls with arguments that TypeScript would refuse, as JavaScript callers make them. */
const CALLS: readonly (readonly [string, string, () => unknown])[] = [
  ['normalizeText(null)', 'text', () => jobprism.normalizeText(null as never)],
  ['quantitiesOf(3)', 'text', () => jobprism.quantitiesOf(3 as never)],
  ['extractFacts({})', 'job.text', () => jobprism.extractFacts({} as never)],
  ['extractFacts(null)', 'job.text', () => jobprism.extractFacts(null as never)],
  ['csrFromDense of ragged rows', 'dense', () => jobprism.csrFromDense([[1], [1, 2]])],
  ['emphasise with weight 0', 'weights', () => jobprism.emphasise(jobprism.csrFromDense([[1]]), Float64Array.of(0))],
  [
    'emphasise with too few weights',
    'weights',
    () => jobprism.emphasise(jobprism.csrFromDense([[1, 2]]), Float64Array.of(1)),
  ],
  ['loadSegmenter(zzz)', 'segmenter', () => jobprism.loadSegmenter('zzz' as never)],
  ['loadSegmenter(constructor)', 'segmenter', () => jobprism.loadSegmenter('constructor' as never)],
  ['analyze(…, null)', 'options', () => jobprism.analyze([{ text: 'Go' }], null as never)],
  ['tokenize(5)', 'text', async () => (await jobprism.createTokenizer({ segmenter: 'intl' })).tokenize(5 as never)],
];

describe('public functions say what is wrong with an argument', () => {
  it.each(CALLS)('%s names %s', async (_call, option, call) => {
    const failure = await Promise.resolve()
      .then(call)
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(failure).toBeInstanceOf(JobprismError);
    expect(failure).toMatchObject({ code: 'OPTION_INVALID', details: { option } });
  });
});
