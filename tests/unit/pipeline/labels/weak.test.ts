import { describe, expect, it } from 'vitest';
import { isWeak, looksLikeParticiple } from '../../../../src/pipeline/labels/weak.js';

describe('isWeak', () => {
  it.each(['provide', 'strong', '进行', '相关', 'june', 'della', 'x', '4-year', '11', 'fluently', 'idiomatically'])(
    '%s names nothing',
    (word) => {
      expect(isWeak(word)).toBe(true);
    },
  );

  it.each(['violin', 'supply', 'family', 'assembly', 'distributed', 'hr', '缓存', 'constructor'])(
    '%s may name something',
    (word) => {
      expect(isWeak(word)).toBe(false);
    },
  );
});

describe('looksLikeParticiple', () => {
  it.each([
    ['detailed', true],
    ['assigned', true],
    ['feed', false],
    ['speed', false],
    ['violin', false],
  ])('%s: %s', (word, expected) => {
    expect(looksLikeParticiple(word)).toBe(expected);
  });
});
