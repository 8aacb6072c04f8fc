/** What of a person a job description may hold. */
export type PersonalKind = 'phone' | 'mail' | 'wechat' | 'qq' | 'telegram';

/** How one of these is told. */
export interface PersonalRule {
  readonly kind: PersonalKind;
  /** Bounded; the named group `who` is what is masked, else the whole match. */
  readonly pattern: RegExp;
}
