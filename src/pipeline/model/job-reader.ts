import type { JobDescription } from '../../core/job.js';
import type { Knowledge } from '../../frameworks/registry.js';
import type { TextPrint } from '../../ingest/duplicates/print.js';
import { PersonalMask } from '../../ingest/personal/mask.js';
import { partsOf } from '../../mapping/job-parts.js';
import { listedFrameworks } from '../../mapping/listed-frameworks.js';
import { PartTable } from '../../mapping/tally.js';
import type { ModelContents } from '../../model/contents.js';
import { type PlacedTerms, Placer, type RowPlace } from '../../model/place.js';
import { loadSegmenter, type Segmenter, type SegmenterName } from '../../tokenize/segmenter.js';
import type { AnalysedJob } from '../analysis.js';
import { jobOf, placeText, recordOf } from '../job-record.js';
import { type ReadResult, type ReadTerms, type ReadTools, readJob, readTerms } from '../read-job.js';
import { toolsOf } from '../reader-setup.js';
import { masked } from '../screening.js';
import type { SectionWeights } from '../section-weights.js';

/** A job as a model tells it: as `analyze` does, but that a model knows no other jobs of which it might be a copy. */
export type AssignedJob = Omit<AnalysedJob, 'duplicateOf'>;

/** A job with what an index of jobs needs beside. */
export interface PlacedJob {
  readonly job: AssignedJob;
  /** Personal data masked, as in the texts. */
  readonly company: string | null;
  /** Its place in the latent space, of length 1; null where there is no such space, or none of the job's terms is known. */
  readonly place: Float32Array | null;
}

/** A placed job with what copies of it are told by. */
export interface PrintedJob extends PlacedJob {
  /** For `DuplicateFinder`; of the texts as the run of the model compared its own. */
  readonly print: TextPrint;
}

/** Reads jobs as the run of a model read its own, and places them among its clusters. */
export class JobReader {
  readonly #contents: ModelContents;
  readonly #tools: ReadTools;
  readonly #placer: Placer;

  private constructor(contents: ModelContents, tools: ReadTools) {
    this.#contents = contents;
    this.#tools = tools;
    this.#placer = new Placer(contents.space, contents.clusters);
  }

  /** @param own the segmenter, where it is none that is built in */
  static async open(contents: ModelContents, knowledge: Knowledge, own: Segmenter | undefined): Promise<JobReader> {
    return new JobReader(contents, await readingTools(contents, knowledge, own, 'keep'));
  }

  async place(given: JobDescription): Promise<PlacedJob> {
    return this.#placed(await readJob(await this.#seen(given), this.#tools));
  }

  async placeWithPrint(given: JobDescription): Promise<PrintedJob> {
    const read = await readJob(await this.#seen(given), { ...this.#tools, foldsCopies: true });
    return { ...this.#placed(read), print: read.job.print! };
  }

  #placed({ job, ...terms }: ReadResult): PlacedJob {
    const at = this.#placer.place(placedTerms(terms));
    const record = recordOf(job, true);
    const frameworks = this.#completed(job.mapping) ?? record.frameworks;
    const place = placeText({ cluster: at.cluster, similarity: at.similarity, original: null }, true);
    // Through the text, as the jobs of a run come: so the same fields stand in the same order.
    return { job: jobOf({ ...record, frameworks }, place), company: job.company, place: at.place };
  }

  /** The place alone. */
  async placeOf(given: JobDescription): Promise<RowPlace['place']> {
    return this.#placer.placeOf(placedTerms(await readTerms(await this.#seen(given), this.#tools)));
  }

  async #seen(given: JobDescription): Promise<JobDescription> {
    return this.#contents.reading.keepPersonal ? given : masked(given, new PersonalMask());
  }

  /** The frameworks as the run of the model scores them, or null where it has nothing to say of them. */
  #completed(mapping: Parameters<typeof partsOf>[0]): string | null {
    // A table of its own for each job: one for all would grow as long as the model lives.
    const table = new PartTable();
    const parts = partsOf(mapping).map((part) => table.numberOf(part));
    const { mapper } = this.#tools;
    const scores = mapper.scorer(table, this.#contents.companions)(parts);
    if (!scores.some(({ ofCorpus }) => ofCorpus)) return null;
    return JSON.stringify(listedFrameworks(mapper.frameworksOf(listedFrameworks(mapping.frameworks), scores)));
  }
}

function placedTerms({ tokens, joined, weights, sentences }: ReadTerms): PlacedTerms {
  return { stems: tokens.map(({ stem }) => stem), joined, weights, sentences };
}

/**
 * What reads jobs as the run of a model read its own.
 *
 * @param own the segmenter, where it is none that is built in
 * @param duplicates whether they are to be compared with each other
 */
export async function readingTools(
  contents: ModelContents,
  knowledge: Knowledge,
  own: Segmenter | undefined,
  duplicates: 'fold' | 'keep',
): Promise<ReadTools> {
  const { segmenter, language, words, stopWords, sectionWeights, referenceDate } = contents.reading;
  return toolsOf(knowledge, {
    segmenter: own ?? (await loadSegmenter(segmenter.name as SegmenterName)),
    words,
    stopWords: stopWords ? new Set(stopWords) : undefined,
    language,
    sectionWeights: sectionWeights as SectionWeights | null,
    boilerplate: contents.space.boilerplate.factor,
    duplicates,
    referenceDate: referenceDate ?? undefined,
    exact: true,
  });
}
