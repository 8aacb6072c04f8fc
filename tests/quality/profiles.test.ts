import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROLE_IDS } from '../../src/frameworks/role-ids.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const PROFILES = `${FIXTURES}profiles/`;
const PEOPLE_A_LANGUAGE = 20;
const LEAST_GOOD_JOBS = 3;

const levels = z.enum(['intern', 'junior', 'mid', 'senior', 'lead']);
const words = z.string().min(1);

/** `PersonInput`: a field of another name, or of another kind, is a slip of whoever wrote the profile. */
const personInput = z
  .strictObject({
    title: words.optional(),
    skills: z
      .array(
        z.union([
          words,
          z.strictObject({
            name: words,
            level: z.enum(['basic', 'working', 'strong', 'expert']).optional(),
            years: z.number().positive().optional(),
          }),
        ]),
      )
      .min(1)
      .optional(),
    text: words.optional(),
    years: z.number().nonnegative().optional(),
    education: z.enum(['none', 'junior-college', 'bachelor', 'master', 'phd']).optional(),
    level: levels.optional(),
    wishes: z
      .strictObject({
        cities: z.array(words).min(1).optional(),
        pay: z
          .strictObject({
            min: z.number().positive(),
            currency: z.string().length(3).optional(),
            period: z.enum(['hour', 'day', 'month', 'year']).optional(),
          })
          .optional(),
        levels: z.array(levels).min(1).optional(),
        roles: z.array(z.enum(ROLE_IDS)).min(1).optional(),
        remote: z.enum(['remote', 'hybrid', 'onsite']).optional(),
      })
      .optional(),
  })
  .refine(({ title, skills, text }) => title ?? skills ?? text, 'says nothing of what the person can do');

const profile = z.strictObject({
  id: z.string().regex(/^[a-z]{2}-\d{2}$/),
  split: z.enum(['dev', 'test']),
  language: z.enum(['zh', 'en']),
  person: personInput,
});

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function idsIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) =>
    linesOf(`${folder}${name}`).map((line) => (JSON.parse(line) as { id: string }).id),
  );
}

const jobs = new Set(idsIn(`${FIXTURES}jds/`));
const languages = readdirSync(PROFILES)
  .filter((name) => name.endsWith('.jsonl'))
  .map((name) => name.slice(0, -'.jsonl'.length))
  .sort();

describe('people and the jobs that suit them', () => {
  it('are there in two languages', () => {
    expect(languages).toEqual(['en', 'zh']);
  });

  describe.each(languages)('in %s', (language) => {
    const people = linesOf(`${PROFILES}${language}.jsonl`).map((line) => profile.parse(JSON.parse(line)));
    const lines = linesOf(`${PROFILES}${language}.relevance.tsv`);
    const grades = lines.map((line) => {
      const [person = '', job = '', grade = ''] = line.split('\t');
      return { person, job, grade };
    });

    it('are twenty people, half of them to work with', () => {
      expect(new Set(people.map(({ id }) => id)).size).toBe(PEOPLE_A_LANGUAGE);
      expect(people).toHaveLength(PEOPLE_A_LANGUAGE);
      expect(people.filter(({ split }) => split === 'dev')).toHaveLength(PEOPLE_A_LANGUAGE / 2);
      for (const { id, language: own } of people) {
        expect(own).toBe(language);
        expect(id.slice(0, 2)).toBe(language);
      }
    });

    it('have sorted grades of jobs and people that are there, each once', () => {
      const known = new Set(people.map(({ id }) => id));
      expect(lines).toEqual([...lines].sort());
      expect(new Set(grades.map(({ person, job }) => `${person} ${job}`)).size).toBe(grades.length);
      expect(grades.filter(({ person, job }) => !known.has(person) || !jobs.has(job))).toEqual([]);
      expect(lines.filter((line) => !/^\S+\t\S+\t[123]$/.test(line))).toEqual([]);
    });

    it('have a few good jobs each', () => {
      const good = (id: string) => grades.filter(({ person, grade }) => person === id && Number(grade) >= 2).length;
      expect(people.filter(({ id }) => good(id) < LEAST_GOOD_JOBS).map(({ id }) => id)).toEqual([]);
    });
  });
});
