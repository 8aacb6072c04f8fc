import { cpus } from 'node:os';

/** @typedef {import('./quality-corpora.mjs').Corpus} Corpus */

const LANGUAGES = { zh: 'Chinese', en: 'English', mixed: 'Chinese and English' };

/**
 * A Markdown table, the first column to the left, the others to the right.
 *
 * @param {readonly string[]} head
 * @param {ReadonlyArray<readonly string[]>} rows
 */
export function tableOf(head, rows) {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A number as a reader takes it in. @param {number} value */
export function count(value) {
  return value.toLocaleString('en-US');
}

/** What all sections stand on. */
export function introduction({ date, version, corpora, seeds, reference }) {
  const processors = cpus();
  const machine = `${processors.length} cores (${processors[0]?.model.trim()})`;
  return `# Quality

How well the terms stand and how well the clusters keep to classes that are known, against scikit-learn. This document
is written by a command; every section names the part of it that makes it again. A corpus but the fixtures is a file of
one's own: JSONL with \`id\` and \`text\`, and a table of \`id\` and \`label\`, which the clustering never sees.

\`\`\`
npm ci && npm run build
${commandOf({ corpora, seeds })}
\`\`\`

${date}, jobprism ${version}, Node ${process.versions.node}, ${machine}.
${referenceSaid(reference)}

${tableOf(
  ['Corpus', 'Texts', 'Classes', 'Largest class', 'Language'],
  corpora.map(({ name, ids, classes, k, language }) => [
    name,
    count(ids.length),
    String(k),
    count(largest(classes)),
    LANGUAGES[language],
  ]),
)}

The fixtures are written for this project, and its vocabulary was worked on with most of them in sight: they say what
the program can do with texts that it knows, not what it does with others. \`docs/CLUSTERING.md\`
says which other corpora were in sight when the defaults were chosen.`;
}

/** @param {{ title: string, command: string, body: string }} section */
export function sectionOf({ title, command, body }) {
  return `## ${title}\n\n\`${command}\`\n\n${body}`;
}

/**
 * The command that makes the document, or a part of it, without the paths of the files.
 *
 * @param {{ corpora: readonly Corpus[], seeds: number, only?: string }} options
 */
export function commandOf({ corpora, seeds, only }) {
  const given = corpora.filter(({ name }) => name !== 'fixtures').map(argumentOf);
  return ['npm run bench -- quality', ...(only ? [`--only ${only}`] : []), ...given, `--seeds ${seeds}`].join(' ');
}

function largest(classes) {
  const sizes = new Map();
  for (const name of classes) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  return Math.max(...sizes.values());
}

function argumentOf({ name, language }) {
  return `--corpus ${name}=JOBS.jsonl,LABELS.tsv${language === 'mixed' ? '' : `,${language}`}`;
}

function referenceSaid(reference) {
  if (!reference) return 'Python with scikit-learn was not found, so there is no reference in this document.';
  const jieba = reference.jieba ? `jieba ${reference.jieba}` : 'no jieba, so that Chinese has no reference';
  return `The reference is scikit-learn ${reference.sklearn} in Python, with ${jieba}.`;
}
