// The public API of `jobprism/server`.

export { createServer, jobprismPlugin } from './create-server.js';
export { parseKeys, type Scope, type ServiceKey } from './keys.js';
export type { ServerOptions, ServiceOptions } from './options.js';
export { type RunningServer, type ServeOptions, startServer } from './start-server.js';
