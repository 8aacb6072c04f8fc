/**
 * Why an advertisement is no job: a course that is sold, or that comes before any work; a loan; selling by recruiting;
 * orders that are faked; a fee; trading on one's own risk.
 */
export type FlagReason = 'training' | 'loan' | 'multi-level' | 'click-farming' | 'fee' | 'trading';

/** Words that speak for a reason, or against it. */
export interface FlagRule {
  readonly reason: FlagReason;
  /** What finding the words once adds; below 0 they speak for a real job. */
  readonly weight: number;
  /** Where they count. */
  readonly in: 'title' | 'text' | 'both';
  /** Bounded. */
  readonly pattern: RegExp;
}
