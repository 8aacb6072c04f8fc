import type { FastifyRequest } from 'fastify';
import type { Client } from '../keys.js';

/** Who asks, by request. Not a decoration: those of another program's server would have it, too. */
export type Clients = WeakMap<FastifyRequest, Client | null>;
