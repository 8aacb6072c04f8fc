import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JobDescription } from '../../src/core/job.js';
import { type IndexKeeper, keeperOf } from '../../src/server/engine/index-keeper.js';
import { openInlineEngine } from '../../src/server/engine/inline-engine.js';
import { scratch } from '../support/scratch.js';
import { fakeRanker } from './fake-ranker.js';

const SEGMENT = Buffer.from('segment');

function fileOf(text: string): string {
  const path = join(scratch({}), 'index');
  writeFileSync(path, text);
  return path;
}

function opened(path: string, torn = 0): IndexKeeper {
  const { dev, ino, size } = statSync(path, { bigint: true });
  return keeperOf({ path, identity: { dev, ino } }, Number(size), torn);
}

describe('a keeper of an index', () => {
  it('writes behind what is there, without what a write left behind', async () => {
    const path = fileOf('whole torn');
    const keeper = opened(path, 5);
    await keeper.check();
    await keeper.append(SEGMENT);
    await keeper.check();
    await keeper.append(SEGMENT);
    expect(readFileSync(path, 'utf8')).toBe('wholesegmentsegment');
  });

  it('makes a file where there was none', async () => {
    const path = join(scratch({}), 'index');
    const keeper = keeperOf({ path, identity: null }, 0, 0);
    await keeper.check();
    await keeper.append(SEGMENT);
    await keeper.append(SEGMENT);
    expect(readFileSync(path, 'utf8')).toBe('segmentsegment');
  });

  it.each([
    ['longer', 'a new index, which is longer'],
    ['of the same length', 'new'],
    ['shorter', 'n'],
  ])('does not touch a new file that is %s', async (_, text) => {
    const path = fileOf('old');
    const keeper = opened(path);
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
    await expect(keeper.check()).rejects.toMatchObject({ code: 'INDEX_REPLACED' });
    await expect(keeper.append(SEGMENT)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('does not touch a file that another program has written to', async () => {
    const path = fileOf('old');
    const keeper = opened(path);
    writeFileSync(path, 'old and more');
    await expect(keeper.check()).rejects.toMatchObject({ code: 'INDEX_REPLACED' });
    await expect(keeper.append(SEGMENT)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    expect(readFileSync(path, 'utf8')).toBe('old and more');
  });

  it('does not touch a file where there was none, nor makes one where one was', async () => {
    const came = join(scratch({}), 'index');
    const keeper = keeperOf({ path: came, identity: null }, 0, 0);
    writeFileSync(came, 'another');
    await expect(keeper.check()).rejects.toMatchObject({ code: 'INDEX_REPLACED' });
    await expect(keeper.append(SEGMENT)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    expect(readFileSync(came, 'utf8')).toBe('another');
    const gone = fileOf('old');
    const other = opened(gone);
    rmSync(gone);
    await expect(other.check()).rejects.toMatchObject({ code: 'INDEX_REPLACED' });
    await expect(other.append(SEGMENT)).rejects.toMatchObject({ code: 'OUTPUT_UNWRITABLE' });
    expect(existsSync(gone)).toBe(false);
  });
});

it('a change of an index that was replaced is refused before it is made', async () => {
  const path = fileOf('old');
  const ranker = fakeRanker();
  const { check } = opened(path);
  let opens = 0;
  const open = async () => {
    opens++;
    return { ranker, check, keep: async () => undefined };
  };
  const engine = await openInlineEngine(open, 9, () => undefined);
  const job = { id: 'a', text: 'Go' } as JobDescription;
  await engine.call({ kind: 'put', job });
  writeFileSync(path, 'new one');
  const refused = { code: 'INDEX_REPLACED' };
  await expect(engine.call({ kind: 'put', job: { ...job, id: 'b' } })).rejects.toMatchObject(refused);
  await expect(engine.call({ kind: 'delete', id: 'a' })).rejects.toMatchObject(refused);
  expect([ranker.index.has('a'), ranker.index.has('b'), opens]).toEqual([true, false, 1]);
});
