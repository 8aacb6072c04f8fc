import type { Bilingual, Evidence, Polarity } from '../core/job.js';
import { rounded } from '../core/rounded.js';
import type { Span } from '../core/span.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { QuantityKind } from '../frameworks/schema.js';
import type { ExplainedPlace, MarkKind, MarkMeaning } from './explanation.js';
import type { JobFindings, ReadField } from './findings.js';
import { polarityAt } from './polarity.js';
import { PolarityCauses } from './polarity-cause.js';
import { unitOf } from './requirements.js';

/** A place that the catalogue or a load figure gave, with its meanings. */
export interface FoundPlace extends ExplainedPlace {
  readonly says: readonly MarkMeaning[];
}

/** The places of a job that name something, each with its polarity and what made it so. */
export class FoundPlaces {
  readonly all: FoundPlace[] = [];
  readonly #byPlace = new Map<string, FoundPlace>();

  constructor(findings: JobFindings, catalogue: Catalogue) {
    for (const field of findings.fields) {
      const causes = new PolarityCauses(field);
      for (const match of field.matches) {
        const { span, folded } = match;
        const of = { kind: match.kind, id: match.id, through: null };
        const implied = match.kind === 'technology' ? (catalogue.technologies.get(match.id)?.capabilities ?? []) : [];
        const meanings: Meant[] = [of, ...implied.map((id): Meant => ({ kind: 'capability', id, through: match.id }))];
        this.#add(this.#placeOf(field, folded, span, causes), named(meanings, catalogue));
      }
      for (const { quantity, evidence } of findings.quantities.filter((one) => one.evidence.field === field.field)) {
        const meant: Meant = { kind: 'figure', id: quantity.kind, through: null };
        const place = this.#placeOf(field, quantity, evidence, causes);
        this.#add(place, [{ ...meant, name: figureName(quantity.kind, quantity.value) }]);
      }
    }
  }

  /** An evidence as a place; with its polarity where something was found right there. */
  placeOf(evidence: Evidence): ExplainedPlace {
    const { field, start, end, text } = evidence;
    const found = this.#byPlace.get(keyOf(evidence));
    return { field, start, end, text, polarity: found?.polarity ?? null, because: found?.because ?? null };
  }

  #placeOf(field: ReadField, folded: Span, { start, end }: Span, causes: PolarityCauses): ExplainedPlace {
    const polarity = polarityAt(field.text.text, field.clauses, folded);
    const text = field.text.original.slice(start, end);
    return { field: field.field, start, end, text, polarity, because: causes.of(folded, polarity) };
  }

  #add(place: ExplainedPlace, meanings: readonly (Meant & { readonly name: Bilingual })[]): void {
    const { polarity, because } = place;
    const says = meanings.map(({ kind, id, name, through }) => ({ kind, id, name, polarity, through, because }));
    const found = { ...place, says };
    this.all.push(found);
    const key = keyOf(place);
    if (!this.#byPlace.has(key)) this.#byPlace.set(key, found);
  }
}

interface Meant {
  readonly kind: MarkKind;
  readonly id: string;
  readonly through: string | null;
}

function named(meanings: readonly Meant[], catalogue: Catalogue): (Meant & { readonly name: Bilingual })[] {
  return meanings.map((one) => {
    const name = catalogue.nameOf(one.id);
    const both = one.kind === 'technology' ? { zh: name, en: name } : catalogue.capabilities.get(one.id)?.name;
    return { ...one, name: both ?? { zh: one.id, en: one.id } };
  });
}

/** Rounded: a daily count brought to a busy second is no whole number. */
function figureName(kind: QuantityKind, value: number): Bilingual {
  const name = `${kind} ${String(rounded('', value))} ${unitOf(kind)}`;
  return { zh: name, en: name };
}

/** A key for a place of a job. */
export function keyOf({ field, start, end }: Pick<Evidence, 'field' | 'start' | 'end'>): string {
  return `${field} ${start} ${end}`;
}

/** A polarity as a meaning of the words that bring it about. */
export function polarityMeaning(polarity: Polarity): MarkMeaning {
  const name =
    polarity === 'preferred' ? { zh: '使之成为加分项', en: 'makes it a plus' } : { zh: '表示不要求', en: 'waives it' };
  return { kind: 'polarity', id: polarity, name, polarity: null, through: null, because: null };
}
