import type { Evidence, ExtractedFacts, Language, Polarity } from '../core/job.js';
import type { Level, Role } from '../mapping/roles.js';

/** A skill or capability of an indexed job with the words it stands on: the first places, which explain a score. */
export interface IndexedTag {
  readonly id: string;
  readonly polarity: Polarity;
  /** Of a capability: how much the text says of it, in (0, 1); 1 for a skill. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** What an index keeps of a job: what it is ranked by and what explains the rank, never the whole text. */
export interface IndexedJob {
  readonly id: string;
  readonly title: string | null;
  readonly company: string | null;
  readonly language: Language;
  /** Null for an outlier. */
  readonly cluster: number | null;
  readonly similarity: number;
  readonly role: Role;
  readonly level: Level | null;
  readonly facts: ExtractedFacts;
  readonly skills: readonly IndexedTag[];
  readonly capabilities: readonly IndexedTag[];
  /** The frameworks it speaks for, of each pack the best first. */
  readonly frameworks: readonly { readonly pack: string; readonly id: string; readonly score: number }[];
  /** Its place in the latent space of the model, of length 1; null where it has none of the known terms. */
  readonly place: Float32Array | null;
}
