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

/** A progress bar on standard error where that is a terminal; nothing otherwise. */
export async function progressDisplay({ stderr }: Io): Promise<ProgressDisplay> {
  if (!stderr.isTTY) return { onProgress: undefined, stop: () => undefined };
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    format: '{stage} {bar} {value}{of}',
    stream: stderr as unknown as NodeJS.WritableStream,
    clearOnComplete: true,
    hideCursor: true,
    etaBuffer: 50,
  });
  let current: Stage | null = null;
  return {
    onProgress({ stage, done, total }) {
      const payload = { stage: NAMES[stage].padEnd(10), of: total === null ? '' : `/${total}` };
      if (stage !== current) {
        if (current !== null) bar.stop();
        bar.start(total ?? Math.max(done, 1), done, payload);
        current = stage;
      } else {
        bar.setTotal(total ?? Math.max(done, 1));
        bar.update(done, payload);
      }
    },
    stop: () => bar.stop(),
  };
}
