import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../support/scratch.js';
import { smallModel } from './real-model.js';
import { LOCAL, logOf, serverOf } from './support.js';

const FILES = { recommender: undefined, write: true, threads: 0 } as const;

async function folderWithModel(): Promise<{ model: string; index: string }> {
  const folder = scratch({});
  const model = join(folder, 'model.jobprism');
  writeFileSync(model, await (await smallModel()).toBytes());
  return { model, index: join(folder, 'index.jobprism') };
}

const put = { method: 'PUT', headers: LOCAL, payload: { title: 'Go', text: '熟悉 Gin 和 Redis' } } as const;

it('an index that a write left torn is told in the log at the start, loudly', async () => {
  const { model, index } = await folderWithModel();
  const first = await serverOf({ model, index, ...FILES });
  for (const id of ['a', 'b']) expect((await first.inject({ ...put, url: `/v1/jobs/${id}` })).statusCode).toBe(201);
  const afterBoth = statSync(index).size;
  writeFileSync(index, readFileSync(index).subarray(0, -7));
  const log = logOf();
  await serverOf({ model, index, ...FILES, log, logLevel: 'warn' });
  const told = log.lines.filter(({ event }) => event === 'index-recovered');
  expect(told).toMatchObject([{ level: 40, jobs: 1 }]);
  expect(told[0]!.lostBytes).toBeGreaterThan(0);
  expect(told[0]!.lostBytes).toBeLessThan(afterBoth);
});

it('a new index that is renamed into place is whole, refuses changes until the reload, and takes them after it', async () => {
  const { model, index } = await folderWithModel();
  const other = `${index}.new`;
  const maker = await serverOf({ model, index: other, ...FILES });
  for (const id of ['x', 'y', 'z']) await maker.inject({ ...put, url: `/v1/jobs/${id}` });
  const app = await serverOf({ model, index, ...FILES });
  expect((await app.inject({ ...put, url: '/v1/jobs/a' })).statusCode).toBe(201);
  const made = readFileSync(other);
  renameSync(other, index);
  const refused = await app.inject({ ...put, url: '/v1/jobs/b' });
  expect([refused.statusCode, refused.json()]).toMatchObject([409, { code: 'INDEX_REPLACED' }]);
  const deleted = await app.inject({ method: 'DELETE', url: '/v1/jobs/a', headers: LOCAL });
  expect(deleted.statusCode).toBe(409);
  expect(readFileSync(index).equals(made)).toBe(true);
  const status = async (id: string) => (await app.inject({ url: `/v1/jobs/${id}`, headers: LOCAL })).statusCode;
  expect([await status('a'), await status('b')]).toEqual([200, 404]);
  expect((await app.inject({ method: 'POST', url: '/v1/reload', headers: LOCAL })).statusCode).toBe(200);
  expect((await app.inject({ ...put, url: '/v1/jobs/b' })).statusCode).toBe(201);
  expect([await status('a'), await status('b'), await status('y')]).toEqual([404, 200, 200]);
});
