// Imports of *.wasm become the base64 of the module compiled from assembly/, so that the bundle needs no file beside it
// and tests that run from src use the same bytes.
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import type { Options } from 'tsup';
import type { Plugin } from 'vitest/config';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const WASM = /\.wasm$/;
const SETTINGS = '--outFile=out.wasm -O3 --noAssert --runtime=stub --importMemory --enable=simd --use=abort=';

/** By name what a module is compiled from and with: the kernel has a memory of its own, or one that threads share. */
const MODULES: Readonly<Record<string, string>> = {
  kernel: 'assembly/index.ts',
  'shared-kernel': 'assembly/index.ts --enable=threads --sharedMemory --maximumMemory=65535',
  panels: 'assembly/panels.ts',
  'coarse-dots': 'assembly/coarse-dots.ts',
};

const compiled = new Map<string, Promise<string>>();

/** A JavaScript module whose default export is the compiled module that an import asks for. */
function sourceOf(path: string): Promise<string> {
  const name = /([\w-]+)\.wasm/.exec(path)?.[1] ?? '';
  const source = compiled.get(name) ?? compile(name).then((base64) => `export default ${JSON.stringify(base64)};`);
  compiled.set(name, source);
  return source;
}

async function compile(name: string): Promise<string> {
  const written: Uint8Array[] = [];
  const { error, stderr } = await asc.main([...`${MODULES[name]} ${SETTINGS}`.split(' '), `--baseDir=${ROOT}`], {
    writeFile: (_name, contents) => {
      written.push(contents as Uint8Array);
    },
  });
  if (error || !written[0]) throw new Error(`${name} does not compile: ${error?.message}\n${stderr.toString()}`);
  return Buffer.from(written[0]).toString('base64');
}

export const wasmForEsbuild: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'wasm',
  setup(build) {
    build.onResolve({ filter: WASM }, ({ path }) => ({ path, namespace: 'wasm' }));
    build.onLoad({ filter: WASM, namespace: 'wasm' }, async ({ path }) => ({
      contents: await sourceOf(path),
      loader: 'js',
    }));
  },
};

export const wasmForVitest: Plugin = {
  name: 'wasm',
  enforce: 'pre',
  resolveId: (id) => (WASM.test(id) ? `\0${id}.js` : null),
  load: (id) => (id.startsWith('\0') && id.endsWith('.wasm.js') ? sourceOf(id) : null),
};
