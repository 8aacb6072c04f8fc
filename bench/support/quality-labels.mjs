import { library } from './library.mjs';
import { count, tableOf } from './quality-document.mjs';
import { minDfFor } from './quality-reference.mjs';
import { runAll } from './quality-runs.mjs';
import { fixed, meanAndDeviation, pairwise, range, seedsSaid, seedsUpTo } from './quality-statistics.mjs';

/** @typedef {import('./quality-corpora.mjs').Corpus} Corpus */
/** @typedef {import('./quality-reference.mjs').Reference} Reference */

const REFERENCE_RUNS = 5;
/** @type {readonly { name: string, options: import('../../dist/index.js').AnalyzeOptions }[]} */
const VARIANTS = [
  { name: 'jobprism, `tfidf`', options: { representation: 'tfidf', nInit: REFERENCE_RUNS } },
  { name: 'jobprism, default (`lsa`)', options: {} },
  { name: 'jobprism, `bm25`', options: { weighting: 'bm25' } },
];
const HEAD = ['Clustered by', 'NMI', 'NMI, range', 'ARI', 'Homogeneity', 'Completeness', 'Between seeds'];

/**
 * Clusters against classes, the number of clusters being that of the classes.
 *
 * @param {{ corpora: readonly Corpus[], seeds: number, references: ReadonlyMap<string, Reference> }} context
 */
export async function labelsSection({ corpora, seeds, references }) {
  const score = await scorer();
  const parts = [];
  for (const corpus of corpora) {
    const rows = referenceRows(references.get(corpus.name));
    for (const { name, options } of VARIANTS)
      rows.push({ name, labels: await labelsOf(corpus, { name, options, seeds }) });
    const table = tableOf(
      HEAD,
      rows.map(({ name, labels }) => [name, ...score(labels, corpus.classes)]),
    );
    parts.push(`### ${corpus.name}\n\n${described(corpus, references.get(corpus.name))}\n\n${table}`);
  }
  const runs = `\`KMeans(n_init=${REFERENCE_RUNS})\``;
  return `k is the number of classes; labels are unseen. Mean ± standard deviation (of the population) over
${seedsSaid(seeds)}. NMI is the mutual information over the arithmetic mean of the entropies, which is the
V-measure; *between seeds* is the mean adjusted Rand index of all pairs of seeds.

- *scikit-learn, TF-IDF*: \`TfidfVectorizer(max_df=0.5)\` with the \`min_df\` said below, ${runs}. English is
  cut by scikit-learn itself and without its English stop words; Chinese and mixed texts by jieba, words of two
  characters or more as scikit-learn has it.
- *scikit-learn, LSA*: the same matrix by \`TruncatedSVD\`, rows scaled to length 1, ${runs}.
- *jobprism, \`tfidf\`*: \`representation: 'tfidf', nInit: ${REFERENCE_RUNS}\`, meant to do what
  scikit-learn does, on its own terms.
- *jobprism, default*: the latent space with emphasis and phrases, best of twenty runs; *\`bm25\`*: the same with
  \`weighting: 'bm25'\`.

${parts.join('\n\n')}`;
}

function described({ ids, k }, reference) {
  const said = `${count(ids.length)} texts, k = ${k}, \`min_df\` ${minDfFor(ids.length)}.`;
  return reference ? `${said} The reference has ${count(reference.cols)} terms.` : `${said} There is no reference.`;
}

/** @param {Reference | undefined} reference @returns {{ name: string, labels: readonly ArrayLike<number>[] }[]} */
function referenceRows(reference) {
  if (!reference) return [];
  return [
    { name: 'scikit-learn, TF-IDF', labels: reference.tfidf },
    { name: `scikit-learn, LSA (${reference.components})`, labels: reference.lsa },
  ];
}

async function labelsOf(corpus, { name, options, seeds }) {
  const tasks = seedsUpTo(seeds).map((seed) => ({ corpus, name, options: { ...options, clusters: corpus.k, seed } }));
  return (await runAll(tasks)).map(({ labels }) => labels);
}

/** @returns {Promise<(clusterings: readonly ArrayLike<number>[], classes: readonly string[]) => string[]>} cells */
async function scorer() {
  const { adjustedRandIndex, vMeasure } = await library();
  return (clusterings, classes) => {
    const measures = clusterings.map((labels) => vMeasure(classes, labels));
    const information = measures.map((measure) => measure.vMeasure);
    return [
      meanAndDeviation(information),
      range(information),
      meanAndDeviation(clusterings.map((labels) => adjustedRandIndex(classes, labels))),
      meanAndDeviation(measures.map(({ homogeneity }) => homogeneity)),
      meanAndDeviation(measures.map(({ completeness }) => completeness)),
      fixed(pairwise(clusterings, adjustedRandIndex)),
    ];
  };
}
