// Jobs with the names of a pack's frameworks hidden.

/** Other names that hold one of fewer characters by chance. */
const SHORTEST_INNER_NAME = 3;
/** A technology that comes to light when another is hidden is hidden, too; so often at most. */
const MOST_ROUNDS = 5;

/**
 * @typedef {import('../../dist/index.js').JobDescription} JobDescription
 * @typedef {import('../../dist/index.js').JobMapping} JobMapping
 * @typedef {import('../../dist/index.js').Knowledge} Knowledge
 * @typedef {import('../../dist/index.js').Pack} Pack
 */

/**
 * Reads jobs as the pipeline does, up to their mapping.
 *
 * @param {typeof import('../../dist/index.js')} library
 * @param {Knowledge} knowledge
 * @param {import('../../dist/index.js').Simplify} simplify
 */
export function jobReader({ createMapper, extractFacts, normalizeText }, knowledge, simplify) {
  const mapper = createMapper(knowledge);
  const { catalogue } = knowledge;
  /** @param {JobDescription} job */
  const fieldsOf = (job) =>
    [
      ['title', job.title],
      ['text', job.text],
    ]
      .filter(([, original]) => original !== null)
      .map(([field, original]) => {
        const text = simplify(normalizeText(original));
        return { field, text, matches: catalogue.match(text) };
      });
  return {
    mapper,
    catalogue,
    fieldsOf,
    /** @param {JobDescription} job @returns {JobMapping} */
    map: (job) => mapper.mapJob(job, fieldsOf(job), extractFacts(job)),
  };
}

/**
 * The pack with a say in every job: that it has one in a masked job is told by the whole job, which may have said so by
 * the name that is hidden.
 *
 * @param {Pack} pack
 * @param {readonly string[]} roles all there are
 */
export function withOpenDoor(pack, roles) {
  return { ...pack, applies: { role: roles } };
}

/**
 * The technologies of which nothing is to be seen: the frameworks of a pack, and all whose name holds that of one as a
 * word or as the beginning of one, or is held by it (Spring where Spring Boot is hidden), but for languages.
 *
 * @param {Pack} pack
 * @param {Knowledge['catalogue']} catalogue
 */
export function hiddenWith(pack, catalogue) {
  const frameworks = new Set(pack.frameworks.map(({ id }) => id));
  const names = pack.frameworks.flatMap(({ id }) => spellings(catalogue.technologies.get(id)));
  const related = [...catalogue.technologies.values()].filter(
    ({ kind, name }) => kind !== 'language' && names.some((own) => holds(name, own) || holds(own, name)),
  );
  return new Set([...frameworks, ...related.map(({ id }) => id)]);
}

/**
 * A job without a trace of the names: where a technology stands that is hidden, or whose words in the text hold the name
 * of a framework, there are spaces.
 *
 * @param {JobDescription} job
 * @param {Pack} pack
 * @param {ReadonlySet<string>} hidden
 * @param {ReturnType<typeof jobReader>} reader
 * @returns {JobDescription}
 */
export function masked(job, pack, hidden, reader) {
  const { technologies } = reader.catalogue;
  const names = pack.frameworks.flatMap(({ id }) => spellings(technologies.get(id)));
  const isHidden = (id, words) =>
    hidden.has(id) || (technologies.get(id).kind !== 'language' && names.some((own) => holds(words, own)));
  let current = job;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = { ...current };
    for (const { field, matches } of reader.fieldsOf(current)) {
      for (const { kind, id, span } of matches) {
        const words = current[field].slice(span.start, span.end);
        if (kind === 'technology' && isHidden(id, words)) next[field] = blanked(next[field], span);
      }
    }
    if (next.title === current.title && next.text === current.text) return current;
    current = next;
  }
  return current;
}

function blanked(text, { start, end }) {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

function spellings({ name, aliases }) {
  return [name, ...aliases];
}

/** Whether words hold a name at the beginning of a word. */
function holds(words, name) {
  const inner = wordsOf(name);
  return inner.trim().length >= SHORTEST_INNER_NAME && wordsOf(words).includes(inner.trimEnd());
}

function wordsOf(text) {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim()} `;
}
