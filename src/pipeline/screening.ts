import { flagsOf } from '../ingest/flags/flags.js';
import type { JobEvent } from '../ingest/intake.js';
import { type PersonalCounts, PersonalMask } from '../ingest/personal/mask.js';
import type { ResolvedOptions } from './options.js';

/** What every job goes through before anything else sees it. */
export interface Screening {
  /** What was masked so far; null where it is to stay. */
  readonly personal: PersonalCounts | null;
  /** Masks what a job says of people, and rejects one that is flagged where that is asked for. */
  screen(event: JobEvent): JobEvent;
}

/** The screening that options ask for. */
export function screeningOf({
  keepPersonal,
  dropFlagged,
}: Pick<ResolvedOptions, 'keepPersonal' | 'dropFlagged'>): Screening {
  const mask = keepPersonal ? null : new PersonalMask();
  return {
    personal: mask ? mask.counts : null,
    screen(event) {
      if (event.kind !== 'job') return event;
      const job = mask ? mask.job(event.job) : event.job;
      const flags = dropFlagged ? flagsOf(job) : [];
      if (flags.length === 0) return { kind: 'job', job };
      const reason = flags.map((flag) => `${flag.reason}: ${flag.evidence.map(({ text }) => `«${text}»`).join(', ')}`);
      return { kind: 'rejected', rejected: { ...job.source, code: 'FLAGGED', reason: reason.join('; ') } };
    },
  };
}
