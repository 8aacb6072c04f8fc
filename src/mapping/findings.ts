import type { Evidence, JobDescription, Polarity, TextField } from '../core/job.js';
import type { Span } from '../core/span.js';
import type { NormalizedText } from '../core/text.js';
import type { CatalogueMatch } from '../frameworks/catalogue.js';
import type { Technology } from '../frameworks/schema.js';
import { clausesOf, polarityAt } from './polarity.js';
import { type Quantity, quantitiesOf } from './quantities.js';

/** A field of a job, folded, with what the catalogue found in it. */
export interface MatchedField {
  readonly field: TextField;
  readonly text: NormalizedText;
  readonly matches: readonly CatalogueMatch[];
}

/** One place that names a technology or supports a capability. */
export interface Mention {
  readonly evidence: Evidence;
  readonly polarity: Polarity;
  /** The technology that supports the capability here; null where the words themselves do. */
  readonly through: string | null;
}

/** A load figure with the words that state it. */
export interface StatedQuantity {
  readonly quantity: Quantity;
  readonly evidence: Evidence;
}

/** What one job description says, before anything is concluded from it. Maps keep the order of the text. */
export interface JobFindings {
  readonly job: JobDescription;
  readonly fields: readonly MatchedField[];
  readonly technologies: ReadonlyMap<string, readonly Mention[]>;
  readonly capabilities: ReadonlyMap<string, readonly Mention[]>;
  readonly quantities: readonly StatedQuantity[];
}

/** Gathers what the fields of a job name, with the polarity of every place. */
export function findingsOf(
  job: JobDescription,
  fields: readonly MatchedField[],
  technologies: ReadonlyMap<string, Technology>,
): JobFindings {
  const named = new Map<string, Mention[]>();
  const supported = new Map<string, Mention[]>();
  const quantities: StatedQuantity[] = [];
  for (const matched of fields) {
    const { field, text, matches } = matched;
    const clauses = clausesOf(text.text);
    for (const match of matches) {
      const polarity = polarityAt(text.text, clauses, match.folded);
      const evidence = evidenceOf(field, text, match.folded);
      if (match.kind === 'capability') add(supported, match.id, { evidence, polarity, through: null });
      else {
        add(named, match.id, { evidence, polarity, through: null });
        for (const capability of technologies.get(match.id)?.capabilities ?? []) {
          add(supported, capability, { evidence, polarity, through: match.id });
        }
      }
    }
    for (const quantity of quantitiesOf(text.text)) {
      quantities.push({ quantity, evidence: evidenceOf(field, text, quantity) });
    }
  }
  return { job, fields, technologies: named, capabilities: supported, quantities };
}

/** The words of the original text behind a span of the folded one. */
export function evidenceOf(field: TextField, text: NormalizedText, folded: Span): Evidence {
  const { start, end } = text.toOriginal({ start: folded.start, end: folded.end });
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
