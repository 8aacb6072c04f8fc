import type { Evidence, Polarity } from '../core/job.js';
import { overlaps } from '../core/span.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { TechnologyKind } from '../frameworks/schema.js';
import { type JobFindings, type Mention, strongestPolarity } from './findings.js';

/** A technology that a job description names. */
export interface JobSkill {
  readonly id: string;
  readonly name: string;
  readonly kind: TechnologyKind;
  readonly polarity: Polarity;
  readonly evidence: readonly Evidence[];
}

/** A part of a score: the words it stands on and what they add. The parts of a score add up to it. */
export interface WeightedEvidence extends Evidence {
  readonly contribution: number;
  /** The technology whose naming supports the capability; absent where the words themselves do. */
  readonly through?: string;
}

/** A capability that a job description supports. */
export interface JobCapability {
  readonly id: string;
  /** In (0, 1): how much the text says of it, saturating. */
  readonly score: number;
  readonly polarity: Polarity;
  readonly evidence: readonly WeightedEvidence[];
}

const WEIGHT_OF_WORDS = 1;
const WEIGHT_OF_TECHNOLOGY = 0.7;
const SHARE_OF_PLUS = 0.5;
/** Places kept for one skill or capability: more say nothing new, and long texts would say it thousands of times. */
const MOST_PLACES = 20;

/** The technologies of a job, in the order in which the text first names them. */
export function skillsOf(findings: JobFindings, catalogue: Catalogue): JobSkill[] {
  return [...findings.technologies].map(([id, mentions]) => {
    const technology = catalogue.technologies.get(id)!;
    return {
      id,
      name: technology.name,
      kind: technology.kind,
      polarity: strongestPolarity(mentions),
      evidence: shownOf(mentions),
    };
  });
}

/**
 * The places shown for a name, in the order of the text: at most {@link MOST_PLACES}, those of the polarity that it is
 * given before the others.
 */
export function shownOf(mentions: readonly Mention[]): Evidence[] {
  if (mentions.length === 1) return [mentions[0]!.evidence];
  const strongest = strongestPolarity(mentions);
  const deciding = mentions.filter(({ polarity }) => polarity === strongest);
  const rest = mentions.filter(({ polarity }) => polarity !== strongest);
  const kept = new Set([...deciding, ...rest].slice(0, MOST_PLACES));
  return mentions.filter((mention) => kept.has(mention)).map(({ evidence }) => evidence);
}

/**
 * The capabilities of a job, the best supported first.
 *
 * Each place weighs 1 where words say the capability and 0.7 where a technology implies it, half of that where it is a
 * plus only. Of places that share a character the heaviest counts, and of all the {@link MOST_PLACES} heaviest. With W
 * the sum of the weights the score is W / (W + 1), so that one plain mention gives 0.5 and no number of mentions gives
 * 1; each place contributes its weight / (W + 1). What is only waived is left out.
 */
export function capabilitiesOf(findings: JobFindings): JobCapability[] {
  const capabilities: JobCapability[] = [];
  for (const [id, mentions] of findings.capabilities) {
    const said = mentions.filter(({ polarity }) => polarity !== 'excluded');
    if (said.length > 0) capabilities.push(capabilityOf(id, said));
  }
  return capabilities.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function capabilityOf(id: string, said: readonly Mention[]): JobCapability {
  const counted = countedOf(said);
  let total = 0;
  for (const mention of counted) total += weightOf(mention);
  return {
    id,
    score: total / (total + 1),
    polarity: strongestPolarity(said),
    evidence: counted.map((mention) => weighted(mention, weightOf(mention) / (total + 1))),
  };
}

function weighted({ evidence: { field, start, end, text }, through }: Mention, contribution: number): WeightedEvidence {
  // Written out: copying by a spread takes longer than all else that is done here.
  if (through === null) return { field, start, end, text, contribution };
  return { field, start, end, text, contribution, through };
}

/**
 * The mentions that count towards a score, in the order of the text. They are chosen the heaviest first, of one weight
 * those that start first and of those the longest; one that shares a character with a chosen one is passed over.
 */
function countedOf(mentions: readonly Mention[]): readonly Mention[] {
  if (mentions.length === 1) return mentions;
  const chosen: Mention[] = [];
  for (const mention of [...mentions].sort(byWeightAndPlace)) {
    if (chosen.length === MOST_PLACES) break;
    if (!chosen.some((other) => shareCharacter(mention.evidence, other.evidence))) chosen.push(mention);
  }
  return chosen.length === mentions.length ? mentions : mentions.filter((mention) => chosen.includes(mention));
}

function byWeightAndPlace(a: Mention, b: Mention): number {
  return weightOf(b) - weightOf(a) || a.evidence.start - b.evidence.start || b.evidence.end - a.evidence.end;
}

function shareCharacter(a: Evidence, b: Evidence): boolean {
  return a.field === b.field && overlaps(a, b);
}

function weightOf({ through, polarity }: Mention): number {
  const weight = through === null ? WEIGHT_OF_WORDS : WEIGHT_OF_TECHNOLOGY;
  return polarity === 'preferred' ? weight * SHARE_OF_PLUS : weight;
}
