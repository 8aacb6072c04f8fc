import { configDefaults, defineConfig } from 'vitest/config';
import { wasmForVitest } from './scripts/wasm-plugin.js';

/** Tests of what the build makes; the others read src. */
const BUILT = ['tests/cli/**/*.test.ts', 'tests/package/**/*.test.ts', 'tests/examples/**/*.test.ts'];

export default defineConfig(({ mode }) => ({
  plugins: [wasmForVitest],
  test: {
    testTimeout: 60_000,
    hookTimeout: 300_000,
    reporters: ['default', './scripts/closing-line.mjs'],
    // `npm run verify` has installed the optional peers and a second Node, so their tests must not be skipped.
    env: mode === 'verify' ? { JOBPRISM_OPTIONAL_PEERS: '1', JOBPRISM_SECOND_NODE: '1' } : {},
    projects: [
      {
        extends: true,
        test: { name: 'source', include: ['tests/**/*.test.ts'], exclude: [...configDefaults.exclude, ...BUILT] },
      },
      // Most of these start the command some times over, which takes long on a machine that is busy.
      {
        extends: true,
        test: { name: 'built', include: BUILT, globalSetup: 'tests/support/build.ts', testTimeout: 240_000 },
      },
    ],
  },
}));
