import type { JobDescription } from '../../core/job.js';
import type { IndexedJob } from '../../recommend/indexed-job.js';
import type { CitySkillsOptions } from '../../recommend/options.js';
import type { Person, PersonInput } from '../../recommend/person.js';
import type { RecommendOptions } from '../../recommend/recommendation.js';
import type { Call } from './call.js';

/** Calls that bring a person or a job, which is read before the index is asked. */
type ReadFirst = 'recommend' | 'city-skills' | 'put';

/** What a thread does at a time: a whole call, or one of the halves of those that bring what has to be read. */
export type Work =
  | Exclude<Call, { readonly kind: ReadFirst }>
  /** Answered by a {@link ReadPerson}. */
  | { readonly kind: 'read-person'; readonly person: PersonInput }
  | { readonly kind: 'rank'; readonly person: ReadPerson; readonly options: RecommendOptions }
  | {
      readonly kind: 'rank-city';
      readonly person: ReadPerson;
      readonly city: string;
      readonly options: CitySkillsOptions;
    }
  /** Answered by a {@link ReadJob}. */
  | { readonly kind: 'read-job'; readonly job: JobDescription }
  | { readonly kind: 'put-read'; readonly read: ReadJob };

/** What has a place, as JSON holds it: with all digits, because scores are made of them. */
export type AsJson<T extends { readonly place: Float32Array | null }> = Omit<T, 'place'> & {
  readonly place: readonly number[] | null;
};

/** A person as JSON holds them. */
export type ReadPerson = AsJson<Person>;

/** A job that was read. */
export interface ReadJob {
  /** What the model says of it, as it is answered. */
  readonly said: string;
  readonly job: AsJson<IndexedJob>;
}

/** For JSON. */
export function asJson<T extends { readonly place: Float32Array | null }>({ place, ...others }: T): AsJson<T> {
  return { ...others, place: place && [...place] };
}

/** Back from JSON. */
export function fromJson<T extends { readonly place: readonly number[] | null }>({
  place,
  ...others
}: T): Omit<T, 'place'> & { readonly place: Float32Array | null } {
  return { ...others, place: place && Float32Array.from(place) };
}

/**
 * What the index is to be asked for a call. The job or person that it brings is read before; where there is none, it is
 * known at once.
 *
 * @param read has a job or a person read; the answer as JSON
 */
export function workOf(call: Call, read: (work: Work) => Promise<string>): Work | Promise<Work> {
  switch (call.kind) {
    case 'recommend':
      return readPerson(call, read).then((person) => ({ kind: 'rank', person, options: call.options }));
    case 'city-skills':
      return readPerson(call, read).then((person) => ({ ...call, kind: 'rank-city', person }));
    case 'put':
      return read({ kind: 'read-job', job: call.job }).then((json) => ({
        kind: 'put-read',
        read: JSON.parse(json) as ReadJob,
      }));
    default:
      return call;
  }
}

async function readPerson(
  { person }: { readonly person: PersonInput },
  read: (work: Work) => Promise<string>,
): Promise<ReadPerson> {
  return JSON.parse(await read({ kind: 'read-person', person })) as ReadPerson;
}

/** Whether a call changes the index. */
export function isChange({ kind }: Call): boolean {
  return kind === 'put' || kind === 'delete';
}
