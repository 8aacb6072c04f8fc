import { type RunControl, throwIfAborted } from '../core/control.js';
import { JobprismError } from '../core/errors.js';
import type { JobEvent } from '../ingest/intake.js';
import { jobsFromObjects, jobsFromStream } from '../ingest/memory.js';
import type { ReadOptions } from '../ingest/options.js';

/**
 * What an analysis reads: a path, folder or pattern, a list of those (`-` is standard input), or objects with the
 * usual field names (`title`, `text` or `description`, …), synchronous or asynchronous.
 */
export type AnalyzeSource = string | readonly string[] | Iterable<unknown> | AsyncIterable<unknown>;

/** The jobs and rejections of a source. */
export interface JobEvents extends AsyncIterable<JobEvent> {
  /** Share of the source that is read, in [0, 1]; undefined where its size is not known. */
  readonly share: () => number | undefined;
}

/**
 * The jobs and rejections of a source; an abort ends it at once, even while it waits for a stream. File readers are
 * loaded only when files are read.
 */
export function jobEvents(source: AnalyzeSource, options: ReadOptions, { signal }: RunControl): JobEvents {
  let share: number | undefined;
  const control: RunControl = {
    signal,
    onProgress: (progress) => {
      share = progress.share;
    },
  };
  return Object.assign(untilAborted(eventsOf(source, options, control), control), { share: () => share });
}

async function* eventsOf(source: AnalyzeSource, options: ReadOptions, control: RunControl): AsyncGenerator<JobEvent> {
  const paths = pathsOf(source);
  if (paths) {
    const { readJobs } = await import('../ingest/readers/jobs.js');
    yield* readJobs(paths, options, control);
  } else if (typeof source === 'object' && source !== null && Symbol.asyncIterator in source) {
    yield* jobsFromStream(source, { columns: options.columns });
  } else {
    requireSource(source);
    yield* jobsFromObjects(source as Iterable<unknown>, { columns: options.columns });
  }
}

/** @throws JobprismError OPTION_INVALID */
function requireSource(source: unknown): void {
  if (typeof source === 'object' && source !== null && Symbol.iterator in source) return;
  const reason = 'must be a path, a list of paths, or job descriptions one after another';
  throw new JobprismError('OPTION_INVALID', { option: 'source', reason });
}

async function* untilAborted<T>(items: AsyncIterable<T>, control: RunControl): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let stop = (_reason: unknown): void => undefined;
  const onAbort = (): void => stop(new JobprismError('ABORTED', { stage: 'read' }, control.signal?.reason));
  control.signal?.addEventListener('abort', onAbort);
  try {
    for (;;) {
      throwIfAborted(control, 'read');
      // Not Promise.race with one promise for the abort: that would keep every item until the end.
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        stop = reject;
        iterator.next().then(resolve, reject);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    control.signal?.removeEventListener('abort', onAbort);
    const closed = Promise.resolve(iterator.return?.()).catch(() => undefined);
    // A source that was left while it waits closes when it wakes; nobody waits for that.
    if (!control.signal?.aborted) await closed;
  }
}

function pathsOf(source: AnalyzeSource): readonly string[] | null {
  if (typeof source === 'string') return [source];
  const strings = Array.isArray(source) && source.length > 0 && source.every((item) => typeof item === 'string');
  return strings ? (source as readonly string[]) : null;
}
