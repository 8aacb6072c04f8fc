// The service under load, its clients in a process of their own: how long answers take at a fixed rate and at full speed,
// what it holds, and whether a reload or a stop under load loses a request. See docs/BENCHMARKS.md.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from './support/analyse.mjs';
import { check } from './support/checks.mjs';
import { CLI } from './support/library.mjs';
import { callInChild, withFolder } from './support/processes.mjs';
import { writeScaleJobs } from './support/scale-corpus.mjs';
import { printMachine, printTable, seconds, whole } from './support/table.mjs';

const JOBS = 100_000;
const SEED = 42;
const KEY = 'bench-key-0123456789abcdef';
const CLIENT = new URL('./support/http-load.mjs', import.meta.url).href;
/** Evenly spaced, as wrk2 does: a client that waits for an answer before it asks again would hide what waits. */
const RATE = 100;
const CONNECTIONS = 16;
const SECONDS = 20;
/** Twice at the rate: what a service has just been started with is not yet wholly compiled, whatever it did to be warm. */
const PACES = [
  [`${RATE} a second, just started`, RATE],
  [`${CONNECTIONS} clients at full speed`, null],
  [`${RATE} a second`, RATE],
];

/** @param {readonly string[]} args number of jobs in the index, and seconds of each load. Default: 100,000 and 20 */
export async function main(args) {
  const [jobs = JOBS, duration = SECONDS] = args.map(Number);
  if (!(jobs >= 1000) || !(duration >= 1)) throw new Error('serve takes a number of jobs from 1,000 up, and seconds');
  printMachine();
  await withFolder(async (folder) => {
    const input = join(folder, 'jobs.jsonl');
    await writeScaleJobs(input, { count: jobs, seed: SEED });
    await analyse(['jobs.jsonl'], join(folder, 'out'), ['--clusters', '50', '--seed', '1', '--index'], { cwd: folder });
    const texts = readFileSync(input, 'utf8')
      .split('\n', 400)
      .map((line) => JSON.parse(line).text);
    const server = await start(folder);
    console.log(`${whole(jobs)} jobs in the index; ready in ${seconds(server.ready)}\n`);
    try {
      await measure(server, texts, duration);
    } finally {
      server.child.kill('SIGKILL');
    }
  });
}

async function measure(server, texts, duration) {
  const rows = [];
  for (const [name, path, bodies] of bodiesOf(texts)) {
    for (const [pace, rate] of PACES) {
      const load = { address: server.address, key: KEY, path, bodies, rate, connections: CONNECTIONS, duration };
      const { value } = await callInChild(CLIENT, 'load', load);
      check(value.failures === 0, `every answer of ${name} comes, and is 200, not ${value.reasons}`);
      rows.push([
        `${name}, ${pace}`,
        whole(Math.round(value.answers / value.took)),
        whole(value.refused),
        ...[value.p50, value.p95, value.p99, value.most].map((ms) => seconds(ms / 1000)),
        `${Math.round(memoryOf(server.child.pid) / 1024)} MB`,
      ]);
    }
  }
  printTable(['load', 'answers a second', 'refused', 'p50', 'p95', 'p99', 'most', 'memory'], rows);
  await exchange(server, bodiesOf(texts)[1], duration);
}

function bodiesOf(texts) {
  return [
    ['assign', '/v1/assign', texts.map((text) => JSON.stringify({ text }))],
    ['recommend', '/v1/recommend', texts.map((text) => JSON.stringify({ person: { text: text.slice(0, 400) } }))],
  ];
}

/** A reload and then a stop while clients ask at full speed. */
async function exchange(server, [, path, bodies], duration) {
  const load = {
    address: server.address,
    key: KEY,
    path,
    bodies,
    rate: null,
    connections: CONNECTIONS,
    duration: duration * 3,
  };
  const clients = callInChild(CLIENT, 'load', load);
  await pause(1000);
  const began = performance.now();
  const answer = await fetch(`${server.address}/v1/reload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KEY}` },
  });
  check(answer.status === 200, 'a reload under load succeeds');
  const reloaded = (performance.now() - began) / 1000;
  await pause(1000);
  const stopping = performance.now();
  server.child.kill('SIGTERM');
  check((await server.ended) === 0, 'a stop under load ends with status 0');
  const stopped = (performance.now() - stopping) / 1000;
  const { value } = await clients;
  check(value.failures === 0, `no answer is lost over a reload and a stop, as by ${value.reasons}`);
  console.log(
    `Over a reload (${seconds(reloaded)}) and a stop (${seconds(stopped)}) at full speed: ` +
      `${whole(value.answers)} answers, ${value.failures} lost.\n`,
  );
}

/** The built command with keys and limits on; ready once it says where it listens. */
async function start(folder) {
  const began = performance.now();
  const files = ['--model', join(folder, 'out', 'model.jobprism'), '--index', join(folder, 'out', 'index.jobprism')];
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--rate-limit', '1000000', ...files], {
    env: { ...process.env, JOBPRISM_KEYS: `bench ${KEY} admin` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const address = await new Promise((resolve, reject) => {
    let stderr = '';
    child.stderr.on('data', (piece) => {
      if (stderr !== null) stderr += piece;
      const found = /listening on (http:\S+)\n/.exec(stderr ?? '');
      if (!found || stderr === null) return;
      stderr = null;
      resolve(found[1]);
    });
    child.on('close', () => reject(new Error(`the service ended: ${stderr}`)));
  });
  return { address, child, ended, ready: (performance.now() - began) / 1000 };
}

/** Kilobytes in memory now; only Linux tells of another process. */
function memoryOf(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
