import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../src/frameworks/registry.js';
import { built, inProcess, interrupted, JDS } from '../support/command.js';
import { jsonLines, scratch } from '../support/scratch.js';

const GOOD = { id: 'good', title: 'Go开发', text: '熟悉Gin框架，支撑高并发' };

/** Analyzes one file into a new folder. */
async function analyzed(name: string, content: string | Uint8Array) {
  const folder = scratch({ [name]: content });
  const source = join(folder, name);
  const out = join(folder, '.out');
  const outcome = await inProcess(['analyze', source, '--out', out]);
  const rejected = existsSync(join(out, 'rejected.jsonl'))
    ? readFileSync(join(out, 'rejected.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown)
    : null;
  return { ...outcome, source, out, rejected };
}

describe('wrong use', () => {
  it.each([
    [['analyze'], "missing required argument 'source'"],
    [['analyze', JDS, '--nonsense'], "unknown option '--nonsense'"],
    [['nonsense'], "unknown command 'nonsense'"],
    [['packs', 'nonsense'], 'nonsense'],
    [['packs', 'show'], "missing required argument 'id'"],
    [['analyze', JDS, '--clusters', '0'], 'It must be auto or a whole number of at least 1.'],
    [['analyze', JDS, '--clusters', '-3'], 'It must be auto or a whole number of at least 1.'],
    [['analyze', JDS, '--clusters', 'x'], 'It must be a whole number.'],
    [['analyze', JDS, '--clusters', '2.5'], 'It must be a whole number.'],
    [['analyze', JDS, '--clusters', ''], 'It must be a whole number.'],
    [['analyze', JDS, '--seed', 'x'], 'It must be a whole number.'],
    [['analyze', JDS, '--lang', 'fr'], 'Allowed choices are auto, zh, en.'],
    [['analyze', JDS, '--segmenter', 'x'], 'Allowed choices are jieba, nodejieba, intl.'],
    [
      ['analyze', JDS, '--format', 'xml'],
      'Allowed choices are auto, jsonl, json, csv, tsv, txt, md, html, xlsx, parquet.',
    ],
    [['analyze', JDS, '--encoding', 'utf-7'], 'Allowed choices are auto, utf-8, utf-16le, utf-16be, gb18030, big5'],
    [['tokenize', '--segmenter'], 'argument missing'],
  ])('%j', async (argv, message) => {
    const { status, stdout, stderr } = await inProcess(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('no command at all: the help on standard error', async () => {
    const { status, stdout, stderr } = await inProcess([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: jobprism');
  });

  it('more clusters than jobs', async () => {
    const { status, stderr } = await inProcess(['analyze', '-', '--clusters', '2'], { stdin: '熟悉Gin框架' });
    expect(status).toBe(2);
    expect(stderr).toContain('Cannot make 2 clusters of 1 documents. (CLUSTERS_INVALID)');
  });

  it('an output folder below the input folder', async () => {
    const folder = scratch({ 'a.txt': '熟悉Gin框架' });
    for (const out of [folder, join(folder, 'below')]) {
      const { status, stderr } = await inProcess(['analyze', folder, '--out', out]);
      expect(status).toBe(2);
      expect(stderr).toContain(`Option --out is not usable: ${out} lies inside ${folder}`);
    }
    expect(readdirSync(folder)).toEqual(['a.txt']);
    // Hidden folders are not read, and folders beside are none of its business.
    expect((await inProcess(['analyze', folder, '--out', join(folder, '.out')])).status).toBe(0);
    expect((await inProcess(['analyze', folder, '--out', `${folder}-beside`])).status).toBe(0);
  });

  it('tells it through the built command as well', () => {
    const { status, stdout, stderr } = built(['analyze', 'fixtures/jds', '--clusters', '0']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('It must be auto or a whole number of at least 1.');
  });
});

describe('broken packs', () => {
  it.each([
    ['{', '(root)'],
    ['[]', '(root)'],
    ['{"id":"x"}', 'schemaVersion'],
  ])('%s', async (content, path) => {
    const file = join(scratch({ 'pack.json': content }), 'pack.json');
    const analyzed = await inProcess(['analyze', '-', '--pack', file], { stdin: '熟悉Gin框架' });
    expect({ status: analyzed.status, stdout: analyzed.stdout }).toEqual({ status: 2, stdout: '' });
    expect(analyzed.stderr).toContain(`The framework pack ${file} is not valid at ${path}`);
    const validated = await inProcess(['packs', 'validate', file]);
    expect({ status: validated.status, stdout: validated.stdout }).toEqual({ status: 2, stdout: '' });
    expect(validated.stderr).toContain(file);
    expect(validated.stderr).toContain(path);
  });

  it('names every fault of a pack', async () => {
    const [pack] = builtInKnowledge().packs;
    const broken = { ...pack, version: 7, frameworks: pack!.frameworks.map((one) => ({ ...one, id: 7 })) };
    const file = join(scratch({ 'pack.json': JSON.stringify(broken) }), 'pack.json');
    const { status, stderr } = await inProcess(['packs', 'validate', file]);
    expect(status).toBe(2);
    expect(stderr).toContain(`${file}: version: `);
    expect(stderr).toContain(`${file}: frameworks.0.id: `);
  });

  it('a pack that is not there', async () => {
    for (const argv of [
      ['packs', 'validate', '/nowhere/pack.json'],
      ['analyze', '-', '--pack', '/nowhere/pack.json'],
    ]) {
      const { status, stderr } = await inProcess(argv, { stdin: '熟悉Gin框架' });
      expect(status).toBe(1);
      expect(stderr).toContain('Cannot read /nowhere/pack.json');
    }
  });

  it('an unknown built-in pack', async () => {
    const { status, stderr } = await inProcess(['packs', 'show', 'nonsense']);
    expect(status).toBe(2);
    expect(stderr).toContain('There is no framework pack nonsense. (PACK_UNKNOWN)\nList the packs with');
  });
});

describe('input that is not there', () => {
  it.each([['/nowhere/jobs.csv'], ['/nowhere/*.csv'], ['']])('%j', async (source) => {
    const out = join(scratch(), 'out');
    const { status, stdout, stderr } = await inProcess(['analyze', source, '--out', out]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`Nothing to read at ${source}. (INPUT_NOT_FOUND)\nCheck the path.`);
    expect(existsSync(out)).toBe(false);
  });

  it('a folder without a usable file', async () => {
    const folder = scratch({ 'notes.pdf': 'x', '.hidden.csv': 'title,description\na,b\n' });
    const { status, stderr } = await inProcess(['analyze', folder]);
    expect(status).toBe(1);
    expect(stderr).toContain('(INPUT_NOT_FOUND)');
  });
});

describe('input that is partly usable', () => {
  it('a broken line of JSON is left out and told', async () => {
    const { status, source, stdout, rejected } = await analyzed(
      'jobs.jsonl',
      `${jsonLines([GOOD])}{"id": "x", "text": \n`,
    );
    expect(status).toBe(0);
    expect(stdout).toContain('1 of 2 records rejected');
    expect(rejected).toEqual([{ file: source, line: 2, code: 'JSON_BROKEN', reason: expect.stringContaining('JSON') }]);
  });

  it('ragged rows of CSV are left out and told', async () => {
    const { status, source, rejected } = await analyzed(
      'jobs.csv',
      'title,description\nGo开发,熟悉Gin框架\nonly one\na,b,c\nJava,熟悉Spring Boot\n',
    );
    expect(status).toBe(0);
    expect(rejected).toEqual([
      {
        file: source,
        line: 3,
        code: 'COLUMNS_RAGGED',
        reason: expect.stringMatching(/^the row has 1 cells?, the header 2$/),
      },
      { file: source, line: 4, code: 'COLUMNS_RAGGED', reason: 'the row has 3 cells, the header 2' },
    ]);
  });
});

describe('input with nothing usable', () => {
  it.each([
    ['broken.jsonl', '{"id"\nnonsense\n', 2, 'JSON_BROKEN'],
    ['ragged.csv', 'title,description\nx\ny\n', 2, 'COLUMNS_RAGGED'],
    ['binary.csv', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 0, 0xff]), 1, 'FILE_BINARY'],
    ['binary.txt', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 0, 0xff]), 1, 'FILE_BINARY'],
    ['wide.txt', new Uint8Array([0xff, 0xfe, 0, 0, 0x66, 0, 0, 0]), 1, 'FILE_ENCODING'],
    ['empty.jsonl', '', 1, 'FILE_EMPTY'],
    ['empty.txt', ' \n\n', 1, null],
    ['array.json', '[]', 1, 'FILE_EMPTY'],
    ['blank.jsonl', jsonLines([{ id: 'x', text: '  ' }]), 1, 'TEXT_EMPTY'],
    ['textless.jsonl', jsonLines([{ id: 'x', salary: '1' }]), 1, 'NO_DESCRIPTION'],
  ])('%s', async (name, content, count, code) => {
    const { status, source, stdout, stderr, rejected, out } = await analyzed(name, content);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toContain(`(${count} records read, ${count} rejected). (INPUT_EMPTY)`);
    expect(stderr).toMatch(new RegExp(`^${source}(:\\d+)?: .+`, 'm'));
    expect(rejected).toHaveLength(count);
    if (code !== null) expect(rejected![0]).toMatchObject({ file: source, code });
    expect(readdirSync(out)).toEqual(['rejected.jsonl']);
  });

  it('texts without one term', async () => {
    const { status, stderr } = await inProcess(['analyze', '-'], { stdin: '!!!' });
    expect(status).toBe(3);
    expect(stderr).toContain('No term is left');
  });

  it('names few of many reasons on the terminal, without control characters', async () => {
    const { status, stderr, rejected } = await analyzed('\u001b[31mjobs.jsonl', 'x\n'.repeat(50));
    expect(status).toBe(3);
    expect(rejected).toHaveLength(50);
    expect(stderr.split('\n').length).toBeLessThan(10);
    expect(stderr).not.toContain('\u001b');
  });
});

describe('output', () => {
  it('below a regular file is told', async () => {
    const out = join(scratch({ file: 'x' }), 'file', 'out');
    const { status, stdout, stderr } = await inProcess(['analyze', '-', '--out', out], { stdin: '熟悉Gin框架' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(`Cannot write ${out}: `);
    expect(stderr).toContain('(OUTPUT_UNWRITABLE)\nChoose another folder with --out');
  });

  it('that cannot be renamed leaves nothing half done', async () => {
    const out = scratch({ 'jobs.jsonl/in-the-way': 'x' });
    const { status, stderr } = await inProcess(['analyze', '-', '--out', out], { stdin: '熟悉Gin框架' });
    expect(status).toBe(1);
    expect(stderr).toContain('(OUTPUT_UNWRITABLE)');
    expect(readdirSync(out).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('never goes over a file that was read', async () => {
    const folder = scratch({ 'jobs.jsonl': jsonLines([GOOD]), 'rejected.jsonl': '{\n' });
    for (const name of ['jobs.jsonl', 'rejected.jsonl']) {
      const source = join(folder, name);
      const before = readFileSync(source, 'utf8');
      const { stderr } = await inProcess(['analyze', source, '--out', folder]);
      expect(stderr).toContain('it is one of the files that were read. (OUTPUT_UNWRITABLE)');
      expect(readFileSync(source, 'utf8')).toBe(before);
    }
    expect(readdirSync(folder).sort()).toEqual(['jobs.jsonl', 'rejected.jsonl']);
  });
});

describe('interrupts', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s while it reads leaves nothing behind', async (signal) => {
    const folder = scratch();
    const out = join(folder, 'out');
    const { status, stdout, stderr } = await interrupted(['analyze', '-', '--out', out], jsonLines([GOOD]), signal);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('The run was aborted during read. (ABORTED)\nWhat was to come of it is not complete.');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('stop tokenize too', async () => {
    const { status, stderr } = await interrupted(['tokenize', '-'], jsonLines([GOOD]), 'SIGINT');
    expect(status).toBe(1);
    expect(stderr).toContain('(ABORTED)');
  });

  it('stop a run that has not begun', async () => {
    const out = join(scratch(), 'out');
    const { status, stderr } = await inProcess(['analyze', JDS, '--out', out], { signal: AbortSignal.abort() });
    expect(status).toBe(1);
    expect(stderr).toContain('(ABORTED)');
    expect(existsSync(out)).toBe(false);
  });
});
