// Names and phrases of the catalogue found in texts, against cutting the same texts into words.
// See docs/BENCHMARKS.md.
import { check } from './support/checks.mjs';
import { jobTexts } from './support/corpus.mjs';
import { library } from './support/library.mjs';
import { median, samplesOf, spreadOf, timingOf } from './support/measure.mjs';
import { callInChild } from './support/processes.mjs';
import { printMachine, printTable, whole } from './support/table.mjs';

const SEED = 42;
const KINDS = /** @type {const} */ (['zh', 'en', 'mixed']);
const RUNS = 7;

/** @param {readonly string[]} args number of texts of each kind; default: 1,000 */
export async function main(args) {
  const count = Number(args[0] ?? 1_000);
  check(Number.isInteger(count) && count > 0, 'the number of texts is a whole number');
  printMachine();
  const answer = await callInChild(import.meta.url, 'matchAndCut', { count });
  check(answer, 'the process ends');
  const { technologies, capabilities, results } = answer.value;
  console.log(
    `${whole(technologies)} technologies, ${whole(capabilities)} capabilities; ${whole(count)} texts of each`,
  );
  console.log('kind; million characters a second, by processor\n');
  printTable(
    ['texts', 'characters', 'found', 'match', 'spread', 'jieba', 'tokenize', 'match / jieba'],
    results.map(({ kind, characters, found, match, cut, tokenize }) => [
      kind,
      whole(characters),
      whole(found),
      rate(characters, match.processor),
      spreadOf(timingOf(match.seconds)),
      rate(characters, cut.processor),
      rate(characters, tokenize.processor),
      `${(median(match.processor) / median(cut.processor)).toFixed(2)} ×`,
    ]),
  );
}

/** Runs in a child: the same folded texts matched, cut by the segmenter, and made terms of. */
export async function matchAndCut({ count }) {
  const { builtInKnowledge, createTokenizer, loadSegmenter, normalizeText } = await library();
  const { catalogue } = builtInKnowledge();
  const segmenter = await loadSegmenter('jieba');
  const tokenizer = await createTokenizer();
  const results = [];
  for (const kind of KINDS) {
    const texts = (await jobTexts({ count, seed: SEED, kind })).map(({ text }) => normalizeText(text));
    const found = countOf(texts, (text) => catalogue.match(text));
    check(found > count, `there are names and phrases in ${kind} texts`);
    const timed = (each, due) =>
      samplesOf(() => check(countOf(texts, each) === due, 'every run finds the same'), { runs: RUNS });
    const cut = (text) => segmenter.segment(text.text);
    const terms = (text) => tokenizer.tokenizeNormalized(text, []);
    results.push({
      kind,
      characters: texts.reduce((sum, { text }) => sum + text.length, 0),
      found,
      match: await timed((text) => catalogue.match(text), found),
      cut: await timed(cut, countOf(texts, cut)),
      tokenize: await timed(terms, countOf(texts, terms)),
    });
  }
  return { technologies: catalogue.technologies.size, capabilities: catalogue.capabilities.size, results };
}

function countOf(texts, each) {
  let found = 0;
  for (const text of texts) for (const _ of each(text)) found++;
  return found;
}

function rate(characters, seconds) {
  return (characters / median(seconds) / 1e6).toFixed(2);
}
