import type { JobDescription } from '../../core/job.js';
import type { Knowledge } from '../../frameworks/registry.js';
import type { JobCounts } from '../../model/contents.js';
import type { AnalysedCluster } from '../../pipeline/analysis.js';
import type { PlacedJob } from '../../pipeline/model/job-reader.js';
import type { IndexedJob } from '../../recommend/indexed-job.js';
import type { CitySkillsOptions } from '../../recommend/options.js';
import type { Person, PersonInput } from '../../recommend/person.js';
import type { Recommendation, RecommendedJob, RecommendOptions } from '../../recommend/recommendation.js';

/** The part of a recommender that the service uses. */
export interface Ranker {
  readonly model: {
    readonly id: string;
    readonly space: string;
    readonly clusters: readonly AnalysedCluster[];
    readonly knowledge: Knowledge;
    readonly counts: { readonly all: JobCounts };
    assign(job: JobDescription): Promise<object>;
    place(job: JobDescription): Promise<PlacedJob>;
  };
  readonly index: {
    readonly size: number;
    has(id: string): boolean;
    get(id: string): IndexedJob | undefined;
    put(job: IndexedJob): void;
    citySkills(person: Person, city: string, options?: CitySkillsOptions): object;
  };
  person(person: PersonInput): Promise<Person>;
  recommendTo(person: Person, options?: RecommendOptions): Recommendation;
  similar(id: string, options?: RecommendOptions): readonly RecommendedJob[];
  delete(id: string): boolean;
}

/** A ranker with where its changes go. */
export interface Opened {
  readonly ranker: Ranker;
  /**
   * Writes what has been put and deleted since to the file of the index. Where it throws, memory and file differ, and the
   * ranker must be opened anew. Default: nothing is written.
   */
  readonly keep?: (() => Promise<void>) | undefined;
  /**
   * Looks whether a change could be written, before it is made.
   *
   * @throws JobprismError INDEX_REPLACED
   */
  readonly check?: (() => Promise<void>) | undefined;
}
