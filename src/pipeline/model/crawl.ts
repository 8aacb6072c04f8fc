import { breathe, type RunControl, throwIfAborted } from '../../core/control.js';
import type { CsrMatrix } from '../../core/csr.js';
import { JobprismError } from '../../core/errors.js';
import type { JobDescription, RejectedRecord } from '../../core/job.js';
import type { JobEvent } from '../../ingest/intake.js';
import { PartTable } from '../../mapping/tally.js';
import type { PlacedTerms } from '../../model/place.js';
import { Copies, type CopyCounts } from '../copies.js';
import { PartStore } from '../part-store.js';
import { type ReadBatch, readBatch } from '../read-batch.js';
import type { ReadTools } from '../read-job.js';
import { type GivenJob, givenJob } from './given-job.js';
import { UnseenTerms } from './unseen-terms.js';

/** What the reading of a crawl needs of a model. */
export interface CrawlReader {
  readonly tools: ReadTools;
  /** From what share of shingles in common two jobs of one title are the same advertisement. */
  readonly duplicateThreshold: number;
  /** What every job of the run of the model went through before anything else saw it. */
  readonly screen: (event: JobEvent) => Promise<JobEvent>;
  /** The row of a job in the space of the model. */
  readonly row: (terms: PlacedTerms) => CsrMatrix;
  /** Whether the model has a column for a stem. */
  readonly isKnown: (stem: string) => boolean;
}

/** How a caller watches and stops a crawl. */
export interface CrawlControl extends RunControl {
  /** Told every job that is left out, as it is met. Default: nobody is told. */
  readonly onRejected?: ((rejected: RejectedRecord) => void) | undefined;
}

/** Further jobs, read as the run of a model read its own. */
export interface Crawl {
  /** Jobs that are no copies of others of the crawl, which are the rows. */
  readonly rows: readonly CsrMatrix[];
  readonly parts: PartStore;
  readonly copies: CopyCounts;
  /** By copy: the row that it is a copy of. */
  readonly copyRows: readonly number[];
  readonly unseen: UnseenTerms;
  /** Jobs that were left out. */
  readonly flagged: number;
}

const BATCH = 256;

/**
 * Reads all jobs of a crawl, in order.
 *
 * @throws JobprismError OPTION_INVALID where they are none, INPUT_EMPTY where there are none, ABORTED
 */
export async function readCrawl(
  jobs: Iterable<GivenJob> | AsyncIterable<GivenJob>,
  reader: CrawlReader,
  control: CrawlControl,
): Promise<Crawl> {
  const gathered = new Gathered(reader);
  let batch: JobDescription[] = [];
  const hand = async (): Promise<void> => {
    await breathe();
    throwIfAborted(control, 'read');
    const read = await readBatch(batch, reader.tools);
    gathered.add(read);
    batch = [];
    control.onProgress?.({ stage: 'read', done: gathered.jobs, total: null });
  };
  throwIfAborted(control, 'read');
  let given = 0;
  let flagged = 0;
  for await (const one of iterable(jobs)) {
    const event = await reader.screen({ kind: 'job', job: givenJob(one, `jobs[${given++}]`) });
    if (event.kind === 'job') batch.push(event.job);
    else if (event.kind === 'rejected') {
      flagged++;
      control.onRejected?.(event.rejected);
    }
    if (batch.length === BATCH) await hand();
  }
  if (batch.length > 0) await hand();
  if (gathered.jobs === 0) throw new JobprismError('INPUT_EMPTY', { records: given, rejected: flagged });
  return { ...gathered.crawl(), flagged };
}

/** @throws JobprismError OPTION_INVALID */
function iterable<T>(jobs: Iterable<T> | AsyncIterable<T>): Iterable<T> | AsyncIterable<T> {
  const isIterable =
    typeof jobs === 'object' && jobs !== null && (Symbol.iterator in jobs || Symbol.asyncIterator in jobs);
  if (isIterable) return jobs;
  throw new JobprismError('OPTION_INVALID', { option: 'jobs', reason: 'must be job descriptions, one after another' });
}

class Gathered {
  readonly #reader: CrawlReader;
  readonly #copies: Copies;
  readonly #rows: CsrMatrix[] = [];
  readonly #parts = new PartStore(new PartTable());
  readonly #unseen: UnseenTerms;

  constructor(reader: CrawlReader) {
    this.#reader = reader;
    this.#copies = new Copies(reader.duplicateThreshold);
    this.#unseen = new UnseenTerms(reader.isKnown);
  }

  /** Jobs read, copies among them. */
  get jobs(): number {
    return this.#copies.jobs;
  }

  add(batch: ReadBatch): void {
    const { records } = batch;
    const kept = this.#copies.add(records.titles.length, records.prints);
    this.#parts.add(records, kept);
    kept.forEach((isKept, job) => {
      if (!isKept) return;
      const terms = termsOf(batch, job);
      this.#unseen.add(terms.stems);
      this.#rows.push(this.#reader.row(terms));
    });
  }

  crawl(): Omit<Crawl, 'flagged'> {
    const copies = this.#copies;
    const jobs = Array.from({ length: copies.jobs }, (_, job) => job);
    return {
      rows: this.#rows,
      parts: this.#parts,
      copies: copies.counts,
      copyRows: jobs.filter((job) => copies.originalOf(job) !== null).map((job) => copies.rowOf(job)),
      unseen: this.#unseen,
    };
  }
}

function termsOf({ stems, tokens, starts, joined, weights, sentences }: ReadBatch, job: number): PlacedTerms {
  const [from, to] = [starts[job]!, starts[job + 1]!];
  return {
    stems: Array.from(tokens.subarray(from, to), (token) => stems[token]!),
    joined: joined.subarray(from, to),
    // A copy, for weights are lessened in place.
    weights: weights?.slice(from, to),
    sentences: sentences?.runs.subarray(sentences.starts[job], sentences.starts[job + 1]),
  };
}
