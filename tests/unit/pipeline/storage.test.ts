import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ByteStore, MemoryStore } from '../../../src/pipeline/storage/byte-store.js';
import { FileStore } from '../../../src/pipeline/storage/file-store.js';
import { Journal } from '../../../src/pipeline/storage/journal.js';
import { memoryLimit } from '../../../src/pipeline/storage/memory-limit.js';
import { SpillingStore } from '../../../src/pipeline/storage/spilling-store.js';
import { scratch } from '../../support/scratch.js';

const STORES: readonly (readonly [string, () => ByteStore])[] = [
  ['memory', () => new MemoryStore()],
  ['file', () => new FileStore()],
  ['memory, then file', () => new SpillingStore(20)],
];

const leftovers = (): string[] => readdirSync(tmpdir()).filter((name) => /^jobprism-.*\.tmp$/.test(name));

describe.each(STORES)('a store in %s', (_name, open) => {
  it('gives back any range of any piece', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, fc.nat(), fc.nat(), (written, a, b) => {
        const store = open();
        const starts = written.map((piece) => {
          const start = store.size;
          store.append(piece);
          return start;
        });
        written.forEach((piece, i) => {
          const [from, to] = [a % (piece.length + 1), b % (piece.length + 1)].sort((x, y) => x - y) as [number, number];
          expect([...store.read(starts[i]! + from, starts[i]! + to)]).toEqual([...piece.subarray(from, to)]);
        });
        expect(store.size).toBe(written.reduce((sum, { length }) => sum + length, 0));
        store.close();
      }),
      { numRuns: 30 },
    );
  });

  it('leaves no file behind, not even while it is open', () => {
    const before = leftovers();
    const store = open();
    store.append(new Uint8Array(100));
    expect(leftovers()).toEqual(before);
    store.close();
    store.close();
    expect(leftovers()).toEqual(before);
  });
});

describe('a store in memory', () => {
  it('does not hold what a view looks at beside it', () => {
    const store = new MemoryStore();
    store.append(new Uint8Array(1_000_000).subarray(10, 20));
    expect(store.read(0, 10).buffer.byteLength).toBe(10);
  });
});

describe('FileStore', () => {
  it('says where it cannot write', () => {
    const { TMPDIR } = process.env;
    process.env.TMPDIR = join(scratch(), 'missing');
    try {
      expect(() => new FileStore()).toThrow(expect.objectContaining({ code: 'TEMPORARY_UNWRITABLE' }));
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });
});

describe('Journal', () => {
  const path = (out: string): string => join(out, '.jobprism-resume', 'journal');

  async function written(out: string, entries: readonly unknown[]): Promise<void> {
    const journal = await Journal.open(out);
    expect(journal.next()).toBeUndefined();
    for (const entry of entries) journal.add(entry);
    journal.close();
  }

  function read(journal: Journal): unknown[] {
    const entries: unknown[] = [];
    for (let entry = journal.next(); entry !== undefined; entry = journal.next()) entries.push(entry);
    return entries;
  }

  const ENTRIES = [
    'run',
    { ids: Int32Array.of(1, 2), text: '职位', none: null },
    new Map([['a', Float32Array.of(0.5)]]),
  ];

  it('gives entries back as they were, then takes more', async () => {
    const out = scratch();
    await written(out, ENTRIES);
    const journal = await Journal.open(out);
    expect(read(journal)).toEqual(ENTRIES);
    journal.add('more');
    journal.close();
    const again = await Journal.open(out);
    expect(read(again)).toEqual([...ENTRIES, 'more']);
    again.remove();
    expect(existsSync(join(out, '.jobprism-resume'))).toBe(false);
  });

  it('drops an entry that was cut off at any byte, and goes on behind the last whole one', async () => {
    const out = scratch();
    await written(out, ENTRIES.slice(0, 2));
    const whole = statSync(path(out)).size;
    await third(out);
    const full = statSync(path(out)).size;
    for (let size = whole + 1; size < full; size++) {
      truncateSync(path(out), size);
      const journal = await Journal.open(out);
      expect(read(journal)).toHaveLength(2);
      journal.add('third');
      journal.close();
      expect(statSync(path(out)).size).toBe(full);
    }
  });

  async function third(out: string): Promise<void> {
    const journal = await Journal.open(out);
    read(journal);
    journal.add('third');
    journal.close();
  }

  it('drops what is no entry', async () => {
    const out = scratch();
    await written(out, ENTRIES);
    const bytes = readFileSync(path(out));
    appendFileSync(path(out), Buffer.from('ffffff7fgarbage that is no entry at all'));
    const journal = await Journal.open(out);
    expect(read(journal)).toHaveLength(3);
    journal.close();
    expect(readFileSync(path(out)).equals(bytes)).toBe(true);
  });

  it('keeps nothing of a run that came no further than its first entry', async () => {
    const out = scratch();
    await written(out, ['run']);
    expect(readdirSync(out)).toEqual([]);
  });

  it('says where it cannot write, and does not wait for ever', async () => {
    const unwritable = expect.objectContaining({ code: 'OUTPUT_UNWRITABLE' });
    await expect(Journal.open(join(scratch({ file: 'x' }), 'file'))).rejects.toEqual(unwritable);
    if (process.platform === 'linux') await expect(Journal.open('/proc/nope')).rejects.toEqual(unwritable);
  });

  it('takes nothing more once it is closed, even where its file is another by then', async () => {
    const out = scratch();
    await written(out, ENTRIES.slice(0, 2));
    const journal = await Journal.open(out);
    read(journal);
    journal.close();
    const other = await Journal.open(scratch());
    expect(other.next()).toBeUndefined();
    journal.add('late');
    journal.close();
    journal.remove();
    other.add('run');
    other.add('first');
    other.close();
    expect(read(await Journal.open(out))).toHaveLength(2);
  });
});

describe('memoryLimit', () => {
  it('ends a run that holds more, and says how much', () => {
    expect(() => memoryLimit(1024 * 1024).check('read')).toThrow(
      expect.objectContaining({
        code: 'MEMORY_EXCEEDED',
        details: expect.objectContaining({ limit: 1, stage: 'read' }),
      }),
    );
  });

  it('is half of the machine where nobody says', () => {
    const { limit, check } = memoryLimit();
    expect(limit).toBeGreaterThan(100 * 1024 * 1024);
    expect(() => check('read')).not.toThrow();
  });
});
