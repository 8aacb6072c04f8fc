// How fast each format is read, from the file to records. See docs/BENCHMARKS.md.
import { Buffer } from 'node:buffer';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { check } from './support/checks.mjs';
import { jobTexts } from './support/corpus.mjs';
import { library } from './support/library.mjs';
import { median } from './support/measure.mjs';
import { callInChild, withFolder } from './support/processes.mjs';
import { megabytes, printMachine, printTable, seconds, whole } from './support/table.mjs';

const SEED = 42;
const RUNS = 3;
const TEXTS = 2_000;
const MB = 1e6;
const HEAD = ['id', 'title', 'text'];
const RAW = new URL(import.meta.url).href;

/** @typedef {{ id: string, title: string, text: string }} Job */

/**
 * @param {readonly string[]} args megabytes of text a format (default: 50); workbooks get a fifth of it
 */
export async function main(args) {
  const size = Number(args[0] ?? 50) * MB;
  printMachine();
  await withFolder(async (folder) => {
    const texts = await jobTexts({ count: TEXTS, seed: SEED });
    const rows = [];
    for (const [name, make, share = 1] of FORMATS) {
      const jobs = resampled(texts, size * share);
      const path = await make(join(folder, name), jobs);
      rows.push(await measured(name, path, jobs));
    }
    printTable(['input', 'on disk', 'records', 'processor', 'MB a second', 'records a second', 'peak memory'], rows);
  });
}

/** Jobs of so many bytes of text, each with an id of its own. */
function resampled(texts, bytes) {
  const jobs = [];
  for (let at = 0, sum = 0; sum < bytes; at++) {
    const { title, text } = texts[at % texts.length];
    // No two texts are the same, or a workbook and Parquet would hold each of them once.
    const job = { id: `J-${at}`, title, text: `${text}\n${at}` };
    sum += Buffer.byteLength(text) + 40;
    jobs.push(job);
  }
  return jobs;
}

async function measured(name, path, jobs) {
  const ended = [];
  for (let run = 0; run < RUNS; run++) ended.push(await callInChild(RAW, 'readAll', path));
  for (const { value } of ended)
    check(value.records === jobs.length && value.rejected === 0, `${name}: every job is read`);
  const processor = median(ended.map(({ value }) => value.processor));
  const text = jobs.reduce((sum, job) => sum + Buffer.byteLength(job.text) + 40, 0);
  return [
    name,
    `${((await sizeOf(path)) / MB).toFixed(1)} MB`,
    whole(jobs.length),
    seconds(processor),
    (text / MB / processor).toFixed(0),
    whole(jobs.length / processor),
    megabytes(Math.max(...ended.map(({ maxRSS }) => maxRSS))),
  ];
}

/** In a process of its own: reads a file or folder to its end. */
export async function readAll(path) {
  const { readRecords } = await library();
  const before = process.cpuUsage();
  let records = 0;
  let rejected = 0;
  for await (const event of readRecords([path])) {
    if (event.kind === 'file') rejected += event.file.rejected;
    else records++;
  }
  const { user, system } = process.cpuUsage(before);
  return { records, rejected, processor: (user + system) / 1e6 };
}

async function sizeOf(path) {
  const found = await stat(path);
  if (found.isFile()) return found.size;
  const sizes = await Promise.all((await readdir(path)).map((name) => stat(join(path, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
const csvOf = (jobs) =>
  [HEAD, ...jobs.map((job) => [job.id, job.title, job.text].map(quoted))].map((row) => `${row.join(',')}\n`);
const jsonlOf = (jobs) => jobs.map((job) => `${JSON.stringify(job)}\n`).join('');

/** Writes a file and gives its path. */
const saved = (ending, content) => async (path, jobs) => {
  await writeFile(`${path}.${ending}`, await content(jobs));
  return `${path}.${ending}`;
};

/** Text in GB18030, of which Node has only the way back. */
function gb18030(text) {
  const codes = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let a = 0x81; a <= 0xfe; a++) {
    for (let b = 0x40; b <= 0xfe; b++) {
      if (b !== 0x7f) codes.set(decoder.decode(Uint8Array.of(a, b)), [a, b]);
    }
  }
  const bytes = [];
  for (const character of text) {
    const code = character < '\x80' ? [character.charCodeAt(0)] : (codes.get(character) ?? [0x3f]);
    for (const byte of code) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

async function pages(path, jobs) {
  await mkdir(path);
  const each = 200;
  for (let at = 0; at < jobs.length; at += each) {
    const graph = jobs
      .slice(at, at + each)
      .map(({ id, title, text }) => ({ '@type': 'JobPosting', identifier: id, title, description: text }));
    const json = JSON.stringify({ '@graph': graph });
    await writeFile(join(path, `${at}.html`), `<!doctype html><script type="application/ld+json">${json}</script>`);
  }
  return path;
}

async function workbook(jobs) {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: [{ name: 'Jobs', rows: [HEAD, ...jobs.map(({ id, title, text }) => [id, title, text])] }],
  });
}

async function parquet(jobs) {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = HEAD.map((name) => ({ name, data: jobs.map((job) => job[name]) }));
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 10_000 }));
}

/** Name, what writes it, share of the size. */
const FORMATS = /** @type {const} */ ([
  ['jsonl', saved('jsonl', jsonlOf)],
  ['jsonl gzip', saved('jsonl.gz', (jobs) => gzipSync(jsonlOf(jobs)))],
  ['json list', saved('json', (jobs) => JSON.stringify(jobs))],
  ['json nested', saved('json', (jobs) => JSON.stringify({ code: 0, data: { list: jobs } }))],
  ['csv', saved('csv', (jobs) => csvOf(jobs).join(''))],
  ['csv GB18030', saved('csv', (jobs) => gb18030(csvOf(jobs).join('')))],
  ['csv UTF-16', saved('csv', (jobs) => Buffer.from(`\ufeff${csvOf(jobs).join('')}`, 'utf16le'))],
  ['html', pages],
  ['parquet', saved('parquet', parquet)],
  ['xlsx', saved('xlsx', workbook), 0.2],
]);
