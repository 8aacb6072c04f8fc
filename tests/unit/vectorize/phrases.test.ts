import { describe, expect, it } from 'vitest';
import { addPhrases, type JoinedDocuments, learnPhrases } from '../../../src/vectorize/phrases.js';

/** Documents of words; a `|` parts words that do not stand side by side. */
function documentsOf(texts: readonly string[]): JoinedDocuments {
  const terms: string[] = [];
  const docs: Int32Array[] = [];
  const joined: Uint8Array[] = [];
  for (const text of texts) {
    const ids: number[] = [];
    const marks: number[] = [];
    let apart = true;
    for (const word of text.split(' ')) {
      if (word === '|') {
        apart = true;
        continue;
      }
      let id = terms.indexOf(word);
      if (id < 0) id = terms.push(word) - 1;
      ids.push(id);
      marks.push(apart ? 0 : 1);
      apart = false;
    }
    docs.push(Int32Array.from(ids));
    joined.push(Uint8Array.from(marks));
  }
  return { terms, docs, joined };
}

const named = (documents: JoinedDocuments, options = {}) =>
  learnPhrases(documents, options).map(({ left, right, count }) => [
    `${documents.terms[left]} ${documents.terms[right]}`,
    count,
  ]);

describe('learnPhrases', () => {
  it('computes normalized pointwise mutual information', () => {
    // 8 tokens; prime 2, minister 2, together 2: ln((2 * 8) / (2 * 2)) / -ln(2 / 8) = ln 4 / ln 4 = 1.
    const documents = documentsOf(['prime minister', 'prime minister', 'a b', 'c d']);
    const [phrase, ...others] = learnPhrases(documents, { minCount: 2, minNpmi: 0 });
    expect(phrase).toMatchObject({ count: 2 });
    expect(phrase!.npmi).toBeCloseTo(1, 12);
    expect(others).toEqual([]);
  });

  it('leaves out pairs that often stand apart, that are rare, or that are not side by side', () => {
    const documents = documentsOf([
      'new york',
      'new york',
      'new car',
      'new house',
      'new dog',
      'new cat',
      'york',
      'big | apple',
      'big | apple',
    ]);
    // new york: ln(2 * 17 / (6 * 3)) / -ln(2 / 17) = 0.2972
    expect(named(documents, { minCount: 2, minNpmi: 0.3 })).toEqual([]);
    expect(named(documents, { minCount: 2, minNpmi: 0.29 })).toEqual([['new york', 2]]);
    expect(named(documents, { minCount: 3, minNpmi: 0 })).toEqual([]);
  });

  it('asks which terms may be part of a phrase', () => {
    const documents = documentsOf(['go service', 'go service', 'x y']);
    const notGo = { minCount: 2, minNpmi: 0, allowed: (term: number) => documents.terms[term] !== 'go' };
    expect(named(documents, { minCount: 2, minNpmi: 0 })).toEqual([['go service', 2]]);
    expect(named(documents, notGo)).toEqual([]);
  });

  it('does not depend on the order of arrival', () => {
    const texts = ['data lake x', 'data lake', 'unit test', 'unit test y', 'z'];
    const one = named(documentsOf(texts), { minCount: 2, minNpmi: 0 });
    const other = named(documentsOf([...texts].reverse()), { minCount: 2, minNpmi: 0 });
    expect(one).toEqual([
      ['data lake', 2],
      ['unit test', 2],
    ]);
    expect(other).toEqual(one);
  });

  it('keeps the heaviest where there are too many', () => {
    const documents = documentsOf(['a b', 'a b', 'a b', 'c d', 'c d']);
    expect(named(documents, { minCount: 2, minNpmi: 0, maxPhrases: 1 })).toEqual([['a b', 3]]);
  });
});

describe('addPhrases', () => {
  it('adds a term for each phrase and keeps the single ones', () => {
    const documents = documentsOf(['prime minister x', 'prime | minister', 'prime minister']);
    const phrases = learnPhrases(documents, { minCount: 2, minNpmi: 0 });
    const { terms, docs } = addPhrases(documents, phrases, (words) => words.join(' '));
    expect(docs.map((doc) => [...doc].map((id) => terms[id]))).toEqual([
      ['prime', 'minister', 'x', 'prime minister'],
      ['prime', 'minister'],
      ['prime', 'minister', 'prime minister'],
    ]);
  });

  it('counts a phrase as the term of its name where there is one', () => {
    const documents = documentsOf(['数据 分析', '数据 分析', '数据分析']);
    const phrases = learnPhrases(documents, { minCount: 2, minNpmi: 0 });
    const { terms, docs } = addPhrases(documents, phrases, (words) => words.join(''));
    expect(terms).toEqual(['数据', '分析', '数据分析']);
    expect([...docs[0]!]).toEqual([0, 1, 2]);
  });

  it('gives a phrase the weight of its second word', () => {
    const documents = documentsOf(['x prime minister', 'prime minister', '']);
    const phrases = learnPhrases(documents, { minCount: 2, minNpmi: 0.5 });
    const weights = [Float32Array.of(1, 2, 0.5), Float32Array.of(3, 4), Float32Array.of(1)];
    const { docs, weights: extended } = addPhrases({ ...documents, weights }, phrases, (words) => words.join(' '));
    expect(extended!.map((own) => [...own])).toEqual([[1, 2, 0.5, 0.5], [3, 4, 4], [1]]);
    expect(extended!.map(({ length }) => length)).toEqual(docs.map(({ length }) => length));
    expect(addPhrases(documents, phrases, (words) => words.join(' ')).weights).toBeUndefined();
  });
});
