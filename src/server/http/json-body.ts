import type { FastifyInstance } from 'fastify';
import { JobprismError } from '../../core/errors.js';

/** Takes bodies of JSON in UTF-8, and of nothing else; keys that would reach a prototype are refused. */
export function readJson(app: FastifyInstance, bodyLimit: number): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer);
    } catch {
      return done(new JobprismError('REQUEST_MALFORMED', { reason: 'it is not UTF-8' }), undefined);
    }
    if (text === '') return done(new JobprismError('REQUEST_MALFORMED', { reason: 'it is empty' }), undefined);
    void parse(request, text, done);
  });
}
