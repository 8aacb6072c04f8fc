import type { Evidence } from '../core/job.js';
import type { JobDecision } from './decision.js';
import type { JobFramework, JobScene } from './job-affinity.js';
import type { JobRequirement } from './requirements.js';
import type { Level, Role } from './roles.js';
import type { JobCapability, JobSkill } from './skills.js';

/** All that one job's words are mapped to. */
export interface JobMapping {
  readonly id: string;
  readonly skills: readonly JobSkill[];
  readonly capabilities: readonly JobCapability[];
  /** Figures that the job states, in the order of the text, at most 20. */
  readonly requirements: readonly JobRequirement[];
  /** The packs that have a say in this job. */
  readonly packs: readonly string[];
  readonly scenes: readonly JobScene[];
  /** Of each pack the best first: all from a mapper, those of `listedFrameworks` from an analysis. */
  readonly frameworks: readonly JobFramework[];
  readonly decisions: readonly JobDecision[];
  readonly role: Role;
  readonly roleEvidence: readonly Evidence[];
  readonly level: Level | null;
}
