import { describe, expect, it } from 'vitest';
import oracle from '../../../fixtures/oracle/plain-tfidf.json';
import { analyze } from '../../../src/pipeline/analyze.js';
import { type AnalyzeOptions, resolveOptions } from '../../../src/pipeline/options.js';
import { tokenBatch } from '../../../src/pipeline/read-batch.js';
import { TermCollector } from '../../../src/pipeline/terms.js';
import { KINDS, SECTIONS, type VectorOptions } from '../../../src/pipeline/vector-options.js';
import { vectorize } from '../../../src/pipeline/vector-stage.js';
import { fitBm25 } from '../../../src/vectorize/bm25.js';

/** The options of the vectors among all options. */
function resolved(options: VectorOptions) {
  const { representation, metric, dimensions, weighting, sublinearTf, emphasis, phrases, ...rest } =
    resolveOptions(options);
  const { sectionWeights, boilerplate, minDf, maxDf, maxFeatures } = rest;
  const terms = { sublinearTf, emphasis, phrases, sectionWeights, boilerplate, minDf, maxDf, maxFeatures };
  return { representation, metric, dimensions, weighting, ...terms };
}

const EVEN = { technology: 1, domain: 1, code: 1, han: 1, latin: 1, other: 1, phrase: 1 };
const EVERYWHERE = { title: 1, duties: 1, requirements: 1, preferred: 1, benefits: 1, company: 1, other: 1 };
const NOT_GIVEN = { dimensions: undefined, minDf: undefined, maxDf: undefined };

describe('the defaults of the vectors', () => {
  it('take an undefined factor as none', () => {
    const { emphasis, sectionWeights } = resolveOptions({
      emphasis: { code: undefined, han: 3 },
      sectionWeights: { title: undefined },
    });
    expect(emphasis).toMatchObject({ code: 1.5, han: 3 });
    expect(sectionWeights).toMatchObject({ title: 1, company: 0.5 });
  });

  it('are those of a latent space', () => {
    const expected = {
      representation: 'lsa',
      metric: 'cosine',
      weighting: 'tfidf',
      sublinearTf: true,
      emphasis: { ...EVEN, technology: 2, domain: 2, code: 1.5, phrase: 1.5 },
      phrases: true,
      sectionWeights: { ...EVERYWHERE, benefits: 0.5, company: 0.5 },
      boilerplate: 0.25,
      maxFeatures: 50_000,
      ...NOT_GIVEN,
    };
    expect(resolved({})).toEqual(expected);
    expect(resolved({ representation: 'lsa' })).toEqual(expected);
  });

  it('are plain for the terms themselves', () => {
    expect(resolved({ representation: 'tfidf' })).toEqual({
      representation: 'tfidf',
      metric: 'euclidean',
      weighting: 'tfidf',
      sublinearTf: false,
      emphasis: EVEN,
      phrases: false,
      sectionWeights: null,
      boilerplate: 1,
      maxFeatures: 50_000,
      ...NOT_GIVEN,
    });
  });

  it.each(['lsa', 'tfidf'] as const)('give way to what is given: %s', (representation) => {
    const given = {
      representation,
      metric: representation === 'lsa' ? 'euclidean' : 'cosine',
      dimensions: 7,
      weighting: 'bm25',
      sublinearTf: representation !== 'lsa',
      phrases: representation !== 'lsa',
      minDf: 3,
      maxDf: 0.25,
      maxFeatures: 99,
    } as const;
    expect(resolved(given)).toMatchObject(given);
  });

  it('are kept for the kinds and sections that are not given', () => {
    expect(resolved({ emphasis: { technology: 3, han: 0.5 } }).emphasis).toEqual({
      ...{ technology: 3, domain: 2, code: 1.5, han: 0.5 },
      ...{ latin: 1, other: 1, phrase: 1.5 },
    });
    expect(resolved({ sectionWeights: { title: 3, company: 0 } }).sectionWeights).toEqual({
      ...EVERYWHERE,
      ...{ title: 3, benefits: 0.5, company: 0 },
    });
    const plain = { representation: 'tfidf', emphasis: { code: 9 }, sectionWeights: { title: 2 } } as const;
    expect(resolved(plain)).toMatchObject({
      emphasis: { ...EVEN, code: 9 },
      sectionWeights: { ...EVERYWHERE, title: 2 },
    });
  });

  it('give no weights of sections where all are 1', () => {
    expect(resolved({ sectionWeights: { benefits: 1, company: 1 } }).sectionWeights).toBeNull();
  });

  it('name every kind and section', () => {
    expect([...KINDS].sort()).toEqual(Object.keys(EVEN).sort());
    expect([...SECTIONS].sort()).toEqual(Object.keys(EVERYWHERE).sort());
  });
});

describe('a wrong option of the vectors', () => {
  it.each<[object, string, string]>([
    [{ representation: 'word2vec' }, 'representation', 'lsa or tfidf'],
    [{ metric: 'manhattan' }, 'metric', 'cosine or euclidean'],
    [{ dimensions: 0 }, 'dimensions', 'a whole number from 1 to 1000'],
    [{ dimensions: 1_001 }, 'dimensions', 'a whole number from 1 to 1000'],
    [{ dimensions: 2.5 }, 'dimensions', 'a whole number from 1 to 1000'],
    [{ dimensions: '3' }, 'dimensions', 'a whole number from 1 to 1000'],
    [{ weighting: 'bm25+' }, 'weighting', 'tfidf or bm25'],
    [{ sublinearTf: 1 }, 'sublinearTf', 'true or false'],
    [{ phrases: 'no' }, 'phrases', 'true or false'],
    [{ emphasis: [2] }, 'emphasis', 'an object of factors by kind'],
    [{ emphasis: null }, 'emphasis', 'an object of factors by kind'],
    [{ emphasis: { han: 0 } }, 'emphasis.han', 'a number from 0.001 to 1000'],
    [{ emphasis: { technology: 1_001 } }, 'emphasis.technology', 'a number from 0.001 to 1000'],
    [{ emphasis: { phrase: Number.NaN } }, 'emphasis.phrase', 'a number from 0.001 to 1000'],
    [{ emphasis: { code: '2' } }, 'emphasis.code', 'a number from 0.001 to 1000'],
    [{ sectionWeights: 'title=2' }, 'sectionWeights', 'an object of weights by section'],
    [{ boilerplate: 0 }, 'boilerplate', 'a number from 0.001 to 1'],
    [{ boilerplate: 1.5 }, 'boilerplate', 'a number from 0.001 to 1'],
    [{ sectionWeights: { title: -1 } }, 'sectionWeights.title', '0 or a number from 0.001 to 1000'],
    [{ sectionWeights: { duties: 1e-9 } }, 'sectionWeights.duties', '0 or a number from 0.001 to 1000'],
    [
      { sectionWeights: { other: Number.POSITIVE_INFINITY } },
      'sectionWeights.other',
      '0 or a number from 0.001 to 1000',
    ],
    [{ minDf: 0 }, 'minDf', 'a whole number of at least 1'],
    [{ minDf: 0.5 }, 'minDf', 'a whole number of at least 1'],
    [{ maxDf: 0 }, 'maxDf', 'a number above 0 and at most 1'],
    [{ maxDf: 2 }, 'maxDf', 'a number above 0 and at most 1'],
    [{ maxFeatures: 0 }, 'maxFeatures', 'a whole number of at least 1'],
  ])('%o is refused by its path', async (options, option, words) => {
    const refusal = expect.objectContaining({
      code: 'OPTION_INVALID',
      details: { option, reason: expect.stringContaining(`must be ${words}`) },
    });
    expect(() => resolveOptions(options as AnalyzeOptions)).toThrow(refusal);
    await expect(analyze([{ text: 'Go' }], options as AnalyzeOptions)).rejects.toEqual(refusal);
  });

  it.each<[object, string, string]>([
    [{ emphasis: { skill: 2 } }, 'emphasis', 'skill'],
    [{ sectionWeights: { headline: 2 } }, 'sectionWeights', 'headline'],
  ])('%j is refused by the name that is not known', (options, option, name) => {
    expect(() => resolveOptions(options as AnalyzeOptions)).toThrow(
      expect.objectContaining({
        code: 'OPTION_INVALID',
        details: { option, reason: expect.stringContaining(`"${name}"`) },
      }),
    );
  });
});

const TECHNOLOGIES = new Set(['go', 'gin', 'redis', 'react', 'sql', 'python', 'mysql', 'docker']);

/** The documents of the oracle as the reading stage hands them on, all terms side by side. */
function collected(documents: readonly (readonly string[])[], weights?: (place: number) => number): TermCollector {
  const collector = new TermCollector();
  collector.add(
    tokenBatch(
      documents.map((document) => ({
        tokens: document.map((term) => ({
          ...{ stem: term, term },
          kind: TECHNOLOGIES.has(term) ? ('technology' as const) : ('latin' as const),
        })),
        joined: new Uint8Array(document.length).fill(1),
        ...(weights ? { weights: Float32Array.from(document, (_, place) => weights(place)) } : {}),
      })),
    ),
  );
  return collector;
}

describe('the vectors of a run', () => {
  it.each(oracle.cases)(
    'of the plain terms are what scikit-learn makes of them: $options',
    async ({ options, terms, indptr, indices, data }) => {
      const plain = resolveOptions({ representation: 'tfidf', ...options });
      const { model, matrix, weighted, dimensions, warnings } = await vectorize(collected(oracle.documents), plain);
      expect(model.vocabulary.terms).toEqual(terms);
      expect([...matrix.indptr]).toEqual(indptr);
      expect([...matrix.indices]).toEqual(indices);
      matrix.data.forEach((value, place) => {
        expect(Math.abs(value - data[place]!)).toBeLessThan(2e-7);
      });
      expect(matrix).toBe(weighted);
      expect({ dimensions, warnings }).toEqual({ dimensions: null, warnings: [] });
    },
  );

  it('have a term a phrase where phrases are wanted', async () => {
    const documents = [...oracle.documents, ...Array.from({ length: 6 }, () => ['unit', 'price'])];
    for (const phrases of [true, false]) {
      const { model } = await vectorize(collected(documents), resolveOptions({ representation: 'tfidf', phrases }));
      expect(model.vocabulary.columnOf('unit price') >= 0).toBe(phrases);
    }
  });

  it('are emphasised by kind', async () => {
    const documents = [['go', 'team']];
    const emphasis = { technology: 3, latin: 4 };
    const { matrix } = await vectorize(collected(documents), resolveOptions({ representation: 'tfidf', emphasis }));
    expect([...matrix.data].map((value) => Number(value.toFixed(6)))).toEqual([0.6, 0.8]);
  });

  it('are weighed by BM25 where that is asked', async () => {
    const options = resolveOptions({ representation: 'tfidf', weighting: 'bm25', minDf: 1, maxDf: 1 });
    const { matrix } = await vectorize(collected(oracle.documents), options);
    const expected = fitBm25(oracle.documents).transform(oracle.documents);
    expect(matrix.indices).toEqual(expected.indices);
    matrix.data.forEach((value, place) => {
      expect(value).toBeCloseTo(expected.data[place]!, 6);
    });
  });

  it('count what the sections of the occurrences count', async () => {
    const options = resolveOptions({ representation: 'tfidf', minDf: 1, maxDf: 1 });
    const twice = oracle.documents.map((document) => document.flatMap((term, i) => (i % 2 ? [term, term] : [term])));
    const { matrix } = await vectorize(
      collected(oracle.documents, (place) => 1 + (place % 2)),
      options,
    );
    expect(matrix).toEqual((await vectorize(collected(twice), options)).matrix);
  });

  it('have as many dimensions as are asked, and as the rank of the matrix allows', async () => {
    const dimensionsOf = async (dimensions?: number) => {
      const stage = await vectorize(collected(oracle.documents), resolveOptions({ dimensions }));
      expect(stage.matrix.cols).toBe(stage.dimensions);
      return stage.dimensions;
    };
    expect(await dimensionsOf(5)).toBe(5);
    // An eighth of the 25 documents.
    expect(await dimensionsOf()).toBe(3);
    // One of the 25 documents is empty.
    expect(await dimensionsOf(1_000)).toBe(24);
  });
});
