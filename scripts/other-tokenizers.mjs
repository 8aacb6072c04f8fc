// What ordinary tokenizers make of the sentences in fixtures/terms, as someone would use them: on the text as it
// stands, tokens trimmed and in lower case. Prints the tables of docs/TOKENIZING.md.
//
// Use: npm run build && node scripts/other-tokenizers.mjs [COMMAND]
// COMMAND is the built command; default: dist/cli.js. What is not installed is left out and told.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

const require = createRequire(import.meta.url);
const fromRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const COMMAND = process.argv[2] ?? fromRoot('dist/cli.js');
const FILES = ['terms.tsv', 'unseen.tsv'];

const EXAMPLES = [
  '后端采用Node.js',
  '熟悉CI/CD流程',
  '精通C++和C#',
  '基于.NET 6开发',
  '部署在k8s集群',
  '微服务治理',
  '高并发系统',
  '消息队列选型',
  '理解一致性哈希',
  '要求Python3.8以上',
  '熟悉TCP/IP协议',
  '会Objective-C',
];
const SHOWN = [
  'jobprism, jieba',
  'jieba (@node-rs/jieba)',
  'nodejieba',
  'Intl.Segmenter',
  'natural, AggressiveTokenizer',
];

const PYTHON = `
import json, logging, sys
import jieba
jieba.setLogLevel(logging.ERROR)
print(json.dumps([list(jieba.cut(text)) for text in json.load(sys.stdin)]))
`;

/** By name: a function from texts to the tokens of each. */
const others = {
  'jieba (@node-rs/jieba)': () => {
    const jieba = Jieba.withDict(dict);
    return (texts) => texts.map((text) => jieba.cut(text, true));
  },
  'jieba (Python)': () => pythonJieba,
  nodejieba: () => {
    const nodejieba = require('nodejieba');
    return (texts) => texts.map((text) => nodejieba.cut(text, true));
  },
  'Intl.Segmenter': () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    const words = (text) => Array.from(segmenter.segment(text)).filter(({ isWordLike }) => isWordLike);
    return (texts) => texts.map((text) => words(text).map(({ segment }) => segment));
  },
  'natural, AggressiveTokenizer': () => {
    const Tokenizer = require('natural/lib/natural/tokenizers/aggressive_tokenizer.js');
    return (texts) => texts.map((text) => new Tokenizer().tokenize(text));
  },
  'natural, WordPunctTokenizer': () => {
    const { WordPunctTokenizer } = require('natural/lib/natural/tokenizers/regexp_tokenizer.js');
    return (texts) => texts.map((text) => new WordPunctTokenizer().tokenize(text));
  },
};

function pythonJieba(texts) {
  for (const command of ['python3', '/usr/bin/python3']) {
    const done = spawnSync(command, ['-c', PYTHON], { input: JSON.stringify(texts), encoding: 'utf8' });
    if (done.status === 0) return JSON.parse(done.stdout);
  }
  throw new Error('no Python with jieba');
}

function jobprism(segmenter) {
  return (texts) => {
    const input = texts.map((text, id) => JSON.stringify({ id: String(id), text })).join('\n');
    const args = [COMMAND, 'tokenize', '-', '--format', 'jsonl', '--segmenter', segmenter];
    const done = spawnSync(process.execPath, args, { input, encoding: 'utf8', maxBuffer: 1e8 });
    if (done.status !== 0) throw new Error(done.stderr.split('\n')[0]);
    const lines = done.stdout.trimEnd().split('\n');
    if (lines.length !== texts.length) throw new Error(`${lines.length} answers to ${texts.length} texts`);
    return lines.map((line) => JSON.parse(line).terms);
  };
}

function readCases(file) {
  const list = (cell = '') => cell.split('|').filter((term) => term !== '');
  const lines = readFileSync(fromRoot(`fixtures/terms/${file}`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  return lines.map((line) => {
    const [text, whole, never] = line.split('\t');
    return { text, whole: list(whole), never: list(never) };
  });
}

const plain = (token) => token.normalize('NFKC').trim().toLowerCase();
const setsOf = (tokens) => tokens.map((list) => new Set(list.map(plain).filter((token) => token !== '')));

/** Terms that come out whole, of all and of those that the text holds as they are named; parts that must not stand. */
function scoreOf(cases, cut) {
  const said = setsOf(cut(cases.map(({ text }) => text)));
  const score = { due: 0, whole: 0, literalDue: 0, literal: 0, broken: 0 };
  for (const [i, { text, whole, never }] of cases.entries()) {
    for (const term of whole) {
      const found = said[i].has(term) ? 1 : 0;
      score.due++;
      score.whole += found;
      if (!plain(text).includes(term)) continue;
      score.literalDue++;
      score.literal += found;
    }
    score.broken += never.filter((part) => said[i].has(part)).length;
  }
  return score;
}

const share = (part, all) => `${part} of ${all} (${((part / all) * 100).toFixed(1)} %)`;
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);

const cutters = [];
for (const [name, make] of [
  ...['jieba', 'nodejieba', 'intl'].map((segmenter) => [`jobprism, ${segmenter}`, () => jobprism(segmenter)]),
  ...Object.entries(others),
]) {
  try {
    const cut = make();
    cut(['Go']);
    cutters.push([name, cut]);
  } catch (error) {
    console.log(`${name} is left out: ${error.message}\n`);
  }
}

for (const file of FILES) {
  const cases = readCases(file);
  console.log(`${cases.length} sentences of ${file}\n`);
  row(['Tokenizer', 'Whole', 'Of terms named as in the text', 'Broken parts']);
  row(['---', '---', '---', '---']);
  for (const [name, cut] of cutters) {
    const { due, whole, literalDue, literal, broken } = scoreOf(cases, cut);
    row([name, share(whole, due), share(literal, literalDue), broken]);
  }
  console.log('');
}

const shown = cutters.filter(([name]) => SHOWN.includes(name));
const answers = shown.map(([, cut]) => cut(EXAMPLES));
const cell = (tokens) => {
  const seen = tokens.filter((token) => token.trim() !== '');
  return seen.length === 0 ? 'nothing' : seen.map((token) => `\`${token}\``).join(' ');
};
row(['Text', ...shown.map(([name]) => name)]);
row(['---', ...shown.map(() => '---')]);
for (const [i, text] of EXAMPLES.entries()) row([text, ...answers.map((tokens) => cell(tokens[i]))]);
