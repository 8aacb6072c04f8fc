import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: { index: 'src/index.ts' },
    format: ['esm', 'cjs'],
    target: 'node20',
    // TypeScript 6 calls an option that tsup's type build sets (baseUrl) deprecated.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
    clean: true,
    metafile: true,
    // natural's package entry loads databases and prints; only two of its files are wanted, so they are bundled.
    noExternal: [/^natural\//],
  },
  {
    entry: { cli: 'src/cli/main.ts' },
    format: ['esm'],
    target: 'node20',
    metafile: true,
    noExternal: [/^natural\//],
  },
]);
