import { normalizeText } from '../core/text.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import { spelled, technologiesBySpelling } from '../frameworks/spelled.js';

/** The ids of the skills that a name or a few words stand for; none where nothing is known of them. */
export function skillIdsOf(catalogue: Catalogue, words: string): string[] {
  const folded = normalizeText(words);
  const exact = spelled(technologiesBySpelling(catalogue), folded.text);
  if (exact !== undefined) return [exact];
  const matches = catalogue.match(folded).filter(({ kind }) => kind === 'technology');
  return [...new Set(matches.map(({ id }) => id))];
}
