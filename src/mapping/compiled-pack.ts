import type { DecisionBranch, DecisionStep, Pack, Scene } from '../frameworks/schema.js';
import { compileCondition, type Question } from './conditions.js';
import { PackScorer } from './pack-scorer.js';
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
  /** Scores jobs by themselves. */
  readonly scorer: PackScorer;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Makes packs ready that are asked together, with the phrases of all in one book. To name a framework of any of them says
 * that it is used, not what scene a job is of or what it asks: their scenes and decisions take no capability from such a
 * name, only from words and from other technologies.
 */
export function compilePacks(packs: readonly Pack[], book: PhraseBook): CompiledPack[] {
  const frameworks = new Set(packs.flatMap((pack) => pack.frameworks.map(({ id }) => id)));
  return packs.map((pack) => compilePack(pack, book, frameworks));
}

/**
 * Makes a valid pack ready.
 *
 * @param book of the phrases of all packs that are asked together
 * @param frameworks of all packs
 */
function compilePack(pack: Pack, book: PhraseBook, frameworks: ReadonlySet<string>): CompiledPack {
  const noScene = (): never => {
    throw new Error(`pack ${pack.id}: a scene cannot stand on a scene`);
  };
  const asked = { book, notThrough: frameworks };
  const scenes = pack.scenes.map((scene) => ({
    scene,
    signals: scene.signals.map(({ strength, when }) => ({
      strength,
      ask: compileCondition(when, { ...asked, sceneOf: noScene }),
    })),
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
    'framework' in branch && branch.needs ? compileCondition(branch.needs, { ...asked, sceneOf }) : null;
  const steps = (pack.decision?.steps ?? []).map((step): [string, CompiledStep] => [
    step.id,
    {
      step,
      ask: compileCondition(step.when, { ...asked, sceneOf }),
      needs: { yes: needsOf(step.yes), no: needsOf(step.no) },
    },
  ]);
  return {
    pack,
    applies: compileCondition(pack.applies, { book, sceneOf, notThrough: NONE }),
    scenes,
    steps: new Map(steps),
    scorer: new PackScorer(pack),
  };
}
