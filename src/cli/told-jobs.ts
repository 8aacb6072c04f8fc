import type { JobDescription, RejectedRecord } from '../core/job.js';
import type { ReadOptions } from '../ingest/options.js';
import type { Screening } from '../pipeline/screening.js';
import { jobEvents } from '../pipeline/source.js';
import type { CommandContext } from './context.js';
import { forTerminal } from './io.js';
import { type LimitFlags, limitsOf } from './limit-flags.js';
import { oneLine } from './marked-text.js';

/** How a command that has a model reads jobs. */
export interface ReadFlags extends LimitFlags {
  readonly format: NonNullable<ReadOptions['format']>;
  readonly encoding: NonNullable<ReadOptions['encoding']>;
  readonly map: Readonly<Record<string, readonly string[]>>;
}

/** The jobs of files for a model, one after another; what is not used is told on standard error and counted. */
export class ToldJobs {
  readonly #sources: readonly string[];
  readonly #flags: ReadFlags;
  readonly #context: CommandContext;
  readonly #dropping: Pick<Screening, 'screen'> | null;
  #share: () => number | undefined = () => undefined;
  #read = 0;
  #rejected = 0;

  /** @param dropping what leaves out jobs, which are then told as well. Default: nothing does */
  constructor(
    sources: readonly string[],
    flags: ReadFlags,
    context: CommandContext,
    dropping: Pick<Screening, 'screen'> | null = null,
  ) {
    this.#dropping = dropping;
    this.#sources = sources;
    this.#flags = flags;
    this.#context = context;
  }

  /** Records read, those that are not used among them. */
  get records(): number {
    return this.#read;
  }

  get rejected(): number {
    return this.#rejected;
  }

  /** How much of the input is read, 0 to 1; undefined where that is not known. */
  get share(): number | undefined {
    return this.#share();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<JobDescription> {
    const { format, encoding, map: columns } = this.#flags;
    const { io, signal } = this.#context;
    const options = { format, encoding, columns, ...limitsOf(this.#flags), stdin: io.stdin };
    const events = jobEvents(this.#sources, options, { signal });
    this.#share = () => events.share();
    for await (const read of events) {
      const event = (await this.#dropping?.screen(read)) ?? read;
      if (event.kind === 'job') {
        this.#read++;
        yield event.job;
      } else if (event.kind === 'rejected') {
        this.#read++;
        this.reject(event.rejected);
      }
    }
  }

  /** Tells that a record, or a job of those that were given, is not used. */
  reject({ file, line, reason }: RejectedRecord): void {
    this.#rejected++;
    const place = line === null ? file : `${file}:${line}`;
    this.#context.io.stderr.write(forTerminal(`${oneLine(place)}: ${oneLine(reason)}\n`));
  }
}
