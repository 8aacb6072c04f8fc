import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../src/core/text.js';
import { builtInKnowledge } from '../../src/frameworks/registry.js';
import { built, CLI, inProcess, JDS, ROOT } from '../support/command.js';
import { jsonLines, scratch } from '../support/scratch.js';

interface TokenLine {
  readonly id: string;
  readonly terms: readonly string[];
  readonly tokens: readonly { term: string; start: number; end: number; kind: string; field: 'title' | 'text' }[];
}

function tokenLines(stdout: string): TokenLine[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as TokenLine);
}

const COMMANDS = ['analyze', 'assign', 'tokenize', 'index', 'recommend', 'explain', 'move', 'diff', 'serve', 'packs'];

describe('jobprism', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

  it('tells its version, that of package.json', async () => {
    expect(await inProcess(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    expect(built(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('is a program with a shebang', () => {
    expect(readFileSync(CLI, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
    if (process.platform !== 'win32') accessSync(CLI, constants.X_OK);
  });

  it('lists its commands', async () => {
    const { status, stdout, stderr } = await inProcess(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it.each(COMMANDS.map((name) => [name]))('%s --help shows examples that parse', async (name) => {
    const { status, stdout, stderr } = await inProcess([name, '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`Examples:\\n {2}\\$ .*jobprism ${name} `));
  });

  it('ends quietly when its reader closes early', () => {
    const line = `node ${JSON.stringify(CLI)} tokenize ${JSON.stringify(JDS)} | head -n 1`;
    const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(tokenLines(stdout)).toHaveLength(1);
  });
});

describe('jobprism tokenize', () => {
  it('prints terms with their places', async () => {
    const { status, stdout, stderr } = await inProcess(['tokenize', '-'], { stdin: '熟悉Go语言、C++和k8s' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [line] = tokenLines(stdout);
    expect(line!.id).toBe('-:1');
    expect(line!.terms).toEqual(expect.arrayContaining(['go', 'c++', 'kubernetes']));
    expect(line!.terms).toEqual(line!.tokens.map(({ term }) => term));
  });

  it.each(['jieba', 'intl'])('keeps every token in bounds and in order, by %s', async (segmenter) => {
    const { status, stdout } = await inProcess(['tokenize', JDS, '--segmenter', segmenter]);
    expect(status).toBe(0);
    const lines = tokenLines(stdout);
    expect(lines.length).toBeGreaterThan(100);
    for (const { tokens } of lines) {
      for (const { start, end } of tokens) expect(start >= 0 && end > start).toBe(true);
    }
  });

  it('counts offsets in the field as it was read', async () => {
    const record = { id: 'x', title: 'ＧＯ 开发', text: '熟悉　Ｇｏ语言' };
    const { stdout } = await inProcess(['tokenize', '-'], { stdin: jsonLines([record]) });
    const go = tokenLines(stdout)[0]!.tokens.filter(({ term }) => term === 'go');
    expect(go.map(({ field }) => field)).toEqual(['title', 'text']);
    for (const { field, start, end } of go) {
      expect(normalizeText(record[field].slice(start, end)).text.toLowerCase()).toContain('go');
    }
  });

  it('tells on standard error what it leaves out', async () => {
    const { status, stdout, stderr } = await inProcess(['tokenize', '-'], {
      stdin: `${jsonLines([{ id: 'a', text: '熟悉Gin' }])}{"broken\n`,
    });
    expect(status).toBe(0);
    expect(tokenLines(stdout).map(({ id }) => id)).toEqual(['a']);
    expect(stderr).toMatch(/^-:2: .*JSON/);
  });

  it('says so where nothing is usable', async () => {
    const { status, stdout, stderr } = await inProcess(['tokenize', '-'], { stdin: '{"broken\n' });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toContain('(INPUT_EMPTY)');
  });

  it('prints JSON that cannot steer a terminal, and is the same JSON', async () => {
    const id = 'a\u009b31m\u202e\u007f\u001b[0m\u{e0001}';
    const { stdout } = await inProcess(['tokenize', '-'], { stdin: jsonLines([{ id, text: '熟悉Gin' }]) });
    expect(stdout).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
    expect(tokenLines(stdout)[0]!.id).toBe(id);
  });

  it('prints the same bytes again', () => {
    const first = built(['tokenize', JDS]);
    expect(first.status).toBe(0);
    expect(built(['tokenize', JDS]).stdout).toBe(first.stdout);
  });
});

describe('jobprism packs', () => {
  it('lists the built-in packs, a line each', async () => {
    const { status, stdout } = await inProcess(['packs', 'list']);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(builtInKnowledge().packs.length);
    expect(stdout).toMatch(/^go-web \d+\.\d+\.\d+ .*Gin/m);
  });

  it('shows a pack that is valid when read back', async () => {
    const { status, stdout } = await inProcess(['packs', 'show', 'go-web']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(builtInKnowledge().packs.find(({ id }) => id === 'go-web'));
    const file = join(scratch({ 'pack.json': stdout }), 'pack.json');
    expect(await inProcess(['packs', 'validate', file])).toEqual({ status: 0, stdout: `${file}: valid\n`, stderr: '' });
  });

  it('shows a technology with its public identifiers', async () => {
    const { status, stdout } = await inProcess(['packs', 'show', 'kubernetes']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'Kubernetes',
      links: { cncf: 'Kubernetes', wikidata: 'Q22661306' },
    });
  });

  it('checks what comes with it where no file is named', async () => {
    const { status, stdout, stderr } = await inProcess(['packs', 'validate']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^catalogue: valid \(\d+ technologies, \d+ of them with links, 67 capabilities\)\n/);
    expect(stdout).toMatch(/^go-web: valid \(\d+ frameworks, \d+ scenes\)$/m);
  });
});
