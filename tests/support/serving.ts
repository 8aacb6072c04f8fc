import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll } from 'vitest';

/** A server in a process of its own. */
export interface Serving {
  readonly url: string;
  /** All it has written, to both streams. */
  readonly told: () => string;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Ends it as a supervisor does; the status it ended with. */
  readonly stop: () => Promise<number | null>;
}

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a program of Node that serves HTTP, and waits until it tells its address.
 *
 * @throws Error with what it wrote, where it ends before
 */
export async function serving(
  argv: readonly string[],
  given: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Serving> {
  const child = spawn(process.execPath, argv, { cwd: given.cwd, env: { ...process.env, ...given.env } });
  running.add(child);
  const ended = once(child, 'close').then(([status]) => {
    running.delete(child);
    return status as number | null;
  });
  let told = '';
  const url = await new Promise<string>((resolve, reject) => {
    const take = (piece: unknown): void => {
      told += String(piece);
      const found = /http:\/\/[\w.:[\]]+:\d+/.exec(told);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    void ended.then((status) => reject(new Error(`It ended with ${status}: ${told}`)));
  });
  return {
    url,
    told: () => told,
    signal: (name) => child.kill(name),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
