import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** The rooms by the step they stand on. A room imports from steps below its own and from itself, from no other room. */
const STEPS: readonly (readonly string[])[] = [
  ['core', 'version.ts'],
  ['ingest', 'tokenize', 'vectorize', 'cluster', 'frameworks'],
  ['mapping', 'market'],
  ['model'],
  ['recommend'],
  ['pipeline'],
  ['report', 'server'],
  // The public API gathers what all rooms offer; the command is one more user beside it.
  ['cli', 'index.ts'],
];

/** The places that may touch files, threads, sockets and the process. Everything else runs in a browser. */
const MAY_USE_NODE: readonly string[] = [
  'cluster/workers/',
  'ingest/readers/',
  'pipeline/write.ts',
  'pipeline/workers/',
  'pipeline/storage/',
  'model/',
  'server/',
  'cli/',
];

/** The files that ask what time it is: how long a run still takes, and on what day a person is answered. */
const MAY_READ_CLOCK: readonly string[] = ['cli/progress.ts', 'server/engine/today.ts'];

/** The only room that prints, and that ends the process. */
const MAY_PRINT = 'cli/';

const LONGEST_FILE = 400;

const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['random numbers without a seed', /\bMath\.random\b/],
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/],
  ['an order or a case that depends on the machine', /\blocaleCompare\b|\.toLocale[A-Z]\w*/],
  ['comparing by the collation of the machine', /\bIntl\.Collator\b/],
  ['a power whose last digit depends on the version of Node', /\bMath\.pow\b|(?<!\b2) \*\* (?!2\b)/],
];

interface Import {
  readonly from: string;
  /** A path below src for a file, or the name of a module. */
  readonly to: string;
}

interface Source {
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
}

const SOURCES = readSources();
const IMPORTS = SOURCES.flatMap(importsOf);

function readSources(): Source[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(SRC, path), 'utf8');
      return { path, text, code: withoutComments(text) };
    });
}

/** Drops comments, but not what looks like one in a string: a comment stands at the start of a line or behind a space. */
function withoutComments(text: string): string {
  return text.replace(/(^|\s)\/\*[\s\S]*?\*\//g, '$1').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function importsOf({ path, code }: Source): Import[] {
  const statements = code.matchAll(
    /\b(?:import|export)\s+(?:type\s)?(?:[\w*\s{},$]*?\bfrom\s*)?(['"])([^'"\n]+)\1|\bimport\(\s*(['"])([^'"\n]+)\3/g,
  );
  return Array.from(statements, (match) => {
    const named = match[2] ?? match[4]!;
    const to = named.startsWith('.')
      ? fileOf(relative(SRC, join(SRC, dirname(path), named)).replaceAll('\\', '/'))
      : named;
    return { from: path, to };
  });
}

function fileOf(path: string): string {
  return path.replace(/\.js$/, '.ts');
}

function isInside(path: string): boolean {
  return STEPS.flat().includes(roomOf(path));
}

function roomOf(path: string): string {
  return path.split('/')[0]!;
}

function stepOf(path: string): number {
  return STEPS.findIndex((rooms) => rooms.includes(roomOf(path)));
}

function mayImport({ from, to }: Import): boolean {
  if (roomOf(from) === roomOf(to)) return true;
  return stepOf(to) < stepOf(from) && to !== 'index.ts';
}

/** The files of a circle of imports, or null. Imports of types count: what is read in circles is hard to read. */
function circle(): string[] | null {
  const next = new Map<string, string[]>();
  for (const { from, to } of IMPORTS) if (isInside(to)) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const to of next.get(path) ?? []) {
      const found = walk(to, [...trail, path]);
      if (found) return found;
    }
    done.add(path);
    return null;
  };
  for (const path of next.keys()) {
    const found = walk(path, []);
    if (found) return found;
  }
  return null;
}

/** Lines of code that match, as `file:line`, so that a failure says where. */
function linesThatMatch(pattern: RegExp, except: (path: string) => boolean): string[] {
  return SOURCES.filter(({ path }) => !except(path)).flatMap(({ path, code }) =>
    code.split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])),
  );
}

describe('the reading of the imports', () => {
  it('sees the sources and what they import', () => {
    expect(SOURCES.length).toBeGreaterThan(60);
    expect(IMPORTS).toContainEqual({ from: 'core/warnings.ts', to: 'core/errors.ts' });
    expect(IMPORTS).toContainEqual({ from: 'tokenize/english.ts', to: 'core/span.ts' });
    expect(IMPORTS).toContainEqual({ from: 'index.ts', to: 'tokenize/tokenizer.ts' });
    expect(IMPORTS).toContainEqual({ from: 'tokenize/jieba/jieba.ts', to: '@node-rs/jieba/dict.js' });
    expect(IMPORTS.some(({ to }) => to.startsWith('node:'))).toBe(true);
  });

  it('finds one import at least in every file that has the word', () => {
    const importing = new Set(IMPORTS.map(({ from }) => from));
    const missed = SOURCES.filter(
      ({ path, code }) => /^(?:import|export .* from '|\} from ')/m.test(code) && !importing.has(path),
    );
    expect(missed.map(({ path }) => path)).toEqual([]);
  });

  it('resolves every import between files to a file', () => {
    const paths = new Set(SOURCES.map(({ path }) => path));
    const lost = IMPORTS.filter(({ to }) => isInside(to) && to.endsWith('.ts') && !paths.has(to));
    expect(lost).toEqual([]);
  });
});

describe('the house', () => {
  it('has a step for every room', () => {
    expect(SOURCES.filter(({ path }) => stepOf(path) < 0).map(({ path }) => path)).toEqual([]);
  });

  it('imports one way: from lower steps, never from a room beside', () => {
    expect(IMPORTS.filter((one) => isInside(one.to) && !mayImport(one))).toEqual([]);
  });

  it('imports nothing from outside src but packages', () => {
    expect(IMPORTS.filter(({ to }) => to.startsWith('..') || to.startsWith('/'))).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(circle()).toBeNull();
  });

  it('uses node: modules only where files, threads, sockets or the process are', () => {
    const strangers = IMPORTS.filter(
      ({ from, to }) => to.startsWith('node:') && !MAY_USE_NODE.some((place) => from.startsWith(place)),
    );
    expect(strangers).toEqual([]);
  });

  it(`has no file over ${LONGEST_FILE} lines`, () => {
    const long = SOURCES.filter(({ text }) => text.trimEnd().split('\n').length > LONGEST_FILE);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('prints and exits only in the command', () => {
    const printing = linesThatMatch(/\bconsole\.|\bprocess\.(?:exit|stdout|stderr)\b/, (path) =>
      path.startsWith(MAY_PRINT),
    );
    expect(printing).toEqual([]);
  });

  it.each(FORBIDDEN)('does without %s', (_, pattern) => {
    expect(linesThatMatch(pattern, (path) => MAY_READ_CLOCK.includes(path))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  const says = (from: string, to: string): boolean => mayImport({ from, to });
  it.each([
    ['tokenize/a.ts', 'core/b.ts', true],
    ['core/a.ts', 'tokenize/b.ts', false],
    ['tokenize/a.ts', 'cluster/b.ts', false],
    ['mapping/a.ts', 'frameworks/b.ts', true],
    ['mapping/a.ts', 'market/b.ts', false],
    ['recommend/a.ts', 'model/b.ts', true],
    ['model/a.ts', 'recommend/b.ts', false],
    ['pipeline/a.ts', 'version.ts', true],
    ['cli/a.ts', 'pipeline/b.ts', true],
    ['cli/a.ts', 'index.ts', false],
    ['server/a.ts', 'report/b.ts', false],
    ['index.ts', 'pipeline/b.ts', true],
  ])('%s may import %s: %s', (from, to, expected) => {
    expect(says(from, to)).toBe(expected);
  });
});
