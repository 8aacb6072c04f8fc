import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, describe, expect, it } from 'vitest';
import { JobprismError } from '../../src/core/errors.js';
import { extractFacts } from '../../src/ingest/facts.js';
import { jobsFromObjects } from '../../src/ingest/memory.js';
import type { ReadOptions } from '../../src/ingest/options.js';
import { readJobs } from '../../src/ingest/readers/jobs.js';
import { readRecords } from '../../src/ingest/readers/records.js';
import type { ReadFile } from '../../src/ingest/record.js';

const home = mkdtempSync(join(tmpdir(), 'jobprism-property-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Small files of every packed kind, to be damaged. */
async function seeds(): Promise<Uint8Array[]> {
  const rows = [
    ['title', 'description'],
    ['Go 开发', '写网关'],
    ['SRE', 'Keeps it up'],
  ];
  const parquet = parquetWriteBuffer({
    columnData: [0, 1].map((column) => ({ name: rows[0]![column]!, data: rows.slice(1).map((row) => row[column]!) })),
  });
  return [
    await writeXlsx({ sheets: [{ name: 'A', rows }] }),
    new Uint8Array(parquet),
    gzipSync('title,text\nA,B\nC,D\n'),
    new TextEncoder().encode('<script type="application/ld+json">[{"@type":"JobPosting","description":"x"}]</script>'),
  ];
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* failing(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  yield* pieces(bytes, size);
  throw Object.assign(new Error('gone'), { code: 'EIO' });
}

const format = fc.constantFrom<NonNullable<ReadOptions['format']>>(
  'auto',
  'jsonl',
  'json',
  'csv',
  'tsv',
  'txt',
  'html',
);
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
  fc
    .array(fc.constantFrom('{"text":', '"', ',', '\n', '\r\n', '[', ']', '}', 'title', '职位', '\t', '\\'))
    .map((parts) => new TextEncoder().encode(parts.join(''))),
);
const record = fc.dictionary(
  fc.constantFrom('id', 'title', 'text', '__proto__', 'salary', '学历', 'x'),
  fc.jsonValue({ maxDepth: 1 }),
);

async function outcome(bytes: Uint8Array, size: number, options: ReadOptions): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of readRecords(['-'], { stdin: pieces(bytes, size), ...options })) {
    events.push(event.kind === 'record' ? [event.record.source, ...event.record.fields] : event);
  }
  return events;
}

describe('readRecords', () => {
  it('never fails for what is in the input, and always says something about it', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, format, fc.integer({ min: 1, max: 64 }), async (bytes, chosen, maxRecordBytes) => {
        try {
          const events: unknown[] = [];
          const stdin = pieces(bytes, 7);
          for await (const event of readJobs(['-'], { format: chosen, maxRecordBytes, stdin })) {
            if (event.kind !== 'file') events.push(event);
            if (event.kind === 'job') extractFacts(event.job);
          }
          expect(events.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(JobprismError);
        }
      }),
      { numRuns: 600, seed: 1 },
    );
  });

  it('gives the same however the stream was cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, format, fc.integer({ min: 1, max: 9 }), async (bytes, chosen, size) => {
        const whole = await outcome(bytes, 1_000_000, { format: chosen });
        expect(await outcome(bytes, size, { format: chosen })).toEqual(whole);
      }),
      { numRuns: 400, seed: 2 },
    );
  });

  it('reads or rejects any bytes under any ending, and its counts are those of its events', async () => {
    const packed = await seeds();
    const damaged = fc
      .tuple(fc.constantFrom(...packed), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), fc.nat(400))
      .map(([seed, changes, cut]) => {
        const bytes = Uint8Array.from(seed.subarray(0, cut > 300 ? seed.length : seed.length - cut));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        return bytes;
      });
    const content = fc.oneof(
      anyBytes,
      anyBytes.map((bytes) => gzipSync(bytes)),
      damaged,
    );
    const ending = fc.constantFrom(
      'csv',
      'tsv',
      'json',
      'jsonl',
      'txt',
      'md',
      'html',
      'xlsx',
      'parquet',
      'gz',
      'csv.gz',
    );
    await fc.assert(
      fc.asyncProperty(content, ending, async (bytes, name) => {
        const path = join(home, `a.${name}`);
        writeFileSync(path, bytes);
        const seen = { job: 0, rejected: 0 };
        const files: ReadFile[] = [];
        for await (const event of readJobs([path], { maxHeldBytes: 64 * 1024 * 1024 })) {
          if (event.kind === 'file') files.push(event.file);
          else if (event.kind !== 'warning') seen[event.kind]++;
        }
        expect(files).toHaveLength(1);
        expect(seen.job + seen.rejected).toBeGreaterThan(0);
        expect(files[0]).toMatchObject({ records: seen.job + seen.rejected, rejected: seen.rejected });
      }),
      { numRuns: 600, seed: 9, timeout: 30_000, endOnFailure: true },
    );
  });

  it('keeps every whole row before the input fails, and nothing of the row with it', async () => {
    const rows = fc.array(fc.constantFrom('A,B', 'C,"D\r\nE"', '"F",""'), { maxLength: 5 });
    const cut = fc.constantFrom('', 'x', 'x,', 'x,y', '"x', 'x,"y\n', '"x"');
    await fc.assert(
      fc.asyncProperty(rows, cut, fc.integer({ min: 1, max: 20 }), async (whole, part, size) => {
        const text = new TextEncoder().encode(`title,text\r\n${whole.map((row) => `${row}\r\n`).join('')}${part}`);
        const events = await outcome(text, size, { format: 'csv', stdin: failing(text, size) });
        expect(events).toHaveLength(whole.length + 2);
        expect(events.at(-2)).toMatchObject({ rejected: { code: 'FILE_UNREADABLE' } });
      }),
      { numRuns: 300, seed: 8 },
    );
  });

  it('uses or rejects every record: lines, elements and rows', async () => {
    const line = fc.oneof(
      record.map((value) => JSON.stringify(value)),
      fc.json({ maxDepth: 1 }),
      fc.constant('{"text":"cut'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        let seen = 0;
        const stdin = pieces(new TextEncoder().encode(lines.join('\n')), 11);
        for await (const event of readJobs(['-'], { format: 'jsonl', stdin }))
          if (event.kind === 'job' || event.kind === 'rejected') seen++;
        expect(seen).toBe(lines.length);
      }),
      { numRuns: 200, seed: 3 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(record, fc.jsonValue({ maxDepth: 1 })), { minLength: 1, maxLength: 20 }),
        async (values) => {
          let seen = 0;
          const stdin = pieces(new TextEncoder().encode(JSON.stringify(values)), 11);
          for await (const event of readJobs(['-'], { format: 'json', stdin }))
            if (event.kind === 'job' || event.kind === 'rejected') seen++;
          expect(seen).toBe(values.length);
        },
      ),
      { numRuns: 200, seed: 4 },
    );
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' ', '职', '\t'), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 9 }),
        async (rows) => {
          const csv = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');
          const bytes = new TextEncoder().encode(`"title","text"\r\n${csv}`);
          const events: { ragged: boolean; text: unknown }[] = [];
          for await (const event of readRecords(['-'], { format: 'csv', stdin: pieces(bytes, 13) })) {
            if (event.kind === 'file') continue;
            const isRecord = event.kind === 'record';
            events.push({ ragged: !isRecord, text: isRecord ? event.record.fields.get('text') : undefined });
          }
          expect(events).toEqual(
            rows.map((row) => ({ ragged: row.length !== 2, text: row.length === 2 ? row[1] : undefined })),
          );
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });
});

describe('jobsFromObjects', () => {
  it('uses or rejects every value, with ids that never repeat', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(record, fc.anything()), { maxLength: 30 }), (values) => {
        const events = [...jobsFromObjects(values)].filter(({ kind }) => kind !== 'warning');
        expect(events).toHaveLength(values.length);
        const ids = events.flatMap((event) => (event.kind === 'job' ? [event.job.id] : []));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe('extractFacts', () => {
  it('is quick and does not fail on texts made of what its patterns look for', () => {
    const word = fc.constantFrom(
      '3',
      '-',
      '年',
      '以上',
      '经验',
      ' ',
      'years',
      'k',
      '万',
      '$',
      ',',
      '.',
      '薪',
      '本科',
      'BS/',
      '\n',
      '一',
      '优先',
      ':',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 2000 }), (words) => {
        const text = words.join('');
        for (const event of jobsFromObjects([
          { text: `x${text}`, salary: text, experience: text, education: text, city: text },
        ])) {
          if (event.kind === 'job') extractFacts(event.job);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
