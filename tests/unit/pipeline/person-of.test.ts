import { describe, expect, it } from 'vitest';
import type { JobDescription } from '../../../src/core/job.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { createPersonReader } from '../../../src/pipeline/recommend/person-of.js';
import type { PersonInput } from '../../../src/recommend/person.js';

const { catalogue } = builtInKnowledge();
const placed: JobDescription[] = [];
const reader = createPersonReader({
  catalogue,
  async place(job) {
    placed.push(job);
    return null;
  },
});
const read = (input: PersonInput) => reader.read(input);

/** The strengths by id of what a text says. */
async function strengths(text: string): Promise<Record<string, number>> {
  const { skills } = await read({ text });
  return Object.fromEntries(skills.map(({ id, strength }) => [id, strength]));
}

describe('stated skills', () => {
  it('are found in any spelling, names that are words elsewhere too', async () => {
    const skills = ['Go', 'C', 'R', 'Gin', 'golang', 'K8S', 'Spring Boot 2.7', '微服務', 'Postgres'];
    const { skills: found, capabilities, unknown } = await read({ skills });
    expect(found.map(({ id }) => id)).toEqual(['go', 'c', 'r', 'gin', 'kubernetes', 'spring-boot', 'postgresql']);
    expect(capabilities.find(({ id }) => id === 'microservices')?.evidence).toContainEqual({
      field: 'skills',
      start: 0,
      end: 3,
      text: '微服務',
    });
    expect(unknown).toEqual([]);
  });

  it('are as strong as their level, else as their years, else in use', async () => {
    const { skills } = await read({
      skills: [
        { name: 'Go', level: 'expert', years: 1 },
        { name: 'Redis', years: 3 },
        'Kafka',
        { name: 'Rust', level: 'basic' },
      ],
    });
    expect(skills.map(({ id, strength }) => [id, strength])).toEqual([
      ['go', 1],
      ['redis', 0.69],
      ['kafka', 0.6],
      ['rust', 0.35],
    ]);
  });

  it('go before what a text says of them', async () => {
    const { skills } = await read({ skills: [{ name: 'Go', level: 'working' }], text: '精通Go。' });
    expect(skills).toEqual([
      {
        id: 'go',
        name: 'Go',
        strength: 0.6,
        evidence: [
          { field: 'skills', start: 0, end: 2, text: 'Go' },
          { field: 'text', start: 2, end: 4, text: 'Go' },
        ],
      },
    ]);
  });

  it('that nobody knows come with names that are written alike', async () => {
    const { unknown } = await read({ skills: ['Kuberntes', 'Frobnicator XQ', 'q9'] });
    expect(unknown[0]).toEqual({ name: 'Kuberntes', near: ['Kubernetes'] });
    expect(unknown.slice(1)).toEqual([
      { name: 'Frobnicator XQ', near: [] },
      { name: 'q9', near: [] },
    ]);
  });
});

describe('the words around a skill', () => {
  it.each<[string, Record<string, number>]>([
    ['精通Go和Redis，熟悉Kafka；了解Istio。', { go: 1, redis: 1, kafka: 0.6, istio: 0.35 }],
    ['Go（精通）、Redis（熟练）、Kafka：了解', { go: 1, redis: 0.85, kafka: 0.35 }],
    ['Expert in Go and Redis. Familiar with Kafka, basic Istio', { go: 1, redis: 1, kafka: 0.6, istio: 0.35 }],
    ['Proficient:\n- Kafka\n- Redis\n\nExperience with Istio', { kafka: 0.85, redis: 0.85, istio: 0.6 }],
    ['精通 Java，用 Kafka 做过异步解耦', { java: 1, kafka: 0.6 }],
    ['Java 5年，Python (2 years)', { java: 0.85, python: 0.61 }],
    ['10 years of experience with Java and Oracle', { java: 0.9, oracle: 0.9 }],
    ['用 Redis 做缓存。\n了解 Redis', { redis: 0.35 }],
  ])('%s', async (text, expected) => {
    expect(await strengths(text)).toEqual(expected);
  });

  it.each([
    '没用过 Kubernetes',
    '没有接触过Docker、Kubernetes',
    '没有 Kubernetes 相关经验',
    'Kubernetes 没用过',
    '不会 Kubernetes',
    '未使用过 Kubernetes',
    '想学 Kubernetes',
    '不想再用 Kubernetes',
    'no experience with Kubernetes',
    'Never used Docker or Kubernetes.',
    "I haven't worked with Kubernetes yet",
    'not familiar with Kubernetes',
    'Kubernetes: none',
    'eager to learn Kubernetes',
  ])('deny it: %s', async (text) => {
    expect(await strengths(text)).toEqual({});
  });

  it.each([
    '没用过Docker，但熟悉Kubernetes',
    'No experience with Docker but two years of Kubernetes',
    '不仅用 Kubernetes',
  ])('deny no more than they say: %s', async (text) => {
    expect(Object.keys(await strengths(text))).toEqual(['kubernetes']);
  });
});

describe('a person', () => {
  it('has what is stated before what the text says', async () => {
    const input: PersonInput = {
      text: '期望城市：杭州，期望薪资 20K。本科，3年经验，接受远程',
      years: 9,
      education: 'phd',
      level: 'lead',
      wishes: { cities: ['Beijing'] },
    };
    expect(await read(input)).toMatchObject({
      years: 9,
      education: 'phd',
      level: 'lead',
      wishes: { cities: ['Beijing'], pay: { min: 20_000, currency: 'CNY', period: 'month' }, remote: 'remote' },
    });
  });

  it('works to the day that is named, and not at all where none is', async () => {
    const text = '工作经历\n2020.01-至今 某公司 后端工程师';
    expect((await read({ text })).years).toBeNull();
    const dated = createPersonReader({ catalogue, place: async () => null, referenceDate: '2023-06-30' });
    expect((await dated.read({ text })).years).toBe(3.5);
  });

  it('counts times that overlap once, and none at school', async () => {
    const text =
      'Experience\nJan 2018 - Dec 2019 A\nJun 2019 - Dec 2020 B\nEducation\nSep 2010 - Jun 2014 C\nProjects\n2001 - 2009 D';
    expect((await read({ text })).years).toBe(3);
  });

  it('has roles whose shares add up to 1, the one of the title first', async () => {
    const { roles, level } = await read({
      title: '高级Go后端工程师',
      text: '负责微服务，兼做前端，熟悉 Vue、React、Go、MySQL',
    });
    expect(roles[0]!.id).toBe('backend');
    expect(roles.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(level).toBe('senior');
    expect((await read({ text: '你好' })).roles).toEqual([]);
  });

  it('is supported in a capability by words and by what implies it, in (0, 1]', async () => {
    const { capabilities } = await read({ skills: ['Kafka', 'RabbitMQ'] });
    const queues = capabilities.find(({ id }) => id === 'message-queues')!;
    expect(queues.strength).toBeCloseTo(1 - (1 - 0.42) * (1 - 0.42), 3);
    expect(queues.evidence.map(({ text }) => text)).toEqual(['Kafka', 'RabbitMQ']);
  });

  it('is placed by what tells their work, not by name, school or wish', async () => {
    placed.length = 0;
    const text = '个人信息\n张三 13800138000\n教育背景\n某大学\n专业技能\n熟悉DevOps\n求职意向\n杭州';
    await read({ title: '运维', skills: ['Go'], text });
    expect(placed).toMatchObject([{ title: '运维', text: 'Go\n熟悉DevOps' }]);
  });

  it('is reached by nothing that is told of them', async () => {
    const told = await read({
      title: 'Go 13800138000',
      skills: ['me@example.com'],
      text: 'Go me@example.com 13800138000',
    });
    expect(JSON.stringify(told)).not.toMatch(/example|138001/);
    expect(told.unknown[0]!.name).toBe('**@*******.***');
  });
});

describe('what a person may say', () => {
  it.each<[string, unknown]>([
    ['person', {}],
    ['person', null],
    ['person', { wishes: {} }],
    ['person.skills.1.level', { skills: ['Go', { name: 'Java', level: 'god' }] }],
    ['person.skills', { skills: Array.from({ length: 501 }, () => 'Go') }],
    ['person.text', { text: 'x'.repeat(1_000_001) }],
    ['person.text', { text: 7 }],
    ['person.years', { years: -1 }],
    ['person.wishes.pay.currency', { wishes: { pay: { min: 1, currency: 'yuan' } } }],
    ['person.wishes.remote', { wishes: { remote: 'moon' } }],
    ['person', { skils: ['Go'] }],
  ])('is refused with its path: %s', async (option, input) => {
    await expect(read(input as PersonInput)).rejects.toMatchObject({ code: 'OPTION_INVALID', details: { option } });
  });
});

describe('roles of a list of skills', () => {
  it.each<[string[], string[]]>([
    [['React', 'TypeScript'], ['frontend']],
    [['Java', 'Spring Boot', 'MyBatis'], ['backend']],
    [['Selenium', 'JMeter', 'Postman'], ['qa-testing']],
    [['Python'], []],
    [['Word', 'Git', '微服务'], []],
  ])('are those that two of them speak for: %j', async (skills, roles) => {
    expect((await read({ skills })).roles.map(({ id }) => id)).toEqual(roles);
    expect((await read({ text: skills.join('、') })).roles.map(({ id }) => id)).toEqual(roles);
  });
});
