import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { type CsrMatrix, csrFromDense } from '../../src/core/csr.js';
import { createRandom, type Random } from '../../src/core/random.js';
import {
  type OpenPanels,
  openPlainPanels,
  PANEL,
  type PanelSpace,
  PLAIN_PANELS,
  paddedWidth,
} from '../../src/vectorize/panels.js';
import { projector } from '../../src/vectorize/projector.js';
import { truncatedSvd } from '../../src/vectorize/randomized-svd.js';
import { openWasmPanels } from '../../src/vectorize/wasm-panels.js';

const ROOM = 4 * 2 ** 20;
const SPACES: ReadonlyArray<readonly [string, OpenPanels]> = [
  ['WebAssembly', openWasmPanels],
  ['TypeScript', openPlainPanels],
];

/** A dense matrix in panels. */
function toPanels(dense: readonly (readonly number[])[], width: number, space: PanelSpace): Float64Array {
  const panels = space.float64(dense.length * paddedWidth(width));
  dense.forEach((row, i) => {
    row.forEach((value, j) => {
      panels[Math.floor(j / PANEL) * dense.length * PANEL + i * PANEL + (j % PANEL)] = value;
    });
  });
  return panels;
}

function fromPanels(panels: Float64Array, rows: number, width: number): number[][] {
  return Array.from({ length: rows }, (_, i) =>
    // 0 for -0.
    Array.from({ length: width }, (_, j) => panels[(Math.floor(j / PANEL) * rows + i) * PANEL + (j % PANEL)]! + 0),
  );
}

function place({ rows, cols, indptr, indices, data }: CsrMatrix, space: PanelSpace): CsrMatrix {
  const ints = { indptr: space.int32(indptr.length), indices: space.int32(indices.length) };
  const placed = { rows, cols, ...ints, data: space.float32(data.length) };
  placed.indptr.set(indptr);
  placed.indices.set(indices);
  placed.data.set(data);
  return placed;
}

// Whole numbers, so that sums in another order are the same to the bit; 0 often, for the sparse rows.
const entry = fc.oneof(fc.constant(0), fc.integer({ min: -9, max: 9 }));
const matrixOf = (rows: number, cols: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(entry, { minLength: cols, maxLength: cols }), { minLength: rows, maxLength: rows });
const size = fc.integer({ min: 1, max: 20 });
const width = fc.integer({ min: 1, max: 2 * PANEL + 3 });
const product = (a: Matrix, b: Matrix): number[][] =>
  a
    .mmul(b)
    .to2DArray()
    .map((row) => row.map((value) => value + 0));

describe.each(SPACES)('products by %s are those of ml-matrix', (_, open) => {
  it('of sparse rows and a dense matrix', () => {
    const problem = fc
      .tuple(size, size, width)
      .chain(([rows, cols, w]) => fc.tuple(matrixOf(rows, cols), matrixOf(cols, w), matrixOf(rows, w), fc.nat(rows)));
    fc.assert(
      fc.property(problem, ([sparse, dense, tall, from]) => {
        const space = open(ROOM);
        const { kernels } = space;
        const matrix = place(csrFromDense(sparse), space);
        const w = dense[0]!.length;
        const task = { matrix, from, to: sparse.length };
        const part = sparse.slice(from);
        if (part.length === 0) return;
        const a = new Matrix(part);
        const panels = toPanels(dense, w, space);
        const places = space.float64(part.length * paddedWidth(w));
        kernels.times(task, panels, places);
        expect(fromPanels(places, part.length, w)).toEqual(product(a, new Matrix(dense)));
        const normal = space.float64(panels.length);
        normal.set(panels);
        kernels.normal(task, panels, normal);
        const squared = a.transpose().mmul(a).mmul(new Matrix(dense));
        expect(fromPanels(normal, dense.length, w)).toEqual(squared.add(new Matrix(dense)).to2DArray());
        const first = toPanels(
          tall.slice(from).map((row) => row.slice(0, PANEL)),
          Math.min(w, PANEL),
          space,
        );
        const back = space.float64(dense.length * PANEL);
        kernels.timesTransposed(task, first, back);
        const narrow = new Matrix(tall.slice(from).map((row) => row.slice(0, PANEL)));
        expect(fromPanels(back, dense.length, narrow.columns)).toEqual(product(a.transpose(), narrow));
      }),
      { numRuns: 60 },
    );
  });

  it('of dense matrices, also in place by one that is 0 below its diagonal', () => {
    const problem = fc.tuple(size, width).chain(([rows, w]) => fc.tuple(matrixOf(rows, w), matrixOf(w, w)));
    fc.assert(
      fc.property(problem, ([dense, square]) => {
        const space = open(ROOM);
        const w = square.length;
        const padded = paddedWidth(w);
        const panels = toPanels(dense, w, space);
        const sums = space.float64(padded * padded);
        space.kernels.gram(panels, dense.length, sums);
        const gram = product(new Matrix(dense).transpose(), new Matrix(dense));
        for (let a = 0; a < w; a++) for (let b = a; b < w; b++) expect(sums[a * padded + b]! + 0).toBe(gram[a]![b]);
        const rotation = space.float64(padded * padded);
        square.forEach((row, a) => {
          rotation.set(row, a * padded);
        });
        const into = space.float64(panels.length);
        space.kernels.rotate(panels, dense.length, rotation, false, into);
        expect(fromPanels(into, dense.length, w)).toEqual(product(new Matrix(dense), new Matrix(square)));
        const upper = square.map((row, a) => row.map((value, b) => (b < a ? 0 : value)));
        upper.forEach((row, a) => {
          rotation.set(row, a * padded);
        });
        space.kernels.rotate(panels, dense.length, rotation, true, panels);
        expect(fromPanels(panels, dense.length, w)).toEqual(product(new Matrix(dense), new Matrix(upper)));
      }),
      { numRuns: 60 },
    );
  });
});

/** Sparse rows of some topics. */
function topics(rows: number, cols: number, random: Random): CsrMatrix {
  return csrFromDense(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: cols }, (_, j) => (random.next() < (j % 7 === row % 7 ? 0.4 : 0.05) ? random.next() : 0)),
    ),
  );
}

describe('WebAssembly and TypeScript give the same bytes', () => {
  it('there is WebAssembly with SIMD here', () => {
    expect(openWasmPanels(ROOM).kernels).not.toBe(PLAIN_PANELS);
  });

  it.each([
    [50, 30, 5],
    [700, 90, 40],
    [9_001, 70, 20],
  ])('of a decomposition of %d × %d, and of what it projects', async (rows, cols, rank) => {
    const matrix = topics(rows, cols, createRandom(rank));
    const [ours, plain] = await Promise.all(SPACES.map(([, open]) => truncatedSvd(matrix, rank, 3, open)));
    expect(Buffer.from(ours!.right.buffer).equals(Buffer.from(plain!.right.buffer))).toBe(true);
    expect(ours!.values).toEqual(plain!.values);
    const [points, reference] = SPACES.map(([, open]) =>
      projector(Float32Array.from(ours!.right), ours!.rank, cols, open)(matrix),
    );
    expect(points!.indptr).toEqual(reference!.indptr);
    expect(Buffer.from(points!.data.buffer).equals(Buffer.from(reference!.data.buffer))).toBe(true);
    expect(Buffer.from(points!.indices.buffer).equals(Buffer.from(reference!.indices.buffer))).toBe(true);
  });

  it('also where rows are projected one by one, or need more room than there is for several', () => {
    const random = createRandom(2);
    const wide = csrFromDense(Array.from({ length: 3 }, () => Array.from({ length: 300_000 }, () => random.next())));
    const projection = Float32Array.from({ length: 300_000 }, () => random.next() - 0.5);
    const whole = projector(projection, 1, 300_000)(wide);
    expect([...whole.data].map(Math.abs)).toEqual([1, 1, 1]);
    expect(projector(projection, 1, 300_000, openPlainPanels)(wide)).toEqual(whole);
  });

  it('gives way to TypeScript where 4 GiB are too few', () => {
    expect(openWasmPanels(2 ** 33).kernels).toBe(PLAIN_PANELS);
  });
});
