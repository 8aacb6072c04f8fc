import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { createPersonReader } from '../../../src/pipeline/recommend/person-of.js';
import { SkillNames } from '../../../src/pipeline/recommend/skill-names.js';
import type { Person, SkillLevel, Wishes } from '../../../src/recommend/person.js';
import { ROOT } from '../../support/command.js';

/** What a person reads in one of the résumés, which were written for this project. */
interface Expected {
  readonly file: string;
  readonly skills: Readonly<Record<string, SkillLevel>>;
  readonly years: number | null;
  readonly education: Person['education'];
  readonly level: Person['level'];
  readonly role: string;
  readonly wishes: Wishes;
}

const FOLDER = join(ROOT, 'fixtures/resumes');
const EXPECTED = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as readonly Expected[];

const { catalogue } = builtInKnowledge();
const names = new SkillNames(catalogue);
const reader = createPersonReader({ catalogue, place: async () => null });
const people = await Promise.all(
  EXPECTED.map(async (due) => ({
    due,
    person: await reader.read({ text: readFileSync(join(FOLDER, due.file), 'utf8') }),
  })),
);

const levelOf = (strength: number): SkillLevel =>
  strength < 0.475 ? 'basic' : strength < 0.725 ? 'working' : strength < 0.925 ? 'strong' : 'expert';
const wrongOf = (part: (one: (typeof people)[number]) => boolean): string[] =>
  people.filter((one) => !part(one)).map(({ due }) => due.file);

describe('twenty-five résumés read', () => {
  const due = new Set(
    EXPECTED.flatMap(({ file, skills }) => Object.keys(skills).map((name) => `${file} ${names.spelled(name) ?? name}`)),
  );
  const found = new Set(people.flatMap(({ due: { file }, person }) => person.skills.map(({ id }) => `${file} ${id}`)));

  it('hold the skills that a reader sees, and hardly another', () => {
    expect([...due].filter((one) => !found.has(one))).toEqual([
      'en-07-ios.md Bitrise',
      'en-09-rails.txt phoenix-framework',
      'en-09-rails.txt react',
    ]);
    // The company 蓝鲸金融 has the name of a tool.
    expect([...found].filter((one) => !due.has(one))).toEqual(['zh-08-ops.txt blueking']);
  });

  it('say how well their person has them', () => {
    const wrong = people.flatMap(({ due: { file, skills }, person }) =>
      Object.entries(skills).flatMap(([name, level]) => {
        const skill = person.skills.find(({ id }) => id === names.spelled(name));
        return !skill || levelOf(skill.strength) === level ? [] : [`${file} ${name}: ${levelOf(skill.strength)}`];
      }),
    );
    expect(wrong).toEqual(['zh-10-storage.md React: working']);
  });

  it('tell years, degree, level, role and wishes', () => {
    const near = (a: number | null, b: number | null) => (a === null || b === null ? a === b : Math.abs(a - b) <= 0.2);
    expect(wrongOf(({ due, person }) => near(due.years, person.years))).toEqual([]);
    expect(wrongOf(({ due, person }) => due.education === person.education)).toEqual([]);
    expect(wrongOf(({ due, person }) => due.level === person.level)).toEqual(['zh-13-algorithm.txt']);
    expect(wrongOf(({ due, person }) => due.role === (person.roles[0]?.id ?? 'other'))).toEqual([
      'en-04-junior.txt',
      'zh-06-short.txt',
    ]);
    for (const { due, person } of people) {
      const cities = [...(person.wishes.cities ?? [])].sort();
      expect({ ...person.wishes, cities }, due.file).toEqual({
        ...due.wishes,
        cities: [...(due.wishes.cities ?? [])].sort(),
      });
    }
  });

  it('leave nothing by which their person is reached', () => {
    const told = JSON.stringify(people.map(({ person }) => person));
    expect(told).not.toMatch(/1[35][0189]-?\d{4}-?\d{4}|@example|0132|23456789|liqing_dev/);
  });
});
