import { JobprismError } from '../../core/errors.js';
import { rounded } from '../../core/rounded.js';
import { indexedJob } from '../../pipeline/recommend/indexed.js';
import type { EngineAbout } from './call.js';
import { clusterList, frameworkList } from './lists.js';
import type { Opened, Ranker } from './ranker.js';
import { asJson, fromJson, type ReadJob, type ReadPerson, type Work } from './work.js';

/**
 * The answer to a piece of work as JSON, with numbers of six digits as files have them but for what is only read.
 *
 * @throws JobprismError JOB_NOT_INDEXED, CLUSTER_UNKNOWN, INDEX_REPLACED and what the library throws
 */
export async function answer(opened: Opened, call: Work): Promise<string> {
  const { ranker } = opened;
  switch (call.kind) {
    case 'assign': {
      const pieces: string[] = [];
      for (const job of call.jobs) pieces.push(json(await ranker.model.assign(job)));
      // Not an array: batches are cut into pieces, which are put together as text.
      return pieces.join(',');
    }
    case 'read-person':
      return JSON.stringify(asJson(await ranker.person(call.person)) satisfies ReadPerson);
    case 'rank': {
      const { person: _, ...found } = ranker.recommendTo(fromJson(call.person), call.options);
      // Numbers of a person are as long as they state them.
      return `{"person":${json(withoutPlace(call.person))},${jsonOfRounded(found).slice(1)}`;
    }
    case 'rank-city':
      return jsonOfRounded(ranker.index.citySkills(fromJson(call.person), call.city, call.options));
    case 'similar':
      requireJob(ranker, call.id);
      return jsonOfRounded({ id: call.id, jobs: ranker.similar(call.id, call.options) });
    case 'job':
      return json(withoutPlace(requireJob(ranker, call.id)));
    case 'read-job': {
      const placed = await ranker.model.place(call.job);
      return JSON.stringify({ said: json(placed.job), job: asJson(indexedJob(placed)) } satisfies ReadJob);
    }
    case 'put-read':
      return put(opened, call.read);
    case 'delete':
      requireJob(ranker, call.id);
      await opened.check?.();
      ranker.delete(call.id);
      await opened.keep?.();
      return json({ id: call.id, deleted: true });
    case 'clusters':
      return json({ clusters: clusterList(ranker) });
    case 'cluster':
      return json(requireCluster(ranker, call.cluster));
    case 'frameworks':
      return json({ packs: frameworkList(ranker) });
  }
}

/** What answers, for those who ask from outside. */
export function aboutOf({ ranker, keep }: Opened): EngineAbout {
  const { model, index } = ranker;
  return {
    model: model.id,
    space: model.space,
    clusters: model.clusters.length,
    jobs: index.size,
    writes: keep ? 'file' : 'memory',
  };
}

async function put({ ranker, keep, check }: Opened, { said, job }: ReadJob): Promise<string> {
  await check?.();
  const isNew = !ranker.index.has(job.id);
  ranker.index.put(fromJson(job));
  await keep?.();
  return `{"created":${isNew},"job":${said}}`;
}

function requireJob({ index }: Ranker, id: string) {
  const job = index.get(id);
  if (!job) throw new JobprismError('JOB_NOT_INDEXED');
  return job;
}

function requireCluster({ model: { clusters } }: Ranker, number: number) {
  const cluster = clusters[number];
  if (!cluster) throw new JobprismError('CLUSTER_UNKNOWN', { last: clusters.length - 1 });
  return cluster;
}

/** Without the numbers of a place in the latent space, which say nothing to a reader. */
function withoutPlace<T extends { readonly place: unknown }>({ place: _, ...others }: T): Omit<T, 'place'> {
  return others;
}

/** What searches give has six digits where it is made, and looking at every number again is two fifths of writing it. */
function jsonOfRounded(value: unknown): string {
  return JSON.stringify(value);
}

function json(value: unknown): string {
  return JSON.stringify(value, rounded);
}
