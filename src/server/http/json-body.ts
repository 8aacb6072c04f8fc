import type { FastifyInstance, FastifyRequest } from 'fastify';
import { JobprismError } from '../../core/errors.js';

/**
 * Takes bodies of JSON in UTF-8, and of nothing else; keys that would reach a prototype are refused. An empty body is
 * none, which is for the route to refuse.
 */
export function readJson(app: FastifyInstance, bodyLimit: number): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer);
    } catch {
      return done(malformed('its body is not UTF-8'), undefined);
    }
    if (text === '') return done(null, undefined);
    void parse(request, text, (error, value) => {
      if (error)
        done(
          malformed(
            isJson(text) ? 'its body has a key that is refused, __proto__ or constructor' : 'its body is no JSON',
          ),
          undefined,
        );
      else done(null, value);
    });
  });
}

/**
 * Refuses a body that says it is in another charset than UTF-8, or compressed, before it is read.
 *
 * @throws JobprismError MEDIA_TYPE_REFUSED
 */
export function requirePlain({ headers }: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  const coding = headers['content-encoding'] ?? 'identity';
  if (!/^utf-?8$/i.test(charset) || !/^identity$/i.test(coding)) throw new JobprismError('MEDIA_TYPE_REFUSED');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function malformed(reason: string): JobprismError {
  return new JobprismError('REQUEST_MALFORMED', { reason });
}
