import type { Call, Engine } from './engine/call.js';
import type { Metrics } from './http/metrics.js';
import type { Keyring } from './keys.js';
import type { CheckedService } from './options.js';
import type { Stack } from './stack.js';

/** Who needs a key: all, none on this machine while others are refused, or none at all. */
export type Guard = { readonly kind: 'keys'; readonly keyring: Keyring } | { readonly kind: 'loopback' | 'off' };

/** All that answering a request takes. */
export interface Service {
  readonly stack: Stack;
  readonly engine: Engine;
  readonly guard: Guard;
  readonly metrics: Metrics;
  /** Of OpenAPI, as JSON. */
  readonly document: string;
  readonly limits: Pick<CheckedService, 'rateLimit' | 'bodyLimit' | 'textLimit' | 'callTimeout'>;
  /** True once it was told to stop. */
  isStopping: boolean;
}

/** A call for a request, which ends with it. */
export type Ask = (call: Call) => Promise<string>;
