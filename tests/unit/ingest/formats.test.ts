import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { JobprismError } from '../../../src/core/errors.js';
import { loadReader } from '../../../src/ingest/readers/load.js';
import { codes, file, fixture, folder, jobs, records, stream } from './support.js';

describe('json', () => {
  it('finds the list of jobs however deep it lies, and takes no filter for it', async () => {
    const { records: found, rejected } = await records([fixture('nested.json')]);
    expect(found.map(({ source, fields }) => [source.line, fields.get('positionId')])).toEqual([
      [1, 11],
      [2, 12],
    ]);
    expect(rejected).toEqual([]);
  });

  it.each([
    ['{"data":{"list":[{"text":"a"},{"text":"b"}]}}', ['a', 'b']],
    ['{"shanghai":[{"text":"a"}],"beijing":{"jobs":[{"text":"b"}]}}', ['a', 'b']],
    ['[{"page":1,"jobs":[{"text":"a"}]},{"page":2,"jobs":[{"text":"b"},{"text":"c"}]}]', ['a', 'b', 'c']],
    ['{"title":"T","description":"a","benefits":[{"name":"tea"}],"company":{"x":[{"y":1}]}}', ['a']],
    ['{"title":"T","description":"a","similar":[{"text":"b"}]}', ['a']],
    ['{"description":"what this is","results":[{"text":"a"}]}', ['a']],
    ['{"list":[{"id":1},{"id":2,"text":"b"}]}', [undefined, 'b']],
    ['[{"text":"a"},{"text":"b"},]', ['a', 'b']],
    ['[{"text":"a"}]\n[{"text":"b"}]', ['a', 'b']],
    ['{\n"text":"a"}\n{\n"text":"b"}', ['a', 'b']],
    ['[{"text":"a\nb"}]', ['a\nb']],
  ])('%s', async (text, expected) => {
    const { records: found, rejected } = await records([file('a.json', text)]);
    expect(found.map(({ fields }) => fields.get('text') ?? fields.get('description'))).toEqual(expected);
    expect(rejected).toEqual([]);
  });

  it('reads a wrapper that is larger than a record', async () => {
    const list = Array.from({ length: 3000 }, (_, n) => ({ title: `T${n}`, text: 'x'.repeat(40) }));
    const facets = Array.from({ length: 50 }, (_, n) => ({ name: `city ${n}` }));
    const path = file('a.json', JSON.stringify({ facets, data: { list } }));
    const { records: found } = await records([path], { maxRecordBytes: 20_000 });
    expect(found).toHaveLength(3000);
  });

  it('falls back to the first list of objects where none holds descriptions', async () => {
    const { jobs: found, rejected } = await jobs([file('a.json', '{"rows":[{"a":1},{"a":2}]}')]);
    expect([found.length, codes(rejected)]).toEqual([
      0,
      [
        ['NO_DESCRIPTION', 1],
        ['NO_DESCRIPTION', 2],
      ],
    ]);
  });

  it('rejects an element that is no JSON and reads the next', async () => {
    const { records: found, rejected } = await records([file('a.json', `[{"text":"a"},{'text':"b"},{"text":"c"}]`)]);
    expect(found.map(({ source }) => source.line)).toEqual([1, 3]);
    expect(codes(rejected)).toEqual([['JSON_BROKEN', 2]]);
  });

  it('reads the answers of an interface, one a line', async () => {
    const path = file('a.jsonl', '{"zpData":{"jobList":[{"text":"a"},{"text":"b"}]}}\n{"text":"c"}\n');
    const { records: found } = await records([path]);
    expect(found.map(({ source, fields }) => [source.line, fields.get('text')])).toEqual([
      [1, 'a'],
      [1, 'b'],
      [2, 'c'],
    ]);
  });
});

describe('tables', () => {
  it.each([
    ['bars', 'title|text\nA|B, C\n', ['B, C']],
    ['single quotes', "'title','text'\n'A','B, \"C\"'\n", ['B, "C"']],
    ['backslashes before quotes', 'title,text\nA,"B \\"C\\", D"\nE,"F\nG"\n', ['B "C", D', 'F\nG']],
    ['doubled quotes', 'title,text\nA,"B ""C"", D"\n', ['B "C", D']],
    [
      'a formula',
      'title,text\nA,"=HYPERLINK(""http://x"",""y"")"\nB,@SUM(1)\n',
      ['=HYPERLINK("http://x","y")', '@SUM(1)'],
    ],
  ])('reads %s', async (_, text, expected) => {
    const { records: found, rejected } = await records([file('a.csv', text)]);
    expect(found.map(({ fields }) => fields.get('text'))).toEqual(expected);
    expect(rejected).toEqual([]);
  });

  it('skips and counts headers that repeat, with a mark and quotes or without', async () => {
    const crawl = '"title","text"\r\nA,B\r\n';
    const path = file('a.csv', `\ufeff${crawl}${crawl}\ufeff${crawl}title , text\r\nC,title\r\n`);
    const { records: found, rejected, files } = await records([path]);
    expect(found.map(({ source }) => source.line)).toEqual([2, 4, 6, 8]);
    expect(rejected).toEqual([]);
    expect(files[0]).toMatchObject({ headersRepeated: 3, records: 4 });
  });

  const DUTIES =
    '岗位职责：1、负责后端服务的设计与开发；2、参与架构评审；3、编写文档与单元测试。任职要求：熟悉Golang与Redis。';

  it('takes the first row for a record where it reads like values', async () => {
    const row = (title: string) => `${title},北京,15-25K,13812345678,${DUTIES}\n`;
    const { jobs: found, warnings } = await jobs([file('a.csv', row('Go开发工程师') + row('Java开发工程师'))]);
    expect(found.map(({ title, text, source }) => [title, text, source.line])).toEqual([
      ['Go开发工程师', DUTIES, 1],
      ['Java开发工程师', DUTIES, 2],
    ]);
    expect(warnings.map(({ code }) => code)).toContain('HEADER_MISSING');
    expect(JSON.stringify(warnings)).not.toContain('13812345678');
  });

  it.each(['foo,bar,baz', '0,1,2', 'x,2019,2020', '职位,13812345678,y'])('takes %j for a header', async (header) => {
    const { records: found } = await records([file('a.csv', `${header}\na,b,c\n`)]);
    expect(found.map(({ fields }) => [...fields.keys()])).toEqual([header.split(',')]);
  });

  it('names no person where it names columns', async () => {
    const line = '{"tel 13812345678":"a"}\n{"hr@example.com":"b","description":"写服务"}\n';
    const { rejected, warnings } = await jobs([file('a.jsonl', line)]);
    expect(rejected[0]!.reason).toBe('no column is known to hold the description; there are: tel ***********');
    expect(warnings[0]!.message).toContain('columns not used: tel ***********, **@*******.***.');
  });

  it('counts lines, however they end', async () => {
    const { records: found, rejected } = await records([file('a.csv', 'title,text\rA,B\nC,"D\rE"\r\n\rF\rG,H')]);
    expect(found.map(({ source }) => source.line)).toEqual([2, 3, 7]);
    expect(codes(rejected)).toEqual([['COLUMNS_RAGGED', 6]]);
    const { records: lines } = await records([file('a.jsonl', '{"a":1}\r{"a":2}\r\n\n{"a":3}\n\r{"a":4}')]);
    expect(lines.map(({ source }) => source.line)).toEqual([1, 2, 4, 6]);
  });
});

describe('pages', () => {
  it('reads every JobPosting of the JSON-LD, and says what is broken', async () => {
    const { records: found, rejected } = await records([fixture('page.html')]);
    expect(found.map(({ source }) => source.line)).toEqual([5, 19, 19]);
    expect([...found[0]!.fields]).toEqual([
      ['id', 'M-7'],
      ['title', 'Miller of data'],
      ['description', '<p>Grinds logs in <b>Go</b>.</p>\n<p>Keeps the wheel turning.</p>'],
      ['company', 'Old Mill'],
      ['location', 'Delft'],
      ['salary', 'EUR 4000-5000 month'],
      ['experience', '3 years'],
      ['education', 'bachelor degree'],
    ]);
    expect(codes(rejected)).toEqual([['JSON_BROKEN', 20]]);
  });

  it.each([
    ['a page without one', '<!doctype html><p>hi</p>', [['NO_JOB_POSTING', 1]]],
    ['an error page that was saved as data', '<html><body>403</body></html>', [['NO_JOB_POSTING', 1]]],
    ['a script that is none', '<html><script>{"@type":"JobPosting"}</script>', [['NO_JOB_POSTING', 1]]],
  ])('rejects %s', async (_, page, expected) => {
    for (const name of ['a.html', 'a.json', 'a.csv']) {
      expect(codes((await records([file(name, page)])).rejected)).toEqual(expected);
    }
  });
});

describe('workbooks', () => {
  it('reads every sheet with descriptions, below what stands above the header', async () => {
    const { records: found, rejected, files } = await records([fixture('cities.xlsx')]);
    expect(found.map(({ source, fields }) => [source.line, fields.get('职位'), fields.get('发布日期')])).toEqual([
      [4, '风车调度工程师', '2024-05-01T00:00:00.000Z'],
      [5, '钟表匠', null],
      [2, '船坞测试工程师', null],
    ]);
    expect(found[2]!.fields.get('岗位职责')).toBe('=HYPERLINK("x")');
    expect(rejected).toEqual([]);
    expect(files[0]).toMatchObject({ format: 'xlsx', encoding: null, records: 3 });
  });

  it('tells sheets that it does not read, and reads the first where none has descriptions', async () => {
    const rows = [
      ['a', 'b'],
      ['1', '2'],
    ];
    const jobRows = [
      ['title', 'text'],
      ['A', 'B'],
    ];
    const one = await writeXlsx({
      sheets: [
        { name: 'Other', rows },
        { name: 'Jobs', rows: jobRows },
      ],
    });
    const first = await records([file('a.xlsx', one)]);
    expect([first.records.length, codes(first.rejected)]).toEqual([1, [['SHEET_UNUSED', null]]]);
    expect(first.rejected[0]!.reason).toBe('the sheet Other has no column of descriptions');
    const none = await jobs([file('b.xlsx', await writeXlsx({ sheets: [{ name: 'Other', rows }] }))]);
    expect(codes(none.rejected)).toEqual([['NO_DESCRIPTION', 2]]);
  });

  it('rejects empty ones, those with a password and damaged ones', async () => {
    const empty = await writeXlsx({
      sheets: [
        { name: 'A', rows: [] },
        { name: 'B', rows: [['title', 'text']] },
      ],
    });
    expect(codes((await records([file('a.xlsx', empty)])).rejected)).toEqual([['FILE_EMPTY', null]]);
    expect(codes((await records([fixture('encrypted.xlsx')])).rejected)).toEqual([['FILE_ENCRYPTED', null]]);
    const whole = readFileSync(fixture('cities.xlsx'));
    expect(codes((await records([file('b.xlsx', whole.subarray(0, 3000))])).rejected)).toEqual([['FILE_BROKEN', null]]);
  });
});

describe('Parquet', () => {
  it('reads rows from a file, from standard input and out of gzip', async () => {
    const bytes = readFileSync(fixture('kites.parquet'));
    const expected = [
      [
        1,
        [
          ['id', 7],
          ['title', '纸鸢设计师'],
          ['description', '用 Python 设计纸鸢'],
          ['posted', '1970-01-01T00:00:00.000Z'],
        ],
      ],
      [
        2,
        [
          ['id', '9007199254740993'],
          ['title', 'Kite clerk'],
          ['description', null],
          ['posted', '1970-01-02T00:00:00.000Z'],
        ],
      ],
    ];
    for (const [sources, options] of [
      [[fixture('kites.parquet')], {}],
      [['-'], { stdin: stream(bytes) }],
      [[file('kites.parquet.gz', gzipSync(bytes))], {}],
    ] as const) {
      const { records: found } = await records([...sources], options);
      expect(found.map(({ source, fields }) => [source.line, [...fields]])).toEqual(expected);
    }
  });

  it('rejects damaged data, and a row over the bound', async () => {
    const bytes = readFileSync(fixture('kites.parquet'));
    expect(codes((await records([file('a.parquet', bytes.subarray(0, 500))])).rejected)).toEqual([
      ['FILE_BROKEN', null],
    ]);
    const long = parquetWriteBuffer({ columnData: [{ name: 'text', data: ['x'.repeat(900), 'y'] }] });
    const { records: found, rejected } = await records([file('b.parquet', new Uint8Array(long))], {
      maxRecordBytes: 500,
    });
    expect([found.length, codes(rejected)]).toEqual([1, [['RECORD_TOO_LARGE', 1]]]);
  });
});

describe('names and first bytes', () => {
  it('finds files of all endings in folders, packed ones too', async () => {
    const path = folder();
    const bytes = readFileSync(fixture('cities.xlsx'));
    for (const [name, content] of [
      ['a.csv.gz', gzipSync('title,text\nA,B\n')],
      ['b.gz', gzipSync('{"text":"C"}\n')],
      ['c.htm', readFileSync(fixture('page.html'))],
      ['d.xlsx', bytes],
      ['e.parquet', readFileSync(fixture('kites.parquet'))],
      ['f.zip', bytes],
    ] as const) {
      writeFileSync(join(path, name), content);
    }
    const { files } = await records([path]);
    expect(files.map((read) => [read.file.slice(path.length + 1), read.format, read.gzip])).toEqual([
      ['a.csv.gz', 'csv', true],
      ['b.gz', 'jsonl', true],
      ['c.htm', 'html', false],
      ['d.xlsx', 'xlsx', false],
      ['e.parquet', 'parquet', false],
    ]);
  });

  it.each([
    ['a.csv', '{"text":"a"}\n{"text":"b"}\n', 'jsonl'],
    ['a.csv', '[\n{"text":"a"}]', 'json'],
    ['a.txt', '{"text":"a"}\n{"text":"b"}\n', 'jsonl'],
    ['a.txt', '{a note in braces}\nText', 'txt'],
    ['a.json', 'title,text\nA,B\n', 'csv'],
    ['a.jsonl', '{\n"text":"a"\n}', 'json'],
    ['a.xlsx', 'title\ttext\nA\tB\n', 'tsv'],
    ['a.html', '[{"text":"a"}]', 'json'],
    ['a.md', '{"text":"a"}', 'md'],
  ])('reads %s that holds %j as %s', async (name, text, format) => {
    expect((await records([file(name, text)])).files).toMatchObject([{ format, rejected: 0 }]);
  });

  it('goes by the first bytes of what is packed, whatever its name', async () => {
    const bytes = readFileSync(fixture('cities.xlsx'));
    for (const content of [bytes, gzipSync(bytes)]) {
      expect((await records([file('a.csv', content)])).records).toHaveLength(3);
      expect((await records(['-'], { stdin: stream(content) })).records).toHaveLength(3);
    }
    expect((await records(['-'], { stdin: stream(gzipSync('{"text":"a"}')) })).records).toHaveLength(1);
  });

  it.each([
    ['xlsx', 'title,text\nA,B\n'],
    ['parquet', 'title,text\nA,B\n'],
  ] as const)('refuses text that is said to be %s', async (format, text) => {
    expect(codes((await records([file('a.csv', text)], { format })).rejected)).toEqual([['FILE_BROKEN', null]]);
  });

  it('says what to install where a reader is missing', async () => {
    const missing = Object.assign(new Error('no'), { code: 'ERR_MODULE_NOT_FOUND' });
    const call = loadReader('xlsx', () => Promise.reject(missing));
    await expect(call).rejects.toBeInstanceOf(JobprismError);
    await expect(call).rejects.toMatchObject({ code: 'READER_MISSING', remedy: 'Run: npm install hucre@1' });
    await expect(loadReader('parquet', () => Promise.reject(new Error('other')))).rejects.toThrow('other');
  });
});
