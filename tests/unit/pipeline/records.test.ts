import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/pipeline/analyze.js';
import { analyzeToFolder } from '../../../src/pipeline/analyze-to-folder.js';
import { Copies } from '../../../src/pipeline/copies.js';
import { PlacedRecords } from '../../../src/pipeline/placed-records.js';
import { PIECES } from '../../../src/pipeline/record-batch.js';
import { RecordStore } from '../../../src/pipeline/record-store.js';
import { MemoryStore } from '../../../src/pipeline/storage/byte-store.js';
import { writeAnalysis } from '../../../src/pipeline/write.js';
import { scratch } from '../../support/scratch.js';

/** A batch of records as a thread hands it over. */
function batch(records: readonly (readonly [head: string, role: string, opening: string])[]) {
  const pieces = records
    .flatMap(([head, role, opening]) => [head, '"frameworks":', '[]', `,"role":"${role}"}`, opening, 'null'])
    .map((text) => Buffer.from(text));
  let end = 0;
  return { bytes: Buffer.concat(pieces), ends: Int32Array.from(pieces, ({ length }) => (end += length)) };
}

function filled(): RecordStore {
  const records = new RecordStore(new MemoryStore());
  records.add(
    batch([
      ['{"id":"a"', 'x', '职位'],
      ['{"id":"b"', 'y', ''],
    ]),
  );
  records.add(batch([]));
  records.add(batch([['{"id":"丙"', 'z', 'c']]));
  return records;
}

function noCopies(jobs: number): Copies {
  const copies = new Copies();
  copies.add(jobs, null);
  return copies;
}

function recordOf(id: string, role: string, opening: string) {
  return {
    head: `{"id":"${id}"`,
    before: '"frameworks":',
    frameworks: '[]',
    after: `,"role":"${role}"}`,
    opening,
    company: 'null',
  };
}

describe('RecordStore', () => {
  it('finds the record of a row, in whatever batch it came', () => {
    const records = filled();
    expect(records.record(0)).toEqual(recordOf('a', 'x', '职位'));
    expect(records.record(1)).toEqual(recordOf('b', 'y', ''));
    expect(records.record(2)).toEqual(recordOf('丙', 'z', 'c'));
  });

  it('gives all of them in order', () => {
    const all = Array.from(filled().all(), ({ head, before, frameworks, after }) =>
      Buffer.concat([head, before, frameworks, after]).toString(),
    );
    expect(all).toEqual([
      '{"id":"a""frameworks":[],"role":"x"}',
      '{"id":"b""frameworks":[],"role":"y"}',
      '{"id":"丙""frameworks":[],"role":"z"}',
    ]);
  });

  it('has so many pieces a record', () => {
    expect(batch([['a', 'b', 'c']]).ends).toHaveLength(PIECES);
  });
});

describe('PlacedRecords', () => {
  const placed = (exact: boolean) =>
    new PlacedRecords(
      filled(),
      noCopies(3),
      Int32Array.of(1, -1, 0),
      Float64Array.of(0.12345678, -1e-9, 1 + 1e-9),
      exact,
      (job, own) => (job === 1 ? `[${own()},"丁"]` : null),
    );

  it('puts the cluster, the similarity and what the run makes of the frameworks into the line', () => {
    const text = Buffer.concat([...placed(false).lines()]).toString();
    expect(text).toBe(
      '{"id":"a","cluster":1,"similarity":0.123457,"frameworks":[],"role":"x"}\n' +
        '{"id":"b","cluster":null,"similarity":0,"frameworks":[[],"丁"],"role":"y"}\n' +
        '{"id":"丙","cluster":0,"similarity":1,"frameworks":[],"role":"z"}\n',
    );
  });

  it('keeps all digits where it is asked to', () => {
    expect(placed(true).row(0)).toEqual({ id: 'a', cluster: 1, similarity: 0.12345678, frameworks: [], role: 'x' });
    expect(placed(true).row(1).frameworks).toEqual([[], '丁']);
    expect(Array.from(placed(true).jobs(), ({ id }) => id)).toEqual(['a', 'b', '丙']);
  });
});

describe('analyzeToFolder', () => {
  it('writes the same bytes as analyze and writeAnalysis', async () => {
    const jobs = Array.from({ length: 40 }, (_, i) => ({
      id: `j${i}`,
      title: i % 3 === 0 ? null : `Go 工程师 \ud83d\ude80 ${i % 5}`,
      text:
        i % 2 === 0
          ? `熟悉Golang与${i % 4 === 0 ? 'Gin，etcd' : 'Beego，Echo优先'}，QPS ${i + 1}万，了解Kafka\n加分项：Redis`
          : `React，TypeScript；${'前端'.repeat(i)}\ud83d`,
      city: '上海',
      salary: '20-35K·14薪',
    }));
    const [one, other] = [scratch(), scratch()];
    const analysis = await analyze([...jobs, 7], { clusters: 2, seed: 3 });
    await writeAnalysis(analysis, one);
    const overview = await analyzeToFolder([...jobs, 7], other, { clusters: 2, seed: 3 });
    for (const name of ['jobs.jsonl', 'clusters.json', 'summary.md', 'rejected.jsonl']) {
      expect(readFileSync(join(other, name), 'utf8'), name).toBe(readFileSync(join(one, name), 'utf8'));
    }
    expect(readFileSync(join(other, 'jobs.jsonl'), 'utf8')).toContain('"kind":"companion"');
    expect(overview).toEqual({ clusters: analysis.clusters, rejected: analysis.rejected, run: analysis.run });
    expect(readFileSync(join(one, 'jobs.jsonl'), 'utf8').split('\n')).toHaveLength(41);
  });

  it('never shows half a character as the beginning of a text', async () => {
    const text = `${'字'.repeat(39)}\ud83d\ude80 之后`;
    const { clusters } = await analyze([{ text }]);
    expect(clusters[0]!.representatives[0]!.title).toBe('字'.repeat(39));
  });
});
