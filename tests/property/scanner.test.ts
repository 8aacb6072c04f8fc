import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, scanPiece, scanPieces } from '../../src/tokenize/scanner.js';
import { jobText } from './texts.js';

/** What the pattern alone finds, asked at every place. */
function byPattern(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < end; ) at = scanPiece(text.slice(start, end), start, at, pieces);
  return pieces;
}

function expectAlike(text: string, start = 0, end: number = text.length): void {
  const pieces: Piece[] = [];
  scanPieces(text, { start, end }, pieces);
  expect(pieces, JSON.stringify(text.slice(start, end))).toEqual(byPattern(text, start, end));
}

describe('scanPieces against its pattern alone', () => {
  const signs = fc.constantFrom(...'+#./-,:;_\'’"()&@ \n·、。（）「・〇々〆—…“”‘');
  const letters = fc.constantFrom(...'ackmwvxyz', 'js', 'ts', 'net', 'json', 'hr', 'yr', 'log', 'i', 'abc', 'utf');
  const others = fc.constantFrom(
    'é',
    'ß',
    'ı',
    'я',
    'エ',
    '한',
    'م',
    '𠮷',
    '𪚥',
    '㐀',
    '\ud800',
    '\udc00',
    '😀',
    'Ⅳ',
    'ª',
    '\u0301',
  );
  const han = fc.constantFrom('微', '服务', '开发', '鿿', '\uf900');
  const digits = fc.constantFrom('0', '1', '2', '9', '10', '2024', '1234567890123456');

  it('finds the same in any mixture of what it tells apart', () => {
    const text = fc.array(fc.oneof(signs, letters, letters, digits, digits, han, others), { maxLength: 14 });
    fc.assert(
      fc.property(text, (parts) => expectAlike(parts.join(''))),
      { numRuns: 50_000, seed: 41 },
    );
  });

  it('finds the same in a part of a text, whatever stands behind it', () => {
    const text = fc.array(fc.oneof(signs, letters, digits, han), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, (before, part, behind) =>
        expectAlike(before + part + behind, before.length, before.length + part.length),
      ),
      { numRuns: 20_000, seed: 42 },
    );
  });

  it('finds the same in job descriptions', () => {
    fc.assert(
      fc.property(jobText, (text) => expectAlike(text.toLowerCase())),
      { numRuns: 500, seed: 43 },
    );
  });

  it('finds the same at every code unit', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const one = String.fromCharCode(unit);
      expectAlike(`a${one}b2${one}`);
    }
  });
});
