import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobprismError } from '../../../src/core/errors.js';
import { type Contents, pack, unpack } from '../../../src/model/container.js';

const contents: Contents = {
  header: { name: '模型', options: { k: 3 }, list: [1.5, null, true] },
  sections: {
    centroids: Float32Array.of(0.1, -2, 3e38),
    idf: Float64Array.of(Math.PI, -0),
    df: Int32Array.of(-1, 2 ** 31 - 1),
    words: Uint8Array.of(1, 2, 3, 4, 5),
    none: new Float32Array(0),
  },
};

async function refusal(bytes: Uint8Array): Promise<string> {
  const error = await unpack(bytes).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(JobprismError);
  return (error as JobprismError).code;
}

describe('a container', () => {
  it('gives back what it was given', async () => {
    expect(await unpack(await pack(contents))).toEqual(contents);
  });

  it('gives it back from the middle of other bytes', async () => {
    const bytes = await pack(contents);
    for (const shift of [1, 3, 4, 8]) {
      const room = new Uint8Array(bytes.length + 16);
      room.set(bytes, shift);
      expect(await unpack(room.subarray(shift, shift + bytes.length))).toEqual(contents);
    }
  });

  it('has the same bytes whenever it is packed, with the numbers little-endian', async () => {
    const bytes = await pack({ header: 7, sections: { a: Int32Array.of(258) } });
    expect(await pack({ header: 7, sections: { a: Int32Array.of(258) } })).toEqual(bytes);
    expect([...bytes.subarray(-8)]).toEqual([2, 1, 0, 0, 0, 0, 0, 0]);
    const covered = Buffer.concat([bytes.subarray(8, 24), bytes.subarray(56)]);
    expect(Buffer.from(bytes.subarray(24, 56)).toString('hex')).toBe(
      createHash('sha256').update(covered).digest('hex'),
    );
  });

  it('reads arrays where they lie', async () => {
    const bytes = await pack(contents);
    const { sections } = await unpack(bytes);
    expect(sections.centroids!.buffer).toBe(bytes.buffer);
  });

  it('keeps names that an object has by itself for what they are', async () => {
    const { sections } = await unpack(await pack({ header: null, sections: { constructor: Uint8Array.of(1) } }));
    expect(Object.hasOwn(sections, 'constructor')).toBe(true);
  });

  it('is refused where any bit of it was flipped', async () => {
    const bytes = await pack(contents);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      const expected = bit < 64 ? ['MODEL_FOREIGN'] : ['MODEL_NEWER', 'MODEL_DAMAGED'];
      expect(expected).toContain(await refusal(flipped));
    }
  });

  it('is refused where it was cut or went on', async () => {
    const bytes = await pack(contents);
    for (let length = 0; length < bytes.length; length++) {
      const expected = length < 56 ? 'MODEL_FOREIGN' : 'MODEL_DAMAGED';
      expect(await refusal(bytes.subarray(0, length))).toBe(expected);
    }
    expect(await refusal(Uint8Array.of(...bytes, 0))).toBe('MODEL_DAMAGED');
  });

  it('refuses any other bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await refusal(bytes)).toBe('MODEL_FOREIGN');
      }),
    );
  });

  it('refuses an index that someone made up, checksum included', async () => {
    const forged = async (index: string, size = 0): Promise<Uint8Array> => {
      const text = new TextEncoder().encode(index);
      const bytes = new Uint8Array(56 + Math.ceil(text.length / 8) * 8 + size);
      bytes.set((await pack(contents)).subarray(0, 12));
      const view = new DataView(bytes.buffer);
      view.setUint32(12, text.length, true);
      view.setBigUint64(16, BigInt(bytes.length), true);
      bytes.set(text, 56);
      const covered = Buffer.concat([bytes.subarray(8, 24), bytes.subarray(56)]);
      bytes.set(createHash('sha256').update(covered).digest(), 24);
      return bytes;
    };
    const section = (fields: object): string =>
      JSON.stringify({ header: 1, sections: [{ name: 'a', kind: 'int32', offset: 0, length: 2, ...fields }] });
    expect((await unpack(await forged(section({}), 8))).sections).toEqual({ a: Int32Array.of(0, 0) });
    // What a later version adds is passed over.
    expect((await unpack(await forged(section({ kind: 'int64' }), 16))).sections).toEqual({});
    expect((await unpack(await forged(section({ kind: 'int64', length: null }), 8))).sections).toEqual({});
    expect((await unpack(await forged(section({ more: 1 }), 8))).sections).toEqual({ a: Int32Array.of(0, 0) });
    for (const index of [
      '{',
      '[]',
      '{"header":1}',
      section({ length: 3 }),
      section({ length: 2 ** 52 }),
      section({ offset: -8 }),
      section({ offset: 4, length: 1 }),
      section({ offset: 1e300 }),
      section({ kind: '' }),
      section({ name: '__proto__' }),
      `{"header":${'['.repeat(65)}${']'.repeat(65)},"sections":[]}`,
    ]) {
      expect(await refusal(await forged(index, 8)), index).toBe('MODEL_DAMAGED');
    }
  });
});
