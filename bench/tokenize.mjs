// Text to terms: how many characters a second each segmenter makes of generated job descriptions.
// See docs/BENCHMARKS.md.
import { check } from './support/checks.mjs';
import { jobTexts } from './support/corpus.mjs';
import { library } from './support/library.mjs';
import { median, samplesOf, spreadOf, timingOf } from './support/measure.mjs';
import { callInChild } from './support/processes.mjs';
import { megabytes, printMachine, printTable, whole } from './support/table.mjs';

const SEED = 42;
const KINDS = /** @type {const} */ (['zh', 'en', 'mixed']);
const HAN_RUN = /\p{Script=Han}{2,}/gu;

/** @param {readonly string[]} args number of texts of each kind; default: 1,000 */
export async function main(args) {
  const { SEGMENTER_NAMES } = await library();
  const count = Number(args[0] ?? 1_000);
  check(Number.isInteger(count) && count > 0, 'the number of texts is a whole number');
  printMachine();
  console.log(`${whole(count)} texts of each kind; terms of all texts; million characters a second\n`);
  const rows = [];
  for (const segmenter of SEGMENTER_NAMES) {
    const answer = await callInChild(import.meta.url, 'tokenizeAll', { segmenter, count });
    check(answer, 'the process ends');
    if (typeof answer.value === 'string') console.log(`${segmenter} is not installed: ${answer.value}\n`);
    else rows.push({ segmenter, results: answer.value, maxRSS: answer.maxRSS });
  }
  const english = new Set(rows.map(({ results }) => results.find(({ kind }) => kind === 'en').terms));
  check(english.size === 1, 'English texts have the same number of terms whoever cuts Chinese');
  printTable(
    [
      'texts',
      'segmenter',
      'characters',
      'terms',
      'tokenize',
      'spread',
      'by processor',
      'segmenter alone',
      'peak memory',
    ],
    KINDS.flatMap((kind) =>
      rows.map(({ segmenter, results, maxRSS }) => {
        const { characters, terms, han, all, alone } = results.find((result) => result.kind === kind);
        return [
          kind,
          segmenter,
          whole(characters),
          whole(terms),
          rate(characters, all.seconds),
          spreadOf(timingOf(all.seconds)),
          rate(characters, all.processor),
          han > 0 ? rate(han, alone.processor) : '',
          megabytes(maxRSS),
        ];
      }),
    ),
  );
}

function rate(characters, seconds) {
  return (characters / median(seconds) / 1e6).toFixed(2);
}

/** Runs in a child. Gives the reason where the segmenter is not installed. */
export async function tokenizeAll({ segmenter: name, count }) {
  const { createTokenizer, JobprismError, loadSegmenter } = await library();
  let tokenizer;
  try {
    tokenizer = await createTokenizer({ segmenter: name });
  } catch (error) {
    if (error instanceof JobprismError && error.code === 'SEGMENTER_MISSING') return error.message;
    throw error;
  }
  const segmenter = await loadSegmenter(name);
  const results = [];
  for (const kind of KINDS) {
    const texts = (await jobTexts({ count, seed: SEED, kind })).map(({ text }) => text);
    const terms = checkedTerms(texts, tokenizer);
    const runs = texts.flatMap((text) => text.match(HAN_RUN) ?? []);
    const all = await samplesOf(
      () => {
        let found = 0;
        for (const text of texts) found += tokenizer.tokenize(text).length;
        check(found === terms, `${name} finds ${terms} terms again`);
      },
      { runs: 5 },
    );
    const alone = await samplesOf(
      () => {
        let spans = 0;
        for (const run of runs) for (const _ of segmenter.segment(run)) spans++;
        check(runs.length === 0 || spans > 0, `${name} cuts`);
      },
      { runs: 5 },
    );
    results.push({ kind, characters: lengthOf(texts), terms, han: lengthOf(runs), all, alone });
  }
  return results;
}

/** Number of terms, after a look at each of them. */
function checkedTerms(texts, tokenizer) {
  let terms = 0;
  for (const text of texts) {
    let reach = 0;
    for (const { term, stem, start, end } of tokenizer.tokenize(text)) {
      check(start >= reach && end > start && end <= text.length, 'terms are in order, apart and inside the text');
      check(term !== '' && stem !== '', 'no term is empty');
      reach = end;
      terms++;
    }
  }
  check(terms > 0, 'there are terms');
  return terms;
}

function lengthOf(texts) {
  return texts.reduce((sum, { length }) => sum + length, 0);
}
