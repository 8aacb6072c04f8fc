import { JobprismError } from '../../core/errors.js';
import type { CheckedService } from '../options.js';
import type { Engine, EngineEvent } from './call.js';
import { openInlineEngine } from './inline-engine.js';
import type { Opened } from './ranker.js';

/**
 * The engine that the options ask for.
 *
 * @throws JobprismError OPTION_INVALID and what opening model and index throws
 */
export async function openEngine(options: CheckedService, _log: (event: EngineEvent) => void): Promise<Engine> {
  const { recommender, queue } = options;
  if (recommender === undefined) throw new JobprismError('OPTION_INVALID', { option: 'model', reason: 'is missing' });
  const open = async (): Promise<Opened> => ({
    ranker: typeof recommender === 'function' ? await recommender() : recommender,
  });
  return openInlineEngine(open, queue);
}
