import * as z from 'zod';
import { JobprismError } from '../../core/errors.js';
import type { JobDescription } from '../../core/job.js';
import { parseOptions } from '../../core/options.js';
import { bridgesOver } from '../../recommend/bridges.js';
import type { CitySkills } from '../../recommend/city-skills.js';
import { creditsOf } from '../../recommend/credits.js';
import { createJobIndex, type JobIndex } from '../../recommend/job-index.js';
import type { CitySkillsOptions } from '../../recommend/options.js';
import type { Person, PersonInput } from '../../recommend/person.js';
import type { Recommendation, RecommendedJob, RecommendOptions } from '../../recommend/recommendation.js';
import { TagWeights } from '../../recommend/tag-weights.js';
import type { JobModel } from '../model/job-model.js';
import type { AssignedJob } from '../model/job-reader.js';
import { fittingClusters, markingSkills } from './fitting-clusters.js';
import { fittingFrameworks } from './fitting-frameworks.js';
import { fittingRoles } from './fitting-roles.js';
import { requireMade } from './given.js';
import { indexedJob } from './indexed.js';
import { createPersonReader } from './person-of.js';

/** What a recommender may be told. */
export interface RecommenderOptions {
  /**
   * The day on which 至今 and "present" in a résumé end, as `2024-05-04`. Default: not known, and the time in such a job is not
   * counted; the clock is never asked.
   */
  readonly referenceDate?: string | undefined;
}

/** Answers people by a model and an index of jobs: what fits them, why, and what they lack for it. */
export interface Recommender {
  readonly model: JobModel;
  readonly index: JobIndex;
  /**
   * What is understood of a person, as docs/PROFILES.md tells.
   *
   * @throws JobprismError OPTION_INVALID with the path of what is wrong, such as `person.skills.3.level`
   */
  person(input: PersonInput): Promise<Person>;
  /**
   * The jobs, clusters, roles and frameworks that fit a person, each with the parts that add up to its score; for jobs also
   * what is missing. docs/RECOMMENDING.md has the score of a job, docs/PROFILES.md those of the rest.
   *
   * @throws JobprismError OPTION_INVALID
   */
  recommend(input: PersonInput, options?: RecommendOptions): Promise<Recommendation>;
  /**
   * The same for a person that {@link person} read, here or on another thread over the same model.
   *
   * @throws JobprismError OPTION_INVALID
   */
  recommendTo(person: Person, options?: RecommendOptions): Recommendation;
  /**
   * The jobs like one of the index, that one left out.
   *
   * @throws JobprismError JOB_UNKNOWN where the index has none of the id; OPTION_INVALID
   */
  similar(id: string, options?: RecommendOptions): RecommendedJob[];
  /**
   * What the jobs of a city say of a person's skills: which to put first, and which to add.
   *
   * @param city in Chinese, English or pinyin
   * @throws JobprismError OPTION_INVALID
   */
  citySkills(input: PersonInput, city: string, options?: CitySkillsOptions): Promise<CitySkills>;
  /**
   * Reads a job by the model and puts it into the index, in the place of the one of its id if there is one.
   *
   * @returns what the model says of it
   * @throws JobprismError OPTION_INVALID
   */
  put(job: JobDescription): Promise<AssignedJob>;
  /** False where the index has none of the id. */
  delete(id: string): boolean;
}

/** Jobs that roles and frameworks are told by, whatever number is asked for. */
const LOOKED_AT = 30;
const MOST_CLUSTERS = 5;
const MOST_ROLES = 5;
const MOST_FRAMEWORKS = 10;

const schema = z.strictObject({
  referenceDate: z.iso.date('must be a day such as 2024-05-04').optional(),
});

/**
 * Makes a recommender.
 *
 * @param index jobs placed by this model. Default: an empty one
 * @throws JobprismError INDEX_OTHER_MODEL where the index is of another model; OPTION_INVALID
 * @example
 * const model = await loadModel('out/model.jobprism');
 * const recommender = createRecommender(model);
 * for await (const event of readJobs(['jobs.csv'])) if (event.kind === 'job') await recommender.put(event.job);
 * const { jobs } = await recommender.recommend({ skills: ['Go', 'Kafka'], wishes: { cities: ['杭州'] } });
 */
export function createRecommender(model: JobModel, index?: JobIndex, options: RecommenderOptions = {}): Recommender {
  requireMade(model, 'model');
  if (index) requireMade(index, 'index');
  const { referenceDate } = parseOptions(schema, options, 'recommender');
  if (index && index.space !== model.space) {
    throw new JobprismError('INDEX_OTHER_MODEL', { found: index.space, expected: model.space });
  }
  const { catalogue } = model.knowledge;
  const { space, counts, about } = model;
  const jobs = index ?? createJobIndex({ space, counts: counts.all, catalogue, dimensions: about.dimensions });
  const weights = new TagWeights(model.counts.all, catalogue);
  const bridges = bridgesOver(catalogue);
  const marking = markingSkills(model, weights);
  const reader = createPersonReader({
    catalogue,
    referenceDate,
    place: (words) => model.placeOf(words),
  });

  return {
    model,
    index: jobs,
    person: (input) => reader.read(input),
    recommend: async (input, asked) => recommendTo(await reader.read(input), asked),
    recommendTo,
    similar: (id, asked) => jobs.similar(id, asked),
    citySkills: async (input, city, asked) => jobs.citySkills(await reader.read(input), city, asked),
    async put(job) {
      const placed = await model.place(job);
      jobs.put(indexedJob(placed));
      return placed.job;
    },
    delete: (id) => jobs.delete(id),
  };

  function recommendTo(person: Person, asked: RecommendOptions = {}): Recommendation {
    const { jobs: shown, best } = jobs.survey(person, LOOKED_AT, asked);
    const credits = creditsOf(person, weights, bridges);
    const clusters = fittingClusters(model, { person, credits, marking }, MOST_CLUSTERS);
    return {
      person,
      jobs: shown,
      clusters,
      roles: fittingRoles(person, best, MOST_ROLES),
      frameworks: fittingFrameworks({ model, credits, bridges, jobs: best, clusters }, MOST_FRAMEWORKS),
    };
  }
}
