import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rounded } from '../../src/core/rounded.js';
import { partsOf } from '../../src/mapping/job-parts.js';
import { listedFrameworks } from '../../src/mapping/listed-frameworks.js';
import { PartTable } from '../../src/mapping/tally.js';
import { FrameworkTexts } from '../../src/pipeline/framework-texts.js';
import { mapperOf, mapText } from '../support/map-text.js';

const mapper = mapperOf();
const WORDS = [
  'Golang',
  'Gin',
  'Beego',
  'Echo',
  'Vue',
  'React',
  'Redis',
  'Kafka',
  'gRPC',
  '高并发',
  '网关',
  '管理后台快速交付',
];
const jobs = fc.array(fc.subarray(WORDS, { minLength: 1 }), { minLength: 4, maxLength: 30 });

describe('FrameworkTexts', () => {
  it('writes what JSON writes of the completed frameworks of every job', () => {
    let written = 0;
    fc.assert(
      fc.property(jobs, fc.boolean(), (texts, exact) => {
        const run = texts.map((words, i) => mapText(`${words.join('，')}。`, { id: `j${i}` }));
        const table = new PartTable();
        const rows = run.map((job) => partsOf(job).map((part) => table.numberOf(part)));
        const scorer = mapper.scorer(table, mapper.companions({ table, rows: () => rows }));
        const made = new FrameworkTexts(exact);
        rows.forEach((parts, i) => {
          const { frameworks } = run[i]!;
          const completed = listedFrameworks(mapper.frameworksOf(frameworks, scorer(parts)));
          const text = made.of(scorer(parts), () => listedFrameworks(frameworks));
          expect(text).toBe(JSON.stringify(completed, exact ? undefined : rounded));
          written += text.split('"companion"').length - 1;
        });
      }),
      { numRuns: 100 },
    );
    expect(written).toBeGreaterThan(100);
  });
});
