import type { Companion, CompanionKind, CorpusCompanions, NamingJobs, PackCompanions } from '../mapping/companions.js';
import { countIn, listIn, nameIn, objectIn } from './counts-data.js';
import { damaged } from './sections.js';

/** Companions of all packs as JSON has them; fields of objects in the order in which they are read. */
export function companionsData(companions: CorpusCompanions): unknown {
  return Array.from(companions, ([pack, { jobs, naming, voice, scenes, companions: own }]) => [
    pack,
    {
      jobs,
      naming,
      voice,
      scenes: Array.from(scenes, ([id, scene]) => [id, { jobs: scene.jobs, naming: scene.naming }]),
      companions: Array.from(own, ([key, one]) => [
        key,
        {
          jobs: one.jobs,
          naming: one.naming,
          feature: one.feature,
          id: one.id,
          shares: one.shares,
          weight: one.weight,
        },
      ]),
    },
  ]);
}

/**
 * Companions from parsed JSON.
 *
 * @param sizes by pack: its number of frameworks, by which the lists go
 * @throws JobprismError MODEL_DAMAGED
 */
export function companionsIn(json: unknown, sizes: ReadonlyMap<string, number>): CorpusCompanions {
  return mapOf(json, (pack, id) => {
    const size = sizes.get(id);
    if (size === undefined) throw damaged(`companions have a pack ${id}, and the model has none`);
    return packIn(pack, size);
  });
}

function packIn(json: unknown, size: number): PackCompanions {
  const { voice, scenes, companions, ...counted } = objectIn(json, 'companions');
  return {
    ...namingIn(counted, size),
    voice: numberIn(voice, 0, 1),
    scenes: mapOf(scenes, (scene) => namingIn(objectIn(scene, 'companions'), size)),
    companions: mapOf(companions, (companion) => companionIn(companion, size)),
  };
}

function companionIn(json: unknown, size: number): Companion {
  const { feature, id, shares, weight, ...counted } = objectIn(json, 'companions');
  if (feature !== 'technology' && feature !== 'capability') throw damaged('a companion is of no kind');
  return {
    ...namingIn(counted, size),
    feature: feature satisfies CompanionKind,
    id: nameIn(id),
    shares: sized(listIn(shares), size).map((share) => numberIn(share, 0, 1)),
    weight: numberIn(weight, 0, 1),
  };
}

function namingIn({ jobs, naming }: Readonly<Record<string, unknown>>, size: number): NamingJobs {
  return { jobs: countIn(jobs), naming: sized(listIn(naming), size).map(countIn) };
}

function mapOf<T>(json: unknown, read: (value: unknown, key: string) => T): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const entry of listIn(json)) {
    const [key, value] = listIn(entry);
    map.set(nameIn(key), read(value, key as string));
  }
  return map;
}

function sized<T>(list: readonly T[], size: number): readonly T[] {
  if (list.length !== size) throw damaged('companions go with frameworks that their pack does not have');
  return list;
}

function numberIn(value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) throw damaged('a share is none');
  return value;
}
