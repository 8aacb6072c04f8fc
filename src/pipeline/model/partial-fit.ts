import { throwIfAborted } from '../../core/control.js';
import type { CsrMatrix } from '../../core/csr.js';
import type { Knowledge } from '../../frameworks/registry.js';
import type { ModelContents } from '../../model/contents.js';
import { addCounts } from '../../model/job-counts.js';
import { learnCentroids } from '../../model/learn-centroids.js';
import { Placer } from '../../model/place.js';
import type { Segmenter } from '../../tokenize/segmenter.js';
import type { AnalysedCluster, RunReport } from '../analysis.js';
import { screeningOf } from '../screening.js';
import { countsOf } from './contents-of-run.js';
import { type Crawl, type CrawlControl, type CrawlReader, readCrawl } from './crawl.js';
import { foldingOf } from './folding.js';
import type { GivenJob } from './given-job.js';
import { grownCluster } from './grown-cluster.js';
import { type Growth, MOST_REMEMBERED } from './growth.js';
import { readingTools } from './job-reader.js';

/** What a model is before it learns. */
export interface Grower {
  readonly id: string;
  readonly contents: ModelContents;
  readonly knowledge: Knowledge;
  /** Where it is none that is built in. */
  readonly segmenter: Segmenter | undefined;
}

/**
 * The contents of a model after further jobs. Vocabulary, weights, latent space, catalogue, packs, companions, bounds of
 * outliers, labels and the numbers of the clusters stay; centroids, counts and sizes change. The jobs are put to the
 * clusters as they are afterwards, which is where `assign` of the new model puts them, too.
 *
 * @throws JobprismError as `readCrawl` does
 */
export async function grown(
  grower: Grower,
  jobs: Iterable<GivenJob> | AsyncIterable<GivenJob>,
  control: CrawlControl,
): Promise<ModelContents> {
  const { id, contents } = grower;
  const { space, clusters } = contents;
  const run = contents.described.run as RunReport;
  const crawl = await readCrawl(jobs, await crawlReader(grower), control);
  throwIfAborted(control, 'cluster');
  const sizes = clusters.counts.map((counts) => counts.jobs);
  const centroids = learnCentroids(clusters, sizes, stacked(crawl.rows, clusters.cols));
  control.onProgress?.({ stage: 'cluster', done: crawl.rows.length, total: crawl.rows.length });
  throwIfAborted(control, 'map');
  const after = new Placer(space, { ...clusters, centroids });
  const labels = Int32Array.from(crawl.rows, (row) => after.placeRow(row).cluster ?? -1);
  const { all, groups } = crawl.parts.tallies(labels, clusters.k, () => []);
  const counts = clusters.counts.map((own, cluster) => addCounts(own, countsOf(groups[cluster]!)));
  const together = addCounts(contents.counts, countsOf(all));
  control.onProgress?.({ stage: 'map', done: clusters.k, total: clusters.k });
  return {
    ...contents,
    clusters: { ...clusters, centroids, counts },
    counts: together,
    described: {
      run: { ...run, grown: growthOf([...(run.grown?.lineage ?? []), id], crawl) },
      clusters: (contents.described.clusters as readonly AnalysedCluster[]).map((cluster, number) =>
        grownCluster(cluster, counts[number]!, together, copiesIn(crawl, labels, number)),
      ),
    },
  };
}

async function crawlReader({ contents, knowledge, segmenter }: Grower): Promise<CrawlReader> {
  const { space, clusters, reading, described } = contents;
  const { duplicates, duplicateThreshold } = foldingOf(described.run as RunReport);
  const screening = screeningOf(reading);
  const placer = new Placer(space, clusters);
  const columns = new Set(space.terms);
  return {
    tools: await readingTools(contents, knowledge, segmenter, duplicates),
    duplicateThreshold,
    screen: (event) => screening.screen(event),
    row: (terms) => placer.row(terms),
    isKnown: (stem) => columns.has(stem),
  };
}

function growthOf(lineage: readonly string[], { rows, copies, unseen, flagged }: Crawl): Growth {
  return {
    lineage: lineage.slice(-MOST_REMEMBERED),
    jobs: rows.length,
    flagged,
    duplicates: { ...copies },
    empty: rows.filter(({ data }) => data.length === 0).length,
    unseen: unseen.report(),
  };
}

function copiesIn({ copyRows }: Crawl, labels: Int32Array, cluster: number): number {
  return copyRows.filter((row) => labels[row] === cluster).length;
}

/** Rows of one each below each other. */
function stacked(rows: readonly CsrMatrix[], cols: number): CsrMatrix {
  const indptr = new Int32Array(rows.length + 1);
  rows.forEach(({ data }, row) => {
    indptr[row + 1] = indptr[row]! + data.length;
  });
  const indices = new Int32Array(indptr[rows.length]!);
  const data = new Float32Array(indices.length);
  rows.forEach((own, row) => {
    indices.set(own.indices, indptr[row]);
    data.set(own.data, indptr[row]);
  });
  return { rows: rows.length, cols, indptr, indices, data };
}
