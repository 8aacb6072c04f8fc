import type { Evidence, Polarity } from '../core/job.js';
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

/** The technologies of a job, in the order in which the text first names them. */
export function skillsOf(findings: JobFindings, catalogue: Catalogue): JobSkill[] {
  return [...findings.technologies].map(([id, mentions]) => {
    const technology = catalogue.technologies.get(id)!;
    return {
      id,
      name: technology.name,
      kind: technology.kind,
      polarity: strongestPolarity(mentions),
      evidence: mentions.map(({ evidence }) => evidence),
    };
  });
}

/**
 * The capabilities of a job, the best supported first.
 *
 * Each place weighs 1 where words say the capability and 0.7 where a technology implies it, half of that where it is a
 * plus only. With W the sum of the weights the score is W / (W + 1), so that one plain mention gives 0.5 and no number
 * of mentions gives 1; each place contributes its weight / (W + 1). What is only waived is left out.
 */
export function capabilitiesOf(findings: JobFindings): JobCapability[] {
  const capabilities: JobCapability[] = [];
  for (const [id, mentions] of findings.capabilities) {
    const counted = mentions.filter(({ polarity }) => polarity !== 'excluded');
    if (counted.length === 0) continue;
    const total = counted.reduce((sum, mention) => sum + weightOf(mention), 0);
    capabilities.push({
      id,
      score: total / (total + 1),
      polarity: strongestPolarity(counted),
      evidence: counted.map((mention) => ({
        ...mention.evidence,
        contribution: weightOf(mention) / (total + 1),
        ...(mention.through === null ? {} : { through: mention.through }),
      })),
    });
  }
  return capabilities.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function weightOf({ through, polarity }: Mention): number {
  const weight = through === null ? WEIGHT_OF_WORDS : WEIGHT_OF_TECHNOLOGY;
  return polarity === 'preferred' ? weight * SHARE_OF_PLUS : weight;
}
