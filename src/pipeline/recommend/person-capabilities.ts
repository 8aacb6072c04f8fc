import { overlaps } from '../../core/span.js';
import type { Catalogue } from '../../frameworks/catalogue.js';
import type { Person, PersonEvidence, PersonSkill } from '../../recommend/person.js';
import type { PersonMention } from './person-skills.js';

type PersonCapability = Person['capabilities'][number];

/** As in a job, a technology speaks for a capability less than words do. */
const SHARE_OF_TECHNOLOGY = 0.7;
/** Saying it over and over makes nobody better at it. */
const MOST_PLACES = 3;
const ROUNDING = 1000;

interface Support {
  readonly strength: number;
  readonly evidence: readonly PersonEvidence[];
}

/**
 * The capabilities of a person, the best supported first. Each place where words say one supports it by the strength of
 * its words, each skill that implies it by 0.7 times its own, the three strongest of them count, and together they
 * support it by 1 − (1 − a)(1 − b)…: the noisy or (Pearl, 1988), which nears 1 with every one that is added.
 */
export function personCapabilities(
  mentions: readonly PersonMention[],
  skills: readonly PersonSkill[],
  catalogue: Catalogue,
): PersonCapability[] {
  const supports = new Map<string, Support[]>();
  const add = (id: string, support: Support): void => {
    const known = supports.get(id);
    if (known) known.push(support);
    else supports.set(id, [support]);
  };
  for (const { kind, id, strength, evidence } of mentions) {
    if (kind === 'capability') add(id, { strength, evidence: [evidence] });
  }
  for (const { id, strength, evidence } of skills) {
    for (const implied of catalogue.technologies.get(id)?.capabilities ?? []) {
      add(implied, { strength: SHARE_OF_TECHNOLOGY * strength, evidence: evidence.slice(0, 1) });
    }
  }
  const capabilities = [...supports].map(([id, all]) => capabilityOf(id, all));
  return capabilities.sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1));
}

function capabilityOf(id: string, all: readonly Support[]): PersonCapability {
  const counted: Support[] = [];
  for (const support of [...all].sort((a, b) => b.strength - a.strength)) {
    if (counted.length < MOST_PLACES && !counted.some((other) => shareWords(other, support))) counted.push(support);
  }
  const lacking = counted.reduce((rest, { strength }) => rest * (1 - strength), 1);
  return {
    id,
    strength: Math.round((1 - lacking) * ROUNDING) / ROUNDING,
    evidence: counted.flatMap(({ evidence }) => evidence),
  };
}

/** Names in the list of skills have no places in common that could be compared; their words tell them apart. */
function shareWords(a: Support, b: Support): boolean {
  return a.evidence.some((one) =>
    b.evidence.some((other) => {
      if (one.field !== other.field) return false;
      return one.field === 'skills' ? one.text === other.text : overlaps(one, other);
    }),
  );
}
