import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { type SectionKind, sectionParts } from '../../../src/mapping/sections.js';

/** The stretches of a text that are not blank, each with its kind. */
function partsOf(text: string): [SectionKind, string][] {
  const layout = normalizeText(text).text;
  return sectionParts(layout)
    .map(({ kind, start, end }): [SectionKind, string] => [kind, layout.slice(start, end).trim()])
    .filter(([, part]) => part !== '');
}

/** The kind of the stretch that holds these words. */
function kindAt(text: string, words: string): SectionKind | undefined {
  return partsOf(text).find(([, part]) => part.includes(words))?.[0];
}

describe('a heading on a line of its own', () => {
  it.each<[SectionKind, readonly string[]]>([
    [
      'duties',
      [
        '岗位职责：',
        '【岗位职责】',
        '一、工作职责',
        '工作内容',
        '职位描述：',
        '岗位描述',
        'Responsibilities:',
        'Key Responsibilities',
        "What you'll do",
        'What you’ll be doing:',
        'Your duties',
        '## Duties',
        'About the role',
        'About this job:',
        'Your role',
        'Job description',
      ],
    ],
    [
      'requirements',
      [
        '任职要求：',
        '二、任职资格：',
        '岗位要求',
        '【技能要求】',
        'Requirements:',
        'Minimum qualifications',
        'Must have:',
        'What you bring',
        "What you'll need",
        "What we're looking for",
        'What we expect',
        'Who you are',
        'Your profile',
        'Requirements for this position:',
        'Skills',
        'About you',
      ],
    ],
    [
      'preferred',
      ['加分项：', '优先条件', '有以下经验者优先：', 'Nice to have', 'Bonus points:', 'Preferred qualifications'],
    ],
    [
      'benefits',
      [
        '福利待遇：',
        '公司福利',
        '我们提供：',
        'Benefits:',
        'Company benefits',
        'What we offer',
        'Perks and benefits',
        'Compensation',
      ],
    ],
    [
      'company',
      [
        '公司介绍：',
        '公司简介',
        '【企业简介】',
        '关于我们',
        'About us',
        'About the team',
        'About the company',
        'About the corporate team',
        'Who we are',
        'Company description:',
      ],
    ],
    ['other', ['工作地点：']],
  ])('announces %s', (kind, headings) => {
    for (const heading of headings) {
      const text = `任职条件:\n某句话\n${heading}\nGo和Redis\n\nKafka and more`;
      expect([heading, kindAt(text, 'go和redis'), kindAt(text, 'kafka')]).toEqual([heading, kind, kind]);
    }
  });

  it('holds until the next heading', () => {
    expect(
      partsOf('某公司诚聘\n岗位职责：\n1、开发网关\n\n任职要求：\n熟悉Go\n加分项：\n- Kafka\n福利：\n茶').map(
        ([kind]) => kind,
      ),
    ).toEqual([
      'other',
      ...['duties', 'duties'],
      ...['requirements', 'requirements'],
      ...['preferred', 'preferred'],
      ...['benefits', 'benefits'],
    ]);
  });

  it('is no sentence that holds such a word', () => {
    for (const text of [
      'We gather the requirements of the people who use our benefits system, and build it',
      '负责整理客户的业务要求，并且推动产品与研发团队按照这些要求落地',
      'You own the role, and the skills of your team',
    ]) {
      expect(partsOf(`${text}\nGo`)).toEqual([
        ['other', text.toLowerCase().replaceAll('，', ',')],
        ['other', 'go'],
      ]);
    }
  });
});

describe('a text without headings', () => {
  it('is other', () => {
    expect(partsOf('负责Go网关开发，熟悉Redis\n\n团队年轻')).toEqual([
      ['other', '负责go网关开发,熟悉redis'],
      ['other', '团队年轻'],
    ]);
    expect(partsOf('')).toEqual([]);
    expect(partsOf(' \n\t\n')).toEqual([]);
  });
});

describe('headings inside a line', () => {
  it('part the line', () => {
    expect(partsOf('急聘 岗位职责：开发网关。任职要求：熟悉Go。加分项：Kafka。福利：下午茶')).toEqual([
      ['other', '急聘'],
      ['duties', '岗位职责:开发网关。'],
      ['requirements', '任职要求:熟悉go。'],
      ['preferred', '加分项:kafka。'],
      ['benefits', '福利:下午茶'],
    ]);
    expect(partsOf('We grow. Responsibilities: build. Requirements: Go. Nice to have: Kafka Benefits: tea')).toEqual([
      ['other', 'we grow.'],
      ['duties', 'responsibilities: build.'],
      ['requirements', 'requirements: go.'],
      ['preferred', 'nice to have: kafka'],
      ['benefits', 'benefits: tea'],
    ]);
    expect(partsOf('公司简介：做支付的。工作内容：写Go')).toEqual([
      ['company', '公司简介:做支付的。'],
      ['duties', '工作内容:写go'],
    ]);
  });

  it('hold on below the line', () => {
    expect(kindAt('任职要求：1、熟悉Go\n2、熟悉Redis\n会Kafka', 'kafka')).toBe('requirements');
    expect(kindAt('Responsibilities: build\nrun Kafka', 'kafka')).toBe('duties');
  });

  it('of pluses hold over the items of a list that they begin, or to the end of the line', () => {
    const list = '加分项：1、Kafka\n2、Docker\n团队年轻';
    expect([kindAt(list, 'docker'), kindAt(list, '团队')]).toEqual(['preferred', 'other']);
    const words = '加分项：Kafka\n2、Docker';
    expect([kindAt(words, 'kafka'), kindAt(words, 'docker')]).toEqual(['preferred', 'other']);
    expect(kindAt('Work with Go. Nice to have:\nKafka\nDocker', 'docker')).toBe('preferred');
  });
});

describe('a fact with its label', () => {
  it.each<[string, SectionKind]>([
    ['Salary: 20k to 30k', 'benefits'],
    ['薪资：20-30K', 'benefits'],
    ['薪资待遇：面议', 'benefits'],
    ['Rate: 500 a day', 'benefits'],
    ['Location: Paris', 'other'],
    ['工作地点：上海', 'other'],
    ['Education: Bachelor', 'requirements'],
  ])('says nothing of what stands below it: %s', (fact, kind) => {
    const label = fact.slice(0, 2).toLowerCase();
    expect([kindAt(`${fact}\n负责Go网关`, label), kindAt(`${fact}\n负责Go网关`, '网关')]).toEqual([kind, 'other']);
    const amid = `任职要求：\n熟悉Redis\n${fact}\n负责Go网关`;
    expect([kindAt(amid, label), kindAt(amid, '网关')]).toEqual([kind, 'requirements']);
  });

  it('ends with its sentence', () => {
    expect(partsOf('Requirements: Go. Salary: 20.5k a month. You also know Redis. Location: Paris; Kafka')).toEqual([
      ['requirements', 'requirements: go.'],
      ['benefits', 'salary: 20.5k a month.'],
      ['requirements', 'you also know redis.'],
      ['other', 'location: paris;'],
      ['requirements', 'kafka'],
    ]);
  });

  it('ends a section of pluses', () => {
    const text = '加分项：\nKafka\n工作地点：上海\n负责Go网关';
    expect([kindAt(text, 'kafka'), kindAt(text, '网关')]).toEqual(['preferred', 'other']);
    expect(kindAt('Bonus: Kafka. Location: Paris. Redis', 'redis')).toBe('other');
  });

  it('is a heading where its value stands below', () => {
    expect(kindAt('薪资待遇：\n五险一金\n双休', '双休')).toBe('benefits');
    expect(kindAt('岗位职责：\n开发\nLocation:\nParis', 'paris')).toBe('other');
  });

  it('is not seen inside a word', () => {
    expect(partsOf('Requirements: resource allocation: Kafka')).toEqual([
      ['requirements', 'requirements: resource allocation: kafka'],
    ]);
  });
});

describe('the stretches of any text', () => {
  const piece = fc.constantFrom(
    ...[
      '岗位职责：',
      '要求:',
      '加分项：',
      '薪资：20k',
      '1、',
      '- ',
      '\n',
      '。',
      '. ',
      'go ',
      'Nice to have',
      'Location: x',
      '以下优先',
      ' ',
      '福利',
    ],
  );
  const texts = fc.array(piece, { maxLength: 30 }).map((pieces) => normalizeText(pieces.join('')).text);

  it('are in order, disjoint, of one line each, and cover all that is not blank', () => {
    fc.assert(
      fc.property(texts, (layout) => {
        const parts = sectionParts(layout);
        let end = 0;
        for (const part of parts) {
          expect(layout.slice(end, part.start).trim()).toBe('');
          expect(part.start).toBeGreaterThanOrEqual(end);
          expect(part.end).toBeGreaterThan(part.start);
          expect(layout.slice(part.start, part.end)).not.toContain('\n');
          end = part.end;
        }
        expect(layout.slice(end).trim()).toBe('');
      }),
    );
  });
});
