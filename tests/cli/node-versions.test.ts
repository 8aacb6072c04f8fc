import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI, JDS, ROOT } from '../support/command.js';
import { jsonLines, scratch } from '../support/scratch.js';
import { findSecondNode, major, type SecondNode } from '../support/second-node.js';

const CONFORMANCE = join(ROOT, 'fixtures', 'conformance');
const TRADITIONAL = jsonLines([
  { id: 'a', title: '後端工程師', text: '具備微服務、資料庫與Golang後端經驗，熟悉訊息佇列與快取的調校' },
  { id: 'b', title: '前端工程師', text: '熟悉資料視覺化，與設計師協作開發網頁應用程式，使用TypeScript' },
]);
const ANALYSIS_FILES = ['clusters.json', 'jobs.jsonl', 'model.jobprism', 'rejected.jsonl', 'summary.md'];

/** Everything that a run leaves, by name: its streams and its files. */
type Traces = ReadonlyMap<string, Buffer>;

/** Runs the built command under a Node in a new folder, where `--out out` may write. */
function tracesUnder(node: string, argv: readonly string[]): Traces {
  const folder = scratch({ 'traditional.jsonl': TRADITIONAL });
  const { status, stdout, stderr } = spawnSync(node, [CLI, ...argv], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
  const out = join(folder, 'out');
  const files = existsSync(out) ? readdirSync(out).sort() : [];
  return new Map([['stdout', stdout], ...files.map((name): [string, Buffer] => [name, readFileSync(join(out, name))])]);
}

/** Where two runs part: the first line of each trace that is not the same in both. */
function differences(first: Traces, second: Traces): string[] {
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((name) => {
    const [a, b] = [first.get(name), second.get(name)];
    if (a === undefined || b === undefined) return [`${name}: only one run has it`];
    if (a.equals(b)) return [];
    const [left, right] = [a.toString().split('\n'), b.toString().split('\n')];
    const longer = left.length > right.length ? left : right;
    const line = longer.findIndex((_, number) => left[number] !== right[number]);
    return [`${name}:${line + 1}: ${left[line]?.slice(0, 300)} | ${right[line]?.slice(0, 300)}`];
  });
}

function comparisons(second: SecondNode): void {
  function analysesAgree(options: readonly string[]): void {
    const argv = ['analyze', JDS, '--out', 'out', '--seed', '1', ...options];
    const first = tracesUnder(process.execPath, argv);
    expect([...first.keys()]).toEqual(['stdout', ...ANALYSIS_FILES]);
    expect(differences(first, tracesUnder(second.binary, argv))).toEqual([]);
  }

  it.each([['analyze'], ['analyze --representation tfidf'], ['analyze --clusterer ml-kmeans']])(
    '%s writes the same files',
    (command) => {
      analysesAgree(command.split(' ').slice(1));
    },
  );

  // Intl.Segmenter cuts by the dictionary of ICU, which is Node's and may change with its major.
  const sameIcu = major(second.icu) === major(process.versions.icu);
  it.runIf(sameIcu)('analyze --segmenter intl writes the same files on the same major of ICU', () => {
    analysesAgree(['--segmenter', 'intl']);
  });

  it.each([
    ['fixtures', [JDS, CONFORMANCE], '"term":"微服务"'],
    ['traditional characters', ['traditional.jsonl'], '"term":"数据库"'],
  ])('tokenize prints the same for %s', (_, sources, expected) => {
    const argv = ['tokenize', ...sources];
    const first = tracesUnder(process.execPath, argv);
    expect(first.get('stdout')?.toString()).toContain(expected);
    expect(differences(first, tracesUnder(second.binary, argv))).toEqual([]);
  });
}

const found = findSecondNode();

if (typeof found !== 'string') {
  describe(`the command on Node ${process.versions.node} and Node ${found.node}`, () => comparisons(found));
} else if (process.env.JOBPRISM_SECOND_NODE === '1') {
  describe('the command on two majors of Node', () => {
    it('is compared, since JOBPRISM_SECOND_NODE=1 asks for it', () => {
      throw new Error(`There is no second Node: ${found}. Run: npm run second-node`);
    });
  });
} else {
  describe(`the command on two majors of Node: NOT TESTED, there is no second one (${found})`, () => {
    it.skip('writes the same bytes (npm run second-node installs the second Node)', () => undefined);
  });
}

describe('the comparison of two runs', () => {
  it.each([
    ['1\n2\n3', '1\nx\n3', ['a:2: 2 | x']],
    ['1\n2', '1\n2\n', ['a:3: undefined | ']],
    ['1\n2\n', '1\n2', ['a:3:  | undefined']],
    ['1\n2\n', '1\n2\n', []],
  ])('of %j and %j tells the first line that is not the same', (first, second, told) => {
    const [left, right] = [first, second].map((text) => new Map([['a', Buffer.from(text)]]));
    expect(differences(left!, right!)).toEqual(told);
  });

  it('tells what only one has', () => {
    expect(differences(new Map(), new Map([['a', Buffer.from('')]]))).toEqual(['a: only one run has it']);
  });
});
