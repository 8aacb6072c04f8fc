import { JobprismError } from '../core/errors.js';
import { companionsIn } from './companions-data.js';
import type { Contents } from './container.js';
import type { JobCounts, ModelClusters, ModelContents, ModelPhrase, ModelSpace } from './contents.js';
import { checkParts, countsIn, listIn, objectIn } from './counts-data.js';
import { type Header, headerSchema, LAYOUT } from './header.js';
import { knowledgeIn } from './knowledge-data.js';
import { damaged, Sections } from './sections.js';

/**
 * A model from what a container holds, all of it checked. What cannot be made out of a later layout is told as such.
 *
 * @param check what else the contents must stand
 * @throws JobprismError MODEL_FOREIGN, MODEL_DAMAGED, MODEL_NEWER
 */
export function decodeModel(contents: Contents, check?: (contents: ModelContents) => void): ModelContents {
  // Read before the rest of the header, which a later layout may have in another form.
  const { kind, layout } = identityOf(contents.header);
  requireModel(kind);
  try {
    const model = modelOf(headerOf(contents.header), new Sections(contents));
    check?.(model);
    return model;
  } catch (error) {
    const isOfLater = Number.isSafeInteger(layout) && (layout as number) > LAYOUT;
    if (!isOfLater || !(error instanceof JobprismError) || error.code !== 'MODEL_DAMAGED') throw error;
    throw new JobprismError('MODEL_NEWER', { found: `1.${layout as number}`, known: `1.${LAYOUT}` }, error);
  }
}

function identityOf(header: unknown): { readonly kind?: unknown; readonly layout?: unknown } {
  return typeof header === 'object' && header !== null ? header : {};
}

function requireModel(kind: unknown): void {
  if (kind !== 'model') {
    throw new JobprismError('MODEL_FOREIGN', {
      reason: `they hold ${typeof kind === 'string' ? kind.slice(0, 40) : 'something else'}`,
    });
  }
}

function headerOf(header: unknown): Header {
  const checked = headerSchema.safeParse(header);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw damaged(`its header is wrong at ${issue?.path.join('.') ?? '(root)'}: ${issue?.message ?? 'not valid'}`);
}

function modelOf(header: Header, sections: Sections): ModelContents {
  const { version, spaceId, reading } = header;
  const knowledge = knowledgeIn(sections);
  const space = spaceOf(header, sections);
  const described = sections.json('described');
  if (!isDescribed(described) || described.clusters.length !== header.clusters.k) {
    throw damaged('described is no report with its clusters');
  }
  const { all, clusters } = objectIn(sections.json('counts'), 'counts');
  const whole = countsIn(all);
  const parts = listIn(clusters).map(countsIn);
  checkParts(whole, parts);
  const sizes = new Map(knowledge.packs.map(({ id, frameworks }) => [id, frameworks.length]));
  return {
    version,
    reading,
    knowledge,
    space,
    spaceId,
    clusters: clustersOf(header, sections, parts),
    companions: companionsIn(sections.json('companions'), sizes),
    counts: whole,
    described,
  };
}

function isDescribed(value: unknown): value is ModelContents['described'] {
  if (typeof value !== 'object' || value === null) return false;
  const { run, clusters } = value as Partial<ModelContents['described']>;
  return typeof run === 'object' && run !== null && Array.isArray(clusters);
}

function spaceOf({ space: told }: Header, sections: Sections): ModelSpace {
  const { documents, weighting, dimensions } = told;
  const terms = sections.strings('terms');
  if (terms.length !== told.terms || terms.some((term, at) => at > 0 && !(terms[at - 1]! < term))) {
    throw damaged('its terms are not in order');
  }
  const cols = terms.length;
  const numbers = sections.get('kinds', Uint8Array, cols);
  const documentFrequencies = sections.get('documentFrequencies', Int32Array, cols);
  const emphasis = sections.get('emphasis', Float64Array, cols);
  if (numbers.some((number) => number >= told.kinds.length)) throw damaged('a term is of no kind');
  if (documentFrequencies.some((df) => df < 1 || df > documents))
    throw damaged('a term stands in no job, or in too many');
  if (emphasis.some((factor) => !(factor > 0 && factor < Number.POSITIVE_INFINITY)))
    throw damaged('a factor is not above 0');
  const projection = dimensions === null ? null : sections.get('projection', Float32Array, cols * dimensions);
  if (projection && !allFinite(projection)) throw damaged('projection holds what is no number');
  return {
    terms,
    kinds: Array.from(numbers, (number) => told.kinds[number]!),
    documentFrequencies,
    documents,
    phrases: phrasesOf(sections, cols),
    boilerplate: {
      sentences: sections.get('boilerplate', Int32Array, told.boilerplate.sentences),
      factor: told.boilerplate.factor,
    },
    weighting,
    emphasis,
    projection,
    dimensions,
  };
}

function phrasesOf(sections: Sections, cols: number): ModelPhrase[] {
  const columns = sections.get('phraseColumns', Int32Array);
  const words = sections.strings('phrases');
  if (words.length !== 2 * columns.length || columns.some((column) => column < 0 || column >= cols)) {
    throw damaged('its phrases are not those of its terms');
  }
  return Array.from(columns, (column, at) => ({ column, words: [words[2 * at]!, words[2 * at + 1]!] }));
}

function clustersOf({ clusters, space }: Header, sections: Sections, counts: readonly JobCounts[]): ModelClusters {
  const { metric, k, emptyTo, outlierBound } = clusters;
  const cols = space.dimensions ?? space.terms;
  if (emptyTo >= k || counts.length !== k) throw damaged(`it does not have ${k} clusters`);
  const centroids = sections.get('centroids', Float32Array, k * cols);
  if (!allFinite(centroids)) throw damaged('centroids hold what is no number');
  return {
    ...{ metric, k, cols, centroids, emptyTo },
    outliers: outlierBound === null ? null : { bound: outlierBound, ...spreadOf(sections, k) },
    counts,
  };
}

function spreadOf(sections: Sections, k: number): { readonly medians: Float64Array; readonly spreads: Float64Array } {
  const medians = sections.get('medians', Float64Array, k);
  const spreads = sections.get('spreads', Float64Array, k);
  if (!medians.every((value) => value >= 0) || !spreads.every((value) => value >= 0))
    throw damaged('a spread is below 0');
  return { medians, spreads };
}

function allFinite(values: Float32Array): boolean {
  // NaN and infinities are the numbers whose difference with themselves is not 0; a loop over all of them takes a sum.
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]! - values[at]!;
  return sum === 0;
}
