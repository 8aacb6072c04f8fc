import type { Bilingual, Evidence } from '../core/job.js';
import type { Pack } from '../frameworks/schema.js';
import type { CompiledPack } from './compiled-pack.js';
import type { Answer } from './conditions.js';
import type { JobFindings } from './findings.js';

/** One question on the way to a decision, with the answer that the text gave. */
export interface DecisionTaken {
  /** Id of the step; the pack holds its question. */
  readonly step: string;
  /** `not-stated` goes the way of no. */
  readonly answer: Answer['answer'];
  readonly evidence: readonly Evidence[];
}

/** Where the decision path of a pack led for one job that the pack has a say in, and how. */
export interface JobDecision {
  readonly pack: string;
  /** Null where the decision abstains. */
  readonly framework: string | null;
  readonly reason: Bilingual;
  /** Empty where a name decided: nothing was asked. */
  readonly path: readonly DecisionTaken[];
  /**
   * The words that the outcome stands on: the name that decided; else those of the last question where the text answers it, then those that the
   * branch needs, then those of the questions before. Empty only where the decision abstains.
   */
  readonly evidence: readonly Evidence[];
}

const SAYS_TOO_LITTLE: Bilingual = {
  zh: '文本说得太少，没有词句能回答其中任何一个问题，不足以决定。',
  en: 'The text says too little to decide: none of the questions finds words to answer it.',
};

/**
 * Decides for one job that a pack has a say in: by the one framework that the text demands by name where the pack lets
 * names decide, else by walking the path. Null where the pack brings none.
 */
export function decide(findings: JobFindings, { pack, steps }: CompiledPack): JobDecision | null {
  if (!pack.decision) return null;
  const named = byName(findings, pack, pack.decision.named);
  if (named) return named;
  const path: DecisionTaken[] = [];
  for (let id = pack.decision.first; ; ) {
    const { step, ask, needs } = steps.get(id)!;
    const { answer, evidence } = ask(findings);
    path.push({ step: id, answer, evidence });
    const way = answer === 'yes' ? 'yes' : 'no';
    const branch = step[way];
    if ('next' in branch) {
      id = branch.next;
      continue;
    }
    // No words, no outcome: a branch that needs nothing still has to follow an answer of the text.
    const words = groundsOf(path, needs[way]?.(findings));
    if (words.length === 0) return { pack: pack.id, framework: null, reason: SAYS_TOO_LITTLE, path, evidence: [] };
    return { pack: pack.id, framework: branch.framework, reason: branch.reason, path, evidence: words };
  }
}

/** Places of a name that are shown: more say nothing new. */
const NAMES_SHOWN = 3;

function byName(findings: JobFindings, pack: Pack, reason: Bilingual | undefined): JobDecision | null {
  if (!reason) return null;
  const named = pack.frameworks.flatMap(({ id }) => {
    const demands = (findings.technologies.get(id) ?? []).filter(({ polarity }) => polarity === 'required');
    return demands.length > 0 ? [{ id, demands }] : [];
  });
  const [only, other] = named;
  if (!only || other) return null;
  const evidence = only.demands.slice(0, NAMES_SHOWN).map((mention) => mention.evidence);
  return { pack: pack.id, framework: only.id, reason, path: [], evidence };
}

function groundsOf(path: readonly DecisionTaken[], needed: Answer | undefined): Evidence[] {
  const [last, ...earlier] = [...path].reverse();
  const met = needed?.answer === 'yes' ? needed.evidence : [];
  return [...(last?.evidence ?? []), ...met, ...earlier.flatMap(({ evidence }) => evidence)];
}
