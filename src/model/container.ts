import * as z from 'zod';
import { JobprismError } from '../core/errors.js';

/** An array that a container keeps as it is. */
export type Section = Float32Array | Float64Array | Int32Array | Uint8Array;

/** What a container holds: a header of plain JSON and arrays by name. */
export interface Contents {
  /** What can be written as JSON. */
  readonly header: unknown;
  readonly sections: Readonly<Record<string, Section>>;
}

/** The format that is written; those of a greater number are refused. */
export const FORMAT = 1;

// As that of PNG: a transfer that takes the bytes for text, or for seven bits, changes one of these.
const MAGIC = Uint8Array.of(0x89, 0x4a, 0x50, 0x52, 0x0d, 0x0a, 0x1a, 0x0a);
const AT = { format: 8, index: 12, length: 16, digest: 24, body: 56 } as const;
const ALIGNMENT = 8;
const MOST_SECTIONS = 256;
/** Data of ours is some ten deep; what recurses through it must not run out of stack. */
const DEEPEST = 64;

const KINDS = { float32: Float32Array, float64: Float64Array, int32: Int32Array, uint8: Uint8Array } as const;
type Kind = keyof typeof KINDS;

/** Fields of the index that were added later are passed over. */
const indexSchema = z.object({
  header: z.unknown(),
  sections: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,60}$/),
        kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]),
        offset: z.int().nonnegative(),
        length: z.int().nonnegative(),
      }),
    )
    .max(MOST_SECTIONS),
});

type Index = z.infer<typeof indexSchema>;

const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/**
 * Packs a header and arrays into one piece of bytes, the same on every machine.
 *
 * | Bytes | Hold |
 * |---|---|
 * | 0–7 | what every container begins with |
 * | 8–11 | the format |
 * | 12–15 | bytes of the index |
 * | 16–23 | bytes in all |
 * | 24–55 | SHA-256 of bytes 8–23 and of all that follows |
 * | 56– | the index, as JSON: the header, and of each array name, kind, offset and length; then the arrays |
 *
 * Numbers are little-endian; every array begins at a multiple of eight bytes, so that it can be read where it lies.
 */
export async function pack({ header, sections }: Contents): Promise<Uint8Array<ArrayBuffer>> {
  const entries = Object.entries(sections);
  // Offsets count from behind the index, whose length they would change.
  let size = 0;
  const index: Index = {
    header,
    sections: entries.map(([name, section]) => {
      const entry = { name, kind: kindOf(section), offset: size, length: section.length };
      size += aligned(section.byteLength);
      return entry;
    }),
  };
  const text = new TextEncoder().encode(JSON.stringify(indexSchema.parse(index)));
  const start = aligned(AT.body + text.length);
  const bytes = new Uint8Array(start + size);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint32(AT.format, FORMAT, true);
  view.setUint32(AT.index, text.length, true);
  view.setBigUint64(AT.length, BigInt(bytes.length), true);
  bytes.set(text, AT.body);
  for (const [number, [, section]] of entries.entries()) {
    const offset = start + index.sections[number]!.offset;
    bytes.set(littleEndian(bytesOf(section), section.BYTES_PER_ELEMENT), offset);
  }
  bytes.set(await digestOf(bytes), AT.digest);
  return bytes;
}

/**
 * Reads what {@link pack} wrote. Arrays are views of the bytes where the machine and their place allow it.
 *
 * @throws JobprismError MODEL_FOREIGN, MODEL_NEWER, MODEL_DAMAGED
 */
export async function unpack(bytes: Uint8Array): Promise<Contents> {
  if (bytes.length < AT.body || !beginsAsContainer(bytes)) {
    const reason = bytes.length === 0 ? 'there are none' : 'they do not begin as one';
    throw new JobprismError('MODEL_FOREIGN', { reason });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const format = view.getUint32(AT.format, true);
  if (format > FORMAT) throw new JobprismError('MODEL_NEWER', { found: format, known: FORMAT });
  const length = view.getBigUint64(AT.length, true);
  if (length !== BigInt(bytes.length)) throw damaged(`it has ${bytes.length} bytes in place of ${length}`);
  const digest = await digestOf(bytes);
  if (digest.some((byte, at) => bytes[AT.digest + at] !== byte)) throw damaged('its checksum is another one');
  // What follows can fail only for bytes that someone made on purpose, checksum included.
  const end = AT.body + view.getUint32(AT.index, true);
  if (end > bytes.length) throw damaged('its index does not end');
  const { header, sections } = indexOf(bytes.subarray(AT.body, end));
  const start = aligned(end);
  return {
    header,
    sections: Object.fromEntries(
      sections.map(({ name, kind, offset, length: count }) => {
        const from = start + offset;
        const to = from + count * KINDS[kind].BYTES_PER_ELEMENT;
        if (offset % ALIGNMENT !== 0 || to > bytes.length) throw damaged(`${name} does not lie in it`);
        return [name, sectionOf(bytes.subarray(from, to), kind)];
      }),
    ),
  };
}

/** Whether bytes begin as every container does, which nothing else does. */
export function beginsAsContainer(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte);
}

/** The SHA-256 that a container holds of itself, in hexadecimal. */
export function digestIn(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(AT.digest, AT.body), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The index without sections of kinds that were added later, whatever else it tells of them: who needs one will miss it. */
function withoutUnknownKinds(json: unknown): unknown {
  const { sections } = (json ?? {}) as { readonly sections?: unknown };
  if (!Array.isArray(sections)) return json;
  return { ...(json as object), sections: sections.filter((section) => !isOfUnknownKind(section)) };
}

function isOfUnknownKind(section: unknown): boolean {
  const { kind } = (section ?? {}) as { readonly kind?: unknown };
  return typeof kind === 'string' && kind !== '' && !Object.hasOwn(KINDS, kind);
}

function indexOf(bytes: Uint8Array): Index {
  const json = withoutUnknownKinds(parsedJson(bytes, 'its index'));
  const index = indexSchema.safeParse(json);
  if (!index.success) throw damaged('its index has another form');
  return index.data;
}

/**
 * The value of JSON in UTF-8.
 *
 * @param what to call it in an error
 * @throws JobprismError MODEL_DAMAGED, also where it is nested deeper than anything that is written
 */
export function parsedJson(bytes: Uint8Array, what: string): unknown {
  if (depthOf(bytes) > DEEPEST) throw damaged(`${what} is nested too deep`);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw damaged(`${what} is no JSON`);
  }
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
// [ and {, ] and }.
const [OPEN, CLOSE] = [new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])];

/** How deep lists and objects of JSON stand in each other. */
function depthOf(bytes: Uint8Array): number {
  let [depth, deepest, isString] = [0, 0, false];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === QUOTE) isString = !isString;
    else if (isString) at += byte === BACKSLASH ? 1 : 0;
    else if (OPEN.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (CLOSE.has(byte)) depth--;
  }
  return deepest;
}

async function digestOf(bytes: Uint8Array): Promise<Uint8Array> {
  const covered = new Uint8Array(bytes.length - MAGIC.length - 32);
  covered.set(bytes.subarray(AT.format, AT.digest));
  covered.set(bytes.subarray(AT.body), AT.digest - AT.format);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', covered));
}

function kindOf(section: Section): Kind {
  if (section instanceof Float32Array) return 'float32';
  if (section instanceof Float64Array) return 'float64';
  return section instanceof Int32Array ? 'int32' : 'uint8';
}

function sectionOf(bytes: Uint8Array, kind: Kind): Section {
  const Type = KINDS[kind];
  const own = littleEndian(bytes, Type.BYTES_PER_ELEMENT);
  // A view needs its place to be a multiple of its element's size, which a part of some other buffer may not be.
  const placed = own.byteOffset % Type.BYTES_PER_ELEMENT === 0 ? own : own.slice();
  return new Type(placed.buffer as ArrayBuffer, placed.byteOffset, placed.length / Type.BYTES_PER_ELEMENT);
}

/** The same bytes on a little-endian machine; elsewhere a copy, each element turned round. */
function littleEndian(bytes: Uint8Array, size: number): Uint8Array {
  if (IS_LITTLE_ENDIAN || size === 1) return bytes;
  const turned = bytes.slice();
  for (let at = 0; at < turned.length; at += size) turned.subarray(at, at + size).reverse();
  return turned;
}

function bytesOf({ buffer, byteOffset, byteLength }: Section): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}

function damaged(reason: string): JobprismError {
  return new JobprismError('MODEL_DAMAGED', { reason });
}
