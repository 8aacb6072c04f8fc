import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SheetPadding } from '../../../src/ingest/readers/sheet-padding.js';
import { codes, file, jobs, records } from './support.js';

const MB = 1024 * 1024;
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const rels = (type: string, target: string): string =>
  `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

/** A workbook of one sheet whose rows are this XML. */
function workbook(rows: string): string {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': rels('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
  };
  return file('a.xlsx', zip(parts));
}

function zip(parts: Readonly<Record<string, string>>): Buffer {
  const files: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(parts)) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content);
    const sizes = (header: Buffer, at: number): void => {
      header.writeUInt32LE(crcOf(Buffer.from(content)), at);
      header.writeUInt32LE(packed.length, at + 4);
      header.writeUInt32LE(content.length, at + 8);
      header.writeUInt16LE(name.length, at + 12);
    };
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    sizes(local, 14);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    sizes(entry, 16);
    entry.writeUInt32LE(offset, 42);
    files.push(local, name, packed);
    entries.push(entry, name);
    offset += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length / 2, 8);
  end.writeUInt16LE(entries.length / 2, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, directory, end]);
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (line: number, ...cells: [string, string][]): string =>
  `<row r="${line}">${cells.map(([column, text]) => cell(`${column}${line}`, text)).join('')}</row>`;
const HEADER: [string, string][] = [
  ['A', 'title'],
  ['B', 'text'],
];

describe('wide workbooks', () => {
  it('reads a sheet with a cell in the last column of the last row, and names that column', async () => {
    const path = workbook(row(1, ...HEADER) + row(2, ['A', 'Baker'], ['B', 'Bakes.']) + row(1_048_576, ['XFD', 'x']));
    const { jobs: found, rejected, warnings } = await jobs([path]);
    expect(found.map(({ title, source }) => [title, source.line])).toEqual([['Baker', 2]]);
    expect(codes(rejected)).toEqual([['TEXT_EMPTY', 1_048_576]]);
    expect(warnings.map(({ code, message }) => [code, message.includes('column 16384')])).toEqual([
      ['COLUMNS_UNUSED', true],
    ]);
  });

  it('gives a record the cells that it has, and not all that a wide header names', async () => {
    const lines = Array.from({ length: 500 }, (_, n) => row(n + 2, ['A', 'Baker'], ['B', 'Bakes.']));
    const last = row(502, ['A', 'Baker'], ['B', 'Bakes.'], ['XFC', 'x'], ['XFD', 'y']);
    const { records: found } = await records([workbook(row(1, ...HEADER, ['XFD', 'far']) + lines.join('') + last)]);
    expect(found).toHaveLength(501);
    expect(Math.max(...found.slice(0, 500).map(({ fields }) => fields.size))).toBe(256);
    const { fields } = found.at(-1)!;
    expect([fields.get('text'), fields.get('far'), [...fields.values()].filter((value) => value !== null)]).toEqual([
      'Bakes.',
      'y',
      ['Baker', 'Bakes.', 'x', 'y'],
    ]);
  });

  it('refuses rows of nothing but the last column once they would take more than a file may', async () => {
    const rows = '<row><c r="XFD1"/></row>'.repeat(100);
    const path = workbook(row(1, ...HEADER) + row(2, ['A', 'Baker'], ['B', 'Bakes.']) + rows);
    expect(codes((await records([path])).rejected)).toEqual([]);
    expect((await records([path], { maxHeldBytes: 12 * MB })).rejected).toMatchObject([
      { line: null, code: 'FILE_TOO_LARGE', reason: `its empty cells take more than ${12 * MB} bytes` },
    ]);
  });
});

describe('empty cells of a sheet', () => {
  const bytesOf = (xml: string, size = xml.length): number => {
    const padding = new SheetPadding();
    for (let at = 0; at < xml.length; at += size) padding.add(Buffer.from(xml.slice(at, at + size)));
    padding.add(Buffer.from('<'));
    return padding.bytes;
  };

  it.each([
    ['<row><c r="A1"/><c r="B1"/></row>', 0],
    ['<row><c/><c/><c/></row>', 0],
    ['<row r="3"><c r="D3" t="s"><v>1</v></c></row>', 3],
    ['<row><c t="s" r=\'XFD1\'/></row><row/><row><c r="aa2"/><c r="A2"/></row>', 16_383 + 25],
    ['<x:row spans="1:9"><x:c s=">" r="C1"/></x:row>', 2],
    ['<cols><col r="XFD1"/></cols><row><c r="A1"/></row>', 0],
  ])('counts those of %s', (xml, cells) => {
    expect(bytesOf(xml)).toBe(8 * cells);
    expect(bytesOf(xml, 1)).toBe(8 * cells);
  });
});
