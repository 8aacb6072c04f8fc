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
    ['Go developer. Remote, Berlin or Amsterdam.', { cities: ['Berlin', 'Amsterdam'], remote: 'remote' }],
    ['Go 后端，五年。远程，北京或上海均可。', { cities: ['北京', '上海'], remote: 'remote' }],
    [
      'Senior engineer, looking for $140k+. React and TypeScript.',
      { pay: { min: 140_000, currency: 'USD', period: 'year' } },
    ],
    ['asking for at least 90k EUR. Java', { pay: { min: 90_000, currency: 'EUR', period: 'year' } }],
    ['可远程', { remote: 'remote' }],
    ['接受远程，期望20K', { pay: pay(20_000, 'month'), remote: 'remote' }],
  ])('%s', async (text, expected) => {
    expect((await read(text)).wishes).toEqual(expected);
  });

  it.each([
    'Held roles in New York and London',
    'Acme, Java developer\nRemote, Berlin\n2019 - 2023',
    'Java developer. Berlin, Amsterdam.',
    'Remote, distributed teams. Java',
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

describe('years that stand in other words', () => {
  it.each<[string, number]>([
    ['软件测试工程师 4年\n熟悉Linux', 4],
    ['软件测试工程师（4年）', 4],
    ['产品经理 6 年，熟悉Excel', 6],
    ['Java后端｜5年｜本科', 5],
    ['Machine learning engineer, 4 years. Python', 4],
    ['DevOps engineer | 7+ yrs | AWS', 7],
    ['Angular and TypeScript for four years, some Docker', 4],
    ['Used Python for 5 years', 5],
    ['8 yrs exp, Java', 8],
    ['5+ YOE, Kubernetes', 5],
    ['工作年限：3-5年，熟悉Java', 3],
    ['工作3年，Java', 3],
    ['毕业三年，一直做Java开发', 3],
    ['三年半Java开发经验', 3.5],
    ['工作两年半，熟悉Java', 2.5],
  ])('are read: %s', async (text, years) => {
    expect((await read(text)).years).toBe(years);
  });

  it.each([
    'Java工程师 19年毕业',
    'Java工程师，18年至今',
    '毕业于2019年，熟悉Java',
    'Java developer, 4 years ago in Berlin',
    '工作地点2年一换，熟悉Java',
    '在测试环境运行了10年的系统，熟悉Java',
    'The company has been running for 20 years, I know Java',
    '经理3年没涨薪，熟悉Java',
  ])('are not those of something else: %s', async (text) => {
    expect((await read(text)).years).toBeNull();
  });

  it('say how long each of several skills is used', async () => {
    const { skills } = await read('Angular, Docker and TypeScript for four years, some Kafka');
    expect(Object.fromEntries(skills.map(({ id, strength }) => [id, strength]))).toMatchObject({
      angular: 0.77,
      docker: 0.77,
      typescript: 0.77,
      kafka: 0.35,
    });
  });
});

describe('who begins', () => {
  it.each([
    '应届毕业生，2024年6月毕业，软件工程本科。学过Java',
    '2024届应届生，求职意向：Java开发',
    '在校大学生，大三，学过C++',
    'Fresh graduate, BSc Computer Science 2024, Java and Python',
    'Recent graduate, Java',
    'Final-year student of computer science, Python',
  ])('is junior: %s', async (text) => {
    expect((await read(text)).level).toBe('junior');
  });

  it.each<[string, string | null]>([
    ['8年Java经验，带过应届生', 'senior'],
    ['Java工程师，负责校招应届生培养', null],
    ['Java developer, mentored a fresh graduate', null],
    ['应届生实习生，Java', 'intern'],
    ['高级Java工程师\n非应届生', 'senior'],
    ['Java，不是应届生', null],
  ])('is told from who speaks of others: %s', async (text, level) => {
    expect((await read(text)).level).toBe(level);
  });
});

describe('pay that is wished', () => {
  it.each<[string, number]>([
    ['期望：杭州/上海，20-30k，熟悉Java', 20000],
    ['求职意向：后端开发，深圳，25K以上', 25000],
    ['预期薪资：25K', 25000],
    ['预期月薪2万', 20000],
    ['想找上海 or 杭州 的 job, salary 20k+ RMB/month', 20000],
  ])('is read: %s', async (text, min) => {
    expect((await read(text)).wishes.pay).toEqual({ min, currency: 'CNY', period: 'month' });
  });

  it.each(['期望：杭州，支撑20万QPS的系统', '想去上海，团队有3000人', '期望：杭州，2024年入职'])(
    'is no other number: %s',
    async (text) => {
      expect((await read(text)).wishes.pay).toBeUndefined();
    },
  );
});

describe('a word that means something else in a sentence is a name', () => {
  it.each<[string, string[]]>([
    ['Used Python for 5 years and Go for 2 years', ['go', 'python']],
    ['Used Python for 5 years, Go for 2 years and Rust for one year.', ['go', 'python', 'rust']],
    ['Wrote go for 3 years', ['go']],
    ['Looking for $140k+. React and Rust.', ['react', 'rust']],
    ['I build web sites. React, Go.', ['go', 'react']],
  ])('beside years of use, and in a sentence of names: %s', async (text, kept) => {
    expect(idsOf(await read(text))).toEqual(kept);
  });

  it.each<[string, string[]]>([
    ['I had to go for 2 years to Berlin and know Java', ['java']],
    ['I plan to rest and go for 2 years to Berlin. Java', ['java']],
    ['I would like to rest and react. Go and see. Java', ['java']],
    ['Java. Go, go, go!', ['java']],
  ])('and elsewhere is none: %s', async (text, kept) => {
    expect(idsOf(await read(text))).toEqual(kept);
  });

  it('has the years that stand beside it', async () => {
    const { skills, years } = await read('Used Python for 5 years and Go for 2 years');
    expect(Object.fromEntries(skills.map(({ id, strength }) => [id, strength]))).toEqual({ python: 0.85, go: 0.61 });
    expect(years).toBe(5);
  });
});

describe('who does work that is none of the roles', () => {
  it.each([
    '产品经理，三年经验，熟悉Excel、SQL、Axure，数据分析能力强',
    '我是产品经理，五年经验，熟练使用 Excel 和 SQL 做数据分析',
    'Product manager, 5 years. Excel, SQL, data analysis, A/B testing.',
  ])('is of none by a few tools: %s', async (text) => {
    expect((await read(text)).roles).toEqual([]);
  });

  it.each([
    ['数据产品经理，SQL、Tableau', 'data-analysis'],
    ['数据分析师，熟练使用Excel、SQL', 'data-analysis'],
    ['项目经理，熟悉Java、Spring Boot、MySQL', 'management'],
    ['产品经理，写过前端开发的React、Vue、TypeScript，前端页面、前端组件、前端架构都做', 'frontend'],
  ])('is of the one that the title names, or that much speaks for: %s', async (text, role) => {
    expect((await read(text)).roles[0]!.id).toBe(role);
  });
});
