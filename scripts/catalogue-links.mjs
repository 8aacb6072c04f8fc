// Fills src/frameworks/data/links.json with public identifiers of technologies, from copies of public taxonomies:
//   node scripts/catalogue-links.mjs FOLDER [--doubtful]
// FOLDER holds stackoverflow-tag-synonyms.csv, cncf-landscape.yml, github-topics.jsonl and linguist-languages.yml.
// What the file says already stays: it is edited by hand, and only what it lacks is added. With --doubtful the matches of
// ambiguous names are printed for review and nothing is written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../src/frameworks/data/', import.meta.url));
const LINKS = join(DATA, 'links.json');
const KEYS = ['stackoverflow', 'cncf', 'github', 'topic', 'linguist', 'wikidata'];

/** Makers whose name stands before that of a product in one list and not in the other. */
const MAKERS = ['apache', 'amazon', 'aws', 'google', 'microsoft', 'azure', 'ibm', 'oracle', 'alibaba'];

/** Identifiers of the same name that are something else; looked through by hand. */
const OTHER_THINGS = new Set(
  readFileSync(new URL('./catalogue-links-refused.txt', import.meta.url), 'utf8').split('\n'),
);

function main() {
  const [folder, flag] = process.argv.slice(2);
  if (!folder) throw new Error('say where the taxonomies are');
  const technologies = JSON.parse(readFileSync(join(DATA, 'technologies.json'), 'utf8'));
  const known = existsSync(LINKS) ? JSON.parse(readFileSync(LINKS, 'utf8')) : {};
  const finders = {
    ...landscapeFinders(linesOf(folder, 'cncf-landscape.yml')),
    stackoverflow: tagFinder(linesOf(folder, 'stackoverflow-tag-synonyms.csv')),
    topic: topicFinder(linesOf(folder, 'github-topics.jsonl')),
    linguist: languageFinder(linesOf(folder, 'linguist-languages.yml')),
  };
  const links = {};
  for (const technology of technologies) {
    const found = Object.fromEntries(
      Object.entries(finders).flatMap(([key, find]) => {
        const value = find(technology);
        return value === undefined || OTHER_THINGS.has(`${technology.id} ${key} ${value}`) ? [] : [[key, value]];
      }),
    );
    if (flag === '--doubtful' && technology.ambiguous && Object.keys(found).length > 0)
      console.log(technology.id, JSON.stringify(found));
    const all = { ...found, ...known[technology.id] };
    const sorted = Object.fromEntries(KEYS.filter((key) => all[key] !== undefined).map((key) => [key, all[key]]));
    if (Object.keys(sorted).length > 0) links[technology.id] = sorted;
  }
  if (flag === '--doubtful') return;
  const lines = Object.keys(links)
    .sort()
    .map(
      (id) =>
        `  ${JSON.stringify(id)}: ${JSON.stringify(links[id]).replaceAll('":"', '": "').replaceAll('","', '", "')}`,
    );
  writeFileSync(LINKS, `{\n${lines.join(',\n')}\n}\n`);
  const counts = KEYS.map((key) => `${key} ${Object.values(links).filter((link) => link[key]).length}`);
  console.log(`${lines.length} of ${technologies.length} technologies: ${counts.join(', ')}`);
}

function linesOf(folder, name) {
  return readFileSync(join(folder, name), 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
}

/** The same for all ways to write a name: "Spring Boot", "spring-boot", "springboot". */
function slug(name) {
  return name.toLowerCase().replace(/[\s_.\-/]+/g, '');
}

/** Ways to look for a technology: its id and name, then its aliases, then id and name behind a maker's. */
function waysToSay({ id, name, aliases, ambiguous }) {
  const doubted = new Set((ambiguous?.spellings ?? []).map(slug));
  const sure = [id, name, ...aliases].map(slug).filter((way) => !doubted.has(way) || way === slug(name));
  const withMaker = MAKERS.flatMap((maker) => [maker + slug(id), maker + slug(name)]);
  // Only of Apache's projects is the rest a name: "Microsoft Sentinel" is not Sentinel.
  const plain = slug(name).startsWith('apache') ? [slug(name).slice('apache'.length)] : [];
  return [...sure, ...withMaker, ...plain];
}

/** Looks the ways to say a technology up in a table by slug. */
function finderIn(table) {
  return (technology) => {
    for (const way of waysToSay(technology)) if (table.has(way)) return table.get(way);
    return undefined;
  };
}

/** A tag that others are synonyms of, by itself and by those; versions of a thing (java-8) are not the thing. */
function tagFinder(lines) {
  const table = new Map();
  const rows = lines.slice(1).map((line) => line.split(','));
  for (const [, to] of rows) if (to) table.set(slug(to), to);
  for (const [from, to] of rows) if (to && !table.has(slug(from)) && !/\d$/.test(to)) table.set(slug(from), to);
  return finderIn(table);
}

/** Items of the landscape: the repository of each, and the name of those that are projects of the foundation. */
function landscapeFinders(lines) {
  const [projects, repositories] = [new Map(), new Map()];
  let name;
  let isMember = false;
  for (const line of lines) {
    const [, key, value] = /^\s+(?:- )?(name|project|repo_url|subcategory|category|item):\s*(.*)$/.exec(line) ?? [];
    if (key === 'category') isMember = false;
    if (key === 'name') {
      name = value.replace(/^['"]|['"]$/g, '');
      // Members are companies and services, not technologies.
      if (/^CNCF Members$|^Special$/.test(name)) isMember = true;
    }
    if (isMember || !name) continue;
    const ways = [slug(name), slug(name.replace(/\s*\(.*?\)/, ''))];
    if (key === 'project' && value !== 'archived') for (const way of ways) setOnce(projects, way, name);
    const repository = key === 'repo_url' && /github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(value)?.[1];
    if (repository) for (const way of ways) setOnce(repositories, way, repository);
  }
  return { cncf: finderIn(projects), github: finderIn(repositories) };
}

function topicFinder(lines) {
  const table = new Map();
  for (const line of lines.filter(Boolean)) {
    const { topic, display_name: shown } = JSON.parse(line);
    // The last line says where the list is from.
    if (!topic) continue;
    table.set(slug(topic), topic);
    setOnce(table, slug(shown), topic);
  }
  return finderIn(table);
}

/** Languages only: a library is never the language of its name. */
function languageFinder(lines) {
  const table = new Map();
  for (const line of lines) {
    const name = /^"?([^\s#"-][^:"]*)"?:$/.exec(line)?.[1];
    if (name) table.set(slug(name), name);
  }
  const find = finderIn(table);
  return (technology) => (['language', 'format'].includes(technology.kind) ? find(technology) : undefined);
}

function setOnce(table, key, value) {
  if (!table.has(key)) table.set(key, value);
}

main();
