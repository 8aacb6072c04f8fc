import { setTimeout as delay } from 'node:timers/promises';
import { JobprismError, reasonOf } from '../core/errors.js';
import { type Built, buildServer } from './create-server.js';
import { isLoopback } from './http/guard.js';
import { checkListening, type ServerOptions } from './options.js';

/** {@link ServerOptions} with where to listen and how to stop. */
export interface ServeOptions extends ServerOptions {
  /** Name or address to listen on. One that others can reach asks for `keys`. Default: 127.0.0.1. */
  readonly host?: string | undefined;
  /** Port to listen on; 0 takes any that is free. Default: 8080. */
  readonly port?: number | undefined;
  /** Seconds for which clients are told to go before the door is closed. Default: 0.5. */
  readonly drain?: number | undefined;
  /** Seconds after which requests that are still at hand are given up. Default: 30. */
  readonly deadline?: number | undefined;
}

/** A server that listens. */
export interface RunningServer {
  /** As `http://127.0.0.1:8080`. */
  readonly address: string;
  /**
   * Opens model and index anew, and puts them in the place of those that answer.
   *
   * @throws JobprismError what opening them throws; the old ones then go on
   */
  reload(): Promise<void>;
  /** Answers what is at hand, with word to every client to come no more on its connection, then ends. */
  stop(): Promise<void>;
}

/**
 * Starts a server.
 *
 * @throws JobprismError OPTION_INVALID, SERVER_UNGUARDED, ADDRESS_UNUSABLE, and as `createServer` does
 * @example
 * const server = await startServer({ model: 'out/model.jobprism', port: 0 });
 * await server.stop();
 */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { host, port, drain, deadline, ...others } = checkListening(options);
  if (others.keys === undefined && !isLoopback(host)) throw new JobprismError('SERVER_UNGUARDED', { host });
  const built = await buildServer(others);
  try {
    const address = await built.app.listen({ host, port });
    let stopping: Promise<void> | null = null;
    return {
      address,
      reload: async () => void (await built.service.engine.reload()),
      stop: () => {
        stopping ??= stop(built, drain, deadline);
        return stopping;
      },
    };
  } catch (error) {
    await built.app.close();
    throw new JobprismError('ADDRESS_UNUSABLE', { address: `${host}:${port}`, reason: reasonOf(error) }, error);
  }
}

async function stop({ app, service }: Built, drain: number, deadline: number): Promise<void> {
  // From here on every answer ends its connection, so that hardly anybody is left to meet a closed door.
  service.isStopping = true;
  await delay(drain * 1000);
  const giveUp = setTimeout(() => app.server.closeAllConnections(), deadline * 1000);
  await app.close();
  clearTimeout(giveUp);
}
