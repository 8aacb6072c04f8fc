import type { FastifyRequest } from 'fastify';
import { JobprismError } from '../../core/errors.js';
import { type Client, SCOPES, type Scope } from '../keys.js';
import type { Guard } from '../service.js';

const BEARER = /^Bearer +([\w\-.~+/]+=*) *$/i;

/** Who a request says it is from; null where it does not say, or nobody is known by that key. */
export function clientOf({ headers: { authorization = '' } }: FastifyRequest, guard: Guard): Client | null {
  if (guard.kind !== 'keys') return null;
  const key = BEARER.exec(authorization)?.[1];
  return key === undefined ? null : guard.keyring.clientOf(key);
}

/**
 * Lets a request pass, or not.
 *
 * @throws JobprismError KEY_REFUSED, KEY_SCOPE
 */
export function admit(client: Client | null, guard: Guard, needs: Scope | null): void {
  if (needs === null || guard.kind !== 'keys') return;
  if (client === null) throw new JobprismError('KEY_REFUSED');
  if (SCOPES.indexOf(client.scope) < SCOPES.indexOf(needs)) {
    throw new JobprismError('KEY_SCOPE', { has: client.scope, needs });
  }
}

/**
 * Without keys a service answers this machine alone. The name that it is called by is looked at, too: a page of
 * another site can give its own name the address of this machine.
 *
 * @throws JobprismError HOST_REFUSED
 */
export function requireLoopback({ headers, socket }: FastifyRequest, guard: Guard): void {
  if (guard.kind !== 'loopback') return;
  const { localAddress } = socket as { localAddress?: string | undefined };
  const name = (headers.host ?? '').replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
  if (!isLoopback(name) || (localAddress !== undefined && !isLoopback(localAddress))) {
    throw new JobprismError('HOST_REFUSED');
  }
}

/**
 * Without keys any web page could have a browser of this machine send a POST that asks for no leave. Browsers say where a
 * request is from; programs say nothing.
 *
 * @throws JobprismError ORIGIN_REFUSED
 */
export function requireOwnPage({ headers, method }: FastifyRequest, guard: Guard): void {
  if (guard.kind !== 'loopback' || method === 'GET' || method === 'HEAD') return;
  const { 'sec-fetch-site': site, origin, host } = headers;
  const isOwn =
    site !== undefined
      ? site === 'same-origin' || site === 'none'
      : origin === undefined || hostOf(origin) === (host ?? '').toLowerCase();
  if (!isOwn) throw new JobprismError('ORIGIN_REFUSED');
}

function hostOf(origin: string): string | null {
  return /^https?:\/\/([^/]+)$/i.exec(origin)?.[1]?.toLowerCase() ?? null;
}

/** Whether a name or address is of this machine alone. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^::ffff:/, '');
  return name === 'localhost' || name === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name);
}
