import { fork, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./child.mjs', import.meta.url));
const REPORT_USAGE = new URL('./report-usage.mjs', import.meta.url).href;

/**
 * Gives a temporary folder to work and removes it afterwards.
 *
 * @template T
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), 'jobprism-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Calls an exported function in a process of its own, so that its peak memory is its own and it can be stopped.
 *
 * @param {string} module URL of the module
 * @param {string} name of the function
 * @param {unknown} input what it is given; plain data
 * @param {{ limit?: number }} options seconds after which it is stopped; default: none
 * @returns {Promise<{ value: any, maxRSS: number } | null>} its answer, or null where it was stopped
 */
export function callInChild(module, name, input, { limit } = {}) {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, { serialization: 'advanced' });
    let answer = null;
    let stopped = false;
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            stopped = true;
            child.kill('SIGKILL');
          }, limit * 1000);
    child.on('message', (message) => {
      answer = message;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(timer);
      if (stopped) resolve(null);
      else if (answer === null) reject(new Error(`the process of ${name} ended with status ${code}`));
      else if (answer.error) reject(new Error(`${name}: ${answer.error}`));
      else resolve(answer);
    });
    child.send({ module, name, input });
  });
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} options
 * @returns {Promise<{ status: number | null, stdout: string, stderr: string, seconds: number }>} status null: not found
 */
export function run(command, args, { cwd, env } = {}) {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.on('error', () => resolve({ status: null, stdout, stderr, seconds: 0 }));
    child.on('close', (status) => resolve({ status, stdout, stderr, seconds: (performance.now() - began) / 1000 }));
  });
}

/**
 * Runs a Node script to its end and reads its peak memory and processor time.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} options
 * @returns {Promise<{ status: number | null, stdout: string, stderr: string, seconds: number, maxRSS: number, cpu: number }>}
 */
export function runNode(args, options = {}) {
  return withFolder(async (folder) => {
    const file = join(folder, 'usage.json');
    const env = { JOBPRISM_BENCH_USAGE: file };
    const ended = await run(process.execPath, ['--import', REPORT_USAGE, ...args], { ...options, env });
    const { maxRSS, cpu } = JSON.parse(await readFile(file, 'utf8'));
    return { ...ended, maxRSS, cpu };
  });
}
