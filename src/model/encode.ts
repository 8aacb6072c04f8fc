import { companionsData } from './companions-data.js';
import type { Contents, Section } from './container.js';
import type { ModelContents } from './contents.js';
import { countsData } from './counts-data.js';
import { type Header, LAYOUT } from './header.js';
import { KINDS_OF_TERMS } from './kinds.js';
import { jsonBytes } from './sections.js';

/** A model as a container holds it. */
export function encodeModel(contents: ModelContents): Contents {
  const { version, spaceId, reading, space, clusters, companions, counts, described, knowledge } = contents;
  const { metric, k, emptyTo, outliers } = clusters;
  const header: Header = {
    kind: 'model',
    layout: LAYOUT,
    version,
    spaceId,
    reading,
    space: {
      terms: space.terms.length,
      documents: space.documents,
      kinds: [...KINDS_OF_TERMS],
      weighting: space.weighting,
      dimensions: space.dimensions,
      boilerplate: { sentences: space.boilerplate.sentences.length, factor: space.boilerplate.factor },
    },
    clusters: { metric, k, emptyTo, outlierBound: outliers?.bound ?? null },
  };
  const sections: Record<string, Section> = {
    ...spaceSections(contents),
    centroids: clusters.centroids,
    ...(outliers ? { medians: outliers.medians, spreads: outliers.spreads } : {}),
    counts: jsonBytes({ all: countsData(counts), clusters: clusters.counts.map(countsData) }),
    companions: jsonBytes(companionsData(companions)),
    knowledge: jsonBytes(knowledge),
    described: jsonBytes(described),
  };
  return { header, sections };
}

/** What an index of jobs is bound to: all that gives a job its place and its names, and nothing that is counted anew. */
export function encodeSpace(contents: Pick<ModelContents, 'space' | 'reading' | 'knowledge'>): Contents {
  const { space, reading, knowledge } = contents;
  const { documents, weighting, dimensions, boilerplate } = space;
  return {
    header: { kind: 'space', reading, documents, weighting, dimensions, boilerplateFactor: boilerplate.factor },
    sections: { ...spaceSections(contents), knowledge: jsonBytes(knowledge) },
  };
}

function spaceSections({ space }: Pick<ModelContents, 'space'>): Record<string, Section> {
  const { terms, kinds, documentFrequencies, phrases, boilerplate, emphasis, projection } = space;
  return {
    terms: jsonBytes(terms),
    kinds: Uint8Array.from(kinds, (kind) => KINDS_OF_TERMS.indexOf(kind)),
    documentFrequencies,
    phrases: jsonBytes(phrases.flatMap(({ words }) => words)),
    phraseColumns: Int32Array.from(phrases, ({ column }) => column),
    boilerplate: boilerplate.sentences,
    emphasis,
    ...(projection ? { projection } : {}),
  };
}
