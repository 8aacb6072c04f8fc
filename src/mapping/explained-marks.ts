import type { Bilingual, Evidence } from '../core/job.js';
import { type FoundPlaces, keyOf, polarityMeaning } from './explained-places.js';
import type { ExplainedDecision, ExplainedLevel, ExplainedScene, Mark, MarkKind, MarkMeaning } from './explanation.js';
import type { JobMapping } from './job-mapping.js';
import { roleNames } from './roles.js';

/** What a job's marks are made from, beside what the catalogue found. */
export interface Concluded {
  readonly mapping: JobMapping;
  readonly level: ExplainedLevel;
  readonly scenes: readonly ExplainedScene[];
  readonly decisions: readonly ExplainedDecision[];
}

const FIELD_ORDER: Readonly<Record<Mark['field'], number>> = { title: 0, text: 1 };

/** All places that say something, one mark a place, in order. */
export function marksOf(found: FoundPlaces, concluded: Concluded): Mark[] {
  const marks = new Map<string, { readonly place: Evidence; readonly says: Map<string, MarkMeaning> }>();
  const add = ({ field, start, end, text }: Evidence, meaning: MarkMeaning): void => {
    const key = keyOf({ field, start, end });
    const mark = marks.get(key) ?? { place: { field, start, end, text }, says: new Map() };
    marks.set(key, mark);
    mark.says.set(`${meaning.kind} ${meaning.id} ${meaning.through ?? ''}`, meaning);
  };
  for (const place of found.all) {
    for (const meaning of place.says) add(place, meaning);
    if (place.because && place.polarity) add(place.because, polarityMeaning(place.polarity));
  }
  for (const [place, kind, id, name] of conclusions(concluded)) {
    add(place, { kind, id, name, polarity: null, through: null, because: null });
  }
  return [...marks.values()]
    .map(({ place, says }) => ({ ...place, says: [...says.values()] }))
    .sort((a, b) => FIELD_ORDER[a.field] - FIELD_ORDER[b.field] || a.start - b.start || b.end - a.end);
}

type Conclusion = readonly [place: Evidence, kind: MarkKind, id: string, name: Bilingual];

function conclusions({ mapping, level, scenes, decisions }: Concluded): Conclusion[] {
  const role = roleNames().get(mapping.role) ?? { zh: mapping.role, en: mapping.role };
  return [
    ...mapping.roleEvidence.map((place): Conclusion => [place, 'role', mapping.role, role]),
    ...level.places.map((place): Conclusion => [place, 'level', level.id!, { zh: level.id!, en: level.id! }]),
    ...scenes.flatMap(({ id, name, places }) => places.map((place): Conclusion => [place, 'scene', id, name])),
    ...decisions.flatMap(({ steps }) =>
      steps.flatMap(({ id, question, places }) => places.map((place): Conclusion => [place, 'decision', id, question])),
    ),
  ];
}
