import type * as z from 'zod';
import type { Scope } from '../keys.js';
import type { Ask, Service } from '../service.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What a request is answered with. */
export interface Answer {
  /** Default: 200. */
  readonly status?: number | undefined;
  /** Default: application/json. */
  readonly type?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body: string;
}

/** A request as its schemas have it. */
export interface Request<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly ask: Ask;
  readonly service: Service;
}

/** An address of the service: how it is answered, and what is said of it in the OpenAPI document. */
export interface Route {
  readonly method: Method;
  /** As OpenAPI writes it, `/v1/jobs/{id}`. */
  readonly path: string;
  /** `operationId` of the document. */
  readonly id: string;
  readonly summary: string;
  /** What a key must be able to do; null where none is needed. */
  readonly scope: Scope | null;
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  /** By status: the schema of the answer as JSON, or its media type. */
  readonly answers: Readonly<Record<number, z.ZodType | string>>;
  /** Statuses of errors that it has beside those of all. */
  readonly problems?: readonly number[] | undefined;
  readonly handle: (request: Request<unknown, unknown, unknown>) => Promise<Answer>;
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** A route whose handler sees its request as the schemas have it. */
export function route<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  one: Omit<Route, 'params' | 'query' | 'body' | 'handle'> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly handle: (request: Request<Out<P>, Out<Q>, Out<B>>) => Promise<Answer>;
  },
): Route {
  // The server hands in what these very schemas have made of the request.
  return { ...one, handle: (request) => one.handle(request as Request<Out<P>, Out<Q>, Out<B>>) };
}
