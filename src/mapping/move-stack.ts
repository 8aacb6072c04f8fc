import * as z from 'zod';
import { JobprismError } from '../core/errors.js';
import type { Bilingual } from '../core/job.js';
import { parseOptions } from '../core/options.js';
import type { Concern, Stack } from '../frameworks/equivalents.js';
import type { TechnologyKind } from '../frameworks/schema.js';
import { checklistOf } from './move-checklist.js';
import { nearSkill } from './nearest-skills.js';
import type { CarriedSkill, NewConcern, ReplacedSkills, Replacement, StackMove } from './stack-move.js';
import { builtInStackTable, type SkillName, type StackTable } from './stack-table.js';

/** What a move is asked about. */
export interface MoveOptions {
  /** Stack to move from: its id (`java`), or its language in any spelling. */
  readonly from: string;
  /** Stack to move to. */
  readonly to: string;
  /** Skills of the person, by id or name in any spelling. Default, without `profile` too: all that the table has of `from`. */
  readonly skills?: readonly string[] | undefined;
  /** A free text, such as a résumé, in which the catalogue looks for skills. Default: none. */
  readonly profile?: string | undefined;
}

const schema = z.strictObject({
  from: z.string(),
  to: z.string(),
  skills: z.array(z.string()).optional(),
  profile: z.string().optional(),
});

/** What a kind of technology is when a language changes; kinds that are missing are bound to one. */
const UNBOUND: Readonly<Partial<Record<TechnologyKind, Bilingual>>> = {
  database: { zh: '数据库，与语言无关', en: 'a database, whatever the language' },
  middleware: { zh: '中间件，与语言无关', en: 'middleware, whatever the language' },
  tool: { zh: '工具，与语言无关', en: 'a tool, whatever the language' },
  platform: { zh: '平台，与语言无关', en: 'a platform, whatever the language' },
  protocol: { zh: '协议，与语言无关', en: 'a protocol, whatever the language' },
  system: { zh: '系统，与语言无关', en: 'a system, whatever the language' },
  format: { zh: '格式，与语言无关', en: 'a format, whatever the language' },
  hardware: { zh: '硬件，与语言无关', en: 'hardware, whatever the language' },
  language: { zh: '另一种语言，不受影响', en: 'another language, which the move leaves alone' },
};

/**
 * What carries over, what replaces what and what is new for somebody who moves from one stack to another.
 *
 * @throws JobprismError STACK_UNKNOWN, OPTION_INVALID
 * @example
 * const move = moveStack({ from: 'java', to: 'go', skills: ['Spring Boot', 'MyBatis', 'Redis'] });
 * move.carriesOver.map(({ name }) => name); // ['Redis']
 * move.replaced[0].to[0].name; // 'Gin'
 * console.log(move.checklist.en);
 */
export function moveStack(options: MoveOptions): StackMove {
  const { from: fromAsked, to: toAsked, skills, profile } = parseOptions(schema, options);
  const table = builtInStackTable();
  const [from, to] = [table.stack(fromAsked), table.stack(toAsked)];
  if (from === to) throw new JobprismError('OPTION_INVALID', { option: 'to', reason: `it is ${from.id}, as from is` });
  const { ids, notKnown } = skillsOf(table, from, skills, profile);
  const sorted = sortedOut(table, ids, from, to);
  const replaced = table.concerns.flatMap((concern) => replacedIn(table, concern, sorted.bound, ids, from, to) ?? []);
  const isNew = table.concerns.flatMap((concern) => newIn(table, concern, ids, from, to) ?? []);
  isNew.sort((a, b) => Number(b.basic) - Number(a.basic));
  const move = {
    from,
    to,
    carriesOver: sorted.carriesOver,
    replaced,
    isNew,
    unplaced: sorted.unplaced.map((id) => table.skill(id)),
    notKnown,
  };
  return { ...move, checklist: { zh: checklistOf(move, 'zh'), en: checklistOf(move, 'en') } };
}

function skillsOf(
  table: StackTable,
  { id: from }: Stack,
  skills: readonly string[] | undefined,
  profile: string | undefined,
): { readonly ids: readonly string[]; readonly notKnown: readonly string[] } {
  if (skills === undefined && profile === undefined) {
    return { ids: [...new Set(table.concerns.flatMap(({ stacks }) => stacks[from] ?? []))], notKnown: [] };
  }
  const asked = (skills ?? []).map((skill) => skill.trim()).filter((skill) => skill !== '');
  const found = asked.map((skill) => ({ skill, ids: table.idsOf(skill) }));
  const ids = [...found.flatMap((one) => one.ids), ...(profile === undefined ? [] : table.idsIn(profile))];
  const notKnown = found.filter((one) => one.ids.length === 0).map(({ skill }) => skill);
  return { ids: [...new Set(ids)], notKnown: [...new Set(notKnown)] };
}

interface SortedSkills {
  readonly carriesOver: CarriedSkill[];
  /** Skills that something else does the work of. */
  readonly bound: string[];
  readonly unplaced: string[];
}

function sortedOut(table: StackTable, ids: readonly string[], from: Stack, to: Stack): SortedSkills {
  const sorted: SortedSkills = { carriesOver: [], bound: [], unplaced: [] };
  for (const id of ids) {
    const skill = table.skill(id);
    const reason = reasonToKeep(table, skill, from, to);
    if (reason) sorted.carriesOver.push({ ...skill, reason });
    else if (table.stacksOf(id).includes(from)) sorted.bound.push(id);
    else sorted.unplaced.push(id);
  }
  return sorted;
}

function reasonToKeep(table: StackTable, { id, kind }: SkillName, from: Stack, to: Stack): Bilingual | null {
  const concerns = table.concernsOf(id);
  const served = concerns.find(({ any, stacks }) => any.includes(id) || stacks[to.id]?.includes(id));
  if (served) {
    return {
      zh: `在 ${to.name} 里同样用于${served.name.zh}`,
      en: `serves ${inLine(served.name.en)} with ${to.name} too`,
    };
  }
  const bound = table.stacksOf(id);
  if (bound.includes(from)) return null;
  const other = kind === 'language' ? undefined : bound[0];
  if (other) return { zh: `属于 ${other.name}，不受影响`, en: `belongs to ${other.name}, which the move leaves alone` };
  return (kind && UNBOUND[kind]) ?? null;
}

/** A name inside a sentence: capitals stay where they are more than the first letter's. */
function inLine(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

function replacedIn(
  table: StackTable,
  concern: Concern,
  bound: readonly string[],
  ids: readonly string[],
  from: Stack,
  to: Stack,
): ReplacedSkills | null {
  const replaced = bound.filter((id) => concern.stacks[from.id]?.includes(id));
  if (replaced.length === 0) return null;
  const choices = concern.stacks[to.id] ?? [];
  const choicesTold = choices.map((choice): Replacement => {
    const near = replaced.map((id) => nearSkill(table, id, table.concernsIn(id, from.id), choice, to.id));
    const [nearest] = near.sort((a, b) => b.nearness - a.nearness);
    return { ...nearest!, known: ids.includes(choice) };
  });
  return {
    concern: concern.id,
    name: concern.name,
    from: replaced.map((id) => table.skill(id)),
    to: choicesTold.sort((a, b) => b.nearness - a.nearness),
    note: noteOf(concern, from, to),
  };
}

/** What the stack to move to has for a concern that none of the skills serves. */
function newIn(table: StackTable, concern: Concern, ids: readonly string[], from: Stack, to: Stack): NewConcern | null {
  const instead = concern.stacks[from.id] ?? [];
  const choices = concern.stacks[to.id] ?? [];
  const served = [...concern.any, ...instead, ...choices].some((id) => ids.includes(id));
  const same = choices.some((id) => instead.includes(id));
  if (choices.length === 0 || served || (concern.basic && same)) return null;
  return {
    concern: concern.id,
    name: concern.name,
    basic: concern.basic === true,
    to: choices.map((id) => table.skill(id)),
    instead: instead.map((id) => table.skill(id)),
    note: noteOf(concern, from, to),
  };
}

/** The note for a pair of stacks, else that for the stack to move to. */
function noteOf({ notes }: Concern, from: Stack, to: Stack): Bilingual | null {
  const fitting = notes.filter((note) => note.to.includes(to.id));
  const note = fitting.find((one) => one.from?.includes(from.id)) ?? fitting.find((one) => one.from === undefined);
  return note ? { zh: note.zh, en: note.en } : null;
}
