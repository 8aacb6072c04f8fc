import { createHash, timingSafeEqual } from 'node:crypto';
import { JobprismError } from '../core/errors.js';

/** What a key may do; who may write may read, and who may administer may do both. */
export type Scope = 'read' | 'write' | 'admin';

/** A key of the service. */
export interface ServiceKey {
  /** What logs and limits know the key by. */
  readonly name: string;
  /** At least 16 characters of those that a header may carry: letters, digits and `-._~+/=`. */
  readonly key: string;
  /** Default: `read`. */
  readonly scope?: Scope | undefined;
}

/** Who asks. */
export interface Client {
  readonly name: string;
  readonly scope: Scope;
}

/** From the least to the most. */
export const SCOPES: readonly Scope[] = ['read', 'write', 'admin'];

const NAME = /^[\w.-]{1,64}$/;
const KEY = /^[\w\-.~+/]+=*$/;
const SHORTEST = 16;
const LONGEST = 512;

/**
 * Reads keys: one a line or between commas, each with a name in front and, if it may do more than read, a scope behind;
 * what follows a # at the start of a line is a remark.
 *
 * @param source what to call the text in an error, which never shows a key
 * @throws JobprismError KEYS_INVALID
 * @example
 * parseKeys('website 7d1f0c6c2ae94b0fb8d0\ncrawler 53a1c0b68f2d4e7788aa write', 'keys.txt');
 */
export function parseKeys(text: string, source: string): ServiceKey[] {
  const keys = text.split('\n').flatMap((line, at) =>
    line.startsWith('#')
      ? []
      : line
          .split(',')
          .map((entry) => entry.trim().split(/\s+/))
          .filter(([name]) => name !== '')
          .map((parts) =>
            keyOf(parts, (reason) => new JobprismError('KEYS_INVALID', { source, reason: `line ${at + 1} ${reason}` })),
          ),
  );
  return checkKeys(keys, source);
}

function keyOf(
  [name = '', key, scope = 'read', ...more]: readonly string[],
  fault: (reason: string) => Error,
): ServiceKey {
  if (key === undefined || more.length > 0) throw fault('is no name with a key and a scope');
  if (!isScope(scope)) throw fault('has a scope that is none of read, write, admin');
  const wrong = faultOf({ name, key });
  if (wrong !== null) throw fault(wrong);
  return { name, key, scope };
}

/** @throws JobprismError KEYS_INVALID */
export function checkKeys(keys: readonly ServiceKey[], source: string): ServiceKey[] {
  const fault = (reason: string) => new JobprismError('KEYS_INVALID', { source, reason });
  if (keys.length === 0)
    throw fault(`there are none; without ${source} only this machine is answered, and no key asked for`);
  for (const [at, key] of keys.entries()) {
    const wrong = faultOf(key);
    if (wrong !== null) throw fault(`key ${at + 1} ${wrong}`);
  }
  if (new Set(keys.map(({ name }) => name)).size < keys.length) throw fault('two have the same name');
  if (new Set(keys.map(({ key }) => key)).size < keys.length) throw fault('two are the same key');
  return [...keys];
}

function faultOf({ name, key, scope = 'read' }: ServiceKey): string | null {
  if (!NAME.test(name)) return 'has a name with other characters than letters, digits and _.-';
  if (key.length < SHORTEST) return `has a key of fewer than ${SHORTEST} characters`;
  if (key.length > LONGEST || !KEY.test(key)) return 'has a key that a header cannot carry';
  return isScope(scope) ? null : 'has a scope that is none of read, write, admin';
}

function isScope(scope: string): scope is Scope {
  return SCOPES.some((one) => one === scope);
}

/** The keys of a service as digests; how long a look takes says nothing of how much of a key was right. */
export class Keyring {
  readonly #entries: readonly { readonly digest: Buffer; readonly client: Client }[];

  constructor(keys: readonly ServiceKey[]) {
    this.#entries = keys.map(({ name, key, scope = 'read' }) => ({ digest: digestOf(key), client: { name, scope } }));
  }

  /** Who has this key; null where nobody has. */
  clientOf(key: string): Client | null {
    const digest = digestOf(key);
    let found: Client | null = null;
    // To the end always, so that the time does not tell which key it was either.
    for (const entry of this.#entries) if (timingSafeEqual(entry.digest, digest)) found = entry.client;
    return found;
  }
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
