import { FileRefusal } from './utf8.js';
import { zipEntries } from './zip.js';

/** What first bytes say, whatever the name of the file: a zip archive, Parquet, a container of Microsoft's OLE. */
export type Magic = 'zip' | 'parquet' | 'ole';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/**
 * The kind of a file that is no text, by its first bytes; null for all else.
 *
 * @throws FileRefusal for kinds that are known and not read
 */
export function magicOf(head: Uint8Array): Magic | null {
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) return 'zip';
  if (startsWith(head, ascii('PAR1'))) return 'parquet';
  if (startsWith(head, OLE)) return 'ole';
  if (startsWith(head, ascii('PARE'))) throw new FileRefusal('FILE_ENCRYPTED', 'the Parquet data are encrypted');
  if (startsWith(head, ascii('%PDF-'))) throw new FileRefusal('FILE_BINARY', 'a PDF; save its text');
  if (startsWith(head, ascii('{\\rtf'))) throw new FileRefusal('FILE_BINARY', 'rich text (RTF); save it as plain text');
  if (startsWith(head.subarray(257), ascii('ustar'))) throw new FileRefusal('FILE_BINARY', 'a tar archive; unpack it');
  return null;
}

/** Whether a zip archive is a workbook of Excel. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return zipEntries(bytes).some(({ name }) => name === 'xl/workbook.xml');
}

/** The name of the stream that holds an encrypted workbook, in UTF-16 as the directory of the container has it. */
const ENCRYPTED = ascii('EncryptedPackage').flatMap((unit) => [unit, 0]);

/** Why a container is not read: a workbook with a password, or the format of Excel before 2007. */
export async function oleRefusal(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<FileRefusal> {
  const name = Buffer.from(ENCRYPTED);
  let before = Buffer.alloc(0);
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([before, chunk]);
    if (bytes.includes(name)) {
      return new FileRefusal('FILE_ENCRYPTED', 'the workbook has a password; save it without');
    }
    before = bytes.subarray(Math.max(0, bytes.length - name.length));
    size += chunk.length;
    if (size > maxBytes) break;
  }
  return new FileRefusal('FILE_BINARY', 'a file of old Office (.xls, .doc); save it as .xlsx or .csv');
}
