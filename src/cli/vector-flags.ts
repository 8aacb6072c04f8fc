import { type Command, InvalidArgumentError, Option } from 'commander';
import { isFactor, KINDS, SECTIONS, type VectorOptions, vectorShape } from '../pipeline/vector-options.js';
import { wholeNumber } from './arguments.js';

const NAMES = Object.keys(vectorShape) as (keyof VectorOptions)[];

/** Adds the options of the vectors to a command, under a heading of their own. */
export function addVectorOptions(command: Command): void {
  const options = [
    new Option('--representation <name>', 'cluster in a latent space, or the weighted terms as scikit-learn has them')
      .choices(['lsa', 'tfidf'])
      .default('lsa'),
    new Option('--metric <name>', 'how far apart vectors are (default: cosine for lsa, else euclidean)').choices([
      'cosine',
      'euclidean',
    ]),
    new Option('--dimensions <n>', 'of the latent space (default: 100, less for few jobs)').argParser(upTo(1_000)),
    new Option('--weighting <name>', 'formula of the weights').choices(['tfidf', 'bm25']).default('tfidf'),
    new Option('--sublinear-tf', 'count a term 1 + ln(n) times for n occurrences (default for lsa)'),
    new Option('--no-sublinear-tf', 'count every occurrence (default for tfidf)'),
    new Option('--phrases', 'learn phrases from the corpus (default for lsa)'),
    new Option('--no-phrases', 'single terms only (default for tfidf)'),
    new Option('--emphasis <kind=n,…>', `factors on terms by kind: ${KINDS.join(', ')}`).argParser(
      factorsOf(KINDS, factor),
    ),
    new Option('--section-weights <section=n,…>', `how much terms count by section: ${SECTIONS.join(', ')}`).argParser(
      factorsOf(SECTIONS, factorOrNothing),
    ),
    new Option(
      '--boilerplate <n>',
      'how much terms count in a sentence that many companies share (default: 0.25 for lsa, else 1)',
    ).argParser(lessened),
    new Option('--min-df <n>', 'least number of jobs that hold a term (default: by the number of jobs)').argParser(
      upTo(),
    ),
    new Option('--max-df <share>', 'greatest share of the jobs that hold a term (default: 0.5)').argParser(share),
    new Option('--max-features <n>', 'most terms of the vocabulary (default: 50000)').argParser(upTo()),
  ];
  for (const option of options) command.addOption(option.helpGroup('Vectors:'));
}

/** The options of the vectors among all flags of a command, which have the names of the library's options. */
export function vectorOptionsOf(flags: VectorOptions): VectorOptions {
  return Object.fromEntries(NAMES.map((name) => [name, flags[name]]));
}

/** Reads a whole number of at least 1. */
function upTo(most = Number.MAX_SAFE_INTEGER): (value: string) => number {
  return (value) => {
    const count = wholeNumber(value);
    if (count < 1 || count > most) {
      const end = most === Number.MAX_SAFE_INTEGER ? 'of at least 1' : `from 1 to ${most}`;
      throw new InvalidArgumentError(`It must be a whole number ${end}.`);
    }
    return count;
  };
}

function share(value: string): number {
  const number = decimal(value);
  if (!(number > 0 && number <= 1)) throw new InvalidArgumentError('It must be a number above 0 and at most 1.');
  return number;
}

function lessened(value: string): number {
  const number = decimal(value);
  if (!(number >= 1e-3 && number <= 1)) throw new InvalidArgumentError('It must be a number from 0.001 to 1.');
  return number;
}

function factor(value: string): number {
  const number = decimal(value);
  if (!isFactor(number)) throw new InvalidArgumentError('It takes factors from 0.001 to 1000.');
  return number;
}

function factorOrNothing(value: string): number {
  const number = decimal(value);
  if (number === 0 || isFactor(number)) return number;
  throw new InvalidArgumentError('It takes 0, or factors from 0.001 to 1000.');
}

function decimal(value: string): number {
  return /^(?:\d{1,9}(?:\.\d{1,9})?|\.\d{1,9})$/.test(value) ? Number(value) : Number.NaN;
}

/** Reads `name=number` pairs, comma between; what is no name of the list is refused. */
function factorsOf<Name extends string>(
  names: readonly Name[],
  read: (value: string) => number,
): (value: string) => Partial<Record<Name, number>> {
  return (value) => {
    const factors: Partial<Record<Name, number>> = {};
    for (const pair of value.split(',')) {
      const equals = pair.indexOf('=');
      if (equals < 0) throw new InvalidArgumentError(`«${pair.trim()}» is no name=number.`);
      const written = pair.slice(0, equals).trim();
      const name = names.find((known) => known === written);
      if (name === undefined) throw new InvalidArgumentError(`«${written}» is none of ${names.join(', ')}.`);
      if (name in factors) throw new InvalidArgumentError(`${name} stands there twice.`);
      factors[name] = read(pair.slice(equals + 1).trim());
    }
    return factors;
  };
}
