import { describe, expect, it } from 'vitest';
import { parseLenient } from '../../../src/ingest/formats/lenient-json.js';

describe('lenient JSON', () => {
  it('reads line ends, tabs and NULs in strings', () => {
    expect(parseLenient('{"a\t":"b\n\\"c\\\\",\n"d":["\0"]}')).toEqual({ 'a\t': 'b\n"c\\', d: ['\0'] });
  });

  // A megabyte of openings would never end if each were read to the end of the text.
  it.each(['"\\', '\\"', '"a\n', '{"a":"'])('refuses a megabyte of %j', (piece) => {
    expect(() => parseLenient(`{"a":"b${piece.repeat(1_000_000 / piece.length)}`)).toThrow(SyntaxError);
  });
});
