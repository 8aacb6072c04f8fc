import type { Bilingual } from '../core/job.js';
import type { Stack } from '../frameworks/equivalents.js';
import type { NearSkill } from './nearest-skills.js';
import type { SkillName } from './stack-table.js';

/** A skill that stays of use. */
export interface CarriedSkill extends SkillName {
  readonly reason: Bilingual;
}

/** A choice for a concern in the stack to move to. */
export interface Replacement extends NearSkill {
  /** True where the person has the skill already. */
  readonly known: boolean;
}

/** Skills that something else does the work of. */
export interface ReplacedSkills {
  readonly concern: string;
  readonly name: Bilingual;
  readonly from: readonly SkillName[];
  /** The nearest first, its nearness to the nearest of `from`; empty where the stack has nothing equal. */
  readonly to: readonly Replacement[];
  readonly note: Bilingual | null;
}

/** A concern that none of the skills serves. */
export interface NewConcern {
  readonly concern: string;
  readonly name: Bilingual;
  /** True for what the language itself brings. */
  readonly basic: boolean;
  readonly to: readonly SkillName[];
  /** What serves it in the stack to move from. */
  readonly instead: readonly SkillName[];
  readonly note: Bilingual | null;
}

/** What a move from one stack to another means for a set of skills. */
export interface StackMove {
  readonly from: Stack;
  readonly to: Stack;
  readonly carriesOver: readonly CarriedSkill[];
  readonly replaced: readonly ReplacedSkills[];
  readonly isNew: readonly NewConcern[];
  /** Known to the catalogue, but neither bound to a stack by the table nor free of any by its kind. */
  readonly unplaced: readonly SkillName[];
  /** Skills asked about that nobody knows, as they were written. */
  readonly notKnown: readonly string[];
  /** The whole as Markdown with check boxes. */
  readonly checklist: Bilingual;
}
