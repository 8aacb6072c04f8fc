import { isIP } from 'node:net';
import * as z from 'zod';
import { parseOptions } from '../core/options.js';
import type { Ranker } from './engine/ranker.js';
import type { ServiceKey } from './keys.js';

/** What answers, and within which limits. */
export interface ServiceOptions {
  /** File of the model, as `analyze` writes it, or the folder it is in as model.jobprism. Needed where no `recommender` is given. */
  readonly model?: string | undefined;
  /** File of the index of jobs, or the folder it is in as index.jobprism. Default: an empty index. */
  readonly index?: string | undefined;
  /** Write jobs that are put and deleted to the file of `index`. Default: false, which keeps them in memory. */
  readonly write?: boolean | undefined;
  /**
   * Threads that place jobs, beside the one that ranks; 0 does all work on the calling thread, where a long call keeps
   * others waiting. Default: 1.
   */
  readonly threads?: number | undefined;
  /**
   * A recommender of your own in place of files, or what makes one, which is then called with every reload. It works on
   * the calling thread.
   */
  readonly recommender?: Ranker | (() => Promise<Ranker>) | undefined;
  /**
   * Who may ask. Default: nobody needs a key, and requests from other machines are refused. `off` asks for no key and
   * refuses nobody: for a service inside another one that has seen to it.
   */
  readonly keys?: readonly ServiceKey[] | 'off' | undefined;
  /** Requests a minute for each key, or each address where there is no key; 0 is no limit. Default: 12,000. */
  readonly rateLimit?: number | undefined;
  /** Bytes of a body. Default: 1 MiB. */
  readonly bodyLimit?: number | undefined;
  /**
   * Characters of the text of a person. People are read by the threads that place jobs, so a very long text keeps
   * others waiting. Default: 50,000; 1,000,000 at most.
   */
  readonly textLimit?: number | undefined;
  /** Seconds in which an answer must be there. Default: 30. */
  readonly callTimeout?: number | undefined;
  /** Calls that may wait or be worked on at a time. Default: 256. */
  readonly queue?: number | undefined;
}

/** {@link ServiceOptions} of a server of its own. */
export interface ServerOptions extends ServiceOptions {
  /** Seconds in which a request must have arrived; its headers have at most 10. Default: 15. */
  readonly requestTimeout?: number | undefined;
  /**
   * Takes the address of who asks from X-Forwarded-For: the number of proxies in front, or their addresses or networks
   * (`10.0.0.0/8`). What stands to the left of what they wrote is of the client's own making, and is not believed.
   * With a number nobody but the proxies may reach the port; with addresses others are told apart.
   * Default: false, which believes none of it.
   */
  readonly trustProxy?: false | number | readonly string[] | undefined;
  /** Where lines of the log go, JSON each; nothing people wrote is in them. Default: nowhere. */
  readonly log?: { write(line: string): unknown } | undefined;
  /** Least level of a line of the log. Default: `info`. */
  readonly logLevel?: 'debug' | 'info' | 'warn' | 'error' | undefined;
}

const serviceShape = {
  model: z.string().min(1).optional(),
  index: z.string().min(1).optional(),
  write: z.boolean().default(false),
  threads: z.int().min(0).max(64).default(1),
  recommender: z
    .custom<ServiceOptions['recommender']>((value) => /^(?:object|function)$/.test(typeof value))
    .optional(),
  keys: z
    .union([z.literal('off'), z.array(z.custom<ServiceKey>((key) => typeof key === 'object' && key !== null))])
    .optional(),
  rateLimit: z.int().min(0).max(1_000_000_000).default(12_000),
  bodyLimit: z
    .int()
    .min(1)
    .max(1_000_000_000)
    .default(1024 * 1024),
  textLimit: z.int().min(1).max(1_000_000).default(50_000),
  callTimeout: z.number().positive().max(3600).default(30),
  queue: z.int().min(1).max(1_000_000).default(256),
};

const serviceSchema = z.strictObject(serviceShape);

const serverSchema = z.strictObject({
  ...serviceShape,
  requestTimeout: z.number().positive().max(3600).default(15),
  trustProxy: z
    .union([
      z.literal(false),
      z.int().min(1).max(32),
      z.array(z.string().refine(isNetwork, 'must be an address or a network')).min(1),
    ])
    .default(false),
  log: z.custom<ServerOptions['log']>((value) => typeof value === 'object' && value !== null).optional(),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

/** An address, or a network as `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

type Checked<T, Defaulted extends keyof T> = Omit<T, Defaulted> & { readonly [K in Defaulted]-?: NonNullable<T[K]> };

/** {@link ServiceOptions} with its defaults. */
export type CheckedService = Checked<
  ServiceOptions,
  'write' | 'threads' | 'rateLimit' | 'bodyLimit' | 'textLimit' | 'callTimeout' | 'queue'
>;

/** {@link ServerOptions} with its defaults. */
export type CheckedServer = CheckedService & Checked<ServerOptions, 'requestTimeout' | 'trustProxy' | 'logLevel'>;

const HOST = 'must be a name or an address';
const PORT = 'must be a whole number from 0 to 65535';
const SECONDS = 'must be a number of seconds, 3600 at most';

/** The rest of the options is looked at by {@link checkServer}. */
const listeningSchema = z.looseObject({
  host: z.string(HOST).min(1, HOST).default('127.0.0.1'),
  port: z.int(PORT).min(0, PORT).max(65_535, PORT).default(8080),
  drain: z.number(SECONDS).min(0, SECONDS).max(3600, SECONDS).default(0.5),
  deadline: z.number(SECONDS).min(0, SECONDS).max(3600, SECONDS).default(30),
});

/** Where a server listens and how it stops. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly drain: number;
  readonly deadline: number;
}

/**
 * Where a server is to listen and how it is to stop, with the defaults; the other options are handed on as they are.
 *
 * @throws JobprismError OPTION_INVALID
 */
export function checkListening<T extends object>(options: T): T & Listening {
  return parseOptions(listeningSchema, options) as T & Listening;
}

/** @throws JobprismError OPTION_INVALID */
export function checkService(options: ServiceOptions): CheckedService {
  return parseOptions(serviceSchema, options);
}

/** @throws JobprismError OPTION_INVALID */
export function checkServer(options: ServerOptions): CheckedServer {
  return parseOptions(serverSchema, options);
}
