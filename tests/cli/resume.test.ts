import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CLI, inProcess } from '../support/command.js';
import { jsonLines, scratch } from '../support/scratch.js';

const KINDS = ['Go 后端，Gin 与 Kafka，支撑高并发', 'React 前端，TypeScript', 'Spark 数据平台，Hive 与 Flink'];
const JOBS = jsonLines(
  Array.from({ length: 700 }, (_, i) => ({
    id: `j${i}`,
    text: `熟悉${KINDS[i % 3]}，${i % 10} 年经验，带 ${i} 人。${'负责系统的设计与开发。'.repeat(8)}`,
  })),
);
const FILES = ['clusters.json', 'jobs.jsonl', 'model.jobprism', 'rejected.jsonl', 'summary.md'];
const ARGUMENTS = ['analyze', '-', '--clusters', '3', '--workers', '1'];

const contents = (out: string): string[] => FILES.map((name) => readFileSync(join(out, name), 'latin1'));

/** Starts the built command on input that does not end, and ends it as soon as the journal holds some jobs. */
async function endedBy(signal: NodeJS.Signals, out: string): Promise<number | null> {
  const child = spawn(process.execPath, [CLI, ...ARGUMENTS, '--out', out, '--resume']);
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stdin.on('error', () => undefined);
  child.stdin.write(JOBS);
  const journal = join(out, '.jobprism-resume', 'journal');
  while (!existsSync(journal) || statSync(journal).size < 10_000) {
    if (child.exitCode !== null) throw new Error('it ended by itself');
    await wait(20);
  }
  child.kill(signal);
  return closed;
}

describe('--resume', () => {
  it.each<NodeJS.Signals>(['SIGINT', 'SIGKILL'])('goes on after %s with the same result', async (signal) => {
    const fresh = scratch();
    expect((await inProcess([...ARGUMENTS, '--out', fresh], { stdin: JOBS })).status).toBe(0);
    const out = join(scratch(), 'out');
    await endedBy(signal, out);
    expect(readdirSync(out)).toEqual(['.jobprism-resume']);
    expect((await inProcess([...ARGUMENTS, '--out', out, '--resume'], { stdin: JOBS })).status).toBe(0);
    expect(contents(out)).toEqual(contents(fresh));
    expect(readdirSync(out).sort()).toEqual(FILES);
  });

  it('needs a folder', async () => {
    const { status, stderr } = await inProcess([...ARGUMENTS, '--resume'], { stdin: JOBS });
    expect(status).toBe(2);
    expect(stderr).toContain('--resume is not usable: it needs --out');
  });
});

describe('--memory', () => {
  it('ends a run that takes more, and says how much it took', async () => {
    const out = join(scratch(), 'out');
    const { status, stderr } = await inProcess([...ARGUMENTS, '--out', out, '--memory', '20MB'], { stdin: JOBS });
    expect(status).toBe(1);
    expect(stderr).toMatch(/The run holds \d+ MB during read, and 20 MB is its limit\. \(MEMORY_EXCEEDED\)/);
    expect(existsSync(out)).toBe(false);
  });

  it.each(['x', '5', '-1MB', '1e9MB', '10KB'])('refuses %s', async (size) => {
    const { status, stderr } = await inProcess([...ARGUMENTS, '--memory', size], { stdin: JOBS });
    expect(status).toBe(2);
    expect(stderr).toContain('It must be a size such as 800MB or 4GB.');
  });
});
