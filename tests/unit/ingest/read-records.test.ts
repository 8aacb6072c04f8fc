import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../src/core/control.js';
import { JobprismError } from '../../../src/core/errors.js';
import { readRecords } from '../../../src/ingest/readers/records.js';
import { codes, file, fixture, folder, records, stream } from './support.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('sources', () => {
  it('reads a folder to the bottom, in code-unit order, by known endings, without hidden files', async () => {
    const { records: found } = await records([fixture('folder')]);
    expect(found.map(({ source }) => source.file.slice(fixture('folder').length + 1))).toEqual([
      'a.txt',
      'b.md',
      'deeper/c.ndjson',
    ]);
  });

  it('sorts by code units, not by locale', async () => {
    const path = folder();
    for (const name of ['b.txt', 'B.txt', 'ä.txt', 'a.txt']) writeFileSync(join(path, name), 'Text');
    const { records: found } = await records([path]);
    expect(found.map(({ source }) => source.file.slice(path.length + 1))).toEqual(['B.txt', 'a.txt', 'b.txt', 'ä.txt']);
  });

  it('expands patterns and reads each file once, in the order of the sources', async () => {
    const { records: found } = await records([fixture('folder/b.md'), `${fixture('folder')}/**/*.{txt,md,ndjson}`]);
    expect(found.map(({ source }) => source.file.split('/').at(-1))).toEqual(['b.md', 'a.txt', 'c.ndjson']);
  });

  it('takes a name that exists for that file, even where it reads as a pattern', async () => {
    const path = file('jobs[1].jsonl', '{"text":"x"}');
    expect((await records([path])).records).toHaveLength(1);
  });

  it.each([['no-such-file.csv'], ['no-such-folder/*.csv']])(
    'throws INPUT_NOT_FOUND for %s before reading',
    async (name) => {
      const events = readRecords([fixture('jobs.jsonl'), name]);
      await expect(events.next()).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND', details: { path: name } });
    },
  );

  it('throws INPUT_NOT_FOUND for a folder without a known file, OPTION_INVALID without sources', async () => {
    await expect(records([folder()])).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' });
    await expect(records([])).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  });

  it('rejects an unreadable file in a folder and goes on', async () => {
    const path = folder();
    symlinkSync(join(path, 'gone'), join(path, 'a.csv'));
    writeFileSync(join(path, 'b.txt'), 'Text');
    const { records: found, rejected } = await records([path]);
    expect(rejected).toEqual([{ file: join(path, 'a.csv'), line: null, code: 'FILE_UNREADABLE', reason: 'ENOENT' }]);
    expect(found).toHaveLength(1);
  });

  it('does not follow linked folders inside a folder', async () => {
    const path = folder();
    mkdirSync(join(path, 'in'));
    symlinkSync(path, join(path, 'in', 'loop.txt'));
    writeFileSync(join(path, 'in', 'b.txt'), 'Text');
    expect((await records([path])).records).toHaveLength(1);
  });

  it('reads standard input and tells its format', async () => {
    const read = (text: string) => records(['-'], { stdin: stream(...text) }).then(({ records: found }) => found);
    expect(await read('{"text":"a"}\n{"text":"b"}')).toHaveLength(2);
    expect(await read('{\n "results": [\n  {"text":"a"},\n  {"text":"b"}\n ]\n}')).toHaveLength(2);
    expect(await read(' [{"text":"a"},{"text":"b"}]')).toHaveLength(2);
    expect((await read('title,text\nA,"B\nC"\n'))[0]?.fields.get('text')).toBe('B\nC');
    expect((await read('职位\t岗位职责\nA\tB\n'))[0]?.fields.get('岗位职责')).toBe('B');
    expect((await read('Plain words, and more\nof them'))[0]?.fields.get('text')).toBe(
      'Plain words, and more\nof them',
    );
    expect((await read('{"text":"a"}'))[0]?.source).toEqual({ file: '-', line: 1 });
  });
});

describe('jsonl', () => {
  it('rejects bad lines with their number and keeps the rest', async () => {
    const { records: found, rejected } = await records([fixture('jobs.jsonl')]);
    expect(found.map(({ source }) => source.line)).toEqual([1, 5, 6, 7]);
    expect(codes(rejected)).toEqual([
      ['JSON_BROKEN', 3],
      ['RECORD_NOT_OBJECT', 4],
    ]);
    expect(rejected[0]?.reason).toBe('not valid JSON: the line seems to be cut off');
  });

  it('rejects a line over the bound and reads the next', async () => {
    const path = file('a.jsonl', `{"text":"a"}\n{"text":"${'x'.repeat(50)}"}\r\n{"text":"c"}`);
    const { records: found, rejected } = await records([path], { maxRecordBytes: 40 });
    expect(found.map(({ source }) => source.line)).toEqual([1, 3]);
    expect(codes(rejected)).toEqual([['RECORD_TOO_LARGE', 2]]);
  });

  it('keeps a field called __proto__ a field', async () => {
    const { records: found } = await records([file('a.jsonl', '{"__proto__":{"text":"evil"},"title":"x"}')]);
    expect([...found[0]!.fields.keys()]).toEqual(['__proto__', 'title']);
    expect(({} as Record<string, unknown>).text).toBeUndefined();
  });

  it('reads an array in a .jsonl file and lines in a .json file', async () => {
    expect((await records([file('a.jsonl', '[{"text":"a"},\n{"text":"b"}]')])).records).toHaveLength(2);
    expect((await records([file('a.json', '{"text":"a"}\n{"text":"b"}\n')])).records).toHaveLength(2);
  });
});

describe('json', () => {
  it('reads the list that an object holds, numbered from 1, without tags and paging', async () => {
    const { records: found, rejected } = await records([fixture('results.json')]);
    expect(found.map(({ source, fields }) => [source.line, fields.get('role')])).toEqual([
      [1, 'Harbour data engineer'],
      [2, 'Lighthouse SRE'],
    ]);
    expect(rejected).toEqual([]);
  });

  it('reads an object without a list as one record, its lists of words included', async () => {
    const { records: found } = await records([file('a.json', '{"title":"T","requirements":["a","b"],"x":{"y":1}}')]);
    expect(found[0]?.fields.get('requirements')).toEqual(['a', 'b']);
  });

  it.each([
    ['[{"text":"a"},{"text":"b"},{"te', 2, [['JSON_BROKEN', 3]]],
    ['[{"text":"a"} {"text":"b"}]', 1, [['JSON_BROKEN', 2]]],
    ['[{"text":"a"},5,{"text":"b"}]', 2, [['RECORD_NOT_OBJECT', 2]]],
    ['{"results":[{"text":"a"},"b"]}', 1, [['RECORD_NOT_OBJECT', 2]]],
    ['{"results":[{"text":"a"},', 1, [['JSON_BROKEN', 2]]],
    ['[]', 0, [['FILE_EMPTY', null]]],
    ['[{"text":"a"}] trailing', 1, [['JSON_BROKEN', 2]]],
    ['[{"__proto__":{"text":"x"}}]', 1, []],
  ])('%s', async (text, count, expected) => {
    const { records: found, rejected } = await records([file('a.json', text)]);
    expect(found).toHaveLength(count);
    expect(codes(rejected)).toEqual(expected);
  });

  it('rejects a record over the bound and reads the next, wherever the stream was cut', async () => {
    const text = `[{"text":"a"},{"text":"${'x'.repeat(200_000)}"},{"text":"c"}]`;
    for (const pieces of [[text], text.match(/.{1,7777}/g)!]) {
      const { records: found, rejected } = await records(['-'], { stdin: stream(...pieces), maxRecordBytes: 50_000 });
      expect(found.map(({ source, fields }) => [source.line, fields.get('text')])).toEqual([
        [1, 'a'],
        [3, 'c'],
      ]);
      expect(codes(rejected)).toEqual([['RECORD_TOO_LARGE', 2]]);
    }
  });
});

describe('csv and tsv', () => {
  it('reads quotes, CR LF, a mark and an index column; lines are where rows begin', async () => {
    const { records: found, rejected } = await records([fixture('table.csv')]);
    expect(
      found.map(({ source, fields }) => [source.line, fields.get('jobtitle'), fields.get('jobdescription')]),
    ).toEqual([
      [2, 'Clockmaker', 'Reads "escapement" logs,\r\nthen writes Rust.'],
      [5, 'Beekeeper', 'Counts hives with 5" sensors in Go'],
      [7, 'Baker', 'Proofs dough, ships Elixir.'],
    ]);
    expect(rejected).toEqual([
      { file: fixture('table.csv'), line: 6, code: 'COLUMNS_RAGGED', reason: 'the row has 2 cells, the header 4' },
    ]);
  });

  it('gives the same however the stream is cut', async () => {
    const text = 'title,text\r\nA,"x\r\ny"\r\n\r\nB,z\r\nC\r\n职位,"文""字"';
    const whole = await records(['-'], { format: 'csv', stdin: stream(text) });
    const all = new TextEncoder().encode(text);
    const single = await records(['-'], {
      format: 'csv',
      stdin: stream(...[...all].map((byte) => Uint8Array.of(byte))),
    });
    expect(single).toEqual(whole);
    expect(whole.records.map(({ source }) => source.line)).toEqual([2, 5, 7]);
  });

  it('reads tabs and semicolons, and keeps both of two columns with one name', async () => {
    expect((await records([fixture('table.tsv')])).records[0]?.fields.get('responsibilities')).toBe(
      'Draws coasts, daily.',
    );
    const { records: found } = await records([file('a.csv', 'title;text;text\nA;B, C;D\n')]);
    expect([...found[0]!.fields]).toEqual([
      ['title', 'A'],
      ['text', 'B, C'],
      ['text 2', 'D'],
    ]);
  });

  it('numbers many columns of one name, and takes no line of more than 10,000 cells for a header', async () => {
    const cells = ','.repeat(9_000);
    const { records: found } = await records([file('a.csv', `text${cells}\nA${cells}\n`)]);
    expect([...found[0]!.fields.keys()].at(-1)).toBe(' 9000');
    const many = await records([file('b.csv', `text${','.repeat(100_000)}\nA\nB\n`)]);
    expect([many.records, codes(many.rejected)]).toEqual([[], [['CSV_BROKEN', 1]]]);
  });

  it('reports a quote that is never closed, after the rows before it', async () => {
    const { records: found, rejected } = await records([file('a.csv', 'title,text\nA,B\nC,"D\nE,F\n')]);
    expect(found).toHaveLength(1);
    expect(codes(rejected)).toEqual([['CSV_BROKEN', 3]]);
  });

  it('stops at a row over the bound', async () => {
    const path = file('a.csv', `title,text\nA,B\nC,${'x'.repeat(500)}\nE,F\n`);
    const { records: found, rejected } = await records([path], { maxRecordBytes: 100 });
    expect(found).toHaveLength(1);
    expect(codes(rejected)).toEqual([['RECORD_TOO_LARGE', 3]]);
  });
});

describe('text and Markdown', () => {
  it.each([
    ['蒸汽火车调度员\n\n用 Python 排班。', '蒸汽火车调度员'],
    ['## Rope walker\nText', 'Rope walker'],
    ['Intro first.\n\n# Tailor\n\nText', 'Tailor'],
    ['岗位职责\n1、写服务', null],
    ['Responsibilities:\n- write', null],
    ['We look for somebody who writes.\nMore.', null],
    ['One line only', null],
  ])('finds the title of %j', async (text, title) => {
    const { records: found } = await records([file('a.md', text)]);
    expect(found[0]?.fields.get('title') ?? null).toBe(title);
    expect(found[0]?.fields.get('text')).toBe(text);
  });

  it('rejects a text over the bound', async () => {
    const { records: found, rejected } = await records([file('a.txt', 'x'.repeat(99))], { maxRecordBytes: 98 });
    expect([found.length, codes(rejected)]).toEqual([0, [['RECORD_TOO_LARGE', 1]]]);
  });
});

describe('bytes', () => {
  it.each([
    ['no bytes', 'a.csv', bytes(), 'FILE_EMPTY'],
    ['a mark only', 'a.txt', bytes([0xef, 0xbb, 0xbf]), 'FILE_EMPTY'],
    ['blanks only', 'a.jsonl', bytes(' \n\n'), 'FILE_EMPTY'],
    ['a header only', 'a.csv', bytes('title,text\n'), 'FILE_EMPTY'],
    ['a picture', 'a.csv', bytes([0x89], 'PNG\r\n', new Array(40).fill(1), 'IHDR'), 'FILE_BINARY'],
    ['a few bytes of a program', 'a.csv', bytes([0x7f], 'ELF', [0, 1, 0, 0xff]), 'FILE_BINARY'],
    ['a PDF', 'a.txt', bytes('%PDF-1.7\n'), 'FILE_BINARY'],
    ['rich text', 'a.txt', bytes('{\\rtf1\\ansi Go developer}'), 'FILE_BINARY'],
    ['UTF-32', 'a.txt', bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'FILE_ENCODING'],
  ])('%s', async (_, name, content, code) => {
    const { records: found, rejected } = await records([file(name, content)]);
    expect(found).toEqual([]);
    expect(codes(rejected)).toEqual([[code, null]]);
  });

  it.each([
    ['NULs', 'a.jsonl', bytes('{"text":"a"}\n{"text":"b', [0, 0], '"}\n{"text":"c"}'), ['a', 'b\ufffd\ufffd', 'c'], 2],
    [
      'bad bytes',
      'a.jsonl',
      bytes('{"text":"职位"}\n{"text":"', [0xd6], '"}\n{"text":"c"}'),
      ['职位', '\ufffd', 'c'],
      1,
    ],
    ['bad bytes in a table', 'a.csv', bytes('title,text\n职位,B\nC,', [0xb5], '\nD,E\n'), ['B', '\ufffd', 'E'], 1],
    ['bad bytes in an array', 'a.json', bytes('[{"text":"职位"},{"text":"', [0xff], '"}]'), ['职位', '\ufffd'], 1],
    ['a cut character', 'a.txt', bytes('Text ', [0xe4, 0xb8]), ['Text \ufffd'], 1],
    ['U+FFFD as such', 'a.txt', bytes('Text \ufffd ', [0xe4]), ['Text \ufffd \ufffd'], 1],
  ])('replaces and counts %s', async (_, name, content, texts, replaced) => {
    const { records: found, rejected, files } = await records([file(name, content)]);
    expect(found.map(({ fields }) => fields.get('text'))).toEqual(texts);
    expect(rejected).toEqual([]);
    expect(files).toMatchObject([{ encoding: 'utf-8', replaced, records: texts.length, rejected: 0 }]);
  });

  it('puts characters together that the stream cuts', async () => {
    const all = new TextEncoder().encode('\ufeff{"text":"汉字😀é"}');
    const pieces = [...all].map((byte) => Uint8Array.of(byte));
    const { records: found } = await records(['-'], { stdin: stream(...pieces) });
    expect(found[0]?.fields.get('text')).toBe('汉字😀é');
  });

  it('reports a stream that fails as FILE_UNREADABLE after what came before', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield bytes('{"text":"a"}\n{"te');
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    };
    const { records: found, rejected } = await records(['-'], { stdin: broken() });
    expect(found).toHaveLength(1);
    expect(rejected).toEqual([{ file: '-', line: null, code: 'FILE_UNREADABLE', reason: 'EIO' }]);
  });
});

describe('control', () => {
  it('stops where the signal says so', async () => {
    const controller = new AbortController();
    const events = readRecords([fixture('jobs.jsonl')], {}, { signal: controller.signal });
    await events.next();
    controller.abort();
    await expect(events.next()).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('tells how far it has come', async () => {
    const path = file('a.jsonl', '{"text":"a"}\n'.repeat(1001));
    const seen: Progress[] = [];
    const onProgress = (progress: Progress) => void seen.push(progress);
    for await (const _ of readRecords([path], {}, { onProgress }));
    expect(seen.map(({ done, total }) => [done, total])).toEqual([
      [250, null],
      [500, null],
      [750, null],
      [1000, null],
      [1001, 1001],
    ]);
    // One read takes in all of so small a file.
    expect(seen.map(({ share }) => share)).toEqual([1, 1, 1, 1, undefined]);
  });

  it('tells which part of all files it has read, and no part of a stream', async () => {
    const paths = [file('b.jsonl', '{"text":"a"}\n'.repeat(250)), file('c.jsonl', '{"text":"a"}\n'.repeat(750))];
    const shares = async (sources: readonly string[]): Promise<(number | undefined)[]> => {
      const seen: Progress[] = [];
      const stdin = (async function* () {
        yield Buffer.from('{"text":"a"}\n'.repeat(250));
      })();
      for await (const _ of readRecords(sources, { stdin }, { onProgress: (progress) => void seen.push(progress) }));
      return seen.slice(0, -1).map(({ share }) => share);
    };
    expect(await shares(paths)).toEqual([0.25, 1, 1, 1]);
    expect(await shares([paths[0]!, '-'])).toEqual([undefined, undefined]);
  });

  it.each([
    [{ format: 'docx' }, 'format'],
    [{ encoding: 'utf-7' }, 'encoding'],
    [{ maxUnpackRatio: 0 }, 'maxUnpackRatio'],
    [{ maxHeldBytes: 0 }, 'maxHeldBytes'],
    [{ maxRecordBytes: 0 }, 'maxRecordBytes'],
    [{ stdin: 'x' }, 'stdin'],
    [{ typo: 1 }, 'options'],
  ])('refuses %j', async (options, option) => {
    const call = records(['-'], options as never);
    await expect(call).rejects.toBeInstanceOf(JobprismError);
    await expect(call).rejects.toMatchObject({ code: 'OPTION_INVALID', details: { option } });
  });
});
