import { JobprismError } from '../../core/errors.js';

/** What JavaScript callers hand over for what the library made: they have no types to tell them. */
const MADE = {
  model: ['assign', 'must be a model, as loadModel, openModel and fitModel give it'],
  index: ['survey', 'must be an index, as createJobIndex, openJobIndex and loadJobIndex give it'],
  recommender: ['recommend', 'must be a recommender, as createRecommender gives it'],
} as const;

/**
 * Refuses what is no model, index or recommender, where a public function takes one.
 *
 * @throws JobprismError OPTION_INVALID
 */
export function requireMade(value: unknown, what: keyof typeof MADE): void {
  const [method, reason] = MADE[what];
  const isMade = typeof value === 'object' && value !== null && method in value;
  if (!isMade) throw new JobprismError('OPTION_INVALID', { option: what, reason });
}
