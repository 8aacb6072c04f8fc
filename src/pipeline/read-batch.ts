import type { JobDescription } from '../core/job.js';
import type { Token, TokenKind } from '../tokenize/token.js';
import { type SentenceBatch, sentenceBatch } from './boilerplate/sentence-batch.js';
import { type SentenceRuns, sourceOf } from './boilerplate/sentence-runs.js';
import { type ReadResult, type ReadTools, readJob } from './read-job.js';
import { type RecordBatch, recordBatch } from './record-batch.js';

/**
 * Jobs after the first pass, written out, and their terms as numbers: plain data, cheap to hand from thread to thread.
 * Filled by {@link readBatch}, read by the record store and the term collector.
 */
export interface ReadBatch {
  readonly records: RecordBatch;
  /** The distinct tokens of the batch, in order of appearance. */
  readonly stems: readonly string[];
  readonly terms: readonly string[];
  readonly kinds: readonly TokenKind[];
  /** How each is written where its capitals matter (`DevOps`, `API`), else ''. */
  readonly spellings: readonly string[];
  /** Tokens of job i are at `starts[i]` to `starts[i + 1]`. */
  readonly starts: Int32Array;
  /** By token: its number among the distinct ones. */
  readonly tokens: Int32Array;
  /** By token: 1 where it stands side by side with the token before it. */
  readonly joined: Uint8Array;
  /** By token: how much it counts, above 0; null where each counts 1. */
  readonly weights: Float32Array | null;
  /** Null where sentences are not told apart. */
  readonly sentences: SentenceBatch | null;
}

/** The part of a batch that the vectors are made from. */
export type TokenBatch = Omit<ReadBatch, 'records'>;

/** Reads batches of jobs on threads of its own. */
export interface ReaderPool {
  /** Whether its threads have enough to do. */
  readonly isBusy: boolean;
  read(jobs: readonly JobDescription[]): Promise<ReadBatch>;
  /** Ends its threads; reads that are not done fail. */
  close(): Promise<void>;
}

/** Reads batches of jobs, on threads or on the calling one. */
export interface BatchReader extends Pick<ReaderPool, 'close'> {
  /** Batches that are worth handing over before the first of them is back. */
  readonly ahead: number;
  /** @param expected jobs that will come in all, as far as one can tell */
  read(jobs: readonly JobDescription[], expected?: number): Promise<ReadBatch>;
}

/** What the number of a token depends on, beside how it is written. */
type NumberedToken = Pick<Token, 'stem' | 'term' | 'kind'>;

/** The terms of one document. */
export interface CutDocument {
  readonly tokens: readonly NumberedToken[];
  /** By token: how it is written where its capitals matter, else ''. Default: '' for all. */
  readonly spellings?: readonly string[];
  /** By token: 1 where it stands side by side with the token before it. */
  readonly joined: Uint8Array;
  /** By token; for every document or for none. */
  readonly weights?: Float32Array | undefined;
  /** For every document or for none. */
  readonly sentences?: SentenceRuns | undefined;
  /** Who speaks in it, 32 bits; for every document with sentences. */
  readonly source?: number;
}

/** Reads jobs one after another. */
export async function readBatch(jobs: readonly JobDescription[], tools: ReadTools): Promise<ReadBatch> {
  const results: ReadResult[] = [];
  for (const job of jobs) results.push(await readJob(job, tools));
  const records = recordBatch(
    results.map(({ job }) => job),
    tools.exact,
  );
  return { records, ...tokenBatch(results.map((result) => ({ ...result, source: sourceOf(result.job) }))) };
}

/** Numbers the terms of documents. */
export function tokenBatch(documents: readonly CutDocument[]): TokenBatch {
  const distinct = new DistinctTokens();
  const starts = new Int32Array(documents.length + 1);
  for (const [i, { tokens }] of documents.entries()) starts[i + 1] = starts[i]! + tokens.length;
  const length = starts[documents.length]!;
  const tokens = new Int32Array(length);
  const joined = new Uint8Array(length);
  const weights = documents.some((document) => document.weights !== undefined) ? new Float32Array(length) : null;
  let next = 0;
  for (const [i, document] of documents.entries()) {
    joined.set(document.joined, starts[i]);
    if (document.weights) weights?.set(document.weights, starts[i]);
    const { spellings } = document;
    for (let k = 0; k < document.tokens.length; k++) {
      tokens[next++] = distinct.numberOf(document.tokens[k]!, spellings ? spellings[k]! : '');
    }
  }
  const { all } = distinct;
  return {
    stems: all.map(({ stem }) => stem),
    terms: all.map(({ term }) => term),
    kinds: all.map(({ kind }) => kind),
    spellings: distinct.spellings,
    starts,
    tokens,
    joined,
    weights,
    sentences: sentenceBatch(documents),
  };
}

/** Numbers tokens by what they are: kind, stem, term and spelling. */
class DistinctTokens {
  /** In order of appearance. */
  readonly all: NumberedToken[] = [];
  readonly spellings: string[] = [];
  /** By term the number of the first token that has it; a key of all four parts would have to be joined for each. */
  readonly #firstOf = new Map<string, number>();
  /** By token the number of the next one of its term, or -1. */
  readonly #next: number[] = [];

  numberOf(token: NumberedToken, spelling: string): number {
    let last = -1;
    for (let number = this.#firstOf.get(token.term) ?? -1; number >= 0; number = this.#next[number]!) {
      if (this.spellings[number] === spelling && isSame(this.all[number]!, token)) return number;
      last = number;
    }
    const number = this.all.push(token) - 1;
    this.spellings.push(spelling);
    this.#next.push(-1);
    if (last < 0) this.#firstOf.set(token.term, number);
    else this.#next[last] = number;
    return number;
  }
}

/** True for two of one term that are the same in all else. */
function isSame(a: NumberedToken, b: NumberedToken): boolean {
  return a.stem === b.stem && a.kind === b.kind;
}
