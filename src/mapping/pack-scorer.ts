import type { Pack } from '../frameworks/schema.js';
import {
  type PackScores,
  type PackSignals,
  type ScoredFramework,
  type ScoredPart,
  SIGNAL_SHARE,
  Z_95,
} from './affinity-score.js';
import type { Companion, PackCompanions } from './companions.js';
import { companionOpinion, type Opinion, sceneOpinion } from './opinions.js';

/**
 * Scores the frameworks of a pack for one job after another, as numbers in room that is used again: a run scores every
 * job several times, and objects of all parts of all frameworks would be most of what it leaves to be collected. Parts
 * become objects where they are asked for. Frameworks are told by their place in the pack.
 *
 * With s the strengths of the scenes, w the weights of the companions, h = N / (N + m) for the N naming jobs of the run,
 * c = min(1, h / Σw), T = max(1, Σs + c·Σw) and m = 4,
 *
 *     score = 0.6 · mention + 0.4 · (Σ s · fit + c · Σ w · share) / T
 *
 * a linear pool of opinions (Stone, "The opinion pool", 1961), because its parts add up. mention is 1 for a framework
 * that is named, 0.5 where it is only a plus. fit = (n(f) + m·grade) / (n + m) for a scene that n naming jobs of the run
 * point to, n(f) of which name the framework: the prior is the pack's grade, 1, 0.5 or 0.1 for strong, partial, weak and
 * 0 for none, with the weight of m jobs. The shares of companions are shrunk in the same way towards the base rates.
 *
 * The interval is score ± 1.96 · Σ a · d, cut to [0, 1], where a is the weight with which a fit or share v goes into the
 * score and d = √(u (1 − u) / (k + 3)), u = (k v + 1) / (k + 2), its standard deviation after k = n + m jobs under an
 * even prior (Laplace's rule of succession). Deviations are added, not their squares, because all are of the same jobs.
 * What is named is read and not estimated, and adds nothing.
 */
export class PackScorer implements PackScores {
  readonly pack: string;
  readonly ids: readonly string[];
  ofCorpus = false;
  /** By framework: in how many parts its score is; 0 where nothing speaks for it. */
  readonly parts: Int32Array;
  /** By framework: the sum of its contributions, at most 1. */
  readonly scores: Float64Array;
  /** By framework: what naming it contributes; 0 where it is not named. */
  readonly mentions: Float64Array;
  /** Scenes and companions of the job, with the weight of each. */
  readonly opinions: Opinion[] = [];
  readonly weights: number[] = [];
  readonly #deviations: Float64Array;
  readonly #pack: Pack;
  readonly #run: Pick<PackCompanions, 'voice' | 'scenes'> | undefined;
  readonly #known = new Map<string | Companion, Opinion>();

  /** @param run what the run says of the pack; without it jobs are scored by themselves */
  constructor(pack: Pack, run?: Pick<PackCompanions, 'voice' | 'scenes'>) {
    this.pack = pack.id;
    this.ids = pack.frameworks.map(({ id }) => id);
    this.#pack = pack;
    this.#run = run;
    this.parts = new Int32Array(this.ids.length);
    this.scores = new Float64Array(this.ids.length);
    this.mentions = new Float64Array(this.ids.length);
    this.#deviations = new Float64Array(this.ids.length);
  }

  /** Scores a job; what was asked of the job before is gone. */
  score({ mentions, scenes, companions }: PackSignals): this {
    this.#weigh(scenes, companions);
    for (let framework = 0; framework < this.ids.length; framework++) {
      const mention = mentions.get(this.ids[framework]!) ?? 0;
      this.mentions[framework] = mention;
      this.#scoreFramework(framework, mention);
    }
    return this;
  }

  /** The frameworks that something speaks for, the best first. */
  ranked(): number[] {
    const ranked: number[] = [];
    for (let framework = 0; framework < this.ids.length; framework++) {
      if (this.parts[framework]! > 0) ranked.push(framework);
    }
    return ranked.sort((a, b) => this.scores[b]! - this.scores[a]!);
  }

  /** 95 % interval of the score of a framework. */
  interval(framework: number): [number, number] {
    const score = this.scores[framework]!;
    const half = Z_95 * this.#deviations[framework]!;
    return [Math.max(0, score - half), Math.min(1, score + half)];
  }

  /** What an opinion of the job contributes to a framework; 0 where it is no part of its score. */
  contribution(framework: number, opinion: number): number {
    return this.weights[opinion]! * this.opinions[opinion]!.values[framework]!;
  }

  /** The best first; those with no part are left out. */
  get frameworks(): ScoredFramework[] {
    return this.ranked().map((framework) => ({
      id: this.ids[framework]!,
      score: this.scores[framework]!,
      interval: this.interval(framework),
      parts: this.#partsOf(framework),
    }));
  }

  #weigh(scenes: PackSignals['scenes'], companions: readonly Companion[]): void {
    let strengths = 0;
    for (const { strength } of scenes) strengths += strength;
    let heaviness = 0;
    for (const { weight } of companions) heaviness += weight;
    const voice = Math.min(this.#run?.voice ?? 0, heaviness);
    const sceneShare = SIGNAL_SHARE / Math.max(1, strengths + voice);
    const companionShare = heaviness > 0 ? (sceneShare * voice) / heaviness : 0;
    this.ofCorpus = companions.length > 0;
    this.opinions.length = 0;
    this.weights.length = 0;
    for (const { id, strength } of scenes) {
      if (this.#run?.scenes.has(id)) this.ofCorpus = true;
      this.opinions.push(this.#known.get(id) ?? this.#learnt(id));
      this.weights.push(sceneShare * strength);
    }
    for (const companion of companions) {
      this.opinions.push(this.#known.get(companion) ?? this.#learnt(companion));
      this.weights.push(companionShare * companion.weight);
    }
  }

  #learnt(about: string | Companion): Opinion {
    const opinion =
      typeof about === 'string'
        ? sceneOpinion(this.#pack, about, this.#run?.scenes.get(about))
        : companionOpinion(about);
    this.#known.set(about, opinion);
    return opinion;
  }

  #scoreFramework(framework: number, mention: number): void {
    let parts = mention > 0 ? 1 : 0;
    let sum = mention;
    let deviation = 0;
    for (let opinion = 0; opinion < this.opinions.length; opinion++) {
      const contribution = this.contribution(framework, opinion);
      if (contribution <= 0) continue;
      parts++;
      sum += contribution;
      deviation += this.weights[opinion]! * this.opinions[opinion]!.deviations[framework]!;
    }
    this.parts[framework] = parts;
    // Rounding may carry a sum of shares past 1 by an ulp.
    this.scores[framework] = Math.min(1, sum);
    this.#deviations[framework] = deviation;
  }

  #partsOf(framework: number): ScoredPart[] {
    const mention = this.mentions[framework]!;
    const parts: ScoredPart[] = mention > 0 ? [{ kind: 'mention', contribution: mention }] : [];
    for (const [number, opinion] of this.opinions.entries()) {
      const contribution = this.contribution(framework, number);
      if (contribution > 0) parts.push(opinion.partOf(framework, contribution));
    }
    return parts;
  }
}
