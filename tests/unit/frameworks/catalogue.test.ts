import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { createCatalogue } from '../../../src/frameworks/catalogue.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import type { Capability, Technology } from '../../../src/frameworks/schema.js';

const { catalogue } = builtInKnowledge();

function technologiesIn(text: string): string[] {
  const matches = catalogue.match(normalizeText(text)).filter(({ kind }) => kind === 'technology');
  return [...new Set(matches.map(({ id }) => id))];
}

function capabilitiesIn(text: string): string[] {
  const matches = catalogue.match(normalizeText(text)).filter(({ kind }) => kind === 'capability');
  return [...new Set(matches.map(({ id }) => id))];
}

const technology = (id: string, name: string, more: Partial<Technology> = {}): Technology => ({
  id,
  name,
  kind: 'tool',
  aliases: [],
  capabilities: [],
  ...more,
});
const capability = (id: string, zh: string[], en: string[], more: Partial<Capability> = {}): Capability => ({
  id,
  name: { zh: id, en: id },
  description: { zh: id, en: id },
  phrases: { zh, en },
  ...more,
});

describe('the law of the catalogue', () => {
  it('drops a match inside a longer one of the same capability, gaps or not', () => {
    const own = createCatalogue(
      [],
      [
        capability('talk', ['团队', '团队协作', '和…协作', '和…作'], []),
        capability('team', ['团队协'], []),
        capability('refused', ['团队', '和…协作'], [], { refuse: ['和团队协作'] }),
      ],
    );
    expect(own.match(normalizeText('和团队协作')).map(({ id, folded }) => [id, folded.start, folded.end])).toEqual([
      ['talk', 0, 5],
    ]);
    expect(own.match(normalizeText('我们的团队')).map(({ id }) => id)).toEqual(['refused', 'talk']);
    const talk = catalogue.match(normalizeText('和团队协作')).filter(({ id }) => id === 'communication');
    expect(talk).toHaveLength(1);
  });

  it('lets a longer name beat a shorter one inside it', () => {
    expect(technologiesIn('熟悉Spring Cloud Alibaba')).toEqual(['spring-cloud-alibaba']);
    expect(technologiesIn('熟悉Spring Boot')).toEqual(['spring-boot']);
    expect(technologiesIn('React Native and Redis')).toEqual(['react-native', 'redis']);
    expect(technologiesIn('JavaScript, Java')).toEqual(['javascript', 'java']);
  });

  it('gives spans that slice the original text, also where folding changes its length', () => {
    const original = '①精通ＧＯ语言、ｋ８ｓ；Ⅳ级ﬁnal e\u0301tape Redis\u200b 集群';
    const text = normalizeText(original);
    const words = catalogue.match(text).map(({ id, span }) => [id, original.slice(span.start, span.end)]);
    expect(words).toContainEqual(['go', 'ＧＯ语言']);
    expect(words).toContainEqual(['kubernetes', 'ｋ８ｓ']);
    expect(words).toContainEqual(['redis', 'Redis']);
  });

  it('reports matches in the order of the text', () => {
    const starts = catalogue
      .match(normalizeText('MySQL、Redis；Kafka and gRPC, 高并发 微服务'))
      .map(({ folded }) => folded.start);
    expect(starts.length).toBeGreaterThan(5);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('drops a capability phrase that lies inside a longer technology name', () => {
    const small = createCatalogue([technology('cache-x', 'Big Cache X')], [capability('caching', [], ['cache'])]);
    expect(small.match(normalizeText('uses Big Cache X')).map(({ id }) => id)).toEqual(['cache-x']);
    expect(small.match(normalizeText('uses a big cache')).map(({ id }) => id)).toEqual(['caching']);
  });

  it('lets the later of two technologies with one id count', () => {
    const replaced = createCatalogue([technology('x', 'Alpha'), technology('x', 'Beta')], []);
    expect(replaced.match(normalizeText('Alpha Beta')).map(({ span }) => span.start)).toEqual([6]);
    expect(replaced.nameOf('x')).toBe('Beta');
    expect(replaced.nameOf('unknown')).toBe('unknown');
  });

  it('names the token of a technology', () => {
    expect(catalogue.termOf('go')).toBe('go');
    expect(catalogue.termOf('apache-kylin')).toBe('kylin');
    expect(catalogue.termOf('never-heard-of')).toBe('never-heard-of');
  });
});

describe('word boundaries', () => {
  it.each([
    ['精通Go语言', ['go']],
    ['熟悉Golang开发', ['go']],
    ['使用MySQL数据库', ['mysql']],
    ['Redis集群', ['redis']],
    ['掌握K8S运维', ['kubernetes']],
  ])('finds a name with Chinese characters beside it: %s', (text, ids) => {
    expect(technologiesIn(text)).toEqual(ids);
  });

  it.each([
    ['python3.8', ['python']],
    ['Vue2.x', ['vue']],
    ['MySQL8', ['mysql']],
    ['Java17', ['java']],
  ])('accepts a version behind a name and leaves it outside the span: %s', (text, ids) => {
    const matches = catalogue.match(normalizeText(text)).filter(({ kind }) => kind === 'technology');
    expect(matches.map(({ id }) => id)).toEqual(ids);
    expect(text.slice(matches[0]!.span.start, matches[0]!.span.end)).toMatch(/^[A-Za-z]+$/);
  });

  it('takes no digit of a version for the end of a name', () => {
    expect(technologiesIn('Angular 17')).toEqual(['angular']);
    expect(technologiesIn('Angular 1.x')).toEqual(['angularjs']);
    expect(technologiesIn('CentOS7.9')).toEqual(['centos']);
  });

  it.each(['category', 'javascripted', 'mongoose2redisx', 'gopher', 'rustic', 'cargo'])('cuts no word: %s', (text) => {
    expect(technologiesIn(text)).toEqual([]);
  });
});

describe('names that are also ordinary words', () => {
  it.each([
    ['5 years of Go and Kubernetes', 'go'],
    ['熟悉Go', 'go'],
    ['Go developer wanted', 'go'],
    ['The Go service you will take over', 'go'],
    ['Our Go services talk gRPC', 'go'],
    ['Full-stack Go position', 'go'],
    ['experience in Go, Python', 'go'],
    ['C, R and Go', 'c'],
    ['C, R and Go', 'r'],
    ['C/C++', 'c'],
    ['C/C++', 'cpp'],
    ['C# and .NET', 'csharp'],
    ['R语言', 'r'],
    ['Rust, Kubernetes', 'rust'],
    ['Rust engineer', 'rust'],
    ['Swift, Objective-C', 'swift'],
    ['a Swift developer', 'swift'],
    ['Excel, Access and PowerPoint', 'access'],
    ['熟悉Gin框架', 'gin'],
    ['Golang, Gin, GORM', 'gin'],
    ['Gin or Echo in Golang', 'echo'],
    ['Spring, MyBatis', 'spring'],
    ['Java and Spring', 'spring'],
    ['Apache Spark and Hadoop', 'spark'],
    ['services on Airflow2.5', 'airflow'],
    ['Swift 5.9', 'swift'],
    ['Programming language: Rust', 'rust'],
    ["['R', 'Python']", 'r'],
    ['- Python\n- Go\n- Terraform', 'go'],
    ['Python 3.11, Go 1.22', 'go'],
    ['Rust is a plus', 'rust'],
    ['Swift is our preferred language', 'swift'],
    ['our small Rust team', 'rust'],
    ['Ruby and/or Go', 'go'],
  ])('«%s» names %s', (text, id) => {
    const known = id === 'cpp' ? idOf('C++') : id === 'csharp' ? idOf('C#') : id;
    expect(technologiesIn(text)).toContain(known);
  });

  it.each([
    ['our go to market plan', 'go'],
    ['Ready to go the extra mile', 'go'],
    ['always on the go', 'go'],
    ['a real go-getter', 'go'],
    ['Go beyond what is asked', 'go'],
    ['Go ahead and apply', 'go'],
    ['gin and tonic on Fridays', 'gin'],
    ['echo our values in all you do', 'echo'],
    ['join us in Spring 2025', 'spring'],
    ['R&D department', 'r'],
    ['C-level reports', 'c'],
    ['Series C startup', 'c'],
    ['a swift response to customers', 'swift'],
    ['Swift response to incidents', 'swift'],
    ['access to buildings', 'access'],
    ['Access control systems', 'access'],
    ['rust belt factories', 'rust'],
    ['you excel in teamwork', 'excel'],
    ['面向C端用户', 'c'],
    ['Room101 of the main building', 'android-room'],
    ['Go team, go!', 'go'],
    ['Rust 5.5 million euros', 'rust'],
    ['made of echo and light', 'echo'],
    ['Kafka, Redis\nGo above and beyond', 'go'],
    ['Contact Iris, Gin or Bob', 'iris'],
    ['experience in Swift payment messages', 'swift'],
    ['Kafka (https://kafka.apache.org)', 'https'],
    ['Spring is the season in which we hire', 'spring'],
    ['Your Go-to team for questions', 'go'],
    ['we provide support to Assembly Test', 'assembly'],
  ])('«%s» does not name %s', (text, id) => {
    expect(technologiesIn(text)).not.toContain(id);
  });

  it('lets a list outweigh a phrase that means something else', () => {
    expect(technologiesIn('Python or Go to build tooling')).toContain('go');
  });

  it('asks for the exact spelling', () => {
    expect(technologiesIn('we go and rust together')).toEqual([]);
  });
});

describe('capability phrases', () => {
  it('finds the words of both languages', () => {
    expect(capabilitiesIn('负责高并发微服务的性能优化')).toEqual(
      expect.arrayContaining(['high-concurrency', 'microservices', 'performance-tuning']),
    );
    expect(capabilitiesIn('high-throughput microservices')).toEqual(
      expect.arrayContaining(['high-concurrency', 'microservices']),
    );
  });

  it('is refused where a phrase of another meaning covers it', () => {
    expect(capabilitiesIn('分布式光伏电站')).not.toContain('distributed-systems');
    expect(capabilitiesIn('a distributed team across Europe')).not.toContain('distributed-systems');
    expect(capabilitiesIn('分布式存储')).toContain('distributed-systems');
  });

  const gaps = createCatalogue(
    [],
    [capability('lead', ['带领…团队'], ['lead…team'], { refuse: ['lead the sales team'] })],
  );
  const found = (text: string): string[] =>
    gaps.match(normalizeText(text)).map(({ span }) => text.slice(span.start, span.end));

  it('bridges a gap inside a clause and spans it', () => {
    expect(found('带领十人的后端团队')).toEqual(['带领十人的后端团队']);
    expect(found('you will lead a small team')).toEqual(['lead a small team']);
    expect(found('带领团队')).toEqual(['带领团队']);
  });

  it('holds to the limits of a gap', () => {
    expect(found(`带领${'甲'.repeat(10)}团队`)).toHaveLength(1);
    expect(found(`带领${'甲'.repeat(11)}团队`)).toEqual([]);
    expect(found(`lead ${'x'.repeat(30)} team`)).toHaveLength(1);
    expect(found(`lead ${'x'.repeat(31)} team`)).toEqual([]);
  });

  it('bridges no end of a clause', () => {
    expect(found('带领新人。团队氛围好')).toEqual([]);
    expect(found('take the lead. Our team is small')).toEqual([]);
    expect(found('带领新人；团队氛围好')).toEqual([]);
  });

  it('refuses by the whole span of a gap phrase', () => {
    expect(found('lead the sales team')).toEqual([]);
  });
});

function idOf(name: string): string {
  const found = [...catalogue.technologies.values()].find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no technology ${name}`);
  return found.id;
}
