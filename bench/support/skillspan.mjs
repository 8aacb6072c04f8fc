import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** "X is a fast relational database …": what a topic is said to be, before any "of", "that" or comma. */
const TECHNOLOGY = new RegExp(
  '^[^.,]{1,60}? (?:is|are) (?:an?|the) (?:(?!of|for|that|to|with|which|in|by)[\\w+#./-]+ ){0,6}?' +
    '(?:languages?|frameworks?|library|databases?|toolkit|engine|tools?|operating system|protocol|runtime|editor|' +
    'distribution|platform|preprocessor|package manager|bundler|compiler|system)\\b',
  'i',
);
/** Longest name in tokens. */
const LONGEST = 4;
const MAKER = /^Apache /;

/**
 * Names of technologies that public lists have, without a look at the catalogue: Linguist's programming and markup
 * languages; GitHub topics whose description calls them a language, framework, tool and so on; and products of the CNCF
 * landscape and of O*NET that Stack Overflow has a tag for. Each is a slug, with the lists that have it.
 *
 * @returns {Promise<Map<string, string[]>>}
 */
export async function namesOfTaxonomies(folder) {
  const lines = async (name) => (await readFile(join(folder, name), 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = new Map();
  const add = (name, list) => {
    const slug = slugOf(name);
    if (slug && !names.get(slug)?.includes(list)) names.set(slug, [...(names.get(slug) ?? []), list]);
  };
  const tags = new Set(
    (await lines('stackoverflow-tag-synonyms.csv')).slice(1).flatMap((line) => line.split(',').slice(0, 2).map(slugOf)),
  );
  for (const name of languagesIn(await lines('linguist-languages.yml'))) add(name, 'Linguist');
  for (const line of (await lines('github-topics.jsonl')).filter(Boolean)) {
    const { topic, display_name: shown, short_description: said } = JSON.parse(line);
    if (!topic || !TECHNOLOGY.test(said ?? '')) continue;
    add(topic, 'GitHub');
    add(shown, 'GitHub');
  }
  const tagged = (name, list) => {
    for (const way of [name, name.replace(/\s*\(.*?\)/, ''), name.replace(MAKER, '')])
      if (tags.has(slugOf(way))) add(way, list);
  };
  for (const line of await lines('cncf-landscape.yml')) {
    const name = /^ {12}name: (.*)$/.exec(line)?.[1];
    if (name) tagged(name.replace(/^['"]|['"]$/g, ''), 'CNCF');
  }
  for (const line of (await lines('onet-technology-skills.tsv')).slice(1)) tagged(line.split('\t')[1] ?? '', 'O*NET');
  return names;
}

/** The sentences of the technical part, with the knowledge spans in tokens. */
export async function technicalSentences(file) {
  return (await readFile(file, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ source }) => source === 'tech')
    .map(({ tokens, tags_knowledge: tags }) => ({ tokens, spans: spansIn(tags) }));
}

/** The longest names inside a span that do not overlap, as places in tokens. */
export function namesIn(tokens, { start, end }, names) {
  const found = [];
  for (let at = start; at < end; at++) {
    for (let last = Math.min(end, at + LONGEST); last > at; last--) {
      const name = tokens.slice(at, last).join(' ');
      if (!isName(name, names)) continue;
      found.push({ start: at, end: last, name });
      at = last - 1;
      break;
    }
  }
  return found;
}

/** Names of one or two letters are names only as they are written: Go, C and R, not go, c and r. */
function isName(name, names) {
  const slug = slugOf(name);
  return names.has(slug) && (slug.length > 2 || /^\p{Lu}/u.test(name));
}

function slugOf(name) {
  return name.toLowerCase().replace(/[\s_.\-/]+/g, '');
}

function spansIn(tags) {
  const spans = [];
  for (const [at, tag] of tags.entries()) {
    if (tag.startsWith('B')) spans.push({ start: at, end: at + 1 });
    else if (tag.startsWith('I') && spans.at(-1)?.end === at) spans.at(-1).end++;
  }
  return spans;
}

function languagesIn(lines) {
  const languages = [];
  let name;
  for (const line of lines) {
    name = /^"?([^\s#"-][^:"]*)"?:$/.exec(line)?.[1] ?? name;
    if (/^ {2}type: (?:programming|markup)$/.test(line)) languages.push(name);
  }
  return languages;
}
