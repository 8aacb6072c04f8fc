// Writes THIRD_PARTY_NOTICES: name, version and licence of every package whose code the build put into dist, and the
// licences of data from elsewhere, which stand beside it in src.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const LICENSE_FILE = /^(licen[cs]e|copying)(\.(md|txt))?$/i;
/** What a package says of the code and data of others that it holds. */
const OTHERS_FILE = /^third[-_]party[-_](licen[cs]es|notices)(\.(md|txt))?$/i;
const RULE = '-'.repeat(80);

const DATA = join(root, 'src/tokenize/data');
const dataNotices = readdirSync(DATA)
  .filter((file) => file.endsWith('.LICENSE'))
  .sort()
  .map((file) => readFileSync(join(DATA, file), 'utf8'));
const notices = [...[...bundledPackages()].map(([folder, files]) => notice(folder, files)), ...dataNotices];
const opening = 'The files below dist contain code of these packages, each under its own licence.\n';
writeFileSync(join(root, 'THIRD_PARTY_NOTICES'), `${[opening, ...notices].join(`\n${RULE}\n\n`)}`);

/** The folders of the bundled packages with the files that were taken from each, both in order. */
function bundledPackages() {
  const packages = new Map();
  for (const name of readdirSync(dist).filter((file) => /^metafile-\w+\.json$/.test(file))) {
    const { outputs } = JSON.parse(readFileSync(join(dist, name), 'utf8'));
    for (const [input, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
      if (folder === undefined || bytesInOutput === 0) continue;
      if (!packages.has(folder)) packages.set(folder, new Set());
      packages.get(folder).add(input);
    }
  }
  if (readdirSync(dist).every((file) => !file.startsWith('metafile-')))
    throw new Error('dist holds no metafile of esbuild');
  return new Map([...packages].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function notice(folder, files) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const text = fileLike(LICENSE_FILE, folder) ?? licenseHeader(files);
  if (!text) throw new Error(`${name} is bundled, but no licence text of it was found in ${folder}`);
  return `${name} ${version}\nLicence: ${license ?? 'see below'}\n\n${[text, fileLike(OTHERS_FILE, folder) ?? ''].join('\n\n').trim()}\n`;
}

function fileLike(pattern, folder) {
  const file = readdirSync(join(root, folder)).find((entry) => pattern.test(entry));
  return file === undefined ? null : readFileSync(join(root, folder, file), 'utf8');
}

/** Some packages ship their licence only at the head of each source file. */
function licenseHeader(files) {
  for (const file of [...files].sort()) {
    const header = /^\s*\/\*([\s\S]*?)\*\//.exec(readFileSync(join(root, file), 'utf8'))?.[1];
    if (header && /copyright/i.test(header) && /licen[cs]e|permission is hereby granted/i.test(header)) return header;
  }
  return null;
}
