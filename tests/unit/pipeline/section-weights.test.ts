import { describe, expect, it } from 'vitest';
import type { JobDescription, TextField } from '../../../src/core/job.js';
import { cleanText } from '../../../src/ingest/clean/clean-text.js';
import { foldedClean } from '../../../src/pipeline/clean-job.js';
import { resolveOptions } from '../../../src/pipeline/options.js';
import { readBatch } from '../../../src/pipeline/read-batch.js';
import { readTools } from '../../../src/pipeline/reader-setup.js';
import { type SectionWeights, weighted } from '../../../src/pipeline/section-weights.js';
import { TermCollector } from '../../../src/pipeline/terms.js';
import type { VectorOptions } from '../../../src/pipeline/vector-options.js';
import type { Token } from '../../../src/tokenize/token.js';
import { termsOf, weightsOf } from '../../support/chunks.js';

const WEIGHTS: SectionWeights = {
  title: 7,
  duties: 2,
  requirements: 3,
  preferred: 0.5,
  benefits: 0,
  company: 0.25,
  other: 1,
};

/** Every place of the words in a text, as a token. */
function tokensOf(original: string, words: readonly string[]): Token[] {
  const found = words.flatMap((word) =>
    [...original.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
      ...{ term: word, stem: word, kind: 'latin' as const },
      ...{ start: index, end: index + word.length },
    })),
  );
  return found.sort((a, b) => a.start - b.start);
}

/** The words that are left, each with its weight. */
async function left(
  original: string,
  words: readonly string[],
  field: TextField = 'text',
): Promise<[string, number][]> {
  const text = foldedClean(await cleanText(original));
  const { tokens, weights } = weighted({ field, text, matches: [] }, tokensOf(original, words), WEIGHTS);
  expect(tokens).toHaveLength(weights.length);
  return tokens.map(({ term }, i) => [term, weights[i]!]);
}

describe('weighted', () => {
  it('weighs a token by the section it stands in', async () => {
    const text = '招人 Aa\n岗位职责：Bb\n任职要求：\n- Cc\n加分项：Dd\n公司介绍：\nEe\nFf';
    expect(await left(text, ['Aa', 'Bb', 'Cc', 'Dd', 'Ee', 'Ff'])).toEqual([
      ['Aa', 1],
      ['Bb', 2],
      ['Cc', 3],
      ['Dd', 0.5],
      ['Ee', 0.25],
      ['Ff', 0.25],
    ]);
  });

  it('leaves out tokens of a section that counts for nothing', async () => {
    expect(await left('任职要求：Aa 福利：Bb Cc 岗位职责：Dd', ['Aa', 'Bb', 'Cc', 'Dd'])).toEqual([
      ['Aa', 3],
      ['Dd', 2],
    ]);
  });

  it('weighs a title as one, whatever it looks like', async () => {
    expect(await left('Aa 任职要求：Bb 福利：Cc', ['Aa', 'Bb', 'Cc'], 'title')).toEqual([
      ['Aa', 7],
      ['Bb', 7],
      ['Cc', 7],
    ]);
  });

  it.each<[string, string]>([
    ['full-width characters', 'Ｗｅ　ｈｉｒｅ Aa\n【任职要求】Ｇｏ Bb\n福利：茶 Cc'],
    [
      'zero-width characters',
      '\uFEFFWe\u200B\u200Bhire\u00AD Aa\n\u200B任职\u200B要求：\u200BBb\n\u200B福利\u200B\u200B：Cc',
    ],
    ['characters that fold to several', 'Ⅷ㎏ﬁﬃ…… Aa\n任职要求：㌔ﬁ Bb\n福利：ﬃ Cc'],
    ['characters of two units', '🚀🚀 Aa 🚀\n🚀 任职要求：🚀 Bb\n福利：🚀 Cc'],
    ['carriage returns', 'We hire\r\nAa\r\n任职要求：\r\nBb\r\n福利：\r\nCc'],
    ['HTML', '<p>We hire <b>Aa</b></p><h3>任职要求</h3><p>Bb</p><h3>福利</h3><p>Cc</p>'],
  ])('finds the section of a token in the original: %s', async (_, text) => {
    expect(await left(text, ['Aa', 'Bb', 'Cc'])).toEqual([
      ['Aa', 1],
      ['Bb', 3],
    ]);
  });
});

function jobOf(text: string, title: string | null = null): JobDescription {
  const facts = { company: null, experience: null, education: null, salary: null, city: null };
  return { id: text, source: { file: 'memory', line: 1 }, title, text, ...facts };
}

/** The documents of a run. */
async function documentsOf(jobs: readonly JobDescription[], options: VectorOptions) {
  const resolved = resolveOptions({ segmenter: 'intl', stopWords: new Set(), ...options });
  const collector = new TermCollector();
  collector.add(await readBatch(jobs, await readTools({ ...resolved, exact: true })));
  const documents = collector.documents(resolved);
  return { docs: termsOf(documents), weights: weightsOf(documents) };
}

describe('the documents of a run', () => {
  const job = jobOf('lemon\nRequirements: mango\nBenefits: tango', 'zebra');

  it('have the weights of titles and sections, a weight a term', async () => {
    const { docs, weights } = await documentsOf([job], { sectionWeights: WEIGHTS });
    expect(docs).toEqual([['zebra', 'lemon', 'requir', 'mango']]);
    expect(weights).toEqual([[7, 1, 3, 3]]);
  });

  it('have the weights of the representation where none are given', async () => {
    const whole = ['zebra', 'lemon', 'requir', 'mango', 'benefit', 'tango'];
    expect(await documentsOf([job], {})).toEqual({ docs: [whole], weights: [[1, 1, 1, 1, 0.5, 0.5]] });
    expect(await documentsOf([job], { representation: 'tfidf' })).toEqual({ docs: [whole], weights: undefined });
  });

  it('have no phrase across what is left out', async () => {
    const jobs = [
      ...Array.from({ length: 6 }, () => jobOf('zebra benefits: tea requirements: mango')),
      ...Array.from('abcdefghijklmnopqrst', (letter) => jobOf(`word${letter} lemon`)),
    ];
    const phrasesWith = async (benefits: number) => {
      const { docs, weights } = await documentsOf(jobs, { sectionWeights: { benefits, company: 1 } });
      docs.forEach((doc, d) => {
        if (weights) expect(weights[d]).toHaveLength(doc.length);
      });
      return docs[0]!.filter((term) => term.includes(' '));
    };
    expect(await phrasesWith(1)).toEqual(['zebra benefit', 'tea requir']);
    expect(await phrasesWith(0)).toEqual([]);
  });
});
