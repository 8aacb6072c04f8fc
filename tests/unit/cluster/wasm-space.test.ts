import { expect, it } from 'vitest';
import { openSpace, roomFor } from '../../../src/cluster/wasm-space.js';

it('gives arrays of zeros, again after others have used the memory', () => {
  const space = openSpace(3 * 65_536)!;
  const first = space.float32(1000).fill(7);
  const mark = space.mark();
  const second = space.float64(5).fill(7);
  space.rewind(mark);
  const third = space.int32(9);
  expect(third.byteOffset).toBe(second.byteOffset);
  expect([...third]).toEqual(Array(9).fill(0));
  expect(first.every((value) => value === 7)).toBe(true);
  space.release();
  const next = openSpace(65_536)!;
  expect(next.memory).toBe(space.memory);
  expect(next.float32(1000).every((value) => value === 0)).toBe(true);
  // It is taken, so that another one has to do with a memory of its own.
  expect(openSpace(65_536)!.memory).not.toBe(next.memory);
});

it('refuses arrays beyond its size, and a size beyond 32-bit addresses', () => {
  const space = openSpace(roomFor(65_536, 1))!;
  space.float64(65_536 / 8);
  expect(() => space.int32(1)).toThrow(RangeError);
  expect(openSpace(2 ** 32)).toBeNull();
});
