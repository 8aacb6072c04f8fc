import type { MessagePort } from 'node:worker_threads';
import type { CsrMatrix } from '../../core/csr.js';
import type { Details, ErrorCode } from '../../core/errors.js';
import type { Clustering, ClusterOptions } from '../clusterer.js';

/** What a thread is: one leads and has a way to every helper, each of which has one to it. */
export type Role =
  | { readonly leads: true; readonly helpers: readonly MessagePort[] }
  | { readonly leads: false; readonly leader: MessagePort };

/** To the leader: a fit. The arrays of the matrix are shared. */
export interface FitMessage {
  readonly matrix: CsrMatrix;
  readonly options: ClusterOptions;
  /** One integer, 1 where the fit is to stop. */
  readonly stop: Int32Array;
}

/** From the leader to a helper: where the work of a fit is. */
export interface JoinMessage {
  readonly memory: WebAssembly.Memory;
  readonly crew: Int32Array;
  /** Addresses in the memory. */
  readonly task: number;
  readonly scratch: number;
}

/** From the leader: how far it is, the result, or an error of the catalogue. */
export type Answer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'result'; readonly clustering: Clustering }
  | { readonly kind: 'error'; readonly code: ErrorCode; readonly details: Details };
