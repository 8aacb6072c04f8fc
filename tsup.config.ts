import { readFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';
import { wasmForEsbuild } from './scripts/wasm-plugin.js';

/** JSON.parse of a string starts faster than the same data as an object literal, and the catalogue is large. */
const parsedJson: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'parsed-json',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

const SERVICE = [/^fastify/, /^@fastify\//, 'prom-client', '@opentelemetry/api'];

const shared: Options = {
  target: 'node20',
  esbuildOptions: (options) => {
    options.charset = 'utf8';
  },
  metafile: true,
  // natural's package entry loads databases and prints; only two of its files are wanted, so they are bundled.
  // zod is many small files, and opening them is half the time that importing the library would take. Of opencc-js two
  // tables are used, 38 KB of 6 MB. Of htmlparser2 and its four packages the parser is used.
  noExternal: [/^natural\//, 'zod', /^opencc-js/, 'htmlparser2'],
  // They are optional dependencies, which tsup would bundle: the readers that are loaded only when a file needs them.
  // And the packages of the service, which is an entry of its own.
  external: [/^hucre/, /^hyparquet/, ...SERVICE],
  esbuildPlugins: [parsedJson, wasmForEsbuild],
};

// The library, the command and the worker share their chunks in ESM; CommonJS has the library in one file and starts the
// same worker.
export default defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      server: 'src/server/index.ts',
      cli: 'src/cli/main.ts',
      'read-worker': 'src/pipeline/workers/read-worker.ts',
      'kmeans-worker': 'src/cluster/workers/kmeans-worker.ts',
      'server-worker': 'src/server/workers/server-worker.ts',
    },
    format: 'esm',
    clean: true,
  },
  {
    ...shared,
    entry: { index: 'src/index.ts', server: 'src/server/index.ts' },
    format: 'cjs',
    // It is asked for only where there is no __filename.
    esbuildOptions: (options) => {
      options.charset = 'utf8';
      options.logOverride = { 'empty-import-meta': 'silent' };
    },
  },
  {
    entry: { index: 'src/index.ts', server: 'src/server/index.ts' },
    external: SERVICE,
    format: ['esm', 'cjs'],
    // TypeScript 6 calls an option that tsup's type build sets (baseUrl) deprecated.
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
]);
