import type { JobDescription } from '../core/job.js';
import { cleanText, cleanTitle } from '../ingest/clean/clean-text.js';
import { flagsOf } from '../ingest/flags/flags.js';
import type { JobEvent } from '../ingest/intake.js';
import { type PersonalCounts, PersonalMask } from '../ingest/personal/mask.js';
import type { RunReport } from './analysis.js';
import type { ResolvedOptions } from './options.js';

/** What every job goes through before anything else sees it. */
export interface Screening {
  /** What was masked so far; null where it is to stay. */
  readonly personal: PersonalCounts | null;
  /** Masks what a job says of people, and rejects one that is flagged where that is asked for. */
  screen(event: JobEvent): Promise<JobEvent>;
}

/** The screening that options ask for. */
export function screeningOf({
  keepPersonal,
  dropFlagged,
}: Pick<ResolvedOptions, 'keepPersonal' | 'dropFlagged'>): Screening {
  const mask = keepPersonal ? null : new PersonalMask();
  return {
    personal: mask ? mask.counts : null,
    async screen(event) {
      if (event.kind !== 'job') return event;
      const job = mask ? await masked(event.job, mask) : event.job;
      const flags = dropFlagged ? flagsOf(job) : [];
      if (flags.length === 0) return { kind: 'job', job };
      const reason = flags.map((flag) => `${flag.reason}: ${flag.evidence.map(({ text }) => `«${text}»`).join(', ')}`);
      return { kind: 'rejected', rejected: { ...job.source, code: 'FLAGGED', reason: reason.join('; ') } };
    },
  };
}

/**
 * What leaves out the jobs that the run of a model would have left out, for those who hand them to the model, which masks them
 * itself; null where it left none out.
 */
export function droppingOf({ options }: Pick<RunReport, 'options'>): Pick<Screening, 'screen'> | null {
  const { keepPersonal, dropFlagged } = options;
  if (dropFlagged !== true) return null;
  const screening = screeningOf({ keepPersonal: keepPersonal === true, dropFlagged });
  return {
    async screen(event) {
      const seen = await screening.screen(event);
      return seen.kind === 'rejected' ? seen : event;
    },
  };
}

/** The job without what it says of people. */
export function masked(job: JobDescription, mask: PersonalMask): Promise<JobDescription> {
  return unseenMasked(mask.job(job), mask);
}

/** What may be markup or an entity; a text without is read as it is written. */
const MAY_HIDE = /[<&]/;

/** Masks in title and text also what only shows once markup and entities are read. */
async function unseenMasked(job: JobDescription, mask: PersonalMask): Promise<JobDescription> {
  const { title, text } = job;
  const hides = title !== null && MAY_HIDE.test(title);
  if (!hides && !MAY_HIDE.test(text)) return job;
  return {
    ...job,
    title: hides ? mask.read(await cleanTitle(title)) : title,
    text: MAY_HIDE.test(text) ? mask.read(await cleanText(text)) : text,
  };
}
