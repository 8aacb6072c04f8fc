import { rounded } from '../../core/rounded.js';
import type { PartKind, Tally } from '../../mapping/tally.js';
import { digestIn, pack } from '../../model/container.js';
import type { JobCounts, ModelContents, ModelPhrase, ModelReading } from '../../model/contents.js';
import { encodeSpace } from '../../model/encode.js';
import { dictionaryOf } from '../../tokenize/dictionary-of.js';
import { VERSION } from '../../version.js';
import type { CountedJobs, Stages } from '../assemble.js';
import type { ResolvedOptions } from '../options.js';
import type { ReaderSetup } from '../reader-setup.js';
import type { VectorStage } from '../vector-stage.js';

/** What a model is made of. */
export interface RunStages extends Omit<Stages, 'mapper' | 'placed'> {
  readonly counted: CountedJobs;
  readonly resolved: ResolvedOptions;
  readonly setup: ReaderSetup;
  readonly described: ModelContents['described'];
}

/** What a run learnt, without its jobs. Arrays are those of the run, not copies. */
export async function modelContents(stages: RunStages): Promise<ModelContents> {
  const { read, vectors, clustered, affinity, knowledge, counted, described, setup } = stages;
  const { catalogue, packs } = knowledge;
  const { clustering, outliers, emptyTo } = clustered;
  const { terms, documentFrequencies, documents } = vectors.model.vocabulary;
  const { metric, k, cols, centroids } = clustering;
  const placing = {
    reading: await readingOf(stages),
    knowledge: {
      technologies: [...catalogue.technologies.values()],
      capabilities: [...catalogue.capabilities.values()],
      packs,
    },
    space: {
      terms,
      kinds: terms.map((term) => read.terms.kindOf(term)),
      documentFrequencies,
      documents,
      phrases: phrasesOf(stages),
      boilerplate: { sentences: read.terms.boilerplate, factor: setup.boilerplate },
      weighting: weightingOf(vectors),
      emphasis: vectors.emphasis,
      projection: vectors.projection,
      dimensions: vectors.dimensions,
    },
  };
  return {
    version: VERSION,
    ...placing,
    spaceId: digestIn(await pack(encodeSpace(placing))),
    clusters: { metric, k, cols, centroids, emptyTo, outliers, counts: counted.groups.map(countsOf) },
    companions: affinity.companions,
    counts: countsOf(counted.all),
    // As clusters.json has it, six digits of each number, which are the same however the jobs of the run were kept.
    described: JSON.parse(JSON.stringify(described, rounded)) as ModelContents['described'],
  };
}

async function readingOf({ resolved, setup }: RunStages): Promise<ModelReading> {
  const { segmenter, words, stopWords, language, sectionWeights, referenceDate } = setup;
  const own = typeof segmenter !== 'string';
  return {
    segmenter: {
      name: own ? segmenter.name : segmenter,
      own,
      dictionary: own ? null : await dictionaryOf(segmenter),
    },
    language,
    words: words.map((word) => (typeof word === 'string' ? word : { term: word.term, spellings: [...word.spellings] })),
    stopWords: stopWords ? [...stopWords].sort() : null,
    sectionWeights,
    keepPersonal: resolved.keepPersonal,
    dropFlagged: resolved.dropFlagged,
    referenceDate: referenceDate ?? null,
  };
}

/** The phrases that are columns; the others count for nothing. */
function phrasesOf({ read, vectors }: RunStages): ModelPhrase[] {
  const { vocabulary } = vectors.model;
  return read.terms.phrases
    .map(({ name, words }) => ({ column: vocabulary.columnOf(name), words }))
    .filter(({ column }) => column >= 0)
    .sort((a, b) => a.column - b.column || (a.words[0] < b.words[0] ? -1 : 1));
}

function weightingOf({ model }: Pick<VectorStage, 'model'>): ModelContents['space']['weighting'] {
  if ('meanLength' in model) {
    const { meanLength, options } = model;
    return { kind: 'bm25', k1: options.k1, b: options.b, meanLength };
  }
  return { kind: 'tfidf', sublinearTf: model.options.sublinearTf };
}

/** How often things stand in jobs that were counted. */
export function countsOf(jobs: Tally): JobCounts {
  return {
    jobs: jobs.jobs,
    skills: counted(jobs, 'skill'),
    capabilities: counted(jobs, 'capability'),
    frameworks: counted(jobs, 'mention'),
    roles: counted(jobs, 'role'),
    levels: counted(jobs, 'level'),
    cities: counted(jobs, 'place'),
  };
}

/** In the order of the ids, whatever that of the jobs was. */
function counted(jobs: Tally, kind: PartKind): ReadonlyMap<string, number> {
  const entries = [...jobs.of(kind)].map(([id, tallied]): [string, number] => [id, tallied.jobs]);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
