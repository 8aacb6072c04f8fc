import type { Bilingual, Evidence, JobDescription, Polarity } from '../core/job.js';
import type { TechnologyKind } from '../frameworks/schema.js';
import type { Answer } from './conditions.js';
import type { JobMapping } from './job-mapping.js';
import type { JobRequirement } from './requirements.js';
import type { Level, Role } from './roles.js';

/** A place of a job's title or text with how it is asked there. */
export interface ExplainedPlace extends Evidence {
  /** Null where the place is no demand that could be a plus or waived, as the words of a role. */
  readonly polarity: Polarity | null;
  /** The words that make the place a plus or waive it; null where it is simply asked, or no single word can be named. */
  readonly because: Evidence | null;
}

/** What a marked place says. */
export type MarkKind = 'technology' | 'capability' | 'figure' | 'role' | 'level' | 'scene' | 'decision' | 'polarity';

/** One thing that the words of a mark say. */
export interface MarkMeaning {
  readonly kind: MarkKind;
  /** Of the technology, capability, role, level, scene or step; what a figure measures (`qps`); a polarity. */
  readonly id: string;
  readonly name: Bilingual;
  /** Of a technology, capability or figure; else null. */
  readonly polarity: Polarity | null;
  /** The technology that implies the capability; else null. */
  readonly through: string | null;
  /** Words that make it a plus or waive it; else null. */
  readonly because: Evidence | null;
}

/** A place of a job at which something was found. Marks may nest and cross. */
export interface Mark extends Evidence {
  readonly says: readonly MarkMeaning[];
}

/** A part of a sum: what it stands on and what it adds. */
export interface SumPart {
  /**
   * What sort of part it is, `words` and `technology` (of a capability), `mention` and `scene` (of a framework), `title`,
   * `text`, `technology` and `capability` (of a role); packs and analyses may bring more.
   */
  readonly kind: string;
  /** Id of what the part is about, such as the technology that implies a capability; null where words speak alone. */
  readonly about: string | null;
  readonly name: Bilingual | null;
  /** What else the part says of itself, such as the grade of a framework for a scene. */
  readonly details: Readonly<Record<string, string | number>>;
  readonly contribution: number;
  readonly places: readonly ExplainedPlace[];
}

/** A score and the parts that add up to it. */
export interface Sum {
  readonly score: number;
  readonly parts: readonly SumPart[];
}

/** A technology that the job names; it has no score, its strongest place decides. */
export interface ExplainedSkill {
  readonly id: string;
  readonly name: string;
  readonly kind: TechnologyKind;
  readonly polarity: Polarity;
  readonly places: readonly ExplainedPlace[];
}

/** A capability that the job supports. */
export interface ExplainedCapability extends Sum {
  readonly id: string;
  readonly name: Bilingual;
  readonly polarity: Polarity;
}

/** A number that the job states and that decisions may stand on. */
export interface ExplainedFigure extends Pick<JobRequirement, 'quantity' | 'min' | 'max' | 'unit' | 'qualifier'> {
  readonly place: ExplainedPlace;
}

/** A pack and whether it has a say in the job. */
export interface ExplainedPack {
  readonly id: string;
  readonly name: Bilingual;
  readonly applies: boolean;
  /** The words that its condition found; empty where it has no say. */
  readonly places: readonly ExplainedPlace[];
}

/** A business scene that the wording points to. */
export interface ExplainedScene {
  readonly pack: string;
  readonly id: string;
  readonly name: Bilingual;
  readonly meaning: Bilingual;
  readonly strength: number;
  readonly places: readonly ExplainedPlace[];
}

/** A framework that the job's words speak for. */
export interface ExplainedFramework extends Sum {
  readonly pack: string;
  readonly id: string;
  readonly name: string;
  /** 95 % interval of the score. */
  readonly interval: readonly [number, number];
}

/** A question on the way to a decision. */
export interface ExplainedStep {
  readonly id: string;
  readonly question: Bilingual;
  readonly answer: Answer['answer'];
  readonly places: readonly ExplainedPlace[];
}

/** Where a decision path led, and how. */
export interface ExplainedDecision {
  readonly pack: string;
  /** Null where the decision abstains. */
  readonly framework: string | null;
  readonly name: string | null;
  readonly reason: Bilingual;
  readonly steps: readonly ExplainedStep[];
  /** The words that the outcome stands on. */
  readonly places: readonly ExplainedPlace[];
}

/** What speaks for one role. */
export interface ExplainedRole extends Sum {
  readonly id: Role;
  readonly name: Bilingual;
}

/** How the level was told. */
export interface ExplainedLevel {
  readonly id: Level | null;
  /** By words of the title, by the least years of experience, or not at all. */
  readonly by: 'title' | 'experience' | null;
  readonly places: readonly ExplainedPlace[];
  /** Years `[min, max]` that the job asks for; null where it states none. */
  readonly years: readonly [number | null, number | null] | null;
}

/** A job with everything that was found in it and how every score comes about. */
export interface Explanation {
  readonly job: JobDescription;
  /** Title first, then the text; by start, of two that start together the longer first. */
  readonly marks: readonly Mark[];
  readonly skills: readonly ExplainedSkill[];
  readonly capabilities: readonly ExplainedCapability[];
  /** In the order of the text, at most 20. */
  readonly figures: readonly ExplainedFigure[];
  readonly packs: readonly ExplainedPack[];
  readonly scenes: readonly ExplainedScene[];
  readonly frameworks: readonly ExplainedFramework[];
  readonly decisions: readonly ExplainedDecision[];
  /** The role that was taken; `other` where nothing speaks clearly or the post is for several jobs. */
  readonly role: Role;
  /** A score below this leaves the role `other`. */
  readonly leastRoleScore: number;
  /** Everything that speaks for any role, the most first; empty for a post for several jobs. */
  readonly roles: readonly ExplainedRole[];
  /** The words of the role that was taken, as in `roleEvidence` of jobs.jsonl. */
  readonly rolePlaces: readonly ExplainedPlace[];
  readonly level: ExplainedLevel;
  /** The mapping itself, as `analyze` has it; without a run with all frameworks, of which `analyze` lists the best. */
  readonly mapping: JobMapping;
}
