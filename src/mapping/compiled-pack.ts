import type { DecisionBranch, DecisionStep, Pack, Scene } from '../frameworks/schema.js';
import { compileCondition, type Question } from './conditions.js';
import type { PhraseBook } from './phrase-book.js';

/** A scene ready to be asked: its signals from the strongest to the weakest. */
export interface CompiledScene {
  readonly scene: Scene;
  readonly signals: readonly { readonly strength: number; readonly ask: Question }[];
}

/** A decision step ready to be asked. */
export interface CompiledStep {
  readonly step: DecisionStep;
  readonly ask: Question;
  /** What the text must say for the outcome of each branch; null where nothing is needed. */
  readonly needs: { readonly yes: Question | null; readonly no: Question | null };
}

/** A pack ready to be asked many texts. */
export interface CompiledPack {
  readonly pack: Pack;
  readonly applies: Question;
  readonly scenes: readonly CompiledScene[];
  readonly steps: ReadonlyMap<string, CompiledStep>;
}

/**
 * Makes a valid pack ready.
 *
 * @param book of the phrases of all packs that are asked together
 */
export function compilePack(pack: Pack, book: PhraseBook): CompiledPack {
  const noScene = (): never => {
    throw new Error(`pack ${pack.id}: a scene cannot stand on a scene`);
  };
  const scenes = pack.scenes.map((scene) => ({
    scene,
    signals: scene.signals.map(({ strength, when }) => ({ strength, ask: compileCondition(when, noScene, book) })),
  }));
  const sceneOf = (id: string): Question => {
    const signals = scenes.find(({ scene }) => scene.id === id)!.signals;
    return (findings) => {
      for (const { ask } of signals) {
        const answer = ask(findings);
        if (answer.answer === 'yes') return answer;
      }
      return { answer: 'not-stated', evidence: [] };
    };
  };
  const needsOf = (branch: DecisionBranch): Question | null =>
    'framework' in branch && branch.needs ? compileCondition(branch.needs, sceneOf, book) : null;
  const steps = (pack.decision?.steps ?? []).map((step): [string, CompiledStep] => [
    step.id,
    { step, ask: compileCondition(step.when, sceneOf, book), needs: { yes: needsOf(step.yes), no: needsOf(step.no) } },
  ]);
  return { pack, applies: compileCondition(pack.applies, sceneOf, book), scenes, steps: new Map(steps) };
}
