import type { JobDescription } from '../../core/job.js';
import type { CitySkillsOptions } from '../../recommend/options.js';
import type { PersonInput } from '../../recommend/person.js';
import type { RecommendOptions } from '../../recommend/recommendation.js';

/** What the service asks of the library: plain data, so that it can be asked of another thread. */
export type Call =
  | { readonly kind: 'assign'; readonly jobs: readonly JobDescription[] }
  | { readonly kind: 'recommend'; readonly person: PersonInput; readonly options: RecommendOptions }
  | {
      readonly kind: 'city-skills';
      readonly person: PersonInput;
      readonly city: string;
      readonly options: CitySkillsOptions;
    }
  | { readonly kind: 'similar'; readonly id: string; readonly options: RecommendOptions }
  | { readonly kind: 'job'; readonly id: string }
  | { readonly kind: 'put'; readonly job: JobDescription }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'clusters' }
  | { readonly kind: 'cluster'; readonly cluster: number }
  | { readonly kind: 'frameworks' };

/** What answers now. */
export interface EngineAbout {
  /** Of the model: SHA-256 of its bytes, and of what an index is bound to. */
  readonly model: string;
  readonly space: string;
  readonly clusters: number;
  /** In the index, with what was put and deleted since. */
  readonly jobs: number;
  /** Whether jobs that are put or deleted are written to the file of the index, or are gone with the process. */
  readonly writes: 'file' | 'memory';
}

/** The sorts of threads: those that place jobs and read people, and the one that has the index. */
export type LaneName = 'assign' | 'rank';

/** Work at hand of one sort. */
export interface LaneState {
  readonly lane: string;
  readonly threads: number;
  /** Threads that are ready for work or at it; the others start. */
  readonly ready: number;
  readonly running: number;
  readonly waiting: number;
}

/** Something that whoever runs the service should know. It holds no words of jobs or people. */
export interface EngineEvent {
  readonly event:
    | 'thread-failed'
    | 'thread-restart-failed'
    | 'index-recovered'
    | 'changes-lost'
    | 'reloaded'
    | 'reload-failed';
  readonly [detail: string]: string | number;
}

/** Who answers calls: on threads, or on the thread of the caller. */
export interface Engine {
  /**
   * The answer as JSON. Calls that write wait for a reload to end.
   *
   * @param signal gives the call up: it is not begun, or its answer is dropped
   * @throws JobprismError SERVER_BUSY, ANSWER_FAILED, SERVER_STOPPING, JOB_NOT_INDEXED, CLUSTER_UNKNOWN,
   *   INDEX_REPLACED and what the library throws; the reason of the signal
   */
  call(call: Call, signal?: AbortSignal): Promise<string>;
  /**
   * Opens model and index anew, beside those that answer, and puts them in their place once they are whole.
   *
   * @throws JobprismError what opening them throws; the old ones then go on
   */
  reload(): Promise<EngineAbout>;
  readonly about: EngineAbout;
  /** Times that a model was opened. */
  readonly loads: number;
  readonly lanes: readonly LaneState[];
  /** Lets calls at hand end, then the threads. */
  close(): Promise<void>;
}
