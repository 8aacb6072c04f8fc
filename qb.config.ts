import config from './tsup.config.js';
const [esm] = config as never as Record<string, unknown>[];
export default { ...esm, outDir: process.env.OUT ?? '.dist-q', clean: false, metafile: false };
