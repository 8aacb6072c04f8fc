import { beforeAll, describe, expect, it } from 'vitest';
import * as jobprism from '../../../src/index.js';
import { smallModel, someJobs } from '../../http/real-model.js';

// As JavaScript sees the library: nobody says what is to be handed over.
type Untyped = (...given: unknown[]) => unknown;
type Parts = Readonly<Record<string, unknown>>;
const lib = jobprism as unknown as Readonly<Record<string, Untyped>>;

let model: jobprism.JobModel;
let recommender: Readonly<Record<string, Untyped>>;
let index: Readonly<Record<string, Untyped>>;
let about: Parts;
let job: Parts;
let person: Parts;

beforeAll(async () => {
  model = await smallModel();
  const own = jobprism.createRecommender(model);
  const [first] = someJobs();
  for (const event of jobprism.jobsFromObjects([first])) if (event.kind === 'job') await own.put(event.job);
  recommender = own as unknown as typeof recommender;
  index = own.index as unknown as typeof index;
  about = { space: model.space, counts: model.counts.all };
  job = own.index.get(first!.id) as unknown as Parts;
  person = (await own.person({ skills: ['Go'] })) as unknown as Parts;
});

type Case = readonly [call: string, made: () => unknown, option: string];

/** What is thrown at once and what a promise or a generator comes to are one to the caller. */
async function outcome(made: () => unknown): Promise<unknown> {
  try {
    const value = (await made()) as { next?: () => unknown } | undefined;
    return typeof value?.next === 'function' ? await value.next() : value;
  } catch (error) {
    return error;
  }
}

function refused(cases: readonly Case[]): void {
  it.each(cases)('%s', async (_, made, option) => {
    const error = (await outcome(made)) as jobprism.JobprismError;
    expect({ code: error.code, option: error.details?.option }).toEqual({ code: 'OPTION_INVALID', option });
    expect(error.message).toMatch(/ (?:must|expected|it) /);
  });
}

describe('what is handed over in place of a model, an index or a recommender is refused by its name', () => {
  refused([
    ['createRecommender()', () => lib.createRecommender!(), 'model'],
    ['createRecommender(path)', () => lib.createRecommender!('out'), 'model'],
    ['createRecommender(model, {})', () => lib.createRecommender!(model, {}), 'index'],
    ['createRecommender(model, path)', () => lib.createRecommender!(model, 'index.jobprism'), 'index'],
    ['createJobIntake()', () => lib.createJobIntake!(), 'recommender'],
    ['createJobIntake(model)', () => lib.createJobIntake!(model), 'recommender'],
    ['diffModels()', () => lib.diffModels!(), 'older'],
    ['diffModels(model)', () => lib.diffModels!(model), 'newer'],
    ['diffModels(path, path)', () => lib.diffModels!('a', 'b'), 'older'],
    ['openModel(path)', () => lib.openModel!('model.jobprism'), 'bytes'],
    ['loadModel()', () => lib.loadModel!(), 'path'],
    ['loadJobIndex()', () => lib.loadJobIndex!(), 'path'],
    ['loadJobIndex(path)', () => lib.loadJobIndex!('index.jobprism'), 'model'],
    ['writeJobIndex()', () => lib.writeJobIndex!(), 'index'],
    ['writeJobIndex(index)', () => lib.writeJobIndex!(index), 'path'],
    ['appendToJobIndex()', () => lib.appendToJobIndex!(), 'index'],
  ]);
});

describe('what an index is made for or opened from is refused by its path', () => {
  refused([
    ['createJobIndex()', () => lib.createJobIndex!(), 'about'],
    ['createJobIndex({})', () => lib.createJobIndex!({}), 'about.space'],
    ['createJobIndex(model)', () => lib.createJobIndex!(model), 'about.counts.jobs'],
    ['no counts', () => lib.createJobIndex!({ space: 's' }), 'about.counts'],
    ['empty counts', () => lib.createJobIndex!({ space: 's', counts: { jobs: 1 } }), 'about.counts.skills'],
    ['no catalogue', () => lib.createJobIndex!({ ...about, catalogue: {} }), 'about.catalogue'],
    ['no dimensions', () => lib.createJobIndex!({ ...about, dimensions: '5' }), 'about.dimensions'],
    ['openJobIndex()', () => lib.openJobIndex!(), 'bytes'],
    ['openJobIndex(path)', () => lib.openJobIndex!('index.jobprism'), 'bytes'],
    ['openJobIndex(bytes, {})', async () => lib.openJobIndex!(await index.toBytes!(), {}), 'about.space'],
    ['recover', () => lib.openJobIndex!(new Uint8Array(), about, { recover: 1 }), 'recover'],
    ['null', () => lib.openJobIndex!(new Uint8Array(), about, null), 'options'],
  ]);
});

describe('a job that is put into an index is refused by its path', () => {
  refused([
    ['none', () => index.put!(), 'job'],
    ['without anything', () => index.put!({}), 'job.id'],
    ['as the readers give it', () => index.put!({ id: 'x', title: 'Go', text: 'Go' }), 'job.language'],
    ['without a role', () => index.put!({ ...job, role: undefined }), 'job.role'],
    ['without facts', () => index.put!({ ...job, facts: undefined }), 'job.facts'],
    ['without places of facts', () => index.put!({ ...job, facts: {} }), 'job.facts.evidence'],
    ['names for skills', () => index.put!({ ...job, skills: ['go'] }), 'job.skills.0'],
    ['without frameworks', () => index.put!({ ...job, frameworks: undefined }), 'job.frameworks'],
    ['numbers for a place', () => index.put!({ ...job, place: [1, 2] }), 'job.place'],
    ['to a recommender', () => recommender.put!(), 'job'],
  ]);
});

describe('whom an index is asked for is refused by its path', () => {
  refused([
    ['search()', () => index.search!(), 'person'],
    ['search({})', () => index.search!({}), 'person.skills'],
    ['search(input)', () => index.search!({ skills: ['Go'] }), 'person.skills.0'],
    ['without roles', () => index.search!({ ...person, roles: undefined }), 'person.roles'],
    ['without wishes', () => index.search!({ ...person, wishes: undefined }), 'person.wishes'],
    ['numbers for a place', () => index.search!({ ...person, place: [1] }), 'person.place'],
    ['survey(person)', () => index.survey!(person), 'most'],
    ['survey(person, -1)', () => index.survey!(person, -1), 'most'],
    ['similar()', () => index.similar!(), 'id'],
    ['compare(person)', () => index.compare!(person), 'ids'],
    ['compare(person, id)', () => index.compare!(person, 'x'), 'ids'],
    ['compare(person, [5])', () => index.compare!(person, [5]), 'ids.0'],
    ['citySkills()', () => index.citySkills!(), 'person'],
    ['citySkills(person)', () => index.citySkills!(person), 'city'],
    ['recommendTo()', () => recommender.recommendTo!(), 'person'],
    ['recommendTo(input)', () => recommender.recommendTo!({ skills: ['Go'] }), 'person.skills.0'],
    ['similar() of a recommender', () => recommender.similar!(), 'id'],
  ]);
});

describe('what is read is refused by its name', () => {
  refused([
    ['fitModel()', () => lib.fitModel!(), 'source'],
    ['analyze(5)', () => lib.analyze!(5), 'source'],
    ['analyzeToFolder(jobs)', () => lib.analyzeToFolder!(someJobs()), 'folder'],
    ['readJobs()', () => lib.readJobs!(), 'sources'],
    ['readJobs(path)', () => lib.readJobs!('jobs.csv'), 'sources'],
    ['previewJobs()', () => lib.previewJobs!(), 'sources'],
    ['explain(text, null)', () => lib.explain!('Go', null), 'options'],
    ['flagsOf()', () => lib.flagsOf!(), 'job.text'],
    ['jobSections()', () => lib.jobSections!(), 'job.text'],
  ]);
});
