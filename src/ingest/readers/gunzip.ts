import { createGunzip, type Gunzip } from 'node:zlib';
import { inSteps } from '../formats/steps.js';
import { FileRefusal } from './utf8.js';

/** A step of packed bytes unpacks to 16 MB at most, since deflate packs 1,032 to 1. */
const STEP = 16 * 1024;
/** Below this many bytes no ratio is looked at: small files pack as they will. */
const HARMLESS = 32 * 1024 * 1024;

/** Whether bytes begin as gzip does (RFC 1952). */
export function isGzip([a, b, c]: Uint8Array): boolean {
  return a === 0x1f && b === 0x8b && c === 8;
}

/** Drives zlib piece by piece, so that what was unpacked before a fault is not lost in a stream's buffer. */
class Unpacker {
  private readonly stream: Gunzip = createGunzip();
  private parts: Uint8Array[] = [];
  private failed = false;
  private readonly closed: Promise<void>;
  packed = 0;
  unpacked = 0;

  constructor() {
    // The failure reaches us through the callbacks of write and end; unheard, the event would end the process.
    this.stream.on('error', () => {
      this.failed = true;
    });
    // Where other bytes follow the gzip data, zlib ends before it is told to, so this is listened for from the start.
    this.closed = new Promise((resolve) => {
      this.stream.once('close', resolve);
    });
    this.stream.on('data', (bytes: Uint8Array) => {
      this.parts.push(bytes);
      this.unpacked += bytes.length;
    });
  }

  take(): Uint8Array[] {
    const { parts } = this;
    this.parts = [];
    return parts;
  }

  /** False where the bytes are no gzip, or damaged. */
  async write(bytes: Uint8Array): Promise<boolean> {
    this.packed += bytes.length;
    const written = new Promise<void>((resolve) => {
      this.stream.write(bytes, () => resolve());
    });
    // A stream that fails closes without calling back.
    await Promise.race([written, this.closed]);
    return !this.failed;
  }

  async end(): Promise<boolean> {
    this.stream.end();
    await this.closed;
    return !this.failed;
  }

  close(): void {
    this.stream.destroy();
  }
}

/**
 * Unpacks gzip, of one or several members.
 *
 * @param maxRatio a stream that unpacks to more than this many times its size is refused, from 32 MiB on
 * @throws FileRefusal after what was unpacked up to there: FILE_BROKEN where the stream is cut off or damaged,
 * FILE_TOO_LARGE where it unpacks to too much
 */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>, maxRatio: number): AsyncGenerator<Uint8Array> {
  const unpacker = new Unpacker();
  try {
    for await (const bytes of inSteps(chunks, STEP)) {
      const good = await unpacker.write(bytes);
      yield* unpacker.take();
      if (!good) throw new FileRefusal('FILE_BROKEN', 'the gzip data are damaged from here on');
      const { packed, unpacked } = unpacker;
      if (packed % STEP === 0) refuseBomb(packed, unpacked, maxRatio);
    }
    const good = await unpacker.end();
    yield* unpacker.take();
    refuseBomb(unpacker.packed, unpacker.unpacked, maxRatio);
    if (!good) throw new FileRefusal('FILE_BROKEN', 'the gzip data break off');
  } finally {
    unpacker.close();
  }
}

function refuseBomb(packed: number, unpacked: number, maxRatio: number): void {
  if (unpacked <= HARMLESS || unpacked <= packed * maxRatio) return;
  throw new FileRefusal('FILE_TOO_LARGE', `the gzip data unpack to more than ${maxRatio} times their size`);
}
