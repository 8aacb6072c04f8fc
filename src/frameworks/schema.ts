import * as z from 'zod';
import type { Bilingual } from '../core/job.js';
import { foldPart, GAP } from './gap-phrase.js';
import { ROLE_IDS, type Role } from './role-ids.js';

/** What sort of thing a technology is. */
export const TECHNOLOGY_KINDS = [
  'language',
  'framework',
  'library',
  'database',
  'middleware',
  'tool',
  'platform',
  'protocol',
  'system',
  'format',
  'hardware',
] as const;

/** One of {@link TECHNOLOGY_KINDS}. */
export type TechnologyKind = (typeof TECHNOLOGY_KINDS)[number];

/** When a name that is also an ordinary word stands for the technology. */
export interface Ambiguity {
  /** The spellings that are doubtful. Default: the name only. */
  readonly spellings?: readonly string[] | undefined;
  /** Spellings, case included, that may count. Default: any. */
  readonly exactCase?: readonly string[] | undefined;
  /** Phrases which, where they cover the name's place, forbid it. */
  readonly refuse?: readonly string[] | undefined;
  /** Words which, standing near in the same sentence, admit it. */
  readonly admit?: readonly string[] | undefined;
  /** Words which, standing near in the same sentence, forbid it as `refuse` does. */
  readonly against?: readonly string[] | undefined;
  /** True where the name mostly means the technology: it then counts wherever nothing forbids it. Default: false. */
  readonly usual?: boolean | undefined;
}

/** A named technology: language, framework, database, tool, protocol … */
export interface Technology {
  readonly id: string;
  /** As its own project writes it. */
  readonly name: string;
  readonly kind: TechnologyKind;
  /** The one token it becomes. Default: the name in lower case. */
  readonly term?: string | undefined;
  /** Other spellings in any language; case does not count. */
  readonly aliases: readonly string[];
  /** Capabilities that merely naming it supports. */
  readonly capabilities: readonly string[];
  readonly ambiguous?: Ambiguity | undefined;
}

/** Phrases in both languages; a `…` stands for a gap inside one clause. */
export interface PhraseList {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

/** A capability tag and the words that support it. */
export interface Capability {
  readonly id: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  readonly phrases: PhraseList;
  /** Phrases which, where they cover a match, forbid it. */
  readonly refuse?: readonly string[] | undefined;
  /** Stated figures that support it; words inside a figure of their kinds that meets none of them do not count. */
  readonly loads?: readonly (LoadBound | CeilingBound)[] | undefined;
}

/** A figure from which on it counts. */
export interface LoadBound {
  readonly quantity: QuantityKind;
  readonly above: number;
}

/** A figure up to which it counts: latency, say. */
export interface CeilingBound {
  readonly quantity: QuantityKind;
  readonly below: number;
}

/** The phrases of a condition, with those which, where they cover a match, forbid it. */
export interface ConditionPhrases extends PhraseList {
  readonly refuse?: readonly string[] | undefined;
}

/** A yes-or-no question about what a text says; used by scenes and decisions. */
export type Condition =
  | { readonly capability: string; readonly polarity?: 'required' | undefined }
  | { readonly technology: string; readonly polarity?: 'required' | undefined }
  | { readonly scene: string }
  | { readonly role: readonly Role[] }
  | LoadBound
  | CeilingBound
  | { readonly phrases: ConditionPhrases }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/**
 * What a number in a text measures:
 *
 * - `qps`, `tps`: requests and transactions a second; `daily-requests`: requests, orders or messages a day
 * - `concurrency`: simultaneous users or connections; `dau`, `mau`, `users`: users active in a day, in a month, or at all
 * - `latency` in milliseconds; `data-volume` in bytes; `records`: rows, records or documents
 * - `team-size`: people whom the job leads; `availability` in percent; `nodes`: machines
 */
export const QUANTITY_KINDS = [
  'qps',
  'tps',
  'daily-requests',
  'concurrency',
  'dau',
  'mau',
  'users',
  'latency',
  'data-volume',
  'records',
  'team-size',
  'availability',
  'nodes',
] as const;

/** One of {@link QUANTITY_KINDS}. */
export type QuantityKind = (typeof QUANTITY_KINDS)[number];

/** How well a framework serves a scene. */
export type Grade = 'strong' | 'partial' | 'weak';

/** A business scene that wordings of job descriptions point to. */
export interface Scene {
  readonly id: string;
  readonly name: Bilingual;
  /** What stands behind the wording. */
  readonly meaning: Bilingual;
  /** Alternatives from the strongest to the weakest; the first that is met gives the scene its strength in (0, 1]. */
  readonly signals: readonly { readonly strength: number; readonly when: Condition }[];
}

/** A framework's grade for a scene, with the reason and where the judgement comes from. */
export interface SceneGrade {
  readonly scene: string;
  readonly grade: Grade;
  readonly reason: Bilingual;
  readonly rationale: string;
}

/** A framework that a pack can recommend. */
export interface PackFramework {
  /** A technology id, of the catalogue or of the pack itself. */
  readonly id: string;
  readonly summary: Bilingual;
  readonly grades: readonly SceneGrade[];
}

/** Where an answer of a decision leads: on to another question, or to a framework. */
export type DecisionBranch =
  | { readonly next: string }
  | {
      readonly framework: string;
      readonly reason: Bilingual;
      /** What the text must at least say for this outcome; else the decision abstains. */
      readonly needs?: Condition | undefined;
    };

/** One question of a decision path. */
export interface DecisionStep {
  readonly id: string;
  readonly question: Bilingual;
  readonly when: Condition;
  /** Each answer as what is said behind "if" (若): "a load above 10,000 were stated". Default: the question with its answer. */
  readonly assume?: { readonly yes: Bilingual; readonly no: Bilingual } | undefined;
  readonly yes: DecisionBranch;
  readonly no: DecisionBranch;
}

/** A decision path. */
export interface Decision {
  /** Id of the step that is asked first. */
  readonly first: string;
  readonly steps: readonly DecisionStep[];
  /**
   * The reason where a text demands exactly one framework of the pack by its name, which is then the outcome and nothing
   * is asked. Default: names decide nothing but what the steps ask of them.
   */
  readonly named?: Bilingual | undefined;
}

/** A framework pack: frameworks, the scenes they are graded on, and a decision path, as data. */
export interface Pack {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly version: string;
  readonly name: Bilingual;
  /** What a job description must say for the pack to have any say in it. */
  readonly applies: Condition;
  /** Technologies that the catalogue does not know. */
  readonly technologies: readonly Technology[];
  readonly frameworks: readonly PackFramework[];
  readonly scenes: readonly Scene[];
  readonly decision?: Decision | undefined;
}

const id = z.string().regex(/^[a-z0-9][a-z0-9.+#-]{0,60}$/, 'must be a lower-case slug');
const text = z.string().min(1).max(600);
const bilingual = z.strictObject({ zh: text, en: text });
const phrase = z.string().min(1).max(80);
/** A name is looked for as it stands. */
const spelling = phrase.refine((words) => foldPart(words) !== '' && !words.includes(GAP), 'a name has words and no …');
const phraseList = z.strictObject({ zh: z.array(phrase), en: z.array(phrase) });

const conditionPhrases = phraseList.extend({ refuse: z.array(phrase).optional() });

const loadBound = z.strictObject({ quantity: z.enum(QUANTITY_KINDS), above: z.number().nonnegative() });
const ceilingBound = z.strictObject({ quantity: z.enum(QUANTITY_KINDS), below: z.number().nonnegative() });

/** A technology as data files and packs write it. */
export const technologySchema: z.ZodType<Technology> = z.strictObject({
  id,
  name: spelling,
  kind: z.enum(TECHNOLOGY_KINDS),
  term: spelling.optional(),
  aliases: z.array(spelling),
  capabilities: z.array(id),
  ambiguous: z
    .strictObject({
      spellings: z.array(phrase).optional(),
      exactCase: z.array(phrase).optional(),
      refuse: z.array(phrase).optional(),
      admit: z.array(phrase).optional(),
      against: z.array(phrase).optional(),
      usual: z.boolean().optional(),
    })
    .optional(),
});

/** A capability as the data file writes it. */
export const capabilitySchema: z.ZodType<Capability> = z.strictObject({
  id,
  name: bilingual,
  description: bilingual,
  phrases: phraseList,
  refuse: z.array(phrase).optional(),
  loads: z.array(z.union([loadBound, ceilingBound])).optional(),
});

/** Asks for a place that is a demand, not a plus. */
const polarity = z.literal('required').optional();

const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ capability: id, polarity }),
    z.strictObject({ technology: id, polarity }),
    z.strictObject({ scene: id }),
    z.strictObject({ role: z.array(z.enum(ROLE_IDS)).min(1) }),
    loadBound,
    ceilingBound,
    z.strictObject({ phrases: conditionPhrases }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
  ]),
);

/** A reader has to follow a decision, and a walk of it has an end. */
const MOST_STEPS = 64;

const branchSchema: z.ZodType<DecisionBranch> = z.union([
  z.strictObject({ next: id }),
  z.strictObject({ framework: id, reason: bilingual, needs: conditionSchema.optional() }),
]);

/** A whole pack, before its ids are looked up. */
export const packSchema: z.ZodType<Pack> = z.strictObject({
  schemaVersion: z.literal(1),
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as 1.0.0'),
  name: bilingual,
  applies: conditionSchema,
  technologies: z.array(technologySchema),
  frameworks: z
    .array(
      z.strictObject({
        id,
        summary: bilingual,
        grades: z.array(
          z.strictObject({
            scene: id,
            grade: z.enum(['strong', 'partial', 'weak']),
            reason: bilingual,
            rationale: text,
          }),
        ),
      }),
    )
    .min(1),
  scenes: z.array(
    z.strictObject({
      id,
      name: bilingual,
      meaning: bilingual,
      signals: z.array(z.strictObject({ strength: z.number().gt(0).max(1), when: conditionSchema })).min(1),
    }),
  ),
  decision: z
    .strictObject({
      first: id,
      steps: z
        .array(
          z.strictObject({
            id,
            question: bilingual,
            when: conditionSchema,
            assume: z.strictObject({ yes: bilingual, no: bilingual }).optional(),
            yes: branchSchema,
            no: branchSchema,
          }),
        )
        .min(1)
        .max(MOST_STEPS, `a decision has at most ${MOST_STEPS} steps`),
      named: bilingual.optional(),
    })
    .optional(),
});
