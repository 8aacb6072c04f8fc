import { createServer as createHttp } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { type ServeOptions, startServer } from '../../src/server/start-server.js';
import { fakeRanker } from './fake-ranker.js';

const start = (options: object) => startServer({ recommender: fakeRanker(), ...options } as ServeOptions);

it.each([
  ['port', { port: 99_999 }],
  ['port', { port: '8080' }],
  ['host', { host: '' }],
  ['drain', { drain: -1 }],
  ['deadline', { deadline: Number.NaN }],
  ['options', { prot: 80 }],
])('does not start where the option %s is wrong: %j', async (option, options) => {
  await expect(start(options)).rejects.toMatchObject({ code: 'OPTION_INVALID', details: { option } });
});

it('does not start without options', async () => {
  const without = startServer as () => Promise<unknown>;
  await expect(without()).rejects.toMatchObject({ code: 'OPTION_INVALID', details: { option: 'options' } });
});

it('tells an address that is taken in one sentence', async () => {
  const other = createHttp().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(start({ port })).rejects.toMatchObject({
    code: 'ADDRESS_UNUSABLE',
    message: expect.stringMatching(/^Cannot listen on 127\.0\.0\.1:\d+: [^.].*[^.]\.$/),
  });
});
