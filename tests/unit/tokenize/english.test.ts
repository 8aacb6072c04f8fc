import { describe, expect, it } from 'vitest';
import { englishWords, stemOf, withoutAccents } from '../../../src/tokenize/english.js';

describe('englishWords', () => {
  it.each([
    ['server-side/client', ['server', 'side', 'client']],
    ["don't", ['don', 't']],
    ['master’s', ['master', 's']],
    ['snake_case', ['snake', 'case']],
    ['café', ['café']],
    ['go go', ['go', 'go']],
    ['', []],
  ])('cuts «%s»', (run, words) => {
    expect(Array.from(englishWords(run), ({ start, end }) => run.slice(start, end))).toEqual(words);
  });
});

describe('withoutAccents', () => {
  it('drops accents where that keeps every place', () => {
    expect(withoutAccents('naïve résumé')).toBe('naive resume');
  });
  it('leaves a run whose places would move', () => {
    expect(withoutAccents('re\u0301sume')).toBe('re\u0301sume');
  });
});

describe('stemOf', () => {
  it.each([
    ['engineers', 'engineering'],
    ['deployed', 'deploying'],
    ['services', 'service'],
  ])('brings %s and %s together', (a, b) => {
    expect(stemOf(a)).toBe(stemOf(b));
  });
  it('tells different words apart, and leaves short ones and those with digits', () => {
    expect(stemOf('testing')).not.toBe(stemOf('texting'));
    expect(['is', 'k8s', 'ai'].map(stemOf)).toEqual(['is', 'k8s', 'ai']);
  });
});
