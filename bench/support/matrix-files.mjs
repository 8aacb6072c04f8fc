import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// Plain little-endian arrays and their shape as JSON, which numpy reads without a library for a format.

/** @typedef {import('../../dist/index.js').CsrMatrix} CsrMatrix */

/**
 * @param {string} folder
 * @param {CsrMatrix} matrix
 * @param {{ k: number, init: Float32Array }} start
 */
export async function writeProblem(folder, { rows, cols, indptr, indices, data }, { k, init }) {
  await writeFile(join(folder, 'shape.json'), JSON.stringify({ rows, cols, k }));
  await writeFile(join(folder, 'indptr.i32'), indptr);
  await writeFile(join(folder, 'indices.i32'), indices);
  await writeFile(join(folder, 'data.f32'), data);
  await writeFile(join(folder, 'init.f32'), init);
}

/**
 * @param {string} folder
 * @returns {Promise<{ matrix: CsrMatrix, k: number, init: Float32Array }>}
 */
export async function readProblem(folder) {
  const { rows, cols, k } = JSON.parse(await readFile(join(folder, 'shape.json'), 'utf8'));
  const bytes = async (name) => {
    const { buffer, byteOffset, length } = await readFile(join(folder, name));
    return buffer.slice(byteOffset, byteOffset + length);
  };
  const indptr = new Int32Array(await bytes('indptr.i32'));
  const indices = new Int32Array(await bytes('indices.i32'));
  const data = new Float32Array(await bytes('data.f32'));
  const init = new Float32Array(await bytes('init.f32'));
  return { matrix: { rows, cols, indptr, indices, data }, k, init };
}
