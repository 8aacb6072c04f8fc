import { JobprismError } from '../core/errors.js';
import type { Bilingual } from '../core/job.js';
import { requireText } from '../core/options.js';
import type { Concern } from '../frameworks/equivalents.js';
import { builtInStackTable, type SkillName, type StackTable } from './stack-table.js';

/** A skill of a stack that does what another one does elsewhere. */
export interface NearSkill extends SkillName {
  /** In (0, 1]. */
  readonly nearness: number;
  /** The concerns that both serve, and the capabilities that both support. */
  readonly shared: {
    readonly concerns: readonly { readonly id: string; readonly name: Bilingual }[];
    readonly capabilities: readonly { readonly id: string; readonly name: Bilingual }[];
  };
}

/**
 * The skills of a stack nearest to one, the nearest first, ties in the order of the table, which names the usual choice
 * first.
 *
 *     nearness = (2 · D(concerns) + D(capabilities)) / 3      D(A, B) = 2 |A ∩ B| / (|A| + |B|)
 *
 * with D the coefficient of Dice (1945), and the concerns of a choice those that it serves in its stack. Capabilities are
 * left out of it, and nearness is D(concerns), where the catalogue does not hold one of the two or neither supports any.
 * What shares no concern is not near.
 *
 * @param skill a name in any spelling, or an id
 * @param stack id of a stack, or its language in any spelling
 * @throws JobprismError STACK_UNKNOWN; OPTION_INVALID where the skill is not known
 * @example
 * nearestSkills('Mockito', 'golang')[0]; // { id: 'gomock', name: 'GoMock', nearness: 1, … }
 */
export function nearestSkills(skill: string, stack: string): NearSkill[] {
  requireText(skill, 'skill');
  requireText(stack, 'stack');
  const table = builtInStackTable();
  const { id: to } = table.stack(stack);
  const ids = table.idsOf(skill);
  if (ids.length === 0)
    throw new JobprismError('OPTION_INVALID', { option: 'skill', reason: `«${skill}» is not known` });
  return nearestTo(table, ids[0]!, to);
}

function nearestTo(table: StackTable, id: string, stack: string): NearSkill[] {
  const concerns = table.concernsOf(id);
  const candidates = new Set(concerns.flatMap(({ stacks }) => stacks[stack] ?? []));
  const near = [...candidates].filter((one) => one !== id).map((one) => nearSkill(table, id, concerns, one, stack));
  return near.sort((a, b) => b.nearness - a.nearness);
}

/**
 * How near a skill of a stack is to another skill, and by what.
 *
 * @param ours the concerns that the other skill serves
 */
export function nearSkill(
  table: StackTable,
  from: string,
  ours: readonly Concern[],
  to: string,
  stack: string,
): NearSkill {
  const theirs = table.concernsIn(to, stack);
  const concerns = ours.filter((concern) => theirs.includes(concern));
  const byConcern = dice(concerns.length, ours.length, theirs.length);
  const [support, supported] = [table.capabilitiesOf(from), table.capabilitiesOf(to)];
  const capabilities = (support ?? []).filter((capability) => supported?.includes(capability));
  const compared = support && supported && support.length + supported.length > 0;
  return {
    ...table.skill(to),
    nearness: compared ? (2 * byConcern + dice(capabilities.length, support.length, supported.length)) / 3 : byConcern,
    shared: {
      concerns: concerns.map(({ id, name }) => ({ id, name })),
      capabilities: capabilities.map((id) => ({ id, name: table.capabilityName(id) })),
    },
  };
}

function dice(shared: number, ours: number, theirs: number): number {
  return ours + theirs === 0 ? 0 : (2 * shared) / (ours + theirs);
}
