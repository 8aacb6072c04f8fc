import { describe, expect, it } from 'vitest';
import { builtInKnowledge, withPacks } from '../../../src/frameworks/registry.js';
import type { JobMapping } from '../../../src/mapping/job-mapping.js';
import { wordsOfPart } from '../../../src/mapping/words-of-part.js';
import { mapperOf, mapText } from '../../support/map-text.js';

const TEXT = 'Go后端：负责微服务网关，QPS≥50k，熟悉Gin、gRPC、Redis；了解Kafka、Docker者优先；不要求会Beego。';

describe('the capabilities of a job', () => {
  it('have scores that their evidence adds up to', () => {
    const { capabilities } = mapText(TEXT);
    expect(capabilities.length).toBeGreaterThan(5);
    for (const { id, score, evidence } of capabilities) {
      const sum = evidence.reduce((total, { contribution }) => total + contribution, 0);
      expect(Math.abs(sum - score), id).toBeLessThan(1e-9);
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
    }
  });

  it('weigh words 1, a technology 0.7, and a plus half', () => {
    const scoreOf = (text: string, id: string): number => mapText(text).capabilities.find((c) => c.id === id)!.score;
    expect(scoreOf('熟悉消息队列', 'message-queues')).toBeCloseTo(1 / 2, 12);
    expect(scoreOf('熟悉Kafka', 'message-queues')).toBeCloseTo(0.7 / 1.7, 12);
    expect(scoreOf('熟悉Kafka者优先', 'message-queues')).toBeCloseTo(0.35 / 1.35, 12);
    expect(scoreOf('熟悉消息队列，熟悉Kafka', 'message-queues')).toBeCloseTo(1.7 / 2.7, 12);
  });

  it('count a place once, by the heaviest that stands on it', () => {
    const linux = mapText('熟悉linux').capabilities.find(({ id }) => id === 'linux')!;
    expect(linux.score).toBeCloseTo(1 / 2, 12);
    expect(linux.evidence).toHaveLength(1);
    const team = mapText('和团队协作').capabilities.find(({ id }) => id === 'communication')!;
    expect(team.score).toBeCloseTo(1 / 2, 12);
    const twice = mapText('熟悉linux，Linux优先').capabilities.find(({ id }) => id === 'linux')!;
    expect(twice.evidence.map(({ start }) => start)).toEqual([2, 8]);
  });

  it('count at most twenty places, the heaviest, and still add up', () => {
    const job = mapText(`${'Kafka优先。'.repeat(50)}${'熟悉消息队列，熟悉Kafka。'.repeat(15)}熟悉Redis。`.repeat(3));
    const { score, evidence } = job.capabilities.find(({ id }) => id === 'message-queues')!;
    expect(evidence).toHaveLength(20);
    expect(evidence.every(({ text }) => text === '消息队列')).toBe(true);
    expect(score).toBeCloseTo(20 / 21, 12);
    const kafka = job.skills.find(({ id }) => id === 'kafka')!;
    expect(kafka.polarity).toBe('required');
    expect(kafka.evidence).toHaveLength(20);
  });

  it('name the technology that implies them', () => {
    const [evidence] = mapText('熟悉Kafka').capabilities.find(({ id }) => id === 'message-queues')!.evidence;
    expect(evidence).toMatchObject({ text: 'Kafka', through: 'kafka', field: 'text', start: 2, end: 7 });
  });

  it('stand with the best supported first', () => {
    const scores = mapText(TEXT).capabilities.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('the frameworks of a job', () => {
  it('have scores in [0, 1] that their parts add up to', () => {
    const { frameworks } = mapText(TEXT);
    const table = ['gin', 'echo', 'beego'];
    expect(frameworks.map(({ id }) => id).filter((id) => table.includes(id))).toEqual(table);
    for (const { score, parts } of frameworks) {
      const sum = parts.reduce((total, { contribution }) => total + contribution, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('weigh a name 0.6, a plus half of it, and a waiver nothing', () => {
    const mention = (text: string): number | undefined =>
      mapText(text)
        .frameworks.find(({ id }) => id === 'gin')
        ?.parts.find(({ kind }) => kind === 'mention')?.contribution;
    expect(mention('熟悉Golang和Gin')).toBeCloseTo(0.6, 12);
    expect(mention('熟悉Golang，熟悉Gin者优先')).toBeCloseTo(0.3, 12);
    expect(mention('熟悉Golang，Gin不作要求')).toBeUndefined();
  });

  it('share out the scenes by strength and grade', () => {
    // API gateway under load: strength 1; RPC without a second protocol: strength 0.6.
    const { scenes, frameworks } = mapText('Golang，高并发API网关，RPC框架');
    const own = scenes.filter(({ pack }) => pack === 'go-web');
    expect(own.map(({ id, strength }) => [id, strength])).toEqual([
      ['high-qps-gateway', 1],
      ['multi-protocol', 0.6],
    ]);
    const beego = frameworks.find(({ id }) => id === 'beego')!;
    expect(beego.score).toBeCloseTo((0.4 * (1 * 0.1 + 0.6 * 0.5)) / 1.6, 12);
  });

  it('are none where nothing speaks for any', () => {
    const job = mapText('熟悉Golang');
    expect(job.packs).toEqual(['go-web']);
    expect(job.frameworks).toEqual([]);
    expect(mapText('行政助理').packs).toEqual([]);
  });
});

describe('the frameworks of a job among those of its run', () => {
  const mapper = mapperOf();
  /** A run in which ORM goes with Beego and etcd with Gin, each so many times. */
  const runOf = (count: number) =>
    Array.from({ length: count }, (_, i) => [
      mapText('Golang，Gin，etcd', { id: `g${i}` }),
      mapText('Golang，Beego，Elasticsearch', { id: `b${i}` }),
    ]).flat();
  const ranked = (text: string, count: number) =>
    mapper.completeJob(mapText(text), mapper.profile(runOf(count))).frameworks.map(({ id }) => id);
  const GATEWAY = 'Golang，高并发API网关，Elasticsearch';

  it('are ranked by what goes with them in other jobs', () => {
    expect(ranked('Golang，Elasticsearch', 50)).toEqual(['beego', 'gin']);
    expect(ranked('Golang，etcd', 50)).toEqual(['gin', 'beego']);
    expect(ranked(GATEWAY, 200)[0]).toBe('beego');
  });

  it('stay as the grades have them where few jobs say otherwise', () => {
    const graded = mapText(GATEWAY).frameworks.map(({ id }) => id);
    expect(ranked(GATEWAY, 1)).toEqual(graded);
    // Six jobs move frameworks of one grade, and none of a better one.
    const inTable = (ids: readonly string[]) => ids.filter((id) => ['gin', 'echo', 'beego'].includes(id));
    for (const count of [0, 1, 2, 3]) expect(inTable(ranked(GATEWAY, count))).toEqual(['gin', 'echo', 'beego']);
    expect(ranked('Golang，Elasticsearch', 1)).toEqual([]);
  });

  it('tell what goes with them, with counts and the words of the job', () => {
    const text = 'Golang，Elasticsearch';
    const job = mapper.completeJob(mapText(text), mapper.profile(runOf(50)));
    const part = job.frameworks[0]!.parts.find(
      (candidate) => 'feature' in candidate && candidate.feature === 'technology',
    );
    expect(part).toMatchObject({ kind: 'companion', id: 'elasticsearch', jobs: 50, naming: 50 });
    expect(wordsOfPart(job, 'go-web', part!)).toEqual([{ field: 'text', start: 7, end: 20, text: 'Elasticsearch' }]);
    expect(Object.keys(part!)).not.toContain('evidence');
    expect(Object.keys(part!)).not.toContain('weight');
  });

  it('take no capability as a companion that the name of a framework alone supports', () => {
    const framework = (id: string) => ({ id, summary: { zh: id, en: id }, grades: [] });
    const pack = {
      schemaVersion: 1,
      id: 'java-own',
      version: '1.0.0',
      name: { zh: 'Java', en: 'Java' },
      applies: { technology: 'java' },
      technologies: [],
      frameworks: [framework('spring-cloud'), framework('mybatis')],
      scenes: [],
    };
    const knowledge = withPacks([{ name: 'java-own', json: pack }]);
    const own = mapperOf(knowledge);
    const words = (text: string) => mapText(text, { knowledge });
    const run = Array.from({ length: 40 }, () => [words('Java，微服务，Spring Cloud'), words('Java，MyBatis')]).flat();
    const completed = (text: string) => own.completeJob(words(text), own.profile(run));
    const companionsOf = (text: string) =>
      completed(text).frameworks.flatMap(({ parts }) => parts.flatMap((part) => ('feature' in part ? [part] : [])));
    expect(words('Java，Spring Cloud').capabilities.map(({ id }) => id)).toContain('microservices');
    expect(companionsOf('Java，Spring Cloud').map(({ id }) => id)).not.toContain('microservices');
    const both = 'Java，Spring Cloud，微服务';
    const beside = companionsOf(both).find(({ id }) => id === 'microservices');
    expect(wordsOfPart(completed(both), 'java-own', beside!).map(({ text }) => text)).toEqual(['微服务']);
  });

  it('never rest on base rates alone', () => {
    const { frameworks } = mapper.completeJob(mapText('熟悉Golang'), mapper.profile(runOf(50)));
    expect(frameworks).toEqual([]);
  });
});

describe('a cluster', () => {
  const mapper = mapperOf();
  const GATEWAY = 'Go，高并发API网关，熟悉Gin';
  const jobs = [
    mapText(GATEWAY, { id: 'a' }),
    mapText('Golang，管理后台快速交付，Beego', { id: 'b' }),
    mapText('Golang，gRPC与HTTP接口', { id: 'c' }),
    mapText('Java，Spring Boot', { id: 'd' }),
  ];
  const corpus = mapper.profile(jobs);

  it('has affinities that their parts add up to, prior included', () => {
    const [affinity] = mapper.mapCluster(jobs, corpus).affinities;
    expect(affinity).toMatchObject({ pack: 'go-web', applicableJobs: 3, abstained: null });
    for (const { score, parts, interval } of affinity!.frameworks) {
      const sum = parts.reduce((total, { contribution }) => total + contribution, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-9);
      expect(parts.map(({ kind }) => kind)).toContain('prior');
      expect(interval[0]).toBeGreaterThanOrEqual(0);
      expect(interval[0]).toBeLessThanOrEqual(score);
      expect(interval[1]).toBeGreaterThanOrEqual(score);
      expect(interval[1]).toBeLessThanOrEqual(1);
    }
  });

  it('shrinks the mean towards that of the run with the weight of four jobs', () => {
    const members = [jobs[0]!];
    const [affinity] = mapper.mapCluster(members, corpus).affinities;
    const gin = affinity!.frameworks.find(({ id }) => id === 'gin')!;
    const own = jobs[0]!.frameworks.find(({ id }) => id === 'gin')!.score;
    const prior = corpus.affinity.get('go-web')!.get('gin')!;
    expect(own).toBeCloseTo(1, 12);
    expect(gin.score).toBeCloseTo((own + 4 * prior) / 5, 12);
  });

  it('shows the companions that weigh most, and the others as one part', () => {
    const beside = ['Redis', 'Kafka', 'etcd', 'MySQL', 'MongoDB', 'Docker', 'Nginx', 'Elasticsearch'];
    const run = beside.flatMap((name, i) =>
      Array.from({ length: 12 }, (_, j) =>
        mapText(`Golang，${j % 4 === 0 ? 'Beego' : 'Gin'}，${j % 4 === 0 ? '' : `${name}，`}`, { id: `${i}-${j}` }),
      ),
    );
    const [affinity] = mapper.mapCluster(run, mapper.profile(run)).affinities;
    const { parts, score } = affinity!.frameworks.find(({ id }) => id === 'gin')!;
    const companions = parts.filter(({ kind }) => kind === 'companion');
    expect(companions.filter(({ id }) => id !== undefined)).toHaveLength(5);
    const others = companions.find(({ id }) => id === undefined)!;
    expect(others).toMatchObject({ jobs: 72, evidence: [] });
    expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 9);
    for (const { id, jobs, evidence } of companions.filter((part) => part.id !== undefined)) {
      expect(evidence, id).toHaveLength(Math.min(3, jobs));
    }
  });

  it('has an interval that narrows with more jobs', () => {
    const widths = [1, 3, 10, 50].map((count) => {
      const members = Array.from({ length: count }, (_, i) => mapText(GATEWAY, { id: `g${i}` }));
      const { interval } = mapper.mapCluster(members, corpus).affinities[0]!.frameworks[0]!;
      return interval[1] - interval[0];
    });
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(new Set(widths).size).toBe(4);
  });

  it('takes its capability scores from those of its jobs', () => {
    const { capabilities } = mapper.mapCluster(jobs, corpus);
    expect(capabilities.length).toBeGreaterThan(0);
    for (const capability of capabilities) {
      const parts = jobs.map((job) => (job.capabilities.find(({ id }) => id === capability.id)?.score ?? 0) / 4);
      expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - capability.score)).toBeLessThan(1e-9);
      expect(capability.jobs).toBe(parts.filter((part) => part > 0).length);
      expect(capability.evidence.length).toBeGreaterThan(0);
    }
  });

  it('abstains with a reason where the pack has hardly a say', () => {
    const java = Array.from({ length: 9 }, (_, i) => mapText('Java，Spring Boot', { id: `j${i}` }));
    const [affinity] = mapper.mapCluster([jobs[0]!, ...java], corpus).affinities;
    expect(affinity).toMatchObject({ applicableJobs: 1, frameworks: [] });
    expect(affinity!.abstained).toEqual({
      zh: '10 个职位中只有 1 个涉及「Go Web 框架」。',
      en: 'Only 1 of 10 jobs concern Go web frameworks.',
    });
  });

  it('abstains where its jobs concern the pack and say nothing of it', () => {
    const [affinity] = mapper.mapCluster([mapText('熟悉Golang')], corpus).affinities;
    expect(affinity!.frameworks).toEqual([]);
    expect(affinity!.abstained!.en).toBe(
      'No job names a framework of Go web frameworks, points to one of its scenes, or names what goes with one.',
    );
  });

  it('decides by the outcome of most of its jobs', () => {
    const members = [
      mapText('Golang网关，QPS 5万', { id: 'x' }),
      mapText('Golang秒杀，每秒三万次请求', { id: 'y' }),
      mapText('Golang后端接口', { id: 'z' }),
      mapText('熟悉Golang', { id: 'w' }),
    ];
    const [decision] = mapper.mapCluster(members, mapper.profile(members)).decisions;
    expect(decision).toMatchObject({ framework: 'gin', name: 'Gin', outcomes: { gin: 2, echo: 1 }, abstained: 1 });
    expect(decision!.path[0]).toMatchObject({ step: 'load', yes: 2, no: 0, notStated: 2 });
    expect(decision!.evidence.map(({ job, text }) => [job, text])).toEqual([
      ['x', 'QPS 5万'],
      ['y', '每秒三万次'],
    ]);
    expect(decision!.path[0]!.evidence.map(({ job, text }) => [job, text])).toEqual([
      ['x', 'QPS 5万'],
      ['y', '每秒三万次'],
    ]);
  });

  it('decides nothing where its jobs say too little', () => {
    const members = [mapText('熟悉Golang', { id: 'x' })];
    const [decision] = mapper.mapCluster(members, mapper.profile(members)).decisions;
    expect(decision).toMatchObject({ framework: null, name: null, outcomes: {}, abstained: 1, notConcerned: 0 });
    expect(decision!.reason.en).toBe('The texts of only 0 of the 1 jobs concerned say enough to decide.');
  });
});

describe('the names of frameworks', () => {
  const named = ['Spring Cloud', 'Kratos', 'GORM', 'Hyperf'];

  it.each<[string, string]>([
    ['Node.js后端开发，熟悉NestJS', 'node-web'],
    ['Golang后端开发，熟悉gRPC-Go', 'go-rpc'],
    ['PHP后端开发，熟悉Hyperf', 'php-web'],
  ])('lend no scene and decide nothing of a pack of others: %s', (text, pack) => {
    const of = (job: JobMapping) => ({
      scenes: job.scenes.filter((scene) => scene.pack === pack),
      answers: job.decisions
        .filter((decision) => decision.pack === pack)
        .flatMap(({ path }) => path.map(({ step, answer }) => [step, answer])),
    });
    for (const name of named) {
      const own = builtInKnowledge().packs.find(({ id }) => id === pack)!;
      if (own.frameworks.some(({ id }) => id === name.toLowerCase())) continue;
      expect(of(mapText(`${text}，了解${name}`)), name).toEqual(of(mapText(text)));
    }
  });

  it('lend each other no scene', () => {
    const scenes = mapText('Golang后端，熟悉Kratos').scenes.filter(({ pack }) => pack === 'go-rpc');
    expect(scenes).toEqual([]);
    const worded = mapText('Golang后端，熟悉Kratos，负责微服务治理').scenes.filter(({ pack }) => pack === 'go-rpc');
    expect(worded.length).toBeGreaterThan(0);
  });
});

describe('the decision path of a job', () => {
  it.each<[string, string | null, string[]]>([
    ['Golang，QPS 5万', 'gin', ['yes']],
    ['Golang，QPS 800，管理后台要求一体化', 'beego', ['no', 'yes']],
    ['Golang，管理后台，自带ORM和缓存', 'beego', ['not-stated', 'yes']],
    ['Golang，接口开发，QPS 不到一千', 'echo', ['no', 'not-stated']],
    ['Golang，RESTful API', 'echo', ['not-stated', 'not-stated']],
    ['熟悉Golang', null, ['not-stated', 'not-stated']],
  ])('%s', (text, framework, answers) => {
    const [decision] = mapText(text).decisions;
    expect(decision!.framework).toBe(framework);
    expect(decision!.path.map(({ answer }) => answer)).toEqual(answers);
    for (const step of decision!.path) {
      expect(step.evidence.length > 0, step.step).toBe(step.answer !== 'not-stated');
      for (const { start, end, text: words } of step.evidence) expect(text.slice(start, end)).toBe(words);
    }
  });

  it('shows the words that decide where the text answers no question', () => {
    const [decision] = mapText('Golang，设计RESTful API').decisions;
    expect(decision!.path.every(({ answer }) => answer === 'not-stated')).toBe(true);
    expect(decision!.evidence.map(({ text }) => text)).toContain('RESTful API');
    const members = [mapText('Golang，设计RESTful API', { id: 'x' })];
    const [ofCluster] = mapperOf().mapCluster(members, mapperOf().profile(members)).decisions;
    expect(ofCluster!.evidence).toMatchObject([{ job: 'x', field: 'text' }]);
  });

  it.each<[string, string | null]>([
    ['Golang: we do not need an admin console, ORM or cache. REST APIs.', 'echo'],
    ['Golang，我们不做管理后台，不需要ORM和缓存。设计RESTful接口。', 'echo'],
    ['Golang，QPS 一万以上不要求', null],
    ['Golang, no need for an all-in-one admin panel with an ORM and cache', null],
  ])('stands on nothing that is waived: %s', (text, framework) => {
    const job = mapText(text);
    expect(job.decisions[0]!.framework).toBe(framework);
    expect(job.scenes.map(({ id }) => id)).not.toContain('rapid-admin-delivery');
    expect(job.scenes.map(({ id }) => id)).not.toContain('high-qps-gateway');
  });

  it('leaves a question open that a ceiling does not answer', () => {
    expect(mapText('Golang，QPS 不到五万').decisions[0]!.path[0]!.answer).toBe('not-stated');
  });

  it('is none where the pack has no say', () => {
    expect(mapText('Rust，QPS 5万').decisions).toEqual([]);
    expect(mapText('Java后端开发，QPS 5万').decisions.map(({ pack }) => pack)).toEqual(['java']);
  });
});

describe('a very long text', () => {
  // Of the processor, not of the clock, which goes on while other programs have their turn.
  const secondsSince = (started: NodeJS.CpuUsage): number => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  };

  it.each([
    ['lists', '后端开发，Go、Redis优先。'],
    ['loads', 'qps 5万 '],
    ['lines', '后端开发\n'],
    ['no punctuation', '后端开发redis '],
    ['open markup', '<p '],
    ['digits', '9'],
    ['waivers', '不涉及redis'],
    ['waived lists', '不涉及redis,'],
    ['framed waivers', 'no redis, '],
  ])('is mapped in time in proportion to its length: %s', (_name, piece) => {
    const started = process.cpuUsage();
    const job = mapText(piece.repeat(Math.ceil(120_000 / piece.length)));
    // Well under a second where time is linear; minutes where any step is quadratic.
    expect(secondsSince(started)).toBeLessThan(8);
    expect(job.id).toBe('job');
  });

  it.each([' ', '=', '*', '#', '~'])('is mapped in such time where its first line is a run of «%s»', (sign) => {
    const started = process.cpuUsage();
    const job = mapText(`go${sign.repeat(60_000)}kafka`);
    expect(secondsSince(started)).toBeLessThan(8);
    expect(job.skills.map(({ id }) => id)).toContain('kafka');
  });
});
