import { overlaps, type Span } from '../core/span.js';
import type { KnownTerm } from './token.js';

/** Of terms that overlap, the one that begins first stays, of those the longest; technologies win ties. */
export function leftmostLongest(terms: KnownTerm[]): KnownTerm[] {
  const rank = (term: KnownTerm): number => (term.kind === 'technology' ? 0 : 1);
  terms.sort((a, b) => a.start - b.start || b.end - a.end || rank(a) - rank(b));
  const kept: KnownTerm[] = [];
  let from = 0;
  for (const term of terms) {
    if (term.start < from) continue;
    kept.push(term);
    from = term.end;
  }
  return kept;
}

/**
 * The known terms that leave a user's words whole: of those that overlap one of them only the longer ones around it
 * stay.
 *
 * @param own leftmost longest, so ordered and disjoint
 */
export function besideOwn(own: readonly KnownTerm[], known: readonly KnownTerm[]): KnownTerm[] {
  if (own.length === 0) return [...known];
  let next = 0;
  return [...known]
    .sort((a, b) => a.start - b.start)
    .filter((term) => {
      while (next < own.length && own[next]!.end <= term.start) next++;
      for (let i = next; i < own.length && own[i]!.start < term.end; i++) {
        if (!isLongerAround(term, own[i]!)) return false;
      }
      return true;
    });
}

function isLongerAround(term: Span, inner: Span): boolean {
  return term.start <= inner.start && term.end >= inner.end && term.end - term.start > inner.end - inner.start;
}

/** Terms that share no character with debris. Both are walked in order, since either may be long. */
export function outside(debris: readonly Span[], terms: readonly KnownTerm[]): KnownTerm[] {
  if (debris.length === 0) return [...terms];
  let next = 0;
  return [...terms]
    .sort((a, b) => a.start - b.start)
    .filter((term) => {
      while (next < debris.length && debris[next]!.end <= term.start) next++;
      return next === debris.length || !overlaps(term, debris[next]!);
    });
}
