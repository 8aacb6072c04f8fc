import type { Education, Evidence, Salary } from '../core/job.js';
import type { Level, Role } from '../mapping/roles.js';

/** How well a person has a skill: has met it, uses it, is relied on for it, teaches it. */
export type SkillLevel = 'basic' | 'working' | 'strong' | 'expert';

/** A skill as a person states it. */
export interface StatedSkill {
  /** In any spelling the catalogue knows, or a capability in words. */
  readonly name: string;
  /** Default: `working`. */
  readonly level?: SkillLevel | undefined;
  /** Years of use. */
  readonly years?: number | undefined;
}

/** What a person would like; a job that falls short is ranked lower, not left out. */
export interface Wishes {
  /** Cities in Chinese, English or pinyin. */
  readonly cities?: readonly string[] | undefined;
  /** Least pay; `currency` defaults to CNY, `period` to month. */
  readonly pay?:
    | { readonly min: number; readonly currency?: string | undefined; readonly period?: Salary['period'] | undefined }
    | undefined;
  readonly levels?: readonly Level[] | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly remote?: 'remote' | 'hybrid' | 'onsite' | undefined;
}

/** A person as a caller describes them: any part may be missing, but not all. */
export interface PersonInput {
  /** What they are or want to be called, as in `Go 后端工程师`. */
  readonly title?: string | undefined;
  readonly skills?: readonly (string | StatedSkill)[] | undefined;
  /** A résumé or a few sentences, plain or Markdown. */
  readonly text?: string | undefined;
  /** Years of experience. */
  readonly years?: number | undefined;
  readonly education?: Education | undefined;
  readonly level?: Level | undefined;
  readonly wishes?: Wishes | undefined;
}

/**
 * Where something known of a person comes from: the words of their text or title, of which `text` is
 * `slice(start, end)` with telephone numbers and the like masked; or, where `field` is `skills`, a name as they stated it.
 */
export interface PersonEvidence extends Omit<Evidence, 'field'> {
  readonly field: Evidence['field'] | 'skills';
}

/** A skill of a person. */
export interface PersonSkill {
  /** Of the catalogue. */
  readonly id: string;
  readonly name: string;
  /** How well they have it, in (0, 1]. */
  readonly strength: number;
  readonly evidence: readonly PersonEvidence[];
}

/** A stated skill that the catalogue does not know. */
export interface UnknownSkill {
  /** As it was stated. */
  readonly name: string;
  /** Names of the catalogue that are written much alike, at most three, the nearest first. */
  readonly near: readonly string[];
}

/** A person as the ranking sees them. */
export interface Person {
  readonly skills: readonly PersonSkill[];
  /** Capabilities with how well the person's words support them, in (0, 1]. */
  readonly capabilities: readonly {
    readonly id: string;
    readonly strength: number;
    readonly evidence: readonly PersonEvidence[];
  }[];
  /** Roles with their shares, which add up to 1; none where nothing tells. */
  readonly roles: readonly { readonly id: Role; readonly share: number }[];
  readonly level: Level | null;
  readonly years: number | null;
  readonly education: Education | null;
  readonly wishes: Wishes;
  /** The place of their words in the latent space of the model, of length 1; null where nothing is left of them. */
  readonly place: Float32Array | null;
  /** What was stated and nothing is known of. */
  readonly unknown: readonly UnknownSkill[];
}
