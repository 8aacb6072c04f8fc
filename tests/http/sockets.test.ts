import { type AddressInfo, connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import type { ServerOptions } from '../../src/server/options.js';
import { serverOf } from './support.js';

/** All that a socket is sent until it is closed. */
function exchange(app: FastifyInstance, talk: (write: (text: string) => void) => void): Promise<string> {
  const { port } = app.server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece) => {
      heard += String(piece);
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', reject);
    socket.on('connect', () => talk((text) => socket.write(text)));
  });
}

function problemIn(heard: string): unknown {
  return JSON.parse(heard.slice(heard.indexOf('\r\n\r\n')));
}

async function listening(options: ServerOptions = {}): Promise<FastifyInstance> {
  const app = await serverOf({ bodyLimit: 1000, ...options });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return app;
}

describe('a client that is slow', () => {
  it.each([
    ['says nothing', ''],
    ['does not end its headers', 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    [
      'does not send its body',
      'POST /v1/assign HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"text":',
    ],
  ])('%s, and is shown the door while others are served', async (_, words) => {
    // Long enough for the quick one on a machine that is busy.
    const app = await listening({ requestTimeout: 1 });
    const slow = exchange(app, (write) => write(words));
    const quick = await fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/healthz`);
    expect(quick.status).toBe(200);
    const heard = await slow;
    expect(heard).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(problemIn(heard)).toMatchObject({ status: 408, code: 'REQUEST_TOO_SLOW' });
  });
});

describe('what is no request', () => {
  it.each([
    ['nonsense', 'hello\r\n\r\n', 400],
    [
      'two lengths',
      'POST /v1/assign HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
    ],
    [
      'a length and chunks',
      'POST /v1/assign HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['headers without end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
  ])('%s is refused as such', async (_, words, status) => {
    const heard = await exchange(await listening(), (write) => write(words));
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(problemIn(heard)).toMatchObject({ status, code: 'REQUEST_MALFORMED' });
  });

  it('a method that nobody knows is refused as a method', async () => {
    const heard = await exchange(await listening(), (write) => write('FETCH / HTTP/1.1\r\nHost: localhost\r\n\r\n'));
    expect(heard).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/);
    expect(heard).toContain('\r\nallow: GET, HEAD, POST, PUT, DELETE\r\n');
    expect(problemIn(heard)).toMatchObject({ status: 405, code: 'METHOD_REFUSED' });
  });

  it('a body in chunks that grows beyond the limit is cut off', async () => {
    const chunk = `${(500).toString(16)}\r\n${' '.repeat(500)}\r\n`;
    const head =
      'POST /v1/assign HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    const heard = await exchange(await listening(), (write) => write(head + chunk.repeat(3)));
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toContain('BODY_TOO_LARGE');
  });
});
