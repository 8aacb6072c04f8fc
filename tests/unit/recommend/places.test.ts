import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoarsePlaces } from '../../../src/recommend/coarse-places.js';
import { Places } from '../../../src/recommend/places.js';

const number = fc.oneof(
  fc.float({ min: -1, max: 1, noNaN: true }),
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(0),
);
const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length });

/** In double precision, one after another. */
function plainDot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function boundsOf(coarse: CoarsePlaces, place: Float32Array, rows: number): number[] {
  const into = new Float64Array(rows);
  coarse.bounds(
    place,
    Int32Array.from({ length: rows }, (_, row) => row),
    into,
  );
  return [...into];
}

describe('coarse places', () => {
  it('bound every dot product from above', () => {
    const sets = fc
      .integer({ min: 1, max: 40 })
      .chain((length) => fc.tuple(numbers(length), fc.array(numbers(length), { minLength: 1, maxLength: 12 })));
    fc.assert(
      fc.property(sets, ([query, rows]) => {
        const place = Float32Array.from(query);
        const coarse = CoarsePlaces.open(place.length)!;
        expect(coarse.reserve(rows.length)).toBe(true);
        rows.forEach((row, at) => {
          coarse.set(at, Float32Array.from(row));
        });
        for (const [at, bound] of boundsOf(coarse, place, rows.length).entries()) {
          const exact = plainDot(place, Float32Array.from(rows[at]!));
          expect(bound).toBeGreaterThanOrEqual(exact);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are near to what they bound where places have the length 1', () => {
    const coarse = CoarsePlaces.open(3)!;
    coarse.reserve(3);
    const rows = [Float32Array.of(0.6, 0.8, 0), Float32Array.of(-1, 0, 0), Float32Array.of(0.48, 0.64, 0.6)];
    rows.forEach((row, at) => {
      coarse.set(at, row);
    });
    const bounds = boundsOf(coarse, Float32Array.of(0.6, 0, 0.8), 3);
    for (const [at, exact] of [0.36, -0.6, 0.768].entries()) {
      expect(bounds[at]! - exact).toBeGreaterThanOrEqual(0);
      expect(bounds[at]! - exact).toBeLessThan(0.015);
    }
  });

  it('bound by what they are where all numbers are as large as can be', () => {
    const dimensions = 16_000;
    const coarse = CoarsePlaces.open(dimensions)!;
    coarse.reserve(2);
    coarse.set(0, new Float32Array(dimensions).fill(1));
    coarse.set(1, new Float32Array(dimensions).fill(-1));
    const [up, down] = boundsOf(coarse, new Float32Array(dimensions).fill(1), 2);
    expect(up).toBeCloseTo(dimensions, 3);
    expect(down).toBeCloseTo(-dimensions, 3);
  });

  it('are not there for places too long to be added up in 32 bits', () => {
    expect(CoarsePlaces.open(16_001)).toBeNull();
  });
});

describe('places', () => {
  it('keep what they are given while they grow, with rows that have none', () => {
    const places = new Places();
    const rows = Array.from({ length: 500 }, (_, row) => (row < 100 || row % 7 === 0 ? null : Float32Array.of(row, 1)));
    for (const row of rows) places.push(row);
    expect(places.dimensions).toBe(2);
    expect(rows.map((_, row) => places.get(row))).toEqual(rows);
    expect(rows.map((_, row) => places.has(row))).toEqual(rows.map((row) => row !== null));
    const query = Float32Array.of(0.5, 2);
    expect(rows.map((_, row) => places.dot(query, row))).toEqual(rows.map((row) => (row ? plainDot(row, query) : 0)));
    const bounds = new Float64Array(500);
    places.boundDots(query, Int32Array.from(rows.keys()), bounds);
    rows.forEach((row, at) => {
      expect(bounds[at]).toBeGreaterThanOrEqual(row ? plainDot(row, query) : 0);
    });
  });

  it('bounds nothing before a row has a place', () => {
    const places = new Places();
    places.push(null);
    const bounds = new Float64Array(1);
    places.boundDots(Float32Array.of(1), Int32Array.of(0), bounds);
    expect(bounds[0]).toBe(Number.POSITIVE_INFINITY);
  });
});
