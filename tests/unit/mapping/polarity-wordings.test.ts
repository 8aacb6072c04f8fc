import { describe, expect, it } from 'vitest';
import type { Polarity } from '../../../src/core/job.js';
import { mapText } from '../../support/map-text.js';

type Row = readonly [text: string, expected: Readonly<Record<string, Polarity | 'absent'>>];

/** Skills and capabilities of a text with their polarity; what it waives gives no capability. */
function readingOf(text: string, ids: readonly string[]): Record<string, Polarity | 'absent'> {
  const { skills, capabilities } = mapText(text);
  const found = new Map([...capabilities, ...skills].map(({ id, polarity }) => [id, polarity]));
  return Object.fromEntries(ids.map((id) => [id, found.get(id) ?? 'absent']));
}

const WAIVED: readonly Row[] = [
  ['不要求有Kubernetes经验', { kubernetes: 'excluded', 'container-orchestration': 'absent' }],
  ['无需了解区块链', { blockchain: 'absent' }],
  ['不需要会前端', { 'web-frontend': 'absent' }],
  ['不要求Java，但要求熟悉Go', { java: 'excluded', go: 'required' }],
  ['不要求精通Redis，但必须会MySQL', { redis: 'excluded', mysql: 'required' }],
  ['没有Kafka经验也可以，但要懂消息队列', { kafka: 'excluded', 'message-queues': 'required' }],
  ['Docker经验不做要求', { docker: 'excluded' }],
  ['不强制要求掌握Rust', { rust: 'excluded' }],
  ['对英语没有要求', { english: 'absent' }],
  ['英语不作要求', { english: 'absent' }],
  ['本岗位不涉及前端开发', { 'web-frontend': 'absent' }],
  ['你不用写前端，也不用做运维', { 'web-frontend': 'absent', sre: 'absent' }],
  ['不会Go没关系，有Java经验即可', { go: 'excluded', java: 'required' }],
  ['Go零基础也可以，熟悉Python就行', { go: 'excluded', python: 'required' }],
  ['不限于Java，Go也可以', { java: 'required', go: 'required' }],
  ['技术栈包括但不限于Spring Boot、MyBatis', { 'spring-boot': 'required', mybatis: 'required' }],
  ['无Docker经验者勿投', { docker: 'required' }],
  ['能够不依赖框架写SQL', { sql: 'required' }],
  ['no experience with Kubernetes needed', { kubernetes: 'excluded' }],
  ['No prior Go experience is required, but you know Java well', { go: 'excluded', java: 'required' }],
  ["You won't be doing any frontend work", { 'web-frontend': 'absent' }],
  ["You don't need to know Rust; Python is enough", { rust: 'excluded', python: 'required' }],
  ['Kafka knowledge is not required', { kafka: 'excluded' }],
  ['We do not use PHP, we use Python', { php: 'excluded', python: 'required' }],
  ['Experience with Terraform is not necessary but welcome', { terraform: 'preferred' }],
  ["It's fine if you have never used Kotlin", { kotlin: 'excluded' }],
  ["Don't worry if you haven't worked with Scala before", { scala: 'excluded' }],
  [
    'You do not have to be a Kubernetes expert, but you must know Docker',
    { kubernetes: 'excluded', docker: 'required' },
  ],
  ['not only Java but also Kotlin', { java: 'required', kotlin: 'required' }],
  ['You cannot live without Git', { git: 'required' }],
  ['This is not a management role: you will write Go', { go: 'required' }],
  ['Without knowledge of SQL you will not get far', { sql: 'required' }],
];

/** A bracket that only calls a plus, and a plus that is not required. */
const PLUSES: readonly Row[] = [
  ...[
    '（加分项）',
    '（优先）',
    '(加分)',
    '(preferred)',
    ' (nice to have)',
    ' (a plus)',
    ' (optional)',
    '（非必须）',
  ].map(
    (bracket): Row => [
      `熟悉Redis，熟悉Kafka${bracket}，精通Java`,
      { redis: 'required', kafka: 'preferred', java: 'required' },
    ],
  ),
  ['Kafka（优先）', { kafka: 'preferred' }],
  ['熟悉Redis、Kafka（加分）、Docker', { redis: 'required', kafka: 'preferred', docker: 'required' }],
  ['有Redis、Kafka使用经验（优先）', { redis: 'preferred', kafka: 'preferred' }],
  ['Go, Kafka (preferred), Redis', { go: 'required', kafka: 'preferred', redis: 'required' }],
  ['Java and Kafka (a big plus)', { java: 'required', kafka: 'preferred' }],
  ['Kafka or RabbitMQ (preferred)', { kafka: 'preferred', rabbitmq: 'preferred' }],
  ['Kafka (preferred but not required), Java', { kafka: 'preferred', java: 'required' }],
  ['熟悉MySQL（Redis更佳）', { mysql: 'required', redis: 'preferred' }],
  ['熟悉Kafka（有3年以上经验）', { kafka: 'required' }],
  ['Kafka is optional. Java', { kafka: 'preferred', java: 'required' }],
  ['Kafka可选，精通Java', { kafka: 'preferred', java: 'required' }],
  ['Kafka为非必需项；精通Java', { kafka: 'preferred', java: 'required' }],
  ['可选择Kafka或Redis实现', { kafka: 'required', redis: 'required' }],
  ['TypeScript with optional chaining', { typescript: 'required' }],
  ['Kafka preferred but not required', { kafka: 'preferred' }],
  ['Kafka is a plus but not required', { kafka: 'preferred' }],
  ['Kafka is helpful but not necessary', { kafka: 'preferred' }],
  ['Kafka experience is helpful, but not strictly required. Java', { kafka: 'preferred', java: 'required' }],
  ['Kafka加分但不要求', { kafka: 'preferred' }],
  ['Kafka is not required', { kafka: 'excluded' }],
];

const POLARITY: readonly Row[] = [
  ['熟悉Go，有Rust经验者优先', { go: 'required', rust: 'preferred' }],
  ['有Kafka使用经验优先考虑', { kafka: 'preferred' }],
  ['会Flutter的优先', { flutter: 'preferred' }],
  ['熟悉Spring Cloud为佳', { 'spring-cloud': 'preferred' }],
  ['了解ClickHouse是加分项', { clickhouse: 'preferred' }],
  ['加分项：\n- 熟悉eBPF\n- 开源贡献', { ebpf: 'preferred', 'open-source': 'preferred' }],
  ['【优先考虑】\n1. 熟悉Istio\n2. 有TiDB经验', { istio: 'preferred', tidb: 'preferred' }],
  ['以下为加分项（非必须）：\nKubernetes\nTerraform', { kubernetes: 'preferred', terraform: 'preferred' }],
  ['至少熟悉Java、Go、Python中的一种', { java: 'required', go: 'required', python: 'required' }],
  ['掌握MySQL或PostgreSQL', { mysql: 'required', postgresql: 'required' }],
  ['精通Go。有Go开源项目者优先', { go: 'required' }],
  ['熟悉Redis；熟悉Redis源码者优先', { redis: 'required' }],
  ['最好懂一点Lua', { lua: 'preferred' }],
  ['有Elasticsearch调优经验更好', { elasticsearch: 'preferred' }],
  ['能用英语交流者优先录取', { english: 'preferred' }],
  ['本科以上学历，计算机专业优先，熟悉Linux', { linux: 'required' }],
  ['熟悉Vue/React优先', { vue: 'preferred', react: 'preferred' }],
  ['如果你还熟悉Kubernetes，那就更棒了', { kubernetes: 'preferred' }],
  ['有Hadoop、Spark等大数据经验者加分', { hadoop: 'preferred', spark: 'preferred' }],
  ['优先：Rust、C++', { rust: 'preferred', 'c++': 'preferred' }],
  ['优先级队列的实现，熟悉Go', { go: 'required' }],
  ['Nice to have:\n- Terraform\n- Rust', { terraform: 'preferred', rust: 'preferred' }],
  ['Bonus points if you know Elixir', { elixir: 'preferred' }],
  ['Kubernetes is a plus', { kubernetes: 'preferred' }],
  ['Experience with Kafka is a big plus; Go is a must', { kafka: 'preferred', go: 'required' }],
  ['Ideally, you have worked with GraphQL', { graphql: 'preferred' }],
  ['PostgreSQL or equivalent', { postgresql: 'required' }],
  ['Preferred: Scala, Spark', { scala: 'preferred', spark: 'preferred' }],
  ['Required: Python. Preferred: Terraform', { python: 'required', terraform: 'preferred' }],
  ["It's a bonus if you have used Redis", { redis: 'preferred' }],
  ['Java (Kotlin a plus)', { java: 'required', kotlin: 'preferred' }],
  ['Proficient in at least one of Java, Go or Python', { java: 'required', go: 'required', python: 'required' }],
  ['Go is required. Go experience at scale is a plus.', { go: 'required' }],
  ['Extra credit for Terraform', { terraform: 'preferred' }],
  ['We would love it if you knew Terraform', { terraform: 'preferred' }],
  ['Familiarity with Docker is desirable', { docker: 'preferred' }],
  ['What will set you apart\n- Kafka\n- Flink', { kafka: 'preferred', flink: 'preferred' }],
  ['Good to have: AWS', { aws: 'preferred' }],
  ['Optional: Ansible', { ansible: 'preferred' }],
  ['Surplus stock is handled in Go', { go: 'required' }],
  ['Priority is given to candidates with Rust experience', { rust: 'preferred' }],
];

describe('what a text waives', () => {
  it.each(WAIVED)('%s', (text, expected) => {
    expect(readingOf(text, Object.keys(expected))).toEqual(expected);
  });
});

describe('what a text asks and what it calls a plus', () => {
  it.each(POLARITY)('%s', (text, expected) => {
    expect(readingOf(text, Object.keys(expected))).toEqual(expected);
  });
});

describe('a plus in a bracket, and one that is not required', () => {
  it.each(PLUSES)('%s', (text, expected) => {
    expect(readingOf(text, Object.keys(expected))).toEqual(expected);
  });
});
