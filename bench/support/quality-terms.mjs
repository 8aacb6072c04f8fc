import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { library, ROOT } from './library.mjs';
import { linesOf } from './quality-corpora.mjs';
import { count, tableOf } from './quality-document.mjs';

const FOLDER = join(ROOT, 'fixtures', 'terms');

/** Terms of the sentences of fixtures/terms, with every segmenter that is installed. */
export async function termsSection() {
  const files = await readTables();
  const sentences = files.filter(({ columns }) => columns.includes('whole'));
  const senses = files.filter(({ columns }) => columns.includes('meant'));
  const { SEGMENTER_NAMES } = await library();
  const rows = [];
  const missing = [];
  for (const segmenter of SEGMENTER_NAMES) {
    const tokens = await tokensWith(segmenter);
    if (!tokens) missing.push(segmenter);
    else for (const file of sentences) rows.push([file.name, segmenter, ...cellsOf(scoreOf(file.rows, tokens))]);
  }
  const absent = missing.length > 0 ? ` Not installed, so not measured: ${missing.join(', ')}.` : '';
  const namesOf = await nameFinder();
  return `Sentences of \`fixtures/terms\`. *Whole* counts the terms that must come out as one, *broken* parts of terms
and amounts that must not be terms, *common* ordinary words taken for the name of a technology; a sentence is
right where nothing of that is wrong. Faults that these sentences showed were mended and tests hold them: they say what
is kept, not how other sentences would do.${absent}

${tableOf(['File', 'Segmenter', 'Terms whole', 'Share', 'Broken', 'Common', 'Sentences right'], rows)}

Names that are ordinary words too (go, spring, word, 高通 in 提高通过率), told from those words. The sentences of
\`false-friends-unseen.tsv\` were written when all others were mended, and nothing was mended for them: they are the
figure for other sentences.

${tableOf(
  ['File', 'Names meant, found', 'Words, let be', 'Sentences right'],
  senses.map((file) => sensesSaid(file, namesOf)),
)}`.trimEnd();
}

/** @returns {Promise<{ name: string, columns: string[], rows: Record<string, string>[] }[]>} */
async function readTables() {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.tsv')).sort();
  return Promise.all(
    names.map(async (name) => {
      const [head, ...lines] = linesOf(await readFile(join(FOLDER, name), 'utf8'));
      const columns = head.split('\t');
      const rows = lines.map((line) => {
        const cells = line.split('\t');
        return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
      });
      return { name, columns, rows };
    }),
  );
}

/** The names of technologies in a text, in the folded text that they were found in. */
async function nameFinder() {
  const { builtInKnowledge, loadSimplifier, normalizeText } = await library();
  const { catalogue } = builtInKnowledge();
  const simplify = await loadSimplifier();
  return (text) => {
    const folded = simplify(normalizeText(text));
    const found = catalogue.match(folded).filter(({ kind }) => kind === 'technology');
    return { folded, found, termOf: (id) => catalogue.termOf(id) };
  };
}

/** Text to tokens as an analysis makes them; null where the segmenter is not installed. */
async function tokensWith(segmenter) {
  const { createTokenizer, JobprismError } = await library();
  const namesOf = await nameFinder();
  try {
    const tokenizer = await createTokenizer({ segmenter });
    return (text) => {
      const { folded, found, termOf } = namesOf(text);
      const kind = /** @type {const} */ ('technology');
      return tokenizer.tokenizeNormalized(
        folded,
        found.map((match) => ({ ...match.folded, term: termOf(match.id), kind })),
      );
    };
  } catch (error) {
    if (error instanceof JobprismError && error.code === 'SEGMENTER_MISSING') return null;
    throw error;
  }
}

function scoreOf(rows, tokensOf) {
  const score = { due: 0, whole: 0, broken: 0, common: 0, right: 0, sentences: rows.length };
  for (const row of rows) {
    const tokens = tokensOf(row.text);
    const terms = new Set(tokens.map(({ term }) => term));
    const technologies = new Set(tokens.filter(({ kind }) => kind === 'technology').map(({ term }) => term));
    const due = listed(row.whole);
    const whole = due.filter((term) => terms.has(term)).length;
    const broken = listed(row.never).filter((term) => terms.has(term)).length;
    const common = listed(row.common).filter((term) => technologies.has(term)).length;
    score.due += due.length;
    score.whole += whole;
    score.broken += broken;
    score.common += common;
    if (whole === due.length && broken === 0 && common === 0) score.right++;
  }
  return score;
}

function cellsOf({ due, whole, broken, common, right, sentences }) {
  return [
    `${count(whole)} of ${count(due)}`,
    `${((whole / due) * 100).toFixed(1)} %`,
    String(broken),
    String(common),
    `${count(right)} of ${count(sentences)}`,
  ];
}

/** No segmenter has a part in this: names are found before. */
function sensesSaid({ name, rows }, namesOf) {
  const isFound = (row) => namesOf(row.text).found.some(({ id }) => id === row.name);
  const [meant, words] = ['yes', 'no'].map((sense) => rows.filter((row) => row.meant === sense));
  const found = meant.filter(isFound).length;
  const letBe = words.filter((row) => !isFound(row)).length;
  return [
    name,
    `${count(found)} of ${count(meant.length)}`,
    `${count(letBe)} of ${count(words.length)}`,
    `${count(found + letBe)} of ${count(rows.length)}`,
  ];
}

function listed(cell = '') {
  return cell.split('|').filter((term) => term !== '');
}
