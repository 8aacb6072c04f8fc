import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './library.mjs';

/** @typedef {import('../../dist/index.js').Random} Random */
/** @typedef {{ title: string | null, text: string }} Job */
/** @typedef {{ name: string, edit: (text: string, other: string, random: Random) => string }} Edit */

const FILES = ['en', 'mixed', 'pairs', 'zh-families', 'zh-go'];
/** An edit of a shorter text leaves too little of it. */
const SHORTEST = 200;

/** The jobs of `fixtures/jds` that are long enough. @returns {Promise<Job[]>} */
export async function fixtureJobs() {
  const files = await Promise.all(
    FILES.map((name) => readFile(join(ROOT, 'fixtures', 'jds', `${name}.jsonl`), 'utf8')),
  );
  const jobs = files.flatMap((file) => file.trim().split('\n')).map((line) => JSON.parse(line));
  return jobs
    .map(({ title = null, text, description }) => ({ title, text: text ?? description }))
    .filter(({ text }) => text.length >= SHORTEST);
}

/** What becomes of an advertisement that is posted again. @type {readonly Edit[]} */
export const EDITS = [
  {
    name: 'spaces, line ends and punctuation',
    edit: (text) => text.replace(/[，,]/g, ' ， ').replaceAll('\n', '\r\n\r\n'),
  },
  { name: 'every number changed', edit: (text) => text.replace(/\d/g, (digit) => String((Number(digit) + 1) % 10)) },
  { name: 'a line with the pay', edit: (text) => `${text}\n薪资：20-35K·15薪` },
  { name: 'a line with another city', edit: (text) => `工作地点：成都\n${text}` },
  {
    name: 'three lines of contact',
    edit: (text) => `${text}\n联系人：李老师\n电话：0571-00000000\n邮箱：hr@example.com`,
  },
  { name: 'tail of a site', edit: (text) => `${text}\n职能类别：后端开发 关键字：Go Java 微服务 微信分享` },
  { name: 'one sentence less', edit: (text, _other, random) => changed(text, random, () => []) },
  {
    name: 'one sentence more',
    edit: (text, other, random) => changed(text, random, (old) => [old, anyOf(other, random)]),
  },
  { name: 'one sentence another', edit: (text, other, random) => changed(text, random, () => [anyOf(other, random)]) },
  { name: 'sentences in another order', edit: (text, _other, random) => shuffled(sentencesOf(text), random).join('') },
  ...[1, 2, 5, 10, 20].map((percent) => ({
    name: `${percent} % of the characters`,
    edit: (text, other, random) => scattered(text, other, percent / 100, random),
  })),
];

/** What makes another advertisement of it. @type {readonly Edit[]} */
export const REWRITES = [
  {
    name: 'second half of another job',
    edit: (text, other) => text.slice(0, text.length / 2) + other.slice(other.length / 2),
  },
  {
    name: 'every second sentence of another job',
    edit: (text, other, random) =>
      sentencesOf(text)
        .map((one, i) => (i % 2 ? anyOf(other, random) : one))
        .join(''),
  },
];

/** What a company says of itself under each of its advertisements, invented. */
export const COMPANY = `关于我们：星河互联成立于2012年，总部位于杭州，在北京、上海、成都设有研发中心，员工两千余人，
是国内领先的企业服务平台，服务客户超过三十万家，连续五年入选最佳雇主榜单。我们提供六险一金、补充医疗、年度体检、
带薪年假、弹性工作、免费三餐、健身房、团建基金、节日礼品、生日会、定期培训、导师制度与内部转岗机会。公司氛围开放平等，
没有打卡，没有繁琐的流程，鼓励创新，重视每一位同事的成长。我们恪守平等就业原则，欢迎不同背景的人才加入，
让我们一起用技术改变行业，把复杂留给自己，把简单留给客户。简历投递后三个工作日内会有同事与您联系。`;

/** Sentences and lines, each with its end. */
function sentencesOf(text) {
  return text.match(/[^。；！？\n.;!?]+[。；！？\n.;!?]*/g) ?? [text];
}

function anyOf(text, random) {
  const all = sentencesOf(text).filter((sentence) => sentence.trim().length > 8);
  return `\n${all.length > 0 ? all[random.below(all.length)].trim() : text.slice(0, 30)}\n`;
}

/** The text with something in place of one of its sentences. */
function changed(text, random, instead) {
  const sentences = sentencesOf(text);
  const at = random.below(sentences.length);
  return sentences.flatMap((sentence, i) => (i === at ? instead(sentence) : sentence)).join('');
}

function shuffled(items, random) {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

/** The text with characters of another one at random places. */
function scattered(text, other, share, random) {
  const units = [...text];
  const from = [...other];
  for (let i = 0; i < Math.round(share * units.length); i++) {
    units[random.below(units.length)] = from[random.below(from.length)];
  }
  return units.join('');
}
