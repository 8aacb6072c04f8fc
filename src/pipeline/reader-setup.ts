import { type Knowledge, withPacks } from '../frameworks/registry.js';
import { createMapper } from '../mapping/mapper.js';
import { loadTextSimplifier } from '../tokenize/simplify.js';
import { createTokenizer } from '../tokenize/tokenizer.js';
import { holdsTraditional } from '../tokenize/traditional.js';
import type { ResolvedOptions } from './options.js';
import type { ReadTools } from './read-job.js';

/** Threads that `auto` starts at most: each holds a catalogue and a dictionary of its own. */
export const MOST_AUTOMATIC = 8;

/** The options that reading depends on; a thread can be handed them where the segmenter is a name. */
export type ReaderSetup = ReaderOptions & Pick<ReadTools, 'exact'>;

type ReaderOptions = Pick<
  ResolvedOptions,
  | 'segmenter'
  | 'words'
  | 'stopWords'
  | 'packs'
  | 'language'
  | 'sectionWeights'
  | 'boilerplate'
  | 'duplicates'
  | 'referenceDate'
>;

/**
 * The part of all options that reading depends on. Lists are copied as plain data, so that threads and the calling one
 * read by the same.
 */
export function readerSetup(options: ReaderOptions, exact: boolean): ReaderSetup {
  const { segmenter, words, stopWords, packs, language, sectionWeights, boilerplate, duplicates, referenceDate } =
    options;
  return {
    segmenter,
    words: words.map((word) => (typeof word === 'object' && word !== null ? { ...word } : word)),
    stopWords: stopWords && new Set(stopWords),
    packs,
    language,
    sectionWeights,
    boilerplate,
    duplicates,
    referenceDate,
    exact,
  };
}

/** What reading needs, made from the options. */
export async function readTools(setup: ReaderSetup): Promise<ReadTools & { readonly knowledge: Knowledge }> {
  const { packs } = setup;
  const simplify = holdsTraditional(JSON.stringify(packs)) ? await loadTextSimplifier() : undefined;
  const knowledge = withPacks(packs, simplify);
  return { knowledge, ...(await toolsOf(knowledge, setup)) };
}

/** The same where catalogue and packs are there already. */
export async function toolsOf(knowledge: Knowledge, setup: Omit<ReaderSetup, 'packs'>): Promise<ReadTools> {
  const { segmenter, words, stopWords, language, sectionWeights, duplicates, referenceDate, exact } = setup;
  const tokenizer = await createTokenizer({ segmenter, words, ...(stopWords ? { stopWords } : {}) });
  return {
    catalogue: knowledge.catalogue,
    tokenizer,
    mapper: createMapper(knowledge),
    language,
    sectionWeights,
    findsBoilerplate: setup.boilerplate < 1,
    referenceDate,
    exact,
    foldsCopies: duplicates === 'fold',
  };
}
