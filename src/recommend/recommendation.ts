import type { Bilingual, Evidence, Polarity, Salary } from '../core/job.js';
import type { Level, Role } from '../mapping/roles.js';
import type { Person, PersonEvidence } from './person.js';

/** What must hold of a job to be recommended at all. */
export interface JobFilters {
  /** Cities in Chinese, English or pinyin, also several in one string (`杭州、上海`); jobs whose city is not known are left out. */
  readonly cities?: readonly string[] | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly levels?: readonly Level[] | undefined;
  readonly clusters?: readonly number[] | undefined;
  readonly languages?: readonly ('zh' | 'en' | 'mixed')[] | undefined;
  readonly remote?: readonly ('remote' | 'hybrid' | 'onsite')[] | undefined;
  /** Skills that a job must ask for or call a plus, in any spelling. */
  readonly skills?: readonly string[] | undefined;
  /** Skills that a job must not ask for. */
  readonly withoutSkills?: readonly string[] | undefined;
  readonly companies?: readonly string[] | undefined;
  readonly withoutCompanies?: readonly string[] | undefined;
  /** Least pay a job must offer at its upper end, in CNY a month by default; jobs that state none in its currency are left out. */
  readonly minPay?:
    | { readonly min: number; readonly currency?: string | undefined; readonly period?: Salary['period'] | undefined }
    | undefined;
  /** Day from which jobs must have been posted, as `2024-05-01`; jobs that do not say are left out. */
  readonly postedFrom?: string | undefined;
  /** Ids of jobs not to recommend: those already seen. */
  readonly without?: readonly string[] | undefined;
}

/** How recommendations are made. */
export interface RecommendOptions {
  /** Jobs to return, 1 to 1,000. Default: 10. */
  readonly top?: number | undefined;
  readonly filters?: JobFilters | undefined;
  /** From 0, by score alone, to 1, as different from each other as can be. Default: 0. */
  readonly diversity?: number | undefined;
}

/** What a part of a score is about. */
export type ScorePartKind =
  | 'skill'
  | 'capability'
  | 'role'
  | 'level'
  | 'years'
  | 'education'
  | 'text'
  | 'city'
  | 'pay'
  | 'remote';

/** A part of a score; the contributions of all parts add up to the score. */
export interface ScorePart {
  readonly kind: ScorePartKind;
  /**
   * Of a skill or capability, or what was compared: the job's role, level, years (`3-5`, `3-`), city (`remote` for a job that is
   * done from anywhere) … None where the job does not say.
   */
  readonly id?: string | undefined;
  readonly contribution: number;
  /** The person's skill that stands in for the job's, where they do not have it itself. */
  readonly through?: string | undefined;
  /** The words of the job. */
  readonly evidence: readonly Evidence[];
  /** The words of the person. */
  readonly own?: readonly PersonEvidence[] | undefined;
}

/** The skill of the person that is nearest to one they lack. */
export interface Bridge {
  readonly from: string;
  readonly name: string;
  /** In (0, 1]. */
  readonly nearness: number;
  /** What both are for. */
  readonly shared: readonly Bilingual[];
}

/** What a job wants and the person does not have. */
export interface MissingTag {
  readonly kind: 'skill' | 'capability';
  readonly id: string;
  readonly name: string;
  readonly polarity: Polarity;
  /** What the score would gain if they had it; 0 where that would not raise it. */
  readonly gain: number;
  readonly bridge: Bridge | null;
  readonly evidence: readonly Evidence[];
}

/** A job with its score alone. */
export interface RankedJob {
  readonly id: string;
  readonly role: Role;
  /** The frameworks it speaks for, of each pack the best first. */
  readonly frameworks: readonly { readonly pack: string; readonly id: string; readonly score: number }[];
  /** In [0, 1]. */
  readonly score: number;
}

/** A job with its score and what it is made of. */
export interface RecommendedJob {
  readonly id: string;
  readonly title: string | null;
  readonly company: string | null;
  readonly cluster: number | null;
  /** In [0, 1]. */
  readonly score: number;
  /** The heaviest first. */
  readonly parts: readonly ScorePart[];
  /** Required ones first, then by what they would gain. */
  readonly missing: readonly MissingTag[];
}

/** The jobs of a search, and the best ones by score alone. */
export interface JobSurvey {
  readonly jobs: RecommendedJob[];
  /** The best first, ties by id in code-unit order. */
  readonly best: RankedJob[];
}

/** A cluster, role or framework that fits a person, with the shares that add up to its score. */
export interface Fitting {
  readonly id: string;
  readonly name: Bilingual;
  /** In [0, 1]. */
  readonly score: number;
  readonly parts: readonly { readonly kind: string; readonly id?: string | undefined; readonly contribution: number }[];
}

/** A framework to lean on. */
export interface FittingFramework extends Fitting {
  readonly pack: string;
  /** Whether the person has it. */
  readonly known: boolean;
  readonly bridge: Bridge | null;
}

/** What fits a person. */
export interface Recommendation {
  readonly person: Person;
  readonly jobs: readonly RecommendedJob[];
  /** The best first. */
  readonly clusters: readonly Fitting[];
  readonly roles: readonly Fitting[];
  readonly frameworks: readonly FittingFramework[];
}
