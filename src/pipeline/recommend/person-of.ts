import type { JobDescription } from '../../core/job.js';
import { normalizeText } from '../../core/text.js';
import type { Catalogue } from '../../frameworks/catalogue.js';
import type { Person, PersonInput, UnknownSkill } from '../../recommend/person.js';
import { personCapabilities } from './person-capabilities.js';
import { type CheckedPerson, checkPerson } from './person-input.js';
import { rolesAndLevel } from './person-roles.js';
import { mentionsIn, mentionsOfStated, type PersonMention, personSkills } from './person-skills.js';
import { type PersonField, personField, type ReadResume, readResume, simplified } from './read-resume.js';
import { largest } from './resume/largest.js';
import { yearsBeside } from './resume/skill-years.js';
import { type NamedSkills, SkillNames } from './skill-names.js';

/** What a person is read with. */
export interface PersonTools {
  readonly catalogue: Catalogue;
  /** The place of words in the latent space of a model; null where it knows none of them. */
  place(words: JobDescription): Promise<Float32Array | null>;
  /** The day on which 至今 and "present" end, as `2024-05-04`. Default: not known, such a job has no length. */
  readonly referenceDate?: string | undefined;
}

/** Reads persons one after another by the same catalogue. */
export interface PersonReader {
  /** @throws JobprismError OPTION_INVALID */
  read(input: PersonInput): Promise<Person>;
}

/** Makes a reader of persons: the names of the catalogue are gathered once. */
export function createPersonReader(tools: PersonTools): PersonReader {
  const { catalogue, referenceDate } = tools;
  const names = new SkillNames(catalogue);

  async function read(input: PersonInput): Promise<Person> {
    const said = checkPerson(input);
    const stated = await statedSkills(said, names);
    const title = said.title === undefined ? null : await personField('title', said.title, catalogue);
    const resume = said.text === undefined ? null : await readResume(said.text, { catalogue, names }, referenceDate);
    const fields = [...(title ? [title] : []), ...(resume ? [resume.field] : [])];
    const mentions = [...stated.mentions, ...fields.flatMap(mentionsIn)];
    const skills = personSkills(mentions, catalogue);
    const years = said.years ?? yearsOf(resume, fields);
    const titles = { own: said.title ?? resume?.titles.own ?? null, latest: resume?.titles.latest ?? null };
    const { roles, level } = await rolesAndLevel([...fields, ...stated.fields], titles, years, catalogue);
    return {
      skills,
      capabilities: personCapabilities(mentions, skills, catalogue),
      roles,
      level: said.level ?? level,
      years,
      education: said.education ?? resume?.education ?? null,
      wishes: { ...resume?.wishes, ...said.wishes },
      place: await tools.place(wordsOf(said, titles.own, resume)),
      unknown: stated.unknown,
    };
  }
  return { read };
}

/** Who has used something for six years has worked for six. */
function yearsOf(resume: ReadResume | null, fields: readonly PersonField[]): number | null {
  const beside = fields.flatMap(({ text, matches }) =>
    matches.map(({ folded }) => yearsBeside(text.text, folded) ?? 0),
  );
  const years = largest([resume?.years ?? 0, ...beside]);
  return years === 0 ? null : years;
}

/** What a person states: the mentions, the names that nobody knows, and each known name as a field of its own. */
interface StatedSkills {
  readonly mentions: readonly PersonMention[];
  readonly unknown: readonly UnknownSkill[];
  readonly fields: readonly PersonField[];
}

async function statedSkills({ skills }: CheckedPerson, names: SkillNames): Promise<StatedSkills> {
  const mentions: PersonMention[] = [];
  const unknown: UnknownSkill[] = [];
  const fields: PersonField[] = [];
  for (const skill of skills) {
    const name = await simplified(skill.name);
    const named = names.resolve(name);
    if (named) {
      mentions.push(...mentionsOfStated(skill, named));
      fields.push(fieldOfStated(name, named));
    } else unknown.push({ name: skill.name, near: names.near(name) });
  }
  return { mentions, unknown, fields };
}

function fieldOfStated(name: string, { technologies, capabilities }: NamedSkills): PersonField {
  const text = normalizeText(name);
  const folded = { start: 0, end: text.text.length };
  const all = { folded, span: text.toOriginal(folded) };
  const matches = [
    ...technologies.map((id) => ({ kind: 'technology' as const, id, ...all })),
    ...capabilities.map((id) => ({ kind: 'capability' as const, id, ...all })),
  ];
  return { field: 'text', text, matches };
}

/** A person's words as a job's, to be placed among those. */
function wordsOf({ skills }: CheckedPerson, title: string | null, resume: ReadResume | null): JobDescription {
  const stated = skills.map(({ name }) => name).join('、');
  return {
    id: 'person',
    source: { file: 'memory', line: 1 },
    title,
    text: [stated, resume?.telling ?? ''].filter((words) => words !== '').join('\n'),
    company: null,
    city: null,
    salary: null,
    experience: null,
    education: null,
  };
}
