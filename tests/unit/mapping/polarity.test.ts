import { describe, expect, it } from 'vitest';
import type { Polarity } from '../../../src/core/job.js';
import { clausesOf } from '../../../src/mapping/polarity.js';
import { mapText } from '../../support/map-text.js';

function polaritiesIn(text: string): Record<string, Polarity> {
  return Object.fromEntries(mapText(text).skills.map(({ id, polarity }) => [id, polarity]));
}

describe('the polarity of a skill', () => {
  it.each<[string, Record<string, Polarity>]>([
    ['熟悉Redis和Kafka', { redis: 'required', kafka: 'required' }],
    ['熟悉Redis；有Kafka经验者优先', { redis: 'required', kafka: 'preferred' }],
    ['熟悉MySQL，熟悉Redis优先', { mysql: 'required', redis: 'preferred' }],
    ['熟悉MySQL，Kafka、Redis者优先', { mysql: 'preferred', kafka: 'preferred', redis: 'preferred' }],
    ['会Docker更好，必须会Linux', { docker: 'preferred', linux: 'required' }],
    ['了解Kafka者加分。精通Java', { kafka: 'preferred', java: 'required' }],
    ['Kafka is a plus. You know Java.', { kafka: 'preferred', java: 'required' }],
    ['Kafka would be nice to have; Redis is a must', { kafka: 'preferred', redis: 'required' }],
    ['ideally you have used Kafka', { kafka: 'preferred' }],
    ['Python required, Kafka preferred', { python: 'required', kafka: 'preferred' }],
    ['It would be lovely if you know Docker, or have run Kafka at scale', { docker: 'preferred', kafka: 'preferred' }],
    ['熟悉MySQL（Redis更佳）', { mysql: 'required', redis: 'preferred' }],
    ['fluent in Java, Kafka is an advantage', { java: 'required', kafka: 'preferred' }],
  ])('%s', (text, expected) => {
    expect(polaritiesIn(text)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['加分项：', 'zh'],
    ['【加分项】', 'zh in brackets'],
    ['优先条件', 'zh, bare'],
    ['以下条件者优先：', 'zh, a list below'],
    ['Nice to have', 'en'],
    ['Bonus points:', 'en'],
    ['Preferred qualifications:', 'en'],
    ['## Nice to haves', 'en, in Markdown'],
  ])('a heading covers its section: %s (%s)', (heading) => {
    const text = `任职要求：\n1、精通Java\n${heading}\n1、熟悉Kafka\n2、熟悉Docker\n福利待遇：\n免费Redis培训`;
    expect(polaritiesIn(text)).toEqual({
      java: 'required',
      kafka: 'preferred',
      docker: 'preferred',
      redis: 'required',
    });
  });

  it('a heading with words behind it covers its own line', () => {
    expect(polaritiesIn('Must: Java.\nPlus: Kafka, some Docker for our Redis.\nTools: Git')).toEqual({
      java: 'required',
      kafka: 'preferred',
      docker: 'preferred',
      redis: 'preferred',
      git: 'required',
    });
    expect(polaritiesIn('Desirable: Kafka. Reverse engineering. Docker.\nEssential: Java')).toEqual({
      kafka: 'preferred',
      docker: 'preferred',
      java: 'required',
    });
  });

  it('a heading that begins a list on its own line covers the items below', () => {
    expect(polaritiesIn('加分项：1、熟悉Kafka\n2、熟悉Docker\n薪资面议，懂Java')).toEqual({
      kafka: 'preferred',
      docker: 'preferred',
      java: 'required',
    });
  });

  it('reads headings glued into a line without breaks', () => {
    const text = 'Required Skills:JavaPreferred Skills:Kafka and DockerBenefits: free Redis stickers';
    expect(polaritiesIn(text).kafka).toBe('preferred');
    expect(polaritiesIn("conceptsNice to haves:- Docker and/or KafkaWhat's In It for You- Redis")).toMatchObject({
      docker: 'preferred',
      redis: 'required',
    });
  });

  it('holds what is asked once plainly and once as a plus to be asked', () => {
    expect(polaritiesIn('熟悉Redis。\n有Redis源码经验者优先')).toEqual({ redis: 'required' });
  });
});

describe('what is waived', () => {
  it.each([
    '不要求会Java',
    '无需掌握Java',
    'Java不作要求',
    'Java经验不要求',
    'no Java experience needed',
    'No prior Java required',
    'Java is not required',
    'Java not needed',
    'we do not need Java',
    "We don't need any Java",
    "You don't need to know Java",
    'no need for Java',
    "We're not looking for Java",
    'You are not responsible for Java',
    '我们不做Java',
    '不涉及Java',
    '不负责Java',
    '不需要Java',
    '用不到Java',
    'Java用不到',
    'Java都不需要',
  ])('%s', (text) => {
    expect(polaritiesIn(text)).toEqual({ java: 'excluded' });
  });

  it.each<[string, Record<string, Polarity>]>([
    [
      'We do not need Kafka, Redis or Docker. Java.',
      { kafka: 'excluded', redis: 'excluded', docker: 'excluded', java: 'required' },
    ],
    [
      'No Kafka, Redis or Docker needed; Java',
      { kafka: 'excluded', redis: 'excluded', docker: 'excluded', java: 'required' },
    ],
    ['no need for Kafka or Redis, just Java', { kafka: 'excluded', redis: 'excluded', java: 'required' }],
    ['we do not need Kafka, we need Java', { kafka: 'excluded', java: 'required' }],
    ['we do not need Kafka but Java', { kafka: 'excluded', java: 'required' }],
    [
      '不需要Kafka、Redis、Elasticsearch、Docker、MySQL和Nginx，熟悉Java',
      {
        kafka: 'excluded',
        redis: 'excluded',
        elasticsearch: 'excluded',
        docker: 'excluded',
        mysql: 'excluded',
        nginx: 'excluded',
        java: 'required',
      },
    ],
    ['不做Kafka，只做Java', { kafka: 'excluded', java: 'required' }],
    ['不需要Kafka而是Java', { kafka: 'excluded', java: 'required' }],
    [
      '不涉及Kafka，Redis或Docker；Java',
      { kafka: 'excluded', redis: 'excluded', docker: 'excluded', java: 'required' },
    ],
    ['我们的Java后端不做Kafka', { java: 'required', kafka: 'excluded' }],
    ['加分项：\n熟悉Kafka，不要求Redis', { kafka: 'preferred', redis: 'excluded' }],
    ['无需加班，Java或Kafka方向', { java: 'required', kafka: 'required' }],
    ['no need to relocate, Java or Kafka', { java: 'required', kafka: 'required' }],
    ['You would not want to miss Java', { java: 'required' }],
    ['Java不要求，Go或Kafka均可', { java: 'excluded', go: 'required', kafka: 'required' }],
  ])('covers what is listed and no more: %s', (text, expected) => {
    expect(polaritiesIn(text)).toEqual(expected);
  });

  it.each([
    '对Java开发不负责任的人勿投',
    '不得不做Java',
    '包括但不限于Java',
    '技术栈不限于Java',
    'including but not limited to Java',
    'no nonsense: Java',
  ])('is not: %s', (text) => {
    expect(polaritiesIn(text)).toEqual({ java: 'required' });
  });

  it('gives no capability', () => {
    expect(mapText('Redis经验不要求').capabilities.map(({ id }) => id)).not.toContain('caching');
    expect(mapText('熟悉Redis').capabilities.map(({ id }) => id)).toContain('caching');
  });
});

describe('clausesOf', () => {
  it('covers the words of a text in order, without overlap', () => {
    const text = '要求:\n1、熟悉go,mysql;2、redis优先。\nnice to have\n- kafka. docker';
    const clauses = clausesOf(text);
    let reach = 0;
    for (const { start, end } of clauses) {
      expect(start).toBeGreaterThanOrEqual(reach);
      expect(text.slice(reach, start).replace(/[\s。;]/g, '')).toBe('');
      reach = end;
    }
    expect(text.slice(reach)).toBe('');
  });
});
