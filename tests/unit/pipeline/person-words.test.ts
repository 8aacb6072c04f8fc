import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { createPersonReader } from '../../../src/pipeline/recommend/person-of.js';
import type { Person } from '../../../src/recommend/person.js';

const { catalogue } = builtInKnowledge();
const reader = createPersonReader({ catalogue, place: async () => null, referenceDate: '2024-05-04' });
const read = (text: string) => reader.read({ text });
const idsOf = ({ skills }: Person): string[] => skills.map(({ id }) => id).sort();

describe('a denial', () => {
  it.each<[string, string[]]>([
    ['没用过PHP，每天写Kafka', ['kafka']],
    ['不会Java，平时做Vue和React开发', ['react', 'vue']],
    ['未使用过Oracle，数据库用MySQL', ['mysql']],
    ['Python 不熟，Java 精通', ['java']],
    ['不会PHP、Java很熟', ['java']],
    ['不会PHP、Java和Kafka很熟', ['java', 'kafka']],
    ['没用过PHP，Java 5年', ['java']],
    ['没有Kafka经验，MySQL用了三年', ['mysql']],
    ['不考虑外包，Java后端', ['java']],
    ['Never used PHP, I write services in Golang and Kafka every day', ['go', 'kafka']],
    ['I have not worked with Java, my daily work is Python, Django and PostgreSQL', ['django', 'postgresql', 'python']],
    ['I never worked with Angular, React is my main framework', ['react']],
    ['Not comfortable with C++, my main language is Python', ['python']],
    ['Never used PHP and I write Java daily', ['java']],
    ['No Oracle experience, mostly PostgreSQL', ['postgresql']],
    ['Java, no Kafka experience', ['java']],
    ['拒绝PHP，只做Go语言', ['go']],
    ['虽然没用过Kafka，RabbitMQ倒是用了三年', ['rabbitmq']],
    ['No AWS, but GCP', ['gcp']],
    ['No downtime, Kafka and Redis in production', ['kafka', 'redis']],
    ['熟悉Java，没用过PHP，也没用过Kafka', ['java']],
  ])('ends with its clause: %s', async (text, kept) => {
    expect(idsOf(await read(text))).toEqual(kept);
  });

  it.each([
    '没用过PHP、Ruby和Perl',
    '没用过PHP，Ruby，Perl',
    '没有PHP、Perl的经验',
    '不会使用Kafka',
    '不做Java',
    '不考虑Java',
    '拒绝PHP',
    '没用过PHP，也没用过Kafka',
    'no experience with PHP, Ruby or Perl',
    '不懂前端，Vue、React都没碰过',
    'no PHP',
    'Never used PHP, Ruby on Rails, Perl, or Kafka.',
    'No Kafka or RabbitMQ experience',
    'without any Kafka experience',
  ])('covers a list: %s', async (text) => {
    expect(idsOf(await read(text))).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['5 years of Java. I would like to switch to Golang.', ['java']],
    ['I would like to switch from Java to Golang.', ['java']],
    ['希望从Java转Go语言', ['java']],
    ['5年Java开发，打算转型做Go语言', ['java']],
    ['两年前从Java转Golang', ['go', 'java']],
  ])('a wish for a skill is none: %s', async (text, kept) => {
    expect(idsOf(await read(text))).toEqual(kept);
  });

  it.each(['不会PHP', '不熟悉 Kafka', '不会Go', 'no Kafka experience', 'Kafka 不熟'])(
    'counts in a list, too: %s',
    async (name) => {
      const { skills, capabilities, unknown } = await reader.read({ skills: [name, 'Redis'] });
      expect([skills.map(({ id }) => id), unknown]).toEqual([['redis'], []]);
      expect(capabilities.flatMap(({ evidence }) => evidence.map(({ text }) => text))).not.toContain(name);
    },
  );
});

describe('a version', () => {
  it('is not the second letter of a name', async () => {
    const { skills, unknown } = await reader.read({ skills: ['C4', 'R2', 'Vue3', 'R 4.2', 'R4.2', 'C++17'] });
    expect(skills.map(({ id }) => id)).toEqual(['vue', 'r', 'c++']);
    expect(unknown.map(({ name }) => name)).toEqual(['C4', 'R2']);
  });
});

describe('a few words', () => {
  it.each<[string, Record<string, number>]>([
    ['Go', { go: 0.6 }],
    ['Go，3年', { go: 0.69 }],
    ['Go 3年', { go: 0.69 }],
    ['Go 3 years', { go: 0.69 }],
    ['Go, R and C', { go: 0.6, r: 0.6, c: 0.6 }],
    ['精通 Go，了解 C', { go: 1, c: 0.35 }],
    ['Go Rust Spark', { go: 0.6, rust: 0.6, spark: 0.6 }],
    ['Go 开发，5年经验，期望杭州 30K', { go: 0.6 }],
  ])('are a list: %s', async (text, expected) => {
    const { skills } = await read(text);
    expect(Object.fromEntries(skills.map(({ id, strength }) => [id, strength]))).toEqual(expected);
  });

  it.each(['I go to work, rust never sleeps', 'Let it go', '不会Go'])('are a sentence: %s', async (text) => {
    expect(idsOf(await read(text))).toEqual([]);
  });
});

describe('wishes', () => {
  const pay = (min: number, period: 'month' | 'year') => ({ min, currency: 'CNY', period });
  it.each<[string, Person['wishes']]>([
    ['期望杭州 30K', { cities: ['杭州'], pay: pay(30_000, 'month') }],
    ['精通Go，熟悉Kafka，5年经验，期望杭州 30K', { cities: ['杭州'], pay: pay(30_000, 'month') }],
    ['期望杭州，30K', { cities: ['杭州'], pay: pay(30_000, 'month') }],
    ['目前年薪40万，期望50万', { pay: pay(500_000, 'year') }],
    ['目前月薪20K，期望25-30K', { pay: pay(25_000, 'month') }],
    ['想去杭州', { cities: ['杭州'] }],
    ['Java开发，想去杭州或上海发展', { cities: ['杭州', '上海'] }],
    ['looking for roles in Berlin', { cities: ['Berlin'] }],
    ['可远程', { remote: 'remote' }],
    ['接受远程，期望20K', { pay: pay(20_000, 'month'), remote: 'remote' }],
  ])('%s', async (text, expected) => {
    expect((await read(text)).wishes).toEqual(expected);
  });

  it.each([
    'Held roles in New York and London',
    'Led work in Shanghai on payment systems',
    '实现设备可远程升级和远程诊断',
    '实现设备可以远程控制，或远程重启',
    '期望加入成长快的公司，在北京工作5年',
    '期望2024年毕业后入职',
    '期望带领20人团队',
  ])('none: %s', async (text) => {
    expect((await read(text)).wishes).toEqual({});
  });
});

describe('degrees', () => {
  it.each([
    'Cut latency from 200 ms to 20 ms, on average',
    'from 200 ms in 2019 to 20ms, then 5 ms in 2020',
    'Certified Scrum Master',
    'Scrum Master in three teams',
    'I would like to be in Berlin, to be, or not',
    '提高中间件吞吐',
    '工作中专注于Go',
    '国家重大专项',
    '某资本科技有限公司',
    '研究生产环境的问题',
  ])('none: %s', async (text) => {
    expect((await read(text)).education).toBeNull();
  });

  it.each<[string, Person['education']]>([
    ['MS in Computer Science', 'master'],
    ['Master of Science', 'master'],
    ["master's degree", 'master'],
    ['BE in Computer Engineering', 'bachelor'],
    ['BS, Stanford', 'bachelor'],
    ['本科学历', 'bachelor'],
    ['大专毕业', 'junior-college'],
    ['中专毕业', 'none'],
    ['高中学历', 'none'],
  ])('%s', async (text, expected) => {
    expect((await read(text)).education).toBe(expected);
  });
});

describe('years', () => {
  it.each<[string, number | null]>([
    ['19年毕业后从事Java开发', null],
    ['08年开始做Java开发', null],
    ['Java，19年毕业', null],
    ['15年入职某公司做后端开发', null],
    ['15年底加入某公司从事开发', null],
    ['10年Java开发', 10],
    ['做了12年后端开发', 12],
    ['Java，9年', 9],
    ['工作经历\n2018年7月1日至2021年6月30日 某公司 后端工程师', 3],
    ['工作经历\n2018年7月1日至今 某公司 后端工程师', 5.9],
  ])('%s', async (text, expected) => {
    expect((await read(text)).years).toBe(expected);
  });
});
