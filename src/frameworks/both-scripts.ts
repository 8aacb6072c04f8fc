import type { Ambiguity, Condition, ConditionPhrases, DecisionBranch, Pack, Technology } from './schema.js';

/**
 * A pack whose spellings and phrases in traditional characters stand in simplified ones too. Texts are brought to
 * simplified characters before anything is looked for, so a pack written in Taiwan or Hong Kong would find nothing
 * otherwise. Names, summaries, reasons and ids stay as they are.
 *
 * @param simplify brings a text to simplified characters
 * @example
 * const simplify = await loadTextSimplifier();
 * inBothScripts(pack, simplify).technologies[0]?.aliases; // ['負載平衡器', '负载平衡器']
 */
export function inBothScripts(pack: Pack, simplify: (text: string) => string): Pack {
  const both = (words: readonly string[]): string[] => [...new Set([...words, ...words.map(simplify)])];
  const scenes = pack.scenes.map((scene) => ({
    ...scene,
    signals: scene.signals.map((signal) => ({ ...signal, when: conditionInBoth(signal.when, both) })),
  }));
  const technologies = pack.technologies.map((technology) => technologyInBoth(technology, both));
  const result: Pack = { ...pack, applies: conditionInBoth(pack.applies, both), technologies, scenes };
  return pack.decision ? { ...result, decision: decisionInBoth(pack.decision, both) } : result;
}

type Both = (words: readonly string[]) => string[];

function technologyInBoth(technology: Technology, both: Both): Technology {
  const { name, aliases, ambiguous } = technology;
  const spellings = both([name, ...aliases]).filter((spelling) => spelling !== name);
  if (!ambiguous) return { ...technology, aliases: spellings };
  return { ...technology, aliases: spellings, ambiguous: ambiguityInBoth(ambiguous, name, both) };
}

function ambiguityInBoth(ambiguous: Ambiguity, name: string, both: Both): Ambiguity {
  const { spellings = [name], exactCase, refuse = [], admit = [], against = [], usual = false } = ambiguous;
  const words = { refuse: both(refuse), admit: both(admit), against: both(against) };
  const lists = { spellings: both(spellings), ...words, usual };
  // What is compared with the spelling's case is the text as it was given.
  return exactCase ? { ...lists, exactCase } : lists;
}

function conditionInBoth(condition: Condition, both: Both): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => conditionInBoth(part, both)) };
  if ('any' in condition) return { any: condition.any.map((part) => conditionInBoth(part, both)) };
  return 'phrases' in condition ? { phrases: phrasesInBoth(condition.phrases, both) } : condition;
}

function phrasesInBoth({ zh, en, refuse = [] }: ConditionPhrases, both: Both): ConditionPhrases {
  return { zh: both(zh), en, refuse: both(refuse) };
}

function decisionInBoth(decision: NonNullable<Pack['decision']>, both: Both): NonNullable<Pack['decision']> {
  const branch = (answer: DecisionBranch): DecisionBranch =>
    'framework' in answer && answer.needs ? { ...answer, needs: conditionInBoth(answer.needs, both) } : answer;
  return {
    ...decision,
    steps: decision.steps.map((step) => ({
      ...step,
      when: conditionInBoth(step.when, both),
      yes: branch(step.yes),
      no: branch(step.no),
    })),
  };
}
