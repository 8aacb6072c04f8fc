import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { anySentence, draw, fixturePools, zipf } from './corpus.mjs';
import { library } from './library.mjs';

/** @typedef {import('../../dist/index.js').Random} Random */

/** Lengths of texts are even between these, so 400 characters on average. */
const SHORTEST = 250;
const LONGEST = 550;
/** Sentences that are given a word of the vocabulary. */
const SPLICED = 0.5;
/** Made-up words; names of the catalogue come on top. */
const MADE_UP = 50_000;

// Not read from the catalogue: texts must stay the same when that grows, or versions could not be compared.
const NAMES =
  `Go Java Python Rust C++ TypeScript JavaScript Kotlin Swift Scala PHP Ruby SQL Gin Beego Echo Spring Django
Flask React Vue Angular Node.js gRPC Kubernetes Docker Terraform Ansible Jenkins Prometheus Grafana Kafka RabbitMQ Redis
MySQL PostgreSQL MongoDB Elasticsearch ClickHouse HBase Hadoop Spark Flink Hive Airflow TensorFlow PyTorch Linux Nginx
Envoy etcd ZooKeeper AWS Azure Git Figma Unity Tableau 微服务 高并发 分布式 云原生 机器学习 数据仓库 推荐系统 自动化测试`
    .split(/\s+/)
    .filter((name) => name !== '');
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe qi ro su ta ve wi xo zu bran cler dris fost gran'.split(' ');
const CHARACTERS = [...'云星海山林石光风火木金水田原河桥城路门窗书笔纸墨琴棋画诗歌舞茶米盐糖果花草叶根枝'];

/**
 * Writes a JSON Lines file of job descriptions of about 400 characters, no two of the same text: sentences of
 * `fixtures/jds` with other numbers, half of them with a word of a Zipf vocabulary put in. They mean nothing. Same count
 * and seed, same bytes on any machine; what is held in memory is eight bytes a job.
 *
 * @param {string} file
 * @param {{ count: number, seed: number }} options
 * @returns {Promise<{ bytes: number, characters: number, sha256: string }>} characters of the texts alone, in UTF-16 units
 */
export async function writeScaleJobs(file, { count, seed }) {
  const hash = createHash('sha256');
  const sum = { bytes: 0, characters: 0 };
  async function* lines() {
    for await (const job of scaleJobs({ count, seed })) {
      const line = Buffer.from(`${JSON.stringify(job)}\n`);
      hash.update(line);
      sum.bytes += line.length;
      sum.characters += job.text.length;
      yield line;
    }
  }
  await pipeline(lines, createWriteStream(file));
  return { ...sum, sha256: hash.digest('hex') };
}

/**
 * The same one by one.
 *
 * @param {{ count: number, seed: number }} options
 */
export async function* scaleJobs({ count, seed }) {
  const { createRandom } = await library();
  const random = createRandom(seed);
  const jobs = await fixturePools();
  const vocabulary = makeVocabulary(random);
  const seen = new Set();
  for (let number = 0; number < count; ) {
    const { job, pool } = jobs[random.below(jobs.length)];
    const text = makeText(job, pool, vocabulary, random);
    const print = fingerprint(text);
    if (seen.has(print)) continue;
    seen.add(print);
    yield { ...job.fields, id: `scale-${number++}`, text };
  }
}

function makeText(job, pool, vocabulary, random) {
  const enough = SHORTEST + random.below(LONGEST - SHORTEST + 1);
  const lines = [];
  // A sentence that goes beyond the length by more than half of it is one too many.
  for (let length = 0; length < enough; ) {
    const sentence = anySentence(job, pool, random);
    const line = random.next() < SPLICED ? spliced(sentence, vocabulary(), random) : sentence;
    if (length > 0 && length + line.length / 2 > enough) break;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

/** The word behind some comma or space of the sentence, or at its end. */
function spliced(sentence, word, random) {
  const places = Array.from(sentence.matchAll(/[，、；,] ?| /g), ({ index, 0: mark }) => index + mark.length);
  if (places.length === 0) return `${sentence} ${word}`;
  const at = places[random.below(places.length)];
  const comma = /\p{Script=Han}/u.test(sentence) ? '、' : ', ';
  return `${sentence.slice(0, at)}${word}${comma}${sentence.slice(at)}`;
}

/**
 * Draws words, the commonest ones most. Every second one of the commonest is a name.
 *
 * @param {Random} random
 */
function makeVocabulary(random) {
  const made = Array.from({ length: MADE_UP }, () => makeWord(random));
  const mixed = made.flatMap((word, rank) => (rank < NAMES.length ? [NAMES[rank], word] : [word]));
  const words = [...new Set(mixed)];
  const ranks = zipf(words.length);
  return () => words[draw(ranks, random)];
}

function makeWord(random) {
  const parts = random.next() < 0.5 ? SYLLABLES : CHARACTERS;
  const length = parts === SYLLABLES ? 2 + random.below(3) : 2 + random.below(2);
  return Array.from({ length }, () => parts[random.below(parts.length)]).join('');
}

/** 48 bits: among a million texts two different ones have the same in one of some 500 corpora, and one is left out. */
function fingerprint(text) {
  return createHash('sha1').update(text).digest().readUIntBE(0, 6);
}
