import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  target: 'node20',
  metafile: true,
  // natural's package entry loads databases and prints; only two of its files are wanted, so they are bundled.
  noExternal: [/^natural\//],
};

// The library and the command share their chunks in ESM; CommonJS has the library in one file.
export default defineConfig([
  { ...shared, entry: { index: 'src/index.ts', cli: 'src/cli/main.ts' }, format: 'esm', clean: true },
  { ...shared, entry: { index: 'src/index.ts' }, format: 'cjs' },
  {
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    // TypeScript 6 calls an option that tsup's type build sets (baseUrl) deprecated.
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
  },
]);
