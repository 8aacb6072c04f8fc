import { count, tableOf } from './quality-document.mjs';
import { runAll } from './quality-runs.mjs';
import { fixed, mean, seedsUpTo } from './quality-statistics.mjs';

/** @typedef {import('./quality-corpora.mjs').Corpus} Corpus */
/** @typedef {import('./quality-runs.mjs').Run} Run */

const PAIR = /^pair-(\d+)-(zh|en)$/;
const SEEDS_SHOWN = 3;
const HEAD = ['Corpus', 'Classes', 'Seed', 'k chosen', 'Silhouette', 'Stability, mean', 'Stability, least', 'Sizes'];

/**
 * The analyses that choose their number of clusters, each made once: the fixtures' serve two sections.
 *
 * @returns {(corpus: Corpus, seeds: number) => Promise<Run[]>} for seeds 1 to `seeds`
 */
export function choosingRuns() {
  /** @type {Map<string, Run[]>} */
  const made = new Map();
  return async (corpus, seeds) => {
    const runs = made.get(corpus.name) ?? [];
    const missing = seedsUpTo(seeds).slice(runs.length);
    const tasks = missing.map((seed) => ({ corpus, name: 'k chosen', options: { seed } }));
    made.set(corpus.name, [...runs, ...(await runAll(tasks))]);
    return made.get(corpus.name).slice(0, seeds);
  };
}

/**
 * Jobs that are told in Chinese and in English: whether both come into one cluster.
 *
 * @param {{ corpora: readonly Corpus[], seeds: number, choose: ReturnType<typeof choosingRuns> }} context
 */
export async function pairsSection({ corpora, seeds, choose }) {
  const [fixtures] = corpora;
  const runs = await choose(fixtures, seeds);
  const scores = runs.map(({ labels }) => pairsTogether(fixtures.ids, labels));
  const rows = runs.map(({ clusters }, at) => {
    const { pairs, together, byChance } = scores[at];
    return [String(at + 1), String(clusters), `${together} of ${pairs}`, percent(byChance)];
  });
  const rates = scores.map(({ pairs, together }) => together / pairs);
  const others = scores.map(({ byChance }) => byChance);
  return `Jobs of the fixtures that are told twice, in Chinese and in English, when all fixtures are clustered and k is
chosen by itself: how many have both texts in one cluster. Beside it the share of the Chinese texts and English texts of
*different* jobs among them that are in one cluster too: without that, one large cluster would look well.

${tableOf(['Seed', 'k', 'Pairs in one cluster', 'Others in one cluster'], rows)}

Mean: ${percent(mean(rates))} of the pairs, ${percent(mean(others))} of the others.`;
}

/**
 * @param {readonly string[]} ids
 * @param {readonly number[]} labels
 */
function pairsTogether(ids, labels) {
  const clusters = { zh: new Map(), en: new Map() };
  ids.forEach((id, at) => {
    const [, number, language] = PAIR.exec(id) ?? [];
    if (number) clusters[language].set(number, labels[at]);
  });
  const score = { pairs: 0, together: 0, others: 0, othersTogether: 0 };
  for (const [zh, cluster] of clusters.zh) {
    for (const [en, other] of clusters.en) {
      const same = Number(cluster === other);
      if (zh === en) {
        score.pairs++;
        score.together += same;
      } else {
        score.others++;
        score.othersTogether += same;
      }
    }
  }
  return { ...score, byChance: score.othersTogether / score.others };
}

/**
 * How many clusters are found where nobody says how many, and what they are worth by their own lights.
 *
 * @param {{ corpora: readonly Corpus[], seeds: number, choose: ReturnType<typeof choosingRuns> }} context
 */
export async function chosenSection({ corpora, seeds, choose }) {
  const rows = [];
  for (const corpus of corpora) {
    const runs = await choose(corpus, Math.min(SEEDS_SHOWN, seeds));
    runs.forEach(({ clusters, silhouette, stability, sizes }, at) => {
      rows.push([
        corpus.name,
        String(corpus.k),
        String(at + 1),
        String(clusters),
        fixed(silhouette),
        fixed(mean(stability), 2),
        fixed(Math.min(...stability), 2),
        sizes.map(count).join(' · '),
      ]);
    });
  }
  return `\`clusters: 'auto'\` and all other options as they are by default. The silhouette is by cosine in the latent
space, from -1 to 1; stability says how well a cluster comes back when other jobs are drawn (bootstrap, mean Jaccard),
from 0 to 1.

${tableOf(HEAD, rows)}`;
}

function percent(share) {
  return `${(share * 100).toFixed(0)} %`;
}
