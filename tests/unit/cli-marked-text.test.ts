import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedText, type NumberedMark } from '../../src/cli/marked-text.js';
import { editsBetween, NearNames } from '../../src/core/near-names.js';

function mark(start: number, end: number, note: number): NumberedMark {
  return { start, end, note, kind: 'technology' };
}

describe('markedText', () => {
  it.each([
    ['a place', [mark(2, 4, 1)], 'ab«cd»¹ef'],
    ['nested places, the inner one closed first', [mark(0, 4, 1), mark(2, 4, 2)], '«ab«cd»²»¹ef'],
    ['places side by side', [mark(0, 2, 1), mark(2, 4, 12)], '«ab»¹«cd»¹²ef'],
    ['crossing places, numbered at both ends', [mark(0, 4, 1), mark(2, 6, 2)], '«¹:ab«²:cd»¹ef»²'],
    ['two that start together, the longer first', [mark(0, 6, 1), mark(0, 2, 2)], '««ab»²cdef»¹'],
    ['nothing', [], 'abcdef'],
  ])('shows %s', (_, marks, expected) => {
    expect(markedText('abcdef', marks, false)).toBe(expected);
  });

  it('colours a nested place by what is innermost', () => {
    const marks: NumberedMark[] = [mark(0, 4, 1), { ...mark(1, 2, 2), kind: 'figure' }];
    expect(markedText('abcdef', marks, true)).toBe(
      '\u001b[36ma\u001b[39m\u001b[33mb\u001b[39m\u001b[2m²\u001b[22m\u001b[36mcd\u001b[39m\u001b[2m¹\u001b[22mef',
    );
  });

  it('keeps the text whole, whatever the marks', () => {
    const marks = fc
      .array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 12 })
      .map((pairs) =>
        pairs
          .map(([a, b], i) => mark(Math.min(a, b), Math.max(a, b) + 1, i + 1))
          .sort((a, b) => a.start - b.start || b.end - a.end),
      );
    fc.assert(
      fc.property(marks, (given) => {
        const text = 'abcdefghijklmnopqrstuvwxyz'.slice(0, 21);
        const shown = markedText(text, given, false);
        expect(shown.replace(/«(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+:)?|»[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, '')).toBe(text);
        expect(shown.split('«').length).toBe(given.length + 1);
        expect(shown.split('»').length).toBe(given.length + 1);
      }),
    );
  });
});

describe('NearNames', () => {
  it.each([
    ['', '', 0],
    ['kitten', 'sitting', 3],
    ['flaw', 'lawn', 2],
    ['abc', '', 3],
  ])('counts the edits between %j and %j: %i', (a, b, edits) => {
    expect(editsBetween(a, b)).toBe(edits);
    expect(editsBetween(b, a)).toBe(edits);
  });

  it('keeps the three nearest, ties in code-unit order', () => {
    const near = new NearNames('job-1');
    for (const name of ['task', 'job-3', 'job-2', 'job-12', 'work']) near.add(name);
    expect(near.names).toEqual(['job-12', 'job-2', 'job-3']);
  });

  it('leaves out what differs in more than it may', () => {
    const near = new NearNames('kafka', 1);
    for (const name of ['kafkaa', 'kavka', 'kakfa', 'kubernetes']) near.add(name);
    expect(near.names).toEqual(['kafkaa', 'kavka']);
  });
});
