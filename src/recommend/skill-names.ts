import { normalizeText } from '../core/text.js';
import { type Catalogue, spellingsOf } from '../frameworks/catalogue.js';

const spellings = new WeakMap<Catalogue, ReadonlyMap<string, string>>();

/** The ids of the skills that a name or a few words stand for; none where nothing is known of them. */
export function skillIdsOf(catalogue: Catalogue, words: string): string[] {
  const folded = normalizeText(words);
  const exact = bySpelling(catalogue).get(folded.text.trim());
  if (exact !== undefined) return [exact];
  const matches = catalogue.match(folded).filter(({ kind }) => kind === 'technology');
  return [...new Set(matches.map(({ id }) => id))];
}

function bySpelling(catalogue: Catalogue): ReadonlyMap<string, string> {
  let known = spellings.get(catalogue);
  if (!known) {
    const { technologies } = catalogue;
    const ids = [...technologies.keys()].map((id) => [id, id] as const);
    const names = [...technologies.values()].flatMap((one) => spellingsOf(one).map((name) => [name, one.id] as const));
    known = new Map([...names, ...ids]);
    spellings.set(catalogue, known);
  }
  return known;
}
