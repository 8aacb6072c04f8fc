import type { Engine, EngineEvent } from './engine/call.js';
import { openEngine } from './engine/open-engine.js';
import { createMetrics } from './http/metrics.js';
import { openApi } from './http/openapi.js';
import { ROUTES } from './http/routes/all.js';
import { checkKeys, Keyring } from './keys.js';
import type { CheckedService } from './options.js';
import type { Guard, Service } from './service.js';
import { loadStack } from './stack.js';

/** Where events of the engine go, once there is a log. */
export type Listen = (event: EngineEvent) => void;

/**
 * A service over its engine.
 *
 * @param engine in place of one over the files or the recommender of the options; for tests
 * @throws JobprismError SERVER_MISSING, KEYS_INVALID and what opening model and index throws
 */
export async function openService(
  options: CheckedService,
  withProcess: boolean,
  given: { readonly engine?: Engine; readonly listen: Listen },
): Promise<Service> {
  const stack = await loadStack();
  const guard = guardOf(options.keys);
  let service: Service | null = null;
  const log: Listen = (event) => {
    if (event.event === 'thread-failed') service?.metrics.threadFailed(String(event.lane));
    given.listen(event);
  };
  const engine = given.engine ?? (await openEngine(options, log));
  service = {
    stack,
    engine,
    guard,
    metrics: createMetrics(stack, engine, withProcess),
    document: openApi(ROUTES, options.textLimit),
    limits: options,
    isStopping: false,
  };
  return service;
}

function guardOf(keys: CheckedService['keys']): Guard {
  if (keys === undefined) return { kind: 'loopback' };
  return keys === 'off' ? { kind: 'off' } : { kind: 'keys', keyring: new Keyring(checkKeys(keys, 'the option keys')) };
}
