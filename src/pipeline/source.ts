import type { RunControl } from '../core/control.js';
import type { JobEvent } from '../ingest/intake.js';
import { jobsFromObjects } from '../ingest/memory.js';
import type { ReadOptions } from '../ingest/options.js';

/**
 * What an analysis reads: a path, folder or pattern, a list of those (`-` is standard input), or objects with the
 * usual field names (`title`, `text` or `description`, …), synchronous or asynchronous.
 */
export type AnalyzeSource = string | readonly string[] | Iterable<unknown> | AsyncIterable<unknown>;

/** The jobs and rejections of a source. File readers are loaded only when files are read. */
export async function* jobEvents(
  source: AnalyzeSource,
  options: ReadOptions,
  control: RunControl,
): AsyncGenerator<JobEvent> {
  const paths = pathsOf(source);
  if (paths) {
    const { readJobs } = await import('../ingest/readers/jobs.js');
    yield* readJobs(paths, options, control);
  } else if (typeof source === 'object' && Symbol.asyncIterator in source) {
    const objects: unknown[] = [];
    for await (const object of source) objects.push(object);
    yield* jobsFromObjects(objects);
  } else {
    yield* jobsFromObjects(source as Iterable<unknown>);
  }
}

function pathsOf(source: AnalyzeSource): readonly string[] | null {
  if (typeof source === 'string') return [source];
  const strings = Array.isArray(source) && source.length > 0 && source.every((item) => typeof item === 'string');
  return strings ? (source as readonly string[]) : null;
}
