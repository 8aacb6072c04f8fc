import { describe, expect, it } from 'vitest';
import { type Phrase, PhraseMatcher } from '../../../src/core/phrase-matcher.js';

/** The parts of the text that the phrases match, in the order of the matches. */
function found(text: string, ...phrases: (string | Omit<Phrase<string>, 'value'>)[]): string[] {
  const matcher = new PhraseMatcher(
    phrases.map((phrase) =>
      typeof phrase === 'string' ? { text: phrase, value: phrase } : { ...phrase, value: phrase.text },
    ),
  );
  return matcher.find(text).map(({ start, end }) => text.slice(start, end));
}

describe('PhraseMatcher, word boundaries', () => {
  it.each([
    ['go', '熟悉go、java'],
    ['go', '熟悉go语言'],
    ['go', 'go'],
    ['go', 'java/go/rust'],
    ['go', '(go)'],
    ['go', 'in go.'],
    ['.net', '熟悉.net开发'],
    ['.net', 'c#/.net'],
    ['node.js', 'use node.js.'],
    ['ci/cd', '搭建ci/cd流程'],
    ['c++', '精通c++。'],
    ['c++', 'c++11'],
    ['c#', 'c#、java'],
    ['微服务', '高并发微服务架构'],
    ['k8s', '用k8s部署'],
    ['μc/os', '移植μc/os'],
  ])('finds %s in «%s»', (phrase, text) => {
    expect(found(text, phrase)).toEqual([phrase]);
  });

  it.each([
    ['go', 'google'],
    ['go', 'mongo'],
    ['go', 'go_test'],
    ['go', 'go2'],
    ['.net', 'asp.net'],
    ['node.js', 'node.jsx'],
    ['java', 'javascript'],
    ['java', 'java++'],
    ['java', 'java#'],
    ['c++', 'c+++'],
    ['f#', 'lf#'],
    ['go', 'gö'],
    ['go', 'ñgo'],
    ['jos', 'josé'],
  ])('does not find %s in «%s»', (phrase, text) => {
    expect(found(text, phrase)).toEqual([]);
  });
});

describe('PhraseMatcher, names of one letter', () => {
  it.each(['c', '熟悉c语言', 'c/c++', 'c, java', 'java、c、go', 'in c.', 'c. then', '(c)'])(
    'finds c in «%s»',
    (text) => {
      expect(found(text, 'c')).toEqual(['c']);
    },
  );
  it.each([
    'c++',
    'c#',
    'c-level',
    'c&c',
    'objective-c',
    'b.c.d',
    'c.x',
    "c'mon",
    'c’est',
    '@c',
    '$c',
    'c_x',
    'côte',
    'c1',
    '+c',
  ])('does not find c in «%s»', (text) => {
    expect(found(text, 'c')).toEqual([]);
  });
  it('does not find r in r&d or résumé', () => {
    expect(found('r&d, résumé', 'r')).toEqual([]);
  });
});

describe('PhraseMatcher, versions and plurals', () => {
  const versioned = (text: string): Omit<Phrase<string>, 'value'> => ({ text, version: true });
  it.each([
    ['python3.8', 'python'],
    ['vue2.x', 'vue'],
    ['java8+', 'java'],
    ['go1.21', 'go'],
    ['openglv3', 'opengl'],
    ['spring5，', 'spring'],
  ])('accepts the version of %s and leaves it outside', (text, name) => {
    expect(found(text, versioned(name))).toEqual([name]);
  });
  it.each([
    ['python3abc', 'python'],
    ['python3.8b', 'python'],
    ['c99', 'c'],
    ['log4j', 'log'],
    ['java8++', 'java'],
    ['java12345', 'java'],
  ])('does not take %s for a version of %s', (text, name) => {
    expect(found(text, versioned(name))).toEqual([]);
  });
  it('accepts a version only where the phrase asks for it', () => {
    expect(found('python3', 'python')).toEqual([]);
  });
  it('takes a plural into the span where the phrase asks for it', () => {
    expect(found('two apis, one api', { text: 'api', plural: true })).toEqual(['apis', 'api']);
    expect(found('two apis, one api', 'api')).toEqual(['api']);
    expect(found('apiset, apix', { text: 'api', plural: true })).toEqual([]);
  });
});

describe('PhraseMatcher, white space', () => {
  it.each(['spring boot', 'spring   boot', 'spring\n\tboot', 'spring\u00a0boot'])('finds a phrase in «%s»', (text) => {
    expect(found(text, 'spring boot')).toEqual([text]);
  });
  it('needs white space where the phrase has it, and none where it has none', () => {
    expect(found('springboot', 'spring boot')).toEqual([]);
    expect(found('spring boot', 'springboot')).toEqual([]);
  });
  it('leaves white space behind a match outside', () => {
    expect(found('go   ', 'go', 'go lang')).toEqual(['go']);
  });
});

describe('PhraseMatcher, several phrases', () => {
  it('reports overlapping matches by start and then by end', () => {
    expect(found('spring boot admin', 'spring boot admin', 'boot', 'spring', 'spring boot')).toEqual([
      'spring',
      'spring boot',
      'spring boot admin',
      'boot',
    ]);
  });
  it('reports overlapping Chinese phrases', () => {
    expect(found('分布式系统架构', '分布式', '分布式系统', '系统架构')).toEqual(['分布式', '分布式系统', '系统架构']);
  });
  it('reports each value of one spelling', () => {
    const matcher = new PhraseMatcher([
      { text: 'go', value: 1 },
      { text: 'go', value: 2 },
    ]);
    expect(matcher.find('go')).toEqual([
      { start: 0, end: 2, value: 1 },
      { start: 0, end: 2, value: 2 },
    ]);
  });
  it('finds every place of a phrase', () => {
    const matcher = new PhraseMatcher([{ text: 'go', value: 'go' }]);
    expect(matcher.find('go、go go').map(({ start }) => start)).toEqual([0, 3, 6]);
  });
  it('never matches an empty phrase', () => {
    expect(found('abc', '')).toEqual([]);
  });
});
