// Imports of *.wasm become the base64 of the module compiled from assembly/, so that the bundle needs no file beside it
// and tests that run from src use the same bytes.
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import type { Options } from 'tsup';
import type { Plugin } from 'vitest/config';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const WASM = /\.wasm$/;
const SETTINGS =
  'assembly/index.ts --outFile=kernel.wasm -O3 --noAssert --runtime=stub --importMemory --enable=simd --use=abort=';

let compiled: Promise<string> | null = null;

/** A JavaScript module whose default export is the compiled kernel. */
function kernelSource(): Promise<string> {
  compiled ??= compile().then((base64) => `export default ${JSON.stringify(base64)};`);
  return compiled;
}

async function compile(): Promise<string> {
  const written: Uint8Array[] = [];
  const { error, stderr } = await asc.main([...SETTINGS.split(' '), `--baseDir=${ROOT}`], {
    writeFile: (_name, contents) => {
      written.push(contents as Uint8Array);
    },
  });
  if (error || !written[0]) throw new Error(`assembly/ does not compile: ${error?.message}\n${stderr.toString()}`);
  return Buffer.from(written[0]).toString('base64');
}

export const wasmForEsbuild: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'wasm',
  setup(build) {
    build.onResolve({ filter: WASM }, ({ path }) => ({ path, namespace: 'wasm' }));
    build.onLoad({ filter: WASM, namespace: 'wasm' }, async () => ({ contents: await kernelSource(), loader: 'js' }));
  },
};

export const wasmForVitest: Plugin = {
  name: 'wasm',
  enforce: 'pre',
  resolveId: (id) => (WASM.test(id) ? '\0kernel.wasm.js' : null),
  load: (id) => (id === '\0kernel.wasm.js' ? kernelSource() : null),
};
