// Installs packages that only the benchmarks compare with into a folder of their own below node_modules. They are no
// dependencies: nothing but bench/ looks for them, and it goes on without.
import { fileURLToPath } from 'node:url';
import { installApart } from './install-apart.mjs';

const home = fileURLToPath(new URL('../node_modules/.bench-peers/', import.meta.url));
if (!installApart(home, { minisearch: '7.2.0', skmeans: '0.11.3' })) process.exit(1);
