import { describe, expect, it } from 'vitest';
import type { Grade, Pack } from '../../../src/frameworks/schema.js';
import { mentionContribution, type PackSignals } from '../../../src/mapping/affinity-score.js';
import type { Companion } from '../../../src/mapping/companions.js';
import { PackScorer } from '../../../src/mapping/pack-scorer.js';

const framework = (id: string, grades: Readonly<Record<string, Grade>>): Pack['frameworks'][number] => ({
  id,
  summary: { zh: id, en: id },
  grades: Object.entries(grades).map(([scene, grade]) => ({
    scene,
    grade,
    reason: { zh: scene, en: scene },
    rationale: scene,
  })),
});
const PACK: Pack = {
  schemaVersion: 1,
  id: 'web',
  version: '1.0.0',
  name: { zh: '网', en: 'Web' },
  applies: { technology: 'vue' },
  technologies: [],
  frameworks: [framework('react', { admin: 'weak' }), framework('vue', { admin: 'strong' })],
  scenes: [],
};
const NOTHING: PackSignals = { mentions: new Map(), scenes: [], companions: [] };
const RUN = { voice: 1, scenes: new Map() };
const companion = (id: string, weight: number, shares: readonly number[], jobs = 20): Companion => ({
  feature: 'technology',
  id,
  jobs,
  naming: shares.map((share) => Math.round(share * jobs)),
  shares,
  weight,
});
const scoreFrameworks = (pack: Pack, signals: PackSignals, run?: typeof RUN) =>
  new PackScorer(pack, run).score(signals).frameworks;
const scoresOf = (signals: Partial<PackSignals>, run = RUN) =>
  Object.fromEntries(scoreFrameworks(PACK, { ...NOTHING, ...signals }, run).map(({ id, score }) => [id, score]));

describe('PackScorer', () => {
  it('scores nothing where nothing speaks', () => {
    expect(scoreFrameworks(PACK, NOTHING)).toEqual([]);
  });

  it('pools scenes and companions by strength and weight', () => {
    const scores = scoresOf({
      scenes: [{ id: 'admin', strength: 0.6 }],
      companions: [companion('antd', 0.5, [0.9, 0.3]), companion('less', 0.3, [0.5, 0.8])],
    });
    // Strength and weights come to 1.4, so that all are divided by that.
    expect(scores.react).toBeCloseTo((0.4 * (0.6 * 0.1 + 0.5 * 0.9 + 0.3 * 0.5)) / 1.4, 12);
    expect(scores.vue).toBeCloseTo((0.4 * (0.6 * 1 + 0.5 * 0.3 + 0.3 * 0.8)) / 1.4, 12);
  });

  it('leaves what is not said unfilled', () => {
    expect(scoresOf({ companions: [companion('antd', 0.2, [0.9, 0])] })).toEqual({
      react: expect.closeTo(0.4 * 0.18, 12),
    });
  });

  it('gives all companions together the weight of one scene at most', () => {
    const scores = scoresOf({
      scenes: [{ id: 'admin', strength: 1 }],
      companions: [companion('antd', 1, [1, 0]), companion('redux', 1, [0.8, 0.2])],
    });
    expect(scores.react).toBeCloseTo((0.4 * (0.1 + 0.5 * 1 + 0.5 * 0.8)) / 2, 12);
    expect(scores.vue).toBeCloseTo((0.4 * (1 + 0.5 * 0.2)) / 2, 12);
  });

  it('gives them less where few jobs stand behind them', () => {
    const scores = scoresOf(
      { scenes: [{ id: 'admin', strength: 1 }], companions: [companion('antd', 0.6, [1, 0])] },
      { voice: 0.25, scenes: new Map() },
    );
    expect(scores.react).toBeCloseTo((0.4 * (0.1 + 0.25)) / 1.25, 12);
    expect(scores.vue).toBeCloseTo(0.4 / 1.25, 12);
  });

  it('takes grades as four jobs among those of the run that point to the scene', () => {
    const run = { voice: 1, scenes: new Map([['admin', { jobs: 16, naming: [12, 3] }]]) };
    const scenes = [{ id: 'admin', strength: 1 }];
    expect(scoresOf({ scenes }, run).react).toBeCloseTo((0.4 * (12 + 4 * 0.1)) / 20, 12);
    expect(scoresOf({ scenes }, run).vue).toBeCloseTo((0.4 * (3 + 4 * 1)) / 20, 12);
    const [best] = scoreFrameworks(PACK, { ...NOTHING, scenes }, run);
    expect(best!.parts).toEqual([
      { kind: 'scene', scene: 'admin', grade: 'weak', jobs: 16, naming: 12, contribution: expect.closeTo(0.248, 12) },
    ]);
  });

  it('has a part for a scene without a grade only where jobs name the framework', () => {
    const scenes = [{ id: 'other', strength: 1 }];
    expect(scoresOf({ scenes })).toEqual({});
    const run = { voice: 1, scenes: new Map([['other', { jobs: 4, naming: [2, 0] }]]) };
    expect(scoresOf({ scenes }, run)).toEqual({ react: expect.closeTo(0.1, 12) });
  });

  it('keeps what naming gives beside them', () => {
    const mentions = new Map([['react', mentionContribution(true)]]);
    expect(scoresOf({ mentions })).toEqual({ react: 0.3 });
    expect(scoresOf({ mentions, companions: [companion('antd', 1, [0.5, 0.5])] }).react).toBeCloseTo(0.3 + 0.2, 12);
  });

  it('has an interval of the counts behind the parts', () => {
    const intervalOf = (signals: Partial<PackSignals>) =>
      scoreFrameworks(PACK, { ...NOTHING, ...signals }, RUN)[0]!.interval;
    // One share of 0.5 after 20 + 4 jobs: mean 13/26, deviation sqrt(0.25 / 27).
    const half = 1.959964 * 0.4 * 0.5 * Math.sqrt(0.25 / 27);
    const [low, high] = intervalOf({ companions: [companion('antd', 0.5, [0.5, 0])] });
    expect(low).toBeCloseTo(0.1 - half, 12);
    expect(high).toBeCloseTo(0.1 + half, 12);
    // A strong grade after 4 jobs: mean 5/6, deviation sqrt(5/36 / 7).
    const graded = intervalOf({ scenes: [{ id: 'admin', strength: 1 }] });
    expect(graded[0]).toBeCloseTo(0.4 - 1.959964 * 0.4 * Math.sqrt(5 / 36 / 7), 12);
    expect(intervalOf({ mentions: new Map([['vue', 0.6]]) })).toEqual([0.6, 0.6]);
    const widths = [3, 30, 300].map((jobs) => {
      const interval = intervalOf({ companions: [companion('antd', 1, [0.7, 0.3], jobs)] });
      return interval[1] - interval[0];
    });
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
  });
});
