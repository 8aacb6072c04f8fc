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

describe('what a page says of its encoding', () => {
  const page = (meta: string, title: Uint8Array): string => {
    const json = [Buffer.from('{"@type":"JobPosting","title":"'), title, Buffer.from('","description":"Wanted"}')];
    const head = Buffer.from(`<!doctype html>\n<head>${meta}</head>\n<script type="application/ld+json">`);
    return file('page.html', Buffer.concat([head, ...json, Buffer.from('</script>')]));
  };
  const read1 = async (path: string): Promise<unknown[]> => {
    const { records: found, files } = await records([path]);
    return [found[0]?.fields.get('title'), files[0]!.encoding, files[0]!.encodingCertain];
  };
  // Two rare characters: too few to be told by, and each pair is another one in the other encoding.
  const rare = Uint8Array.of(0xe9, 0x60, 0xe8, 0x7a);
  const [asGb, asBig5, asLatin] = ['gb18030', 'big5', 'windows-1252'].map((name) => new TextDecoder(name).decode(rare));

  it.each([
    ['<meta charset="gb2312">', asGb, 'gb18030'],
    ['<META content="text/html; charset=GBK" http-equiv=Content-Type>', asGb, 'gb18030'],
    ["<title>a</title><meta name='x' content='y'><meta charset='big5'>", asBig5, 'big5'],
    ['<meta http-equiv="Content-Type" content="text/html;charset=iso-8859-1"/>', asLatin, 'windows-1252'],
  ])('is heeded where the bytes do not settle it: %s', async (meta, title, encoding) => {
    expect(await read1(page(meta, rare))).toEqual([title, encoding, true]);
  });

  it('is read in the first line of XHTML, too', async () => {
    const path = page('', rare);
    const xhtml = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="Big5"?>\n'), readFileSync(path)]);
    expect(await read1(file('page.html', xhtml))).toEqual([asBig5, 'big5', true]);
  });

  it.each(['', '<!-- <meta charset="big5"> -->', '<meta charset="no-such">', '<meta charset="utf-16le">'])(
    'leaves a guess where nothing that can be is declared: %s',
    async (meta) => {
      expect((await read1(page(meta, rare)))[2]).toBe(false);
    },
  );

  it('counts less than a mark, than valid UTF-8 and than Chinese that stands out', async () => {
    const gbk = '<meta charset="gbk">';
    expect(await read1(page(gbk, Buffer.from('灯塔')))).toEqual(['灯塔', 'utf-8', true]);
    const marked = Buffer.concat([Buffer.from('\ufeff'), readFileSync(page(gbk, rare))]);
    expect((await read1(file('page.html', marked)))[1]).toBe('utf-8');
    for (const meta of ['<meta charset="utf-8">', '<meta charset="iso-8859-1">', '<meta charset="big5">']) {
      expect(await read1(page(meta, gb('负责网关的开发和维护')))).toEqual(['负责网关的开发和维护', 'gb18030', true]);
    }
  });

  it('is not believed where the bytes cannot be in it', async () => {
    expect(await read1(page('<meta charset="gbk">', Buffer.from('Ingénieur à Orléans', 'latin1')))).toEqual([
      'Ingénieur à Orléans',
      'windows-1252',
      true,
    ]);
  });

  it('makes a guess of what is read where it names an encoding that is not read', async () => {
    expect((await read1(page('<meta charset="windows-1251">', Buffer.from('caf\xe9 cr\xe8me', 'latin1'))))[2]).toBe(
      false,
    );
  });

  it('does not count in a table of pages', async () => {
    const path = file('a.csv', Buffer.concat([Buffer.from('title,text\nA,<meta charset="big5">'), rare]));
    expect((await records([path])).files[0]!.encodingCertain).toBe(false);
  });
});
