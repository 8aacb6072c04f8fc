import { describe, expect, it } from 'vitest';
import { educationLevel } from '../../../src/ingest/facts/education.js';
import { experienceYears } from '../../../src/ingest/facts/experience.js';

// To look back to the beginning of such a clause for each of its degrees or years would take minutes.
describe('a megabyte without stops', () => {
  it.each(['本科', 'bachelor ', '大专本科学历'])('of degrees: %s', (piece) => {
    expect(educationLevel(null, piece.repeat(1_000_000 / piece.length))).not.toBe(null);
  });

  it.each(['3年经验', '3 years experience '])('of years: %s', (piece) => {
    expect(experienceYears(null, piece.repeat(1_000_000 / piece.length))).toEqual([3, null]);
  });
});
