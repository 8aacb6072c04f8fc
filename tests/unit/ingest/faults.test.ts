import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codes, file, jobs, records, stream } from './support.js';

const MB = 1024 * 1024;

/** A zip archive of one workbook entry whose directory says what it likes. */
function archive(content: Uint8Array, said: number): Buffer {
  const name = Buffer.from('xl/workbook.xml');
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(said, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(said, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

describe('gzip', () => {
  const lines = (count: number): string => Array.from({ length: count }, (_, n) => `{"text":"job ${n}"}\n`).join('');

  it('keeps the records before the place where it breaks off', async () => {
    const whole = gzipSync(lines(20_000));
    const { records: found, rejected } = await records([file('a.jsonl.gz', whole.subarray(0, whole.length >> 1))]);
    expect(found.length).toBeGreaterThan(5000);
    expect(found.map(({ fields }) => fields.get('text'))).toEqual(found.map((_, n) => `job ${n}`));
    expect(rejected).toMatchObject([{ line: null, code: 'FILE_BROKEN', reason: 'the gzip data break off' }]);
  });

  it('says so where it is damaged', async () => {
    const whole = gzipSync(lines(20_000));
    whole.fill(0xff, 30_000, 30_100);
    expect(codes((await records([file('a.jsonl.gz', whole)])).rejected).at(-1)).toEqual(['FILE_BROKEN', null]);
  });

  it('reads several members, and the zeros that fill a block of a tape', async () => {
    const two = Buffer.concat([gzipSync('{"text":"a"}\n'), gzipSync('{"text":"b"}\n'), Buffer.alloc(512)]);
    expect((await records([file('a.jsonl.gz', two)])).records).toHaveLength(2);
  });

  it('refuses a bomb, unless it is told that it is none', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('{"text":"a"}\n'), Buffer.alloc(64 * MB, 0x20)]));
    const { records: found, rejected } = await records([file('a.jsonl.gz', bomb)]);
    expect(found).toHaveLength(1);
    expect(codes(rejected)).toEqual([['FILE_TOO_LARGE', null]]);
    const allowed = await records([file('a.jsonl.gz', bomb)], { maxUnpackRatio: 1032 });
    expect(codes(allowed.rejected)).toEqual([['RECORD_TOO_LARGE', 2]]);
  });
});

describe('workbooks that are bombs', () => {
  it('refuses more than a file may unpack to', async () => {
    const path = file('a.xlsx', archive(Buffer.alloc(8 * MB), 8 * MB));
    const { rejected } = await records([path], { maxHeldBytes: MB });
    expect(rejected).toMatchObject([{ code: 'FILE_TOO_LARGE' }]);
  });

  it('refuses more than the ratio, and more than the directory says', async () => {
    const honest = await records([file('a.xlsx', archive(Buffer.alloc(40 * MB), 40 * MB))]);
    expect(honest.rejected).toMatchObject([{ code: 'FILE_TOO_LARGE' }]);
    const lying = await records([file('a.xlsx', archive(Buffer.alloc(40 * MB), 100))]);
    expect(lying.rejected).toMatchObject([
      { code: 'FILE_TOO_LARGE', reason: 'the archive unpacks to more than it says' },
    ]);
  });

  it('refuses archives that are no workbook', async () => {
    const zip = Buffer.from(
      archive(Buffer.from('x'), 1).toString('latin1').replaceAll('workbook', 'wordbook'),
      'latin1',
    );
    expect(codes((await records([file('a.csv', zip)])).rejected)).toEqual([['FILE_BINARY', null]]);
  });
});

describe('large and deep input', () => {
  async function* repeated(piece: Uint8Array, times: number, ...ends: string[]): AsyncGenerator<Uint8Array> {
    yield Buffer.from(ends[0]!);
    for (let n = 0; n < times; n++) yield piece;
    yield Buffer.from(ends[1]!);
  }
  const filler = Buffer.alloc(MB, 'x');

  it.each([
    ['jsonl', '{"text":"', '"}\n{"text":"b"}\n', [['RECORD_TOO_LARGE', 1]], 1],
    ['json', '[{"text":"', '"},{"text":"b"}]', [['RECORD_TOO_LARGE', 1]], 1],
    ['json', '{"list":[{"text":"', '"},{"text":"b"}]}', [['RECORD_TOO_LARGE', 1]], 1],
    ['json', '{"text":"', '"}', [['RECORD_TOO_LARGE', 1]], 0],
    ['json', '[{"text":"', '', [['RECORD_TOO_LARGE', 1]], 0],
    ['csv', 'title,text\nA,', '\nB,C\n', [['RECORD_TOO_LARGE', 2]], 0],
    ['txt', '', '', [['RECORD_TOO_LARGE', 1]], 0],
    ['html', '<html>', '</html>', [['RECORD_TOO_LARGE', 1]], 0],
  ] as const)('bounds a line of 50 MB in %s that begins with %j', async (format, begin, end, expected, count) => {
    const { records: found, rejected } = await records(['-'], { format, stdin: repeated(filler, 50, begin, end) });
    expect(codes(rejected)).toEqual(expected);
    expect(found).toHaveLength(count);
  });

  it.each(['a.json', 'a.jsonl', 'a.html'])('survives 100,000 levels in %s', async (name) => {
    const deep = `{"text":"a","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const deeper = `${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const posting = (json: string): string =>
      `<script type="application/ld+json">{"@type":"JobPosting",${json.slice(1)}</script>`;
    const text = name.endsWith('html')
      ? `${posting(deep.replace('text', 'description'))}<script type="application/ld+json">${deeper}</script>`
      : name.endsWith('l')
        ? `${deep}\n${deeper}`
        : `[${deep},${deeper}]`;
    const { jobs: found, rejected } = await jobs([file(name, text)]);
    expect(found.map((job) => job.text)).toEqual(['a']);
    expect(codes(rejected)).toEqual(name.endsWith('html') ? [] : [['NO_DESCRIPTION', 2]]);
  });

  it('survives levels that never end, and a document of them', async () => {
    const open = await records([file('a.json', '['.repeat(100_000))]);
    expect(codes(open.rejected)).toEqual([['JSON_BROKEN', 1]]);
    const walked = await records([file('a.json', `${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}`)]);
    expect(walked.records).toHaveLength(1);
  });

  it('streams a table of several crawls in bounded memory', async () => {
    const crawl = Buffer.from(`title,text\n${'Go 开发,写网关\n'.repeat(20_000)}`);
    let rows = 0;
    let headers = 0;
    const { readRecords } = await import('../../../src/ingest/readers/records.js');
    const before = process.memoryUsage().rss;
    let most = 0;
    for await (const event of readRecords(['-'], { format: 'csv', stdin: repeated(crawl, 25, '', '') })) {
      if (event.kind === 'file') headers = event.file.headersRepeated;
      else if (++rows % 50_000 === 0) most = Math.max(most, process.memoryUsage().rss);
    }
    expect([rows, headers]).toEqual([500_000, 24]);
    expect(most - before).toBeLessThan(400 * MB);
  });
});

describe('odd text', () => {
  it('replaces lone surrogates and NULs in nested values and names too', async () => {
    const line = String.raw`{"text":"t\u0000","job":{"title":"a\ud800b\u0000","k\u0000":[{"x":"\udc00"}]}}`;
    const { records: found } = await records([file('a.jsonl', line)]);
    const text = JSON.stringify([...found[0]!.fields]);
    expect(text).toContain('a\ufffdb\ufffd');
    expect(text).not.toMatch(/\\u(?:0000|d800|dc00)/);
  });

  it('reads a list whose element holds line ends and a string that is left open', async () => {
    const open = `[{"text":"a\nb"},{"text":"c"},{"text":"${'\\"'.repeat(500_000)}\n}]`;
    const { records: found } = await records([file('a.json', open)]);
    expect(found.map(({ fields }) => fields.get('text'))).toEqual(['a\nb', 'c']);
  });

  it('replaces lone surrogates, in lists too', async () => {
    const { records: found } = await records([
      file('a.jsonl', '{"text":"a\\ud83d b","tags":["\\udc00","\\ud83d\\ude00"]}'),
    ]);
    expect(found[0]!.fields.get('text')).toBe('a\ufffd b');
    expect(found[0]!.fields.get('tags')).toEqual(['\ufffd', '😀']);
  });

  it('keeps script tags and formulas as the text that they are', async () => {
    const text = '<script>alert(1)</script> =1+1';
    const { jobs: found } = await jobs(['-'], { stdin: stream(JSON.stringify({ title: 'x', html: 1, text })) });
    expect(found[0]!.text).toContain('=1+1');
  });
});
