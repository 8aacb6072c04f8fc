// How good the terms and clusters are, against scikit-learn: prints and writes docs/QUALITY.md.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { library, ROOT } from './support/library.mjs';
import { withFolder } from './support/processes.mjs';
import { choosingRuns, chosenSection, pairsSection } from './support/quality-chosen.mjs';
import { loadCorpora } from './support/quality-corpora.mjs';
import { commandOf, introduction, sectionOf } from './support/quality-document.mjs';
import { labelsSection } from './support/quality-labels.mjs';
import { matrixSection } from './support/quality-matrix.mjs';
import { findReference, referencesOf } from './support/quality-reference.mjs';
import { skillspanSection } from './support/quality-skillspan.mjs';
import { termsSection } from './support/quality-terms.mjs';

/** By the name that `--only` takes; the given corpora have no part in those of the fixtures. */
const SECTIONS = {
  terms: { title: 'Terms', write: termsSection, ofFixtures: true },
  skillspan: { title: 'Technologies that others marked', write: skillspanSection, needs: ['skillspan', 'taxonomies'] },
  labels: { title: 'Clusters against known labels', write: labelsSection },
  matrix: { title: 'The same matrix', write: matrixSection },
  pairs: { title: 'One job in two languages', write: pairsSection, ofFixtures: true },
  chosen: { title: 'The number of clusters that is chosen', write: chosenSection },
};
const NEEDS_REFERENCE = ['labels', 'matrix'];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * @param {readonly string[]} args [--corpus NAME=JOBS.jsonl,LABELS.tsv[,en|zh]]… [--seeds 8] [--out FILE]
 * [--only SECTION]… [--python COMMAND] [--date YYYY-MM-DD] [--skillspan FILE --taxonomies FOLDER]
 */
export async function main(args) {
  const { corpus, seeds, out, only, python, date, skillspan, taxonomies } = optionsOf(args);
  await withFolder(async (folder) => {
    const corpora = await loadCorpora(corpus, folder);
    const versions = await findReference(python);
    const wantsReference = only.some((name) => NEEDS_REFERENCE.includes(name));
    const references = await referencesOf(wantsReference ? corpora : [], { python, versions, seeds });
    const context = { corpora, seeds, references, choose: choosingRuns(), skillspan, taxonomies };
    const parts = [introduction({ date, version: (await library()).VERSION, corpora, seeds, reference: versions })];
    for (const name of only) {
      const { title, write, ofFixtures, needs } = SECTIONS[name];
      const command = needs
        ? commandWith(name, needs)
        : commandOf({ corpora: ofFixtures ? [] : corpora, seeds, only: name });
      parts.push(sectionOf({ title, command, body: await write(context) }));
    }
    const document = `${parts.join('\n\n')}\n`;
    console.log(document);
    if (out) await writeFile(out, document);
  });
}

/** The command for a section that needs files of its own; the document does not say where they lie. */
function commandWith(name, needs) {
  return `npm run bench -- quality --only ${name} ${needs.map((need) => `--${need} ${need.toUpperCase()}`).join(' ')}`;
}

/** A part of the document is only printed unless a file is named, so that it does not take the place of the whole. */
function optionsOf(args) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      corpus: { type: 'string', multiple: true, default: [] },
      seeds: { type: 'string', default: '8' },
      out: { type: 'string' },
      only: { type: 'string', multiple: true },
      python: { type: 'string', default: 'python3' },
      skillspan: { type: 'string' },
      taxonomies: { type: 'string' },
      date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    },
  });
  const names = Object.keys(SECTIONS);
  const unknown = values.only?.find((name) => !names.includes(name));
  if (unknown) throw new Error(`there is no section ${unknown}; sections are ${names.join(', ')}`);
  if (!DAY.test(values.date)) throw new Error(`--date is YYYY-MM-DD, not ${values.date}`);
  const seeds = Number(values.seeds);
  if (!Number.isInteger(seeds) || seeds < 1)
    throw new Error(`--seeds is a whole number from 1 up, not ${values.seeds}`);
  const out = values.out ?? (values.only ? null : join(ROOT, 'docs', 'QUALITY.md'));
  const lacks = (name) => (SECTIONS[name].needs ?? []).filter((need) => values[need] === undefined);
  const lacking = values.only?.find((name) => lacks(name).length > 0);
  if (lacking) throw new Error(`the section ${lacking} needs --${lacks(lacking).join(' and --')}`);
  const only = names.filter((name) => values.only?.includes(name) ?? lacks(name).length === 0);
  return { ...values, seeds, out, only };
}
