import type { TextField } from '../core/job.js';
import type { NormalizedText } from '../core/text.js';
import type { CatalogueMatch } from '../frameworks/catalogue.js';

/** A field of a job, cleaned of markup and folded, with what the catalogue found in it. */
export interface MatchedField {
  readonly field: TextField;
  readonly text: NormalizedText;
  readonly matches: readonly CatalogueMatch[];
}
