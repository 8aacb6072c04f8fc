import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { coveredBy } from '../../../src/frameworks/covering.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';

const { catalogue } = builtInKnowledge();
const FOLLOWING = ['Backend', 'Architecture', 'Data', 'Development', 'Design', 'Engineer', 'Platform', 'Testing'];

function idsIn(text: string): string[] {
  return catalogue.match(normalizeText(text)).map(({ id }) => id);
}

/** Latin phrases of two words and more whose last word is only the beginning of a following word. */
function crossings(): [string, string][] {
  return [...catalogue.technologies.values()].flatMap(({ ambiguous }) =>
    (ambiguous?.refuse ?? [])
      .filter((phrase) => /^[ -~]*[a-z]$/.test(phrase))
      .flatMap((phrase) => {
        const last = phrase.slice(phrase.lastIndexOf(' ') + 1);
        return FOLLOWING.map((word) => word.toLowerCase())
          .filter((word) => word.startsWith(last) && word !== last && word !== `${last}s`)
          .map((word): [string, string] => [phrase, phrase.slice(0, phrase.length - last.length) + word]);
      }),
  );
}

describe('a phrase that refuses a name', () => {
  it.each([
    ['go', 'Go Backend Engineer'],
    ['go', 'Go back end engineer'],
    ['go', 'Go Deep Learning Engineer'],
    ['go', 'Go FastAPI engineer'],
    ['bootstrap', 'Experience with Bootstrap and responsive design'],
    ['spark', 'Experience with Spark architecture and tuning'],
    ['r', 'Python, R and data visualization'],
    ['chef', 'Experience with Chef development experience'],
    ['temporal', 'Experience with Temporal databases and Temporal workflows'],
    ['bootstrap', 'HTML, CSS, Bootstrap architecture'],
  ])('does not refuse %s where it is but the beginning of its words: %s', (id, text) => {
    expect(idsIn(text)).toContain(id);
  });

  it('stands in no wording in which its last word is only the beginning of another', () => {
    const crossed = crossings();
    expect(crossed.length).toBeGreaterThan(5);
    expect(crossed.filter(([phrase, text]) => coveredBy(text, phrase, 0, 1))).toEqual([]);
  });

  it('stands in no wording of a name that is usual and a following word but its own', () => {
    const usual = [...catalogue.technologies.values()].filter(({ ambiguous }) => ambiguous?.usual);
    const lost = usual.flatMap(({ id, name, ambiguous }) =>
      FOLLOWING.map((word) => `${name} ${word}`)
        .filter((text) => !(ambiguous?.refuse ?? []).some((phrase) => text.toLowerCase().startsWith(phrase)))
        .filter((text) => !idsIn(`We need ${text} work`).includes(id)),
    );
    expect(lost).toEqual([]);
  });

  it.each([
    ['go back to work', 'go back to', true],
    ['storm drains', 'storm drain', true],
    ['storm drainage', 'storm drain', false],
    ['spring recruitment', 'spring recruit*', true],
    ['spring 2025', 'spring 20', false],
    ['spring 2025', 'spring 20*', true],
    ['r&d中心', 'r&d', true],
    ['提高通过率', '提高通', true],
    ['chef de partie', 'chef de', true],
    ['c1x', 'c1', true],
  ])('in «%s» the phrase «%s» stands: %s', (text, phrase, stands) => {
    expect(coveredBy(text, phrase, 0, 1)).toBe(stands);
  });
});

describe('CET', () => {
  it.each<[string, boolean]>([
    ['英语CET六级，良好的阅读能力', true],
    ['统招本科，CET 4级以上', true],
    ['通过CET-6', true],
    ['CET 4 or equivalent', true],
    ['Remote-first (CET ±3h)', false],
    ['You must be located in the CET -2/+2 zone', false],
  ])('is a test of English and no time zone: %s', (text, isTest) => {
    expect(idsIn(text).includes('english')).toBe(isTest);
  });
});
