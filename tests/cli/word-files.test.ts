import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProcess } from '../support/command.js';
import { jsonLines, scratch } from '../support/scratch.js';

const TEXT = '负责蓝鲸平台与量子芯片，了解远程协作';

async function terms(files: Readonly<Record<string, string | Uint8Array>>, flags: readonly string[], text = TEXT) {
  const folder = scratch(files);
  const argv = flags.map((flag) => (flag in files ? join(folder, flag) : flag));
  const outcome = await inProcess(['tokenize', '-', ...argv], { stdin: jsonLines([{ id: 'a', text }]) });
  const line = outcome.stdout === '' ? { terms: [] } : (JSON.parse(outcome.stdout) as { terms: string[] });
  return { ...outcome, terms: line.terms };
}

describe('--words', () => {
  it('keeps words whole and folds spellings', async () => {
    const file = '\uFEFF# ours\r\n量子芯片\r\n\r\nblueking = 蓝鲸平台，bk、BK PaaS\r\n';
    const { status, stderr, terms: found } = await terms({ w: file }, ['--words', 'w']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(found).toEqual(expect.arrayContaining(['量子芯片', 'blueking']));
  });

  it.each([
    ['ok\n= foo\n', ':2: «» must hold'],
    ['# c\n\nterm = a,,b\n', ':3: «» must hold'],
    ['term =\n', ':1: «» must hold'],
    [`ok\n${'x'.repeat(90)}\n`, ':2: «xxxx'],
  ])('tells the line of a fault in %j', async (file, message) => {
    const { status, stdout, stderr } = await terms({ w: file }, ['--words', 'w']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('(OPTION_INVALID)');
  });

  it.each([
    ['a file that is not there', { other: '' }, ['--words', 'nowhere.txt'], 'nowhere.txt'],
    ['a file in another encoding', { w: new Uint8Array([0xc1, 0xbf, 0xd7]) }, ['--words', 'w'], 'it is not UTF-8'],
  ])('refuses %s', async (_, files, flags, message) => {
    const { status, stderr } = await terms(files, flags);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).toContain('(INPUT_UNREADABLE)');
  });

  it('holds for analyze', async () => {
    const folder = scratch({ w: '量子芯片\n' });
    const argv = ['analyze', '-', '--words', join(folder, 'w')];
    const { status, stdout } = await inProcess(argv, { stdin: jsonLines([{ id: 'a', text: '预研量子芯片' }]) });
    expect(status).toBe(0);
    expect(stdout).toContain('量子芯片');
  });
});

describe('--stop-words', () => {
  it('adds to the built-in words', async () => {
    const { terms: found } = await terms({ s: '# ours\n远程\n協作\n' }, ['--stop-words', 's']);
    expect(found).not.toContain('远程');
    expect(found).not.toContain('协作');
    expect(found).not.toContain('负责');
  });

  it('replaces them behind !replace', async () => {
    const { terms: found } = await terms({ s: '!replace\n远程\n' }, ['--stop-words', 's']);
    expect(found).not.toContain('远程');
    expect(found).toContain('负责');
  });

  it('refuses !replace further down', async () => {
    const { status, stderr } = await terms({ s: '远程\n!replace\n' }, ['--stop-words', 's']);
    expect(status).toBe(2);
    expect(stderr).toContain(':2: «!replace» is no word');
  });
});

describe('jobprism tokenize on traditional text', () => {
  it('gives simplified terms with places in the original', async () => {
    const text = '具備微服務、資料庫與Golang後端經驗';
    const { stdout } = await inProcess(['tokenize', '-'], { stdin: jsonLines([{ id: 'a', text }]) });
    const { tokens } = JSON.parse(stdout) as { tokens: { term: string; start: number; end: number }[] };
    const found = Object.fromEntries(tokens.map(({ term, start, end }) => [term, text.slice(start, end)]));
    expect(found).toMatchObject({ 微服务: '微服務', 数据库: '資料庫', go: 'Golang', 后端: '後端' });
  });
});
