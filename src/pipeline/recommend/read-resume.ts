import type { Education, TextField } from '../../core/job.js';
import { type NormalizedText, normalizeText } from '../../core/text.js';
import type { Catalogue, CatalogueMatch } from '../../frameworks/catalogue.js';
import { cleanText } from '../../ingest/clean/clean-text.js';
import { PersonalMask } from '../../ingest/personal/mask.js';
import type { Wishes } from '../../recommend/person.js';
import { loadTextSimplifier, simplifierFor } from '../../tokenize/simplify.js';
import { holdsTraditional } from '../../tokenize/traditional.js';
import { foldedClean } from '../clean-job.js';
import { degreeTold } from './resume/degree.js';
import { isDenied } from './resume/denials.js';
import { listedNames } from './resume/listed-names.js';
import { type ResumePart, type ResumeSection, resumeParts } from './resume/sections.js';
import { type ResumeTitles, titlesTold } from './resume/titles.js';
import { wishesTold } from './resume/wishes.js';
import { yearsTold } from './resume/years.js';
import type { SkillNames } from './skill-names.js';

/** A field of a person's words with what the catalogue finds in it; what they say they do not have is left out. */
export interface PersonField {
  readonly field: TextField;
  /** Folded, in simplified characters; its places are those of what was handed in. */
  readonly text: NormalizedText;
  readonly matches: readonly CatalogueMatch[];
}

/** What a résumé says of its person beside their skills. */
export interface ReadResume {
  readonly field: PersonField;
  readonly parts: readonly ResumePart[];
  readonly titles: ResumeTitles;
  readonly years: number | null;
  readonly education: Education | null;
  readonly wishes: Wishes;
  /** The words that tell what the person does, as they were written: no name, address, school, wish or pastime. */
  readonly telling: string;
}

/** What a résumé is read with. */
export interface ResumeTools {
  readonly catalogue: Catalogue;
  readonly names: SkillNames;
}

/** Parts that do not tell what a person works with. */
const NOT_TELLING: ReadonlySet<ResumeSection> = new Set(['personal', 'education', 'wishes', 'aside']);

/**
 * Reads a résumé or a few sentences. What a person is reached by is masked before anything else sees it; the masked text is
 * as long as the one handed in.
 *
 * @param referenceDate the day on which 至今 and "present" end
 */
export async function readResume(
  text: string,
  { catalogue, names }: ResumeTools,
  referenceDate: string | undefined,
): Promise<ReadResume> {
  const masked = new PersonalMask().read(await cleanText(text));
  const plain = await personField('text', masked, catalogue);
  const folded = plain.text.text;
  const parts = resumeParts(folded);
  const field = withListed(plain, listedNames(plain.text, parts, names, plain.matches));
  return {
    field,
    parts,
    titles: titlesTold(folded, parts),
    years: yearsTold(folded, parts, referenceDate),
    education: degreeTold(folded),
    wishes: wishesTold(await simplified(masked)),
    telling: parts
      .filter(({ kind }) => !NOT_TELLING.has(kind))
      .map((part) => field.text.toOriginal(part))
      .map(({ start, end }) => masked.slice(start, end))
      .join('\n'),
  };
}

function withListed(field: PersonField, listed: readonly CatalogueMatch[]): PersonField {
  const meant = listed.filter(({ folded }) => !isDenied(field.text.text, folded));
  const matches = [...field.matches, ...meant].sort(
    (a, b) => a.folded.start - b.folded.start || b.folded.end - a.folded.end,
  );
  return { ...field, matches };
}

/** A field of a person, folded and matched. */
export async function personField(field: TextField, words: string, catalogue: Catalogue): Promise<PersonField> {
  const folded = foldedClean(await cleanText(words));
  const simplify = await simplifierFor(folded.text);
  const text = simplify ? simplify(folded) : folded;
  return { field, text, matches: catalogue.match(text).filter((match) => !isDenied(text.text, match.folded)) };
}

/** Words in simplified characters and plain letters and digits, in the case they are written in. */
export async function simplified(words: string): Promise<string> {
  const plain = words.normalize('NFKC');
  return holdsTraditional(normalizeText(plain).text) ? (await loadTextSimplifier())(plain) : plain;
}
