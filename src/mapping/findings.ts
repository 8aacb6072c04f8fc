import type { Evidence, JobDescription, Polarity, TextField } from '../core/job.js';
import type { Span } from '../core/span.js';
import type { NormalizedText } from '../core/text.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import { loadVerdicts } from './loads.js';
import type { MatchedField } from './matched-field.js';
import { type Clause, clausesOf, polarityAt } from './polarity.js';
import { qualifierOf } from './qualifiers.js';
import { type Quantity, quantitiesOf } from './quantities.js';
import { sectionsOf } from './sections.js';
import { type TitleWords, titleOf } from './title.js';

export type { MatchedField };

/** A field with its clauses, so that any place in it can be asked for its polarity. */
export interface ReadField extends MatchedField {
  readonly clauses: readonly Clause[];
}

/** One place that names a technology or supports a capability. */
export interface Mention {
  readonly evidence: Evidence;
  readonly polarity: Polarity;
  /** The technology that supports the capability here; null where the words themselves do. */
  readonly through: string | null;
}

/** A figure with the words that state it. */
export interface StatedQuantity {
  readonly quantity: Quantity;
  readonly qualifier: string | null;
  readonly evidence: Evidence;
  readonly polarity: Polarity;
}

/** What one job description says, before anything is concluded from it. Maps keep the order of the text. */
export interface JobFindings {
  readonly job: JobDescription;
  readonly fields: readonly ReadField[];
  /** The words that the job is called by; null where it has none. */
  readonly title: TitleWords | null;
  readonly technologies: ReadonlyMap<string, readonly Mention[]>;
  readonly capabilities: ReadonlyMap<string, readonly Mention[]>;
  readonly quantities: readonly StatedQuantity[];
}

/** Gathers what the fields of a job name, with the polarity of every place. */
export function findingsOf(job: JobDescription, fields: readonly MatchedField[], catalogue: Catalogue): JobFindings {
  const technologies = new Map<string, Mention[]>();
  const capabilities = new Map<string, Mention[]>();
  const quantities: StatedQuantity[] = [];
  const read = fields.map((field) => ({ ...field, clauses: clausesOf(field.text.text, sectionsOf(field.text)) }));
  for (const field of read) {
    const stated = quantitiesOf(field.text.text);
    addMentions({ technologies, capabilities }, field, stated, catalogue);
    for (const quantity of stated) {
      const { evidence, polarity } = mentionAt(field, quantity);
      quantities.push({ quantity, qualifier: qualifierOf(field.text.text, quantity), evidence, polarity });
    }
  }
  return { job, fields: read, title: titleOf(fields), technologies, capabilities, quantities };
}

interface Mentions {
  readonly technologies: Map<string, Mention[]>;
  readonly capabilities: Map<string, Mention[]>;
}

/** Adds everything that a field names, in the order of the text; load figures stand behind the words. */
function addMentions(
  { technologies, capabilities }: Mentions,
  field: ReadField,
  quantities: readonly Quantity[],
  catalogue: Catalogue,
): void {
  const verdicts = loadVerdicts(catalogue.capabilities.values(), quantities);
  for (const match of field.matches) {
    const { kind, id, folded } = match;
    if (kind === 'capability') {
      if (!verdicts.get(id)?.isTooSmall(match)) add(capabilities, id, mentionAt(field, folded));
      continue;
    }
    const mention = mentionAt(field, folded);
    add(technologies, id, mention);
    const { evidence, polarity } = mention;
    for (const implied of catalogue.technologies.get(id)?.capabilities ?? []) {
      add(capabilities, implied, { evidence, polarity, through: id });
    }
  }
  for (const [id, verdict] of verdicts) {
    for (const load of verdict.supporting(field.matches)) add(capabilities, id, mentionAt(field, load));
  }
}

function mentionAt({ field, text, clauses }: ReadField, folded: Span): Mention {
  return {
    evidence: evidenceOf(field, text, folded),
    polarity: polarityAt(text.text, clauses, folded),
    through: null,
  };
}

/** The words of the original text behind a span of the folded one. */
export function evidenceOf(field: TextField, text: NormalizedText, folded: Span): Evidence {
  const { start, end } = text.toOriginal(folded);
  return { field, start, end, text: text.original.slice(start, end) };
}

/** Required wins over preferred, and both over excluded: what is asked once plainly is asked. */
export function strongestPolarity(mentions: readonly Mention[]): Polarity {
  if (mentions.some(({ polarity }) => polarity === 'required')) return 'required';
  return mentions.some(({ polarity }) => polarity === 'preferred') ? 'preferred' : 'excluded';
}

function add(map: Map<string, Mention[]>, id: string, mention: Mention): void {
  const mentions = map.get(id);
  if (mentions) mentions.push(mention);
  else map.set(id, [mention]);
}
