import * as z from 'zod';
import { JobprismError } from '../../core/errors.js';
import { DEGREES } from '../../core/job.js';
import { parseOptions } from '../../core/options.js';
import { ROLE_IDS } from '../../frameworks/role-ids.js';
import { maskPersonal } from '../../ingest/personal/mask.js';
import { LEVELS } from '../../mapping/levels.js';
import type { PersonInput, SkillLevel, StatedSkill, Wishes } from '../../recommend/person.js';

/** The most that one request may bring: a person has less, and a service must not be stopped by one of them. */
const MOST_TEXT = 1_000_000;
const MOST_SKILLS = 500;
const LONGEST_NAME = 200;
const LONGEST_TITLE = 500;
const MOST_WISHES = 50;
const MOST_YEARS = 80;
const MOST_PAY = 1_000_000_000_000;

const SKILL_LEVELS = ['basic', 'working', 'strong', 'expert'] as const satisfies readonly SkillLevel[];

const words = (most: number) =>
  z
    .string('must be a string')
    .max(most, `must be ${most} characters at most`)
    .refine((text) => text.trim() !== '', 'must not be blank');
const years = z.number('must be a number of years').min(0).max(MOST_YEARS);

/** A name alone is a skill without level and years. */
const statedSkill = z.preprocess(
  (skill) => (typeof skill === 'string' ? { name: skill } : skill),
  z.strictObject({
    name: words(LONGEST_NAME),
    level: z.enum(SKILL_LEVELS, `must be one of ${SKILL_LEVELS.join(', ')}`).optional(),
    years: years.optional(),
  }),
);

const wishes = z.strictObject({
  cities: z.array(words(LONGEST_NAME)).max(MOST_WISHES).optional(),
  pay: z
    .strictObject({
      min: z.number('must be a number').positive().max(MOST_PAY),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be a code such as CNY')
        .optional(),
      period: z.enum(['hour', 'day', 'month', 'year'], 'must be hour, day, month or year').optional(),
    })
    .optional(),
  levels: z
    .array(z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`))
    .max(LEVELS.length)
    .optional(),
  roles: z
    .array(z.enum(ROLE_IDS, `must be one of ${ROLE_IDS.join(', ')}`))
    .max(ROLE_IDS.length)
    .optional(),
  remote: z.enum(['remote', 'hybrid', 'onsite'], 'must be remote, hybrid or onsite').optional(),
});

/** {@link PersonInput} with its skills in one form. */
export interface ReadPersonInput extends Omit<PersonInput, 'skills'> {
  readonly skills?: readonly StatedSkill[] | undefined;
}

/** The form of {@link PersonInput}. */
export const personSchema: z.ZodType<ReadPersonInput> = z.strictObject(
  {
    title: words(LONGEST_TITLE).optional(),
    skills: z.array(statedSkill, 'must be a list').max(MOST_SKILLS, `must be ${MOST_SKILLS} at most`).optional(),
    text: words(MOST_TEXT).optional(),
    years: years.optional(),
    education: z.enum(DEGREES, `must be one of ${DEGREES.join(', ')}`).optional(),
    level: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).optional(),
    wishes: wishes.optional(),
  },
  'must be an object',
);

/** {@link PersonInput} as it is worked with: checked, and nothing in it by which a person is reached. */
export interface CheckedPerson extends Omit<PersonInput, 'skills' | 'wishes'> {
  readonly skills: readonly StatedSkill[];
  readonly wishes: Wishes;
}

/**
 * Checks what is said of a person and masks telephone numbers, mail addresses and the ids of WeChat and QQ in all of it.
 *
 * @throws JobprismError OPTION_INVALID with the path of the first thing that is wrong, such as `person.skills.3.level`
 */
export function checkPerson(input: PersonInput): CheckedPerson {
  const { skills = [], wishes: wished = {}, title, text, ...rest } = parseOptions(personSchema, input, 'person');
  if (skills.length === 0 && title === undefined && text === undefined && !isSaid({ ...rest, ...wished })) {
    throw new JobprismError('OPTION_INVALID', { option: 'person', reason: 'it says nothing of the person' });
  }
  return {
    ...rest,
    ...(title !== undefined && { title: maskPersonal(title).text }),
    ...(text !== undefined && { text }),
    skills: skills.map((skill) => ({ ...skill, name: maskPersonal(skill.name).text })),
    wishes: wished,
  };
}

function isSaid(parts: Readonly<Record<string, unknown>>): boolean {
  return Object.values(parts).some((part) => part !== undefined);
}
