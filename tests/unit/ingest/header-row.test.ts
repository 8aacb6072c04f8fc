import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isWithoutHeader } from '../../../src/ingest/readers/header-row.js';
import { file, jobs, records } from './support.js';

const ROWS = [
  ['Lighthouse keeper', 'Berlin', 'You will keep the lamp lit. You will write the log.'],
  ['Beekeeper', 'Hamburg', 'You will look after forty hives. Experience with bees is a plus.'],
  ['Clockmaker', 'Berlin', 'You will repair tower clocks. You have skills and patience.'],
];
const CHINESE = [
  ['灯塔运维', '杭州', '本科', '负责灯塔的日常维护和夜间的值班记录；熟悉值班流程和灯具，能在岛上生活。'],
  ['养蜂人', '上海', '不限', '负责四十箱蜂的照料和秋天的采蜜装瓶；有养蜂经验的优先，不怕被蜂蜇到手。'],
  ['钟表匠', '苏州', '大专', '负责塔钟的修理和每个星期一次的上弦；熟悉齿轮和钟摆，有耐心，不恐高者。'],
];
const table = (rows: readonly (readonly string[])[], delimiter = ','): string =>
  rows.map((row) => `${row.join(delimiter)}\n`).join('');

describe('a table of plain words without a header', () => {
  it.each([
    ['a.csv', table(ROWS)],
    ['a.tsv', table(ROWS, '\t')],
  ])('keeps its first row, and its columns are told by what they hold: %s', async (name, text) => {
    const { jobs: found, warnings, files } = await jobs([file(name, text)]);
    expect(found.map(({ city, text: duties, source }) => [city, duties, source.line])).toEqual(
      ROWS.map(([, city, duties], n) => [city, duties, n + 1]),
    );
    expect(files[0]).toMatchObject({ headerMissing: true, records: 3 });
    expect(warnings.map(({ code }) => code)).toContain('HEADER_MISSING');
  });

  it('does so in Chinese', async () => {
    const { jobs: found } = await jobs([file('a.csv', table(CHINESE))]);
    expect(found.map(({ city, education, text }) => [city, education, text])).toEqual(
      CHINESE.map(([, city, education, text]) => [city, education, text]),
    );
  });

  it('does so in a workbook, below what stands above the table', async () => {
    const rows = [['Jobs of the week'], ...ROWS];
    const path = file('a.xlsx', await writeXlsx({ sheets: [{ name: 'A', rows }] }));
    const { jobs: found, files } = await jobs([path]);
    expect(found.map(({ city, source }) => [city, source.line])).toEqual([
      ['Berlin', 2],
      ['Hamburg', 3],
      ['Berlin', 4],
    ]);
    expect(files[0]).toMatchObject({ headerMissing: true, records: 3 });
  });

  it('does so where the first piece of the file ends early, and where a later row is broken', async () => {
    const { records: found, rejected } = await records([file('a.csv', `${table(ROWS)}x,"y\n`)]);
    expect(found).toHaveLength(3);
    expect(rejected).toMatchObject([{ code: 'CSV_BROKEN', line: 4 }]);
  });
});

describe('the first row of a table', () => {
  it.each<[string, string[], string[][]]>([
    [
      'a place above places',
      ['x', 'Berlin'],
      [
        ['y', 'Paris'],
        ['z', 'London'],
      ],
    ],
    [
      'a word that comes again',
      ['Keeper', 'full time'],
      [
        ['Baker', 'part time'],
        ['Smith', 'full time'],
      ],
    ],
    [
      'a degree above degrees',
      ['a', '本科'],
      [
        ['b', '大专'],
        ['c', '硕士'],
      ],
    ],
    [
      'a name by chance among values',
      ['Engineer', 'Remote', 'Berlin', '负责塔钟的修理；有耐心。'],
      [['Developer', 'yes', 'Paris', '负责四十箱蜂的照料；有经验优先。']],
    ],
  ])('is a record: %s', (_, first, below) => {
    expect(isWithoutHeader(first, below)).toBe(true);
  });

  it.each<[string, string[], string[][]]>([
    [
      'unknown names',
      ['foo', 'bar'],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'names above places and degrees',
      ['Ort', 'Abschluss'],
      [
        ['Berlin', 'Bachelor'],
        ['Hamburg', 'Master'],
      ],
    ],
    ['names above sentences', ['Beruf', 'Aufgaben'], [['Bäcker', 'Backt Brot am Morgen. Räumt auf.']]],
    [
      'a question of a form',
      ['Zeit', 'What is your work like, mostly, on a day?'],
      [['2024-01-02', 'I bake. I clean.']],
    ],
    [
      'years',
      ['x', '2019', '2020'],
      [
        ['a', '2019', '3'],
        ['b', '5', '2020'],
      ],
    ],
    [
      'a known name and a place that is one',
      ['job title', 'Berlin'],
      [
        ['Baker', 'Berlin'],
        ['Smith', 'Paris'],
      ],
    ],
    ['two known names', ['title', 'city', 'Berlin'], [['Baker', 'Paris', 'Berlin']]],
    ['nothing below', ['Keeper', 'Berlin'], []],
    [
      'repeated headers alone',
      ['foo', 'bar'],
      [
        ['foo', 'bar'],
        ['a', 'b'],
      ],
    ],
    ['empty cells', ['', ''], [['a', 'b']]],
  ])('is a header: %s', (_, first, below) => {
    expect(isWithoutHeader(first, below)).toBe(false);
  });
});
