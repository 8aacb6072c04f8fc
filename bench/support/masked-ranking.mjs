// How well rankings find names that were hidden.

/**
 * @typedef {object} Query one hidden name
 * @property {number} job number of the job that it stood in
 * @property {number} rank from 1
 */

/**
 * The rank of each framework that a job names, the others that it names taken out: with several right answers each is
 * asked for by itself (the filtered ranks of Bordes et al., "Translating embeddings for modeling multi-relational data",
 * 2013). Scores that are the same stand in the order of the base rates.
 *
 * @param {ReadonlyMap<string, number>} scores by framework; one that is not there has 0
 * @param {readonly string[]} frequent all frameworks, the most frequent first
 * @param {ReadonlySet<string>} named
 * @returns {number[]} one rank a named framework, from 1
 */
export function ranksOf(scores, frequent, named) {
  const ranked = [...frequent].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  return [...named].map((own) => ranked.filter((id) => id === own || !named.has(id)).indexOf(own) + 1);
}

/** Mean reciprocal rank (Voorhees, TREC-8, 1999). @param {readonly number[]} ranks */
export function meanReciprocalRank(ranks) {
  return ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
}

/** Share of first places. @param {readonly number[]} ranks */
export function topOne(ranks) {
  return ranks.filter((rank) => rank === 1).length / ranks.length;
}

/**
 * A figure with its 95 % interval: percentiles of a bootstrap over jobs (Efron, 1979), because the names of one job are
 * not independent.
 *
 * @param {readonly (readonly number[][])[]} jobs by job: the ranks of each of the rankings that the figure is of
 * @param {(ranks: readonly number[][]) => number} figure of all ranks, by ranking
 * @param {{ below(bound: number): number }} random
 * @param {number} draws
 * @returns {{ value: number, interval: readonly [number, number] }}
 */
export function bootstrapped(jobs, figure, random, draws = 1000) {
  const together = (drawn) => drawn[0].map((_, ranking) => drawn.flatMap((ranks) => ranks[ranking]));
  const values = Array.from({ length: draws }, () =>
    figure(together(jobs.map(() => jobs[random.below(jobs.length)]))),
  ).sort((a, b) => a - b);
  const at = (share) => values[Math.min(draws - 1, Math.floor(share * draws))];
  return { value: figure(together(jobs)), interval: [at(0.025), at(0.975)] };
}

/**
 * Names by their odds under naive Bayes: one model a framework, over what stands in the job; chances are shrunk towards
 * those of all jobs with the weight of one. A peer to compare with.
 *
 * @typedef {{ readonly named: ReadonlySet<string>, readonly features: readonly string[] }} Labelled
 * @param {readonly Labelled[]} jobs
 * @param {readonly string[]} frameworks
 * @returns {(features: readonly string[]) => Map<string, number>}
 */
export function naiveBayes(jobs, frameworks) {
  const all = countsOf(jobs.flatMap(({ features }) => features));
  const models = frameworks.map((id) => {
    const naming = jobs.filter(({ named }) => named.has(id));
    return { id, size: naming.length, counts: countsOf(naming.flatMap(({ features }) => features)) };
  });
  return (features) => {
    const known = features.filter((feature) => all.has(feature));
    return new Map(
      models.map(({ id, size, counts }) => {
        const others = jobs.length - size;
        const odds = known.reduce(
          (sum, feature) => {
            const prior = all.get(feature) / jobs.length;
            const own = counts.get(feature) ?? 0;
            const share = (own + prior) / (size + 1);
            return sum + Math.log(share) - Math.log((all.get(feature) - own + prior) / (others + 1));
          },
          Math.log((size + 1) / (others + 1)),
        );
        return [id, odds];
      }),
    );
  };
}

/**
 * Names by the twenty jobs that are most alike, by the cosine of their features weighed by idf. A peer to compare with.
 *
 * @param {readonly Labelled[]} jobs
 * @param {readonly string[]} frameworks
 * @returns {(features: readonly string[]) => Map<string, number>}
 */
export function nearestJobs(jobs, frameworks, nearest = 20) {
  const frequencies = countsOf(jobs.flatMap(({ features }) => features));
  const weight = (feature) => Math.log((jobs.length + 1) / ((frequencies.get(feature) ?? 0) + 1)) ** 2;
  const lengthOf = (features) => Math.sqrt(features.reduce((sum, feature) => sum + weight(feature), 0)) || 1;
  const known = jobs.map(({ named, features }) => ({ named, features, length: lengthOf(features) }));
  return (features) => {
    const asked = new Set(features);
    const alike = known
      .map(({ named, features: own, length }) => {
        const shared = own.reduce((sum, feature) => sum + (asked.has(feature) ? weight(feature) : 0), 0);
        return { named, cosine: shared / length };
      })
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, nearest);
    return new Map(
      frameworks.map((id) => [id, alike.reduce((sum, { named, cosine }) => sum + (named.has(id) ? cosine : 0), 0)]),
    );
  };
}

function countsOf(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
