import type { Progress, Stage } from '../core/control.js';
import type { Io } from './io.js';

const NAMES: Readonly<Record<Stage, string>> = {
  read: 'Reading',
  vectorize: 'Weighing',
  cluster: 'Clustering',
  map: 'Mapping',
  write: 'Writing',
};

/** Shows how far a run has come; `stop` leaves the terminal as it was. */
export interface ProgressDisplay {
  readonly onProgress: ((progress: Progress) => void) | undefined;
  stop(): void;
}

/** The bar counts thousandths where a share is known, since the number of records is not before the end. */
const STEPS = 1_000;
/** Seconds before a rate is worth telling. */
const SETTLED = 2;

/** A progress bar with rate and time left on standard error where that is a terminal; nothing otherwise. */
export async function progressDisplay({ stderr }: Io, now: () => number = seconds): Promise<ProgressDisplay> {
  if (!stderr.isTTY) return { onProgress: undefined, stop: () => undefined };
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: '{stage} {bar} {told}',
    stream: stderr as unknown as NodeJS.WritableStream,
    clearOnComplete: true,
    hideCursor: true,
  });
  let current: Stage | null = null;
  let begun = 0;
  return {
    onProgress(progress) {
      const { stage, done, total } = progress;
      if (stage !== current) begun = now();
      const payload = { stage: NAMES[stage].padEnd(10), told: toldOf(progress, now() - begun) };
      const share = shareOf(progress);
      const [value, most] = share === null ? [done, Math.max(done, 1)] : [Math.round(share * STEPS), STEPS];
      if (stage !== current) {
        if (current !== null) bar.stop();
        bar.start(most, value, payload);
        current = stage;
      } else {
        bar.setTotal(total === null ? most : STEPS);
        bar.update(value, payload);
      }
    },
    stop: () => bar.stop(),
  };
}

function shareOf({ done, total, share }: Progress): number | null {
  return share ?? (total === null || total === 0 ? null : done / total);
}

/** Such as `12,300 of 20,000 · 1,230/s · 0:06 left`. */
export function toldOf(progress: Progress, elapsed: number): string {
  const { done, total } = progress;
  const share = shareOf(progress);
  const parts = [total === null ? grouped(done) : `${grouped(done)} of ${grouped(total)}`];
  if (elapsed >= SETTLED && done > 0) {
    parts.push(`${grouped(Math.round(done / elapsed))}/s`);
    if (share !== null && share > 0 && share < 1) parts.push(`${clock((elapsed * (1 - share)) / share)} left`);
  }
  return parts.join(' · ');
}

/** Not by the locale, which may be any. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3}){1,6}$)/g, ',');
}

function clock(duration: number): string {
  const whole = Math.ceil(duration);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

function seconds(): number {
  return performance.now() / 1_000;
}
