// What a process waits before jobprism does anything. See docs/BENCHMARKS.md.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from './support/checks.mjs';
import { CLI, ROOT } from './support/library.mjs';
import { median, spreadOf, timingOf } from './support/measure.mjs';
import { runNode } from './support/processes.mjs';
import { megabytes, printMachine, printTable, seconds } from './support/table.mjs';

const RUNS = 15;

/** @param {readonly string[]} _args none */
export async function main(_args) {
  const { name, version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  const say = 'console.log(typeof analyze)';
  /** @type {[string, string[], string][]} */
  const cases = [
    ['node alone', ['-e', 'console.log(1)'], '1'],
    ['jobprism --version', [CLI, '--version'], version],
    ['import (ESM)', ['--input-type=module', '-e', `const { analyze } = await import('${name}'); ${say}`], 'function'],
    [
      'require (CommonJS)',
      ['--input-type=commonjs', '-e', `const { analyze } = require('${name}'); ${say}`],
      'function',
    ],
  ];
  printMachine();
  const ended = cases.map(() => /** @type {{ seconds: number, cpu: number, maxRSS: number }[]} */ ([]));
  // In turns, so that a busy moment of the machine meets all of them; the first turn warms the file cache.
  for (let turn = 0; turn <= RUNS; turn++) {
    for (const [number, [title, args, output]] of cases.entries()) {
      const run = await runNode(args, { cwd: ROOT });
      check(run.status === 0 && run.stdout.trim() === output, `${title} prints ${output}: ${run.stdout}${run.stderr}`);
      if (turn > 0) ended[number].push(run);
    }
  }
  const timings = ended.map((runs) => timingOf(runs.map((run) => run.seconds)));
  printTable(
    ['process', 'median', 'spread', 'beyond node', 'processor', 'peak memory'],
    cases.map(([title], number) => [
      title,
      seconds(timings[number].median),
      spreadOf(timings[number]),
      number === 0 ? '' : seconds(timings[number].median - timings[0].median),
      seconds(median(ended[number].map(({ cpu }) => cpu))),
      megabytes(Math.max(...ended[number].map(({ maxRSS }) => maxRSS))),
    ]),
  );
}
