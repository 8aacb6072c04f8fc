import { createInflateRaw } from 'node:zlib';
import { SheetPadding } from './sheet-padding.js';
import { FileRefusal } from './utf8.js';

/** A file in an archive, as the directory at the archive's end has it. */
export interface ZipEntry {
  readonly name: string;
  /** 0 for stored, 8 for deflate. */
  readonly method: number;
  readonly packed: number;
  /** What the directory says; null where that stands in a field for archives over 4 GB. */
  readonly unpacked: number | null;
  readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 0xffff;
const ELSEWHERE = 0xffffffff;
/** Deflate packs 1,032 to 1 at most, so a smaller entry unpacks to no more than 33 MB, whatever is said of it. */
const HARMLESS_PACKED = 32 * 1024;
const PIECE = 64 * 1024;

function broken(): FileRefusal {
  return new FileRefusal('FILE_BROKEN', 'the archive is damaged or cut off');
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function endOf(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= least; at--) if (view.getUint32(at, true) === END) return at;
  throw broken();
}

/**
 * The entries of a zip archive.
 *
 * Source: PKWARE, APPNOTE.TXT 6.3, sections 4.3.12 and 4.3.16.
 *
 * @throws FileRefusal FILE_BROKEN
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const view = viewOf(bytes);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder();
  for (let n = 0; n < count; n++) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const unpacked = view.getUint32(at + 24, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: unpacked === ELSEWHERE ? null : unpacked,
      offset: view.getUint32(at + 42, true),
    });
    at += ENTRY_BYTES + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The packed bytes of an entry. */
function packedOf(bytes: Uint8Array, { offset, packed }: ZipEntry): Uint8Array {
  if (offset + LOCAL_BYTES > bytes.length) throw broken();
  const view = viewOf(bytes);
  const from = offset + LOCAL_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return bytes.subarray(from, from + packed);
}

/** Unpacks an entry piece by piece; `take` says whether to go on. */
async function inflate(bytes: Uint8Array, entry: ZipEntry, take: (piece: Uint8Array) => boolean): Promise<void> {
  const packed = packedOf(bytes, entry);
  if (entry.method !== 8) {
    take(packed);
    return;
  }
  const stream = createInflateRaw();
  let more = true;
  stream.on('data', (piece: Uint8Array) => {
    more = more && take(piece);
  });
  // A damaged entry is found again, and told, by who reads the workbook.
  stream.on('error', () => {
    more = false;
  });
  const closed = new Promise<void>((resolve) => {
    stream.once('close', resolve);
  });
  for (let at = 0; at < packed.length && more; at += PIECE) {
    const written = new Promise<void>((resolve) => {
      stream.write(packed.subarray(at, at + PIECE), () => resolve());
    });
    // A stream that fails closes without calling back.
    await Promise.race([written, closed]);
  }
  stream.destroy();
}

/** The text of a small entry, or as much as `maxBytes` of it; empty where there is none of this name. */
export async function zipText(bytes: Uint8Array, name: string, maxBytes: number): Promise<string> {
  const entry = zipEntries(bytes).find((one) => one.name === name);
  if (!entry) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  await inflate(bytes, entry, (piece) => {
    parts.push(piece);
    size += piece.length;
    return size < maxBytes;
  });
  return Buffer.concat(parts).toString('utf8', 0, maxBytes);
}

/**
 * Refuses archives that unpack to more than they may, and those that unpack to more than they say.
 *
 * @throws FileRefusal FILE_TOO_LARGE, FILE_BROKEN
 */
export async function refuseZipBomb(bytes: Uint8Array, maxRatio: number, maxBytes: number): Promise<void> {
  let all = 0;
  for (const entry of zipEntries(bytes)) {
    const said = entry.unpacked ?? maxBytes;
    all += entry.unpacked ?? 0;
    if (all > maxBytes) throw new FileRefusal('FILE_TOO_LARGE', `the archive unpacks to more than ${maxBytes} bytes`);
    if (entry.packed > HARMLESS_PACKED || entry.unpacked === null) {
      let size = 0;
      await inflate(bytes, entry, (piece) => {
        size += piece.length;
        return size <= said;
      });
      if (size > said) throw new FileRefusal('FILE_TOO_LARGE', 'the archive unpacks to more than it says');
    }
  }
  if (all > HARMLESS_PACKED * 1024 && all > bytes.length * maxRatio) {
    throw new FileRefusal('FILE_TOO_LARGE', `the archive unpacks to more than ${maxRatio} times its size`);
  }
}

/**
 * Refuses workbooks whose rows are mostly cells that nobody wrote, up to the last column there is: these are few bytes
 * in the file, and many once they are read.
 *
 * @param maxBytes what those cells may take
 * @throws FileRefusal FILE_TOO_LARGE, FILE_BROKEN
 */
export async function refuseEmptyCells(bytes: Uint8Array, maxBytes: number): Promise<void> {
  let before = 0;
  for (const entry of zipEntries(bytes)) {
    const padding = new SheetPadding();
    await inflate(bytes, entry, (piece) => {
      padding.add(piece);
      return before + padding.bytes <= maxBytes;
    });
    before += padding.bytes;
    if (before > maxBytes) throw new FileRefusal('FILE_TOO_LARGE', `its empty cells take more than ${maxBytes} bytes`);
  }
}
