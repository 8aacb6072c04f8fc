import { JobprismError, reasonOf } from '../core/errors.js';
import { unpack } from '../model/container.js';
import { type ReadSegment, readSegment, SEGMENT_FORMAT } from './segment.js';

/** As `pack` writes them: bytes of a container in all, and the SHA-256 of them. */
const AT = { length: 16, digest: 24, body: 56 } as const;

/** What a file of an index holds. */
export interface IndexFile {
  readonly segments: readonly ReadSegment[];
  /** SHA-256 of the last segment. */
  readonly digest: string;
  /** Bytes at its end that were not read, as `recover` allowed. */
  readonly lost: number;
}

/**
 * Reads the segments of an index one after another and checks that each is whole, that they follow each other, and that all
 * are of one model.
 *
 * @param recover true to read the whole segments before the first that is torn or damaged; the first must be whole
 * @throws JobprismError INDEX_FOREIGN, INDEX_NEWER, INDEX_DAMAGED, INDEX_TORN
 */
export async function readIndexFile(bytes: Uint8Array, recover: boolean): Promise<IndexFile> {
  const segments: ReadSegment[] = [];
  let digest = '';
  let start = 0;
  while (start < bytes.length || segments.length === 0) {
    try {
      const own = containerAt(bytes, start, segments.length);
      const segment = await checkedSegment(own, segments, digest);
      segments.push(segment);
      digest = digestOf(own);
      start += own.length;
    } catch (error) {
      if (!recover || segments.length === 0 || !isLoss(error)) throw error;
      return { segments, digest, lost: bytes.length - start };
    }
  }
  return { segments, digest, lost: 0 };
}

/** SHA-256 of a segment in hexadecimal digits, as the segment states it. */
export function digestOf(segment: Uint8Array): string {
  return Array.from(segment.subarray(AT.digest, AT.body), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of the container that begins at a place. */
function containerAt(bytes: Uint8Array, start: number, segment: number): Uint8Array {
  const rest = bytes.subarray(start);
  // What the file begins with is told apart better by what reads containers.
  if (rest.length < AT.body) {
    if (segment === 0) return rest;
    throw new JobprismError('INDEX_TORN', { segment, lost: rest.length });
  }
  const length = new DataView(rest.buffer, rest.byteOffset, rest.length).getBigUint64(AT.length, true);
  if (length >= AT.body && length <= BigInt(rest.length)) return rest.subarray(0, Number(length));
  if (segment === 0 || length < AT.body) return rest;
  throw new JobprismError('INDEX_TORN', { segment, lost: rest.length });
}

async function checkedSegment(own: Uint8Array, before: readonly ReadSegment[], digest: string): Promise<ReadSegment> {
  const number = before.length;
  const damaged = (reason: string): JobprismError => new JobprismError('INDEX_DAMAGED', { segment: number, reason });
  const contents = await unpack(own).catch((error: unknown) => {
    throw asIndexError(error, number);
  });
  const { header } = contents;
  if (typeof header !== 'object' || header === null || !('kind' in header) || header.kind !== 'job-index') {
    throw number === 0
      ? new JobprismError('INDEX_FOREIGN', { reason: 'they hold something else' })
      : damaged('it holds something else');
  }
  if ('format' in header && typeof header.format === 'number' && header.format > SEGMENT_FORMAT) {
    throw new JobprismError('INDEX_NEWER', { found: header.format, known: SEGMENT_FORMAT });
  }
  let segment: ReadSegment;
  try {
    segment = readSegment(contents);
  } catch (error) {
    throw damaged(reasonOf(error).split('\n', 1)[0]!);
  }
  if (segment.header.number !== number || segment.header.previous !== digest) {
    throw damaged('it does not follow the one before it');
  }
  const first = before[0]?.header;
  if (first && first.space !== segment.header.space) throw damaged('it is of another model than the one before it');
  // Segments before the first job that has a place state none.
  const { dimensions } = segment.header;
  const known = before.map((one) => one.header.dimensions).find((length) => length > 0);
  if (known !== undefined && dimensions > 0 && dimensions !== known) throw damaged('its places are of another length');
  return segment;
}

/** The same failure, told of an index. */
function asIndexError(error: unknown, segment: number): unknown {
  if (!(error instanceof JobprismError)) return error;
  const { code, details } = error;
  if (code === 'MODEL_NEWER') return new JobprismError('INDEX_NEWER', details, error);
  if (code === 'MODEL_FOREIGN' && segment === 0) return new JobprismError('INDEX_FOREIGN', details, error);
  if (code === 'MODEL_FOREIGN')
    return new JobprismError('INDEX_DAMAGED', { segment, reason: 'it does not begin as one' }, error);
  if (code === 'MODEL_DAMAGED') return new JobprismError('INDEX_DAMAGED', { ...details, segment }, error);
  return error;
}

function isLoss(error: unknown): boolean {
  return error instanceof JobprismError && (error.code === 'INDEX_TORN' || error.code === 'INDEX_DAMAGED');
}
