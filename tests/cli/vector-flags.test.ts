import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/pipeline/analysis.js';
import { inProcess } from '../support/command.js';
import { jsonLines, scratch } from '../support/scratch.js';

const JOBS = jsonLines([
  { id: 'a', title: 'Go开发', text: '负责Go网关与微服务开发，熟悉Redis和MySQL' },
  { id: 'b', title: 'Go Engineer', text: 'Go services on Kubernetes with Redis' },
  { id: 'c', title: '前端开发', text: '负责页面与组件开发，熟悉React和TypeScript' },
  { id: 'd', title: 'Front end developer', text: 'Pages in React and TypeScript' },
  { id: 'e', title: '数据分析', text: '熟悉SQL和Python，负责报表与指标' },
]);

/** What a run with these flags says of its options. */
async function optionsWith(flags: readonly string[]): Promise<Analysis['run']['options']> {
  const out = scratch();
  const argv = ['analyze', '-', '--clusters', '2', '--out', out, ...flags];
  const { status, stderr } = await inProcess(argv, { stdin: JOBS });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return (JSON.parse(readFileSync(join(out, 'clusters.json'), 'utf8')) as Analysis).run.options;
}

describe('the flags of the vectors', () => {
  it('need not be given', async () => {
    expect(await optionsWith([])).toMatchObject({
      representation: 'lsa',
      metric: 'cosine',
      dimensions: 2,
      weighting: 'tfidf',
      sublinearTf: true,
      phrases: true,
      emphasis: 'technology=2,domain=2,code=1.5,phrase=1.5',
      sectionWeights: 'benefits=0.5,company=0.5',
      boilerplate: 0.25,
      minDf: 1,
      maxDf: 1,
      maxFeatures: 50_000,
    });
  });

  it('take the defaults of a representation with it', async () => {
    expect(await optionsWith(['--representation', 'tfidf'])).toMatchObject({
      representation: 'tfidf',
      metric: 'euclidean',
      dimensions: null,
      weighting: 'tfidf',
      sublinearTf: false,
      phrases: false,
      emphasis: '',
      sectionWeights: '',
      boilerplate: 1,
    });
  });

  it.each<[readonly string[], Analysis['run']['options']]>([
    [['--metric', 'euclidean'], { metric: 'euclidean' }],
    [['--representation', 'tfidf', '--metric', 'cosine'], { metric: 'cosine', representation: 'tfidf' }],
    [['--dimensions', '3'], { dimensions: 3 }],
    [['--weighting', 'bm25'], { weighting: 'bm25', sublinearTf: null }],
    [['--no-sublinear-tf'], { sublinearTf: false }],
    [['--representation', 'tfidf', '--sublinear-tf'], { sublinearTf: true }],
    [['--no-phrases'], { phrases: false }],
    [['--representation', 'tfidf', '--phrases'], { phrases: true }],
    [['--emphasis', 'technology=3,han=0.5'], { emphasis: 'technology=3,domain=2,code=1.5,han=0.5,phrase=1.5' }],
    [['--emphasis', ' technology = 1 , domain=1,code=1,phrase=1'], { emphasis: '' }],
    [['--section-weights', 'title=3,company=0'], { sectionWeights: 'title=3,benefits=0.5,company=0' }],
    [['--boilerplate', '.5'], { boilerplate: 0.5 }],
    [['--min-df', '2'], { minDf: 2 }],
    [['--max-df', '.75'], { maxDf: 0.75 }],
    [['--max-features', '4'], { maxFeatures: 4 }],
  ])('%j reach the options of the run', async (flags, expected) => {
    expect(await optionsWith(flags)).toMatchObject(expected);
  });

  it.each<[string, string, string]>([
    ['--representation', 'word2vec', 'Allowed choices are lsa, tfidf'],
    ['--metric', 'manhattan', 'Allowed choices are cosine, euclidean'],
    ['--weighting', 'bm42', 'Allowed choices are tfidf, bm25'],
    ['--dimensions', '0', 'from 1 to 1000'],
    ['--dimensions', '1001', 'from 1 to 1000'],
    ['--dimensions', 'ten', 'a whole number'],
    ['--emphasis', 'skill=2', '«skill» is none of technology, domain'],
    ['--emphasis', 'han=0', 'from 0.001 to 1000'],
    ['--emphasis', 'han', '«han» is no name=number'],
    ['--emphasis', 'han=1,latin=2,han=3', 'han stands there twice'],
    ['--emphasis', 'han=2=3', 'from 0.001 to 1000'],
    ['--emphasis', 'han=-1', 'from 0.001 to 1000'],
    ['--emphasis', 'han=1,', '«» is no name=number'],
    ['--emphasis', '', '«» is no name=number'],
    ['--emphasis', '__proto__=2', '«__proto__» is none of'],
    ['--section-weights', 'headline=2', '«headline» is none of title, duties'],
    ['--section-weights', 'title=many', '0, or'],
    ['--section-weights', 'title=2000', 'from 0.001 to 1000'],
    ['--min-df', '0', 'of at least 1'],
    ['--min-df', '0.5', 'a whole number'],
    ['--max-df', '0', 'above 0 and at most 1'],
    ['--max-df', '2', 'above 0 and at most 1'],
    ['--max-df', 'half', 'above 0 and at most 1'],
    ['--max-features', '0', 'of at least 1'],
    ['--max-features', '-5', 'of at least 1'],
  ])('%s %s is refused by its name', async (flag, value, message) => {
    const { status, stdout, stderr } = await inProcess(['analyze', '-', `${flag}=${value}`], { stdin: JOBS });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`option '${flag} `);
    expect(stderr).toContain(message);
  });

  it('stand in the help with their choices and defaults', async () => {
    const { status, stdout } = await inProcess(['analyze', '--help']);
    expect(status).toBe(0);
    const help = stdout.slice(stdout.indexOf('Vectors:'));
    for (const flag of ['representation', 'metric', 'dimensions', 'weighting', 'sublinear-tf', 'no-sublinear-tf']) {
      expect(help).toContain(`--${flag}`);
    }
    for (const flag of ['phrases', 'no-phrases', 'emphasis', 'section-weights', 'min-df', 'max-df', 'max-features']) {
      expect(help).toContain(`--${flag}`);
    }
  });
});
