import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { check } from './checks.mjs';
import { CLI } from './library.mjs';
import { runNode } from './processes.mjs';

/**
 * Runs `jobprism analyze` as a process and checks what it wrote: a line for every job, every job in a cluster that is
 * told of or in none, and every cluster as large as it says. Output is read as a stream, however large.
 *
 * Jobs tell the path that they were read from, so the digest of all output is the same only for the same paths.
 *
 * @param {readonly string[]} inputs
 * @param {string} out absolute
 * @param {readonly string[]} flags
 * @param {{ cwd?: string }} options
 */
export async function analyse(inputs, out, flags, options = {}) {
  const ended = await runNode([CLI, 'analyze', ...inputs, '--out', out, ...flags], options);
  check(ended.status === 0, `analyze ends well: ${ended.stderr}`);
  const text = await readFile(join(out, 'clusters.json'), 'utf8');
  const { run, clusters } = JSON.parse(text);
  const hash = createHash('sha256').update(text);
  const sizes = new Map();
  let jobs = 0;
  const lines = createInterface({ input: createReadStream(join(out, 'jobs.jsonl')), crlfDelay: Infinity });
  for await (const line of lines) {
    hash.update(line).update('\n');
    const { cluster, duplicateOf } = JSON.parse(line);
    check(cluster === null || cluster in clusters, 'every job is in a cluster that is told of');
    if (duplicateOf === undefined) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    jobs++;
  }
  const { exact, near } = run.duplicates;
  check(jobs === run.jobs + exact + near, 'jobs.jsonl has a line for every job and every copy');
  clusters.forEach(({ size }, number) => {
    check(size > 0 && size === sizes.get(number), `cluster ${number} has as many jobs as it says`);
  });
  return { ...ended, jobs, rejected: run.rejected, clusters: clusters.length, digest: hash.digest('hex') };
}
