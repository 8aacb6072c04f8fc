import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../src/ingest/readers/detect-encoding.js';
import { file, fixture, jobs, records, stream } from './support.js';

const read = (name: string): Buffer => readFileSync(fixture(name));
const HEAD = '职位,岗位职责\n';
const ROW = 'Go 开发,负责网关的开发和维护，要求熟悉网络\n';
const gb = (text: string): Buffer => {
  // The other way round than TextDecoder, for the characters of one text.
  const codes = new Map<string, number[]>();
  for (let a = 0x81; a <= 0xfe; a++) {
    for (let b = 0x40; b <= 0xfe; b++) codes.set(new TextDecoder('gb18030').decode(Uint8Array.of(a, b)), [a, b]);
  }
  return Buffer.from([...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : codes.get(char)!)));
};

describe('encodings', () => {
  it.each([
    ['gb18030.csv', 'csv', 'gb18030', ['灯塔运维工程师', '面包店数据分析师']],
    ['utf-16be.csv', 'csv', 'utf-16be', ['灯塔运维工程师', '面包店数据分析师']],
    ['utf-16le.txt', 'tsv', 'utf-16le', ['灯塔运维工程师', '面包店数据分析师']],
    ['packed.csv.gz', 'csv', 'gb18030', ['灯塔运维工程师', '面包店数据分析师']],
    ['big5.csv', 'csv', 'big5', ['纜車排程工程師', '茶葉網站工程師']],
    ['windows-1252.csv', 'csv', 'windows-1252', ['Ingénieur du funiculaire', 'Bäcker für Daten']],
    ['table.csv', 'csv', 'utf-8', ['Clockmaker', 'Beekeeper', 'Baker']],
  ])('reads %s as %s in %s', async (name, format, encoding, titles) => {
    const { records: found, files } = await records([fixture(name)]);
    const title = (fields: ReadonlyMap<string, unknown>): unknown =>
      fields.get('职位') ?? fields.get('職務名稱') ?? fields.get('title') ?? fields.get('jobtitle');
    expect(found.map(({ fields }) => title(fields))).toEqual(titles);
    expect(files).toMatchObject([{ format, encoding, encodingCertain: true, replaced: 0, records: files[0]!.records }]);
  });

  it('keeps lines and the characters of Windows-1252 beyond Latin-1', async () => {
    const { records: found } = await records([fixture('gb18030.csv')]);
    expect(found.map(({ source }) => source.line)).toEqual([2, 4]);
    const { records: latin } = await records([fixture('windows-1252.csv')]);
    expect(latin[0]!.fields.get('description')).toContain('Besançon – très bon niveau de Python exigé, l’anglais');
  });

  it('tells the encoding by the first bytes beyond ASCII, wherever they stand', async () => {
    const ascii = `title,text\n${'Plain,words\n'.repeat(100_000)}`;
    const path = file('late.csv', Buffer.concat([Buffer.from(ascii), gb(ROW)]));
    const { records: found, files } = await records([path]);
    expect(found).toHaveLength(100_001);
    expect(found.at(-1)!.fields.get('text')).toBe('负责网关的开发和维护，要求熟悉网络');
    expect(files[0]).toMatchObject({ encoding: 'gb18030', encodingCertain: true });
  });

  it('replaces and counts what a Chinese table does not hold, and does not lose the quote behind it', async () => {
    const path = file(
      'a.csv',
      Buffer.concat([gb(HEAD), gb(ROW), Buffer.from('A,"'), Buffer.from([0xd6]), Buffer.from('"\nB,C\n')]),
    );
    const { records: found, files } = await records([path]);
    expect(found.map(({ fields }) => fields.get('岗位职责'))).toEqual([
      '负责网关的开发和维护，要求熟悉网络',
      '\ufffd',
      'C',
    ]);
    expect(files[0]).toMatchObject({ encoding: 'gb18030', replaced: 1 });
  });

  it.each(['gb18030.csv', 'big5.csv', 'utf-16be.csv', 'utf-16le.txt', 'windows-1252.csv'])(
    'gives the same for %s however the stream is cut',
    async (name) => {
      const bytes = read(name);
      const whole = await records(['-'], { stdin: stream(bytes), format: 'csv' });
      const single = await records(['-'], {
        stdin: stream(...[...bytes].map((byte) => Uint8Array.of(byte))),
        format: 'csv',
      });
      expect(single).toEqual(whole);
    },
  );

  it('takes the encoding that it is told', async () => {
    const { files, records: found } = await records([fixture('gb18030.csv')], { encoding: 'windows-1252' });
    expect(files[0]).toMatchObject({ encoding: 'windows-1252', encodingCertain: true });
    expect([...found[0]!.fields.keys()][0]).toBe('Ö°Î»');
  });

  it('warns where it guesses and where it repairs', async () => {
    const guess = file('a.txt', Buffer.from([0x41, 0x20, 0xb5, 0xc4, 0x20, 0x42]));
    const damaged = file('b.txt', Buffer.concat([Buffer.from('职位 '), Buffer.from([0xff])]));
    const { warnings } = await jobs([guess, damaged]);
    expect(warnings.map(({ code, details }) => [code, details.file])).toEqual([
      ['ENCODING_GUESSED', guess],
      ['TEXT_REPAIRED', damaged],
    ]);
  });

  it('reads an emoji of UTF-16 that the stream cuts, and replaces half of one', async () => {
    const bytes = Buffer.from('\ufeff{"text":"😀 \ud83d"}', 'utf16le');
    const { records: found, files } = await records(['-'], {
      stdin: stream(...[...bytes].map((byte) => Uint8Array.of(byte))),
    });
    expect(found[0]!.fields.get('text')).toBe('😀 \ufffd');
    expect(files[0]).toMatchObject({ encoding: 'utf-16le', replaced: 1 });
  });
});

describe('detectEncoding', () => {
  it.each([
    ['UTF-8 cut within a character', Buffer.from('汉字').subarray(0, 5), 'utf-8', true],
    ['mostly UTF-8', Buffer.concat([Buffer.from('汉字汉字'), Buffer.from([0xff, 0xfe])]), 'utf-8', true],
    ['GB18030 cut within a character', gb('负责网关的开发和维护').subarray(0, 13), 'gb18030', true],
    ['one Chinese character', gb('的'), 'gb18030', false],
    ['French', Buffer.from('Ingénieur à Besançon', 'latin1').subarray(3), 'windows-1252', true],
    ['nothing known', Buffer.from([0xff, 0xff, 0xff, 0xfe]), 'windows-1252', false],
  ])('%s', (_, bytes, encoding, certain) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, certain });
  });
});
