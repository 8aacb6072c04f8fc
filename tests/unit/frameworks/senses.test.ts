import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';

interface Case {
  readonly name: string;
  readonly meant: boolean;
  readonly text: string;
}

const NAMES = 'go gin echo iris chi fiber spring rust swift c r oracle access word'.split(' ');

const CASES = readFileSync(new URL('../../../fixtures/terms/senses.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line): Case => {
    const [name = '', meant, text = ''] = line.split('\t');
    return { name, meant: meant === 'yes', text };
  });

function technologiesIn(text: string): string[] {
  const matches = builtInKnowledge().catalogue.match(normalizeText(text));
  return matches.filter(({ kind }) => kind === 'technology').map(({ id }) => id);
}

describe('names that are also common words (fixtures/terms/senses.tsv)', () => {
  it('has sentences of both senses in both languages for each name', () => {
    for (const name of NAMES) {
      for (const meant of [true, false]) {
        const own = CASES.filter((one) => one.name === name && one.meant === meant);
        const chinese = own.filter(({ text }) => /\p{Script=Han}/u.test(text));
        expect(chinese.length, `${name} ${meant} zh`).toBeGreaterThanOrEqual(3);
        expect(own.length - chinese.length, `${name} ${meant} en`).toBeGreaterThanOrEqual(3);
      }
    }
    expect(CASES.filter(({ name }) => !NAMES.includes(name))).toEqual([]);
  });

  it.each(CASES.filter(({ meant }) => meant))('$name is meant in «$text»', ({ name, text }) => {
    expect(technologiesIn(text)).toContain(name);
  });

  it.each(CASES.filter(({ meant }) => !meant))('$name is not meant in «$text»', ({ name, text }) => {
    expect(technologiesIn(text)).not.toContain(name);
  });
});
