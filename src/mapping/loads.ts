import type { CatalogueMatch } from '../frameworks/catalogue.js';
import type { Capability } from '../frameworks/schema.js';
import { measuredAs, meets } from './bounds.js';
import type { Quantity } from './quantities.js';
import { SpanIndex } from './span-index.js';

/** What the load figures of a text say of one capability. */
export interface LoadVerdict {
  /**
   * True where the capability's words are part of a figure too small for it: "QPS 不到一千" names QPS and is no high
   * concurrency.
   */
  isTooSmall(match: CatalogueMatch): boolean;
  /** The figures that support the capability and that none of its words cover already. */
  supporting(matches: readonly CatalogueMatch[]): Quantity[];
}

/** Weighs the load figures of a text for every capability that asks for some. */
export function loadVerdicts(
  capabilities: Iterable<Capability>,
  quantities: readonly Quantity[],
): ReadonlyMap<string, LoadVerdict> {
  const verdicts = new Map<string, LoadVerdict>();
  if (quantities.length === 0) return verdicts;
  for (const { id, loads } of capabilities) {
    if (!loads) continue;
    // Figures of another kind say nothing of the words that they stand in.
    const all = new SpanIndex(
      quantities.filter((stated) => loads.some(({ quantity }) => measuredAs(stated, quantity) !== null)),
    );
    const large = quantities.filter((quantity) => loads.some((bound) => meets(quantity, bound)));
    const ofLarge = new SpanIndex(large);
    verdicts.set(id, {
      isTooSmall: ({ folded }) => all.overlaps(folded) && !ofLarge.overlaps(folded),
      supporting(matches) {
        const words = new SpanIndex(matches.filter((match) => match.id === id).map(({ folded }) => folded));
        return large.filter((quantity) => !words.overlaps(quantity));
      },
    });
  }
  return verdicts;
}
