import { describe, expect, it } from 'vitest';
import { type MoveOptions, moveStack } from '../../../src/mapping/move-stack.js';
import { nearestSkills } from '../../../src/mapping/nearest-skills.js';
import type { StackMove } from '../../../src/mapping/stack-move.js';

// Written before the table was asked: what somebody who has made the move would say.
const JAVA_TO_GO: readonly (readonly [skill: string, concern: string, replacement: string])[] = [
  ['Spring Boot', 'web-framework', 'gin'],
  ['SpringMVC', 'web-framework', 'echo'],
  ['Spring Cloud', 'microservices', 'go-zero'],
  ['Dubbo', 'rpc', 'kitex'],
  ['MyBatis', 'sql-mapper', 'sqlx'],
  ['Hibernate', 'orm', 'gorm'],
  ['HikariCP', 'connection-pool', 'database-sql'],
  ['Flyway', 'migrations', 'golang-migrate'],
  ['Guice', 'dependency-injection', 'wire'],
  ['Hystrix', 'resilience', 'gobreaker'],
  ['Quartz', 'scheduling', 'robfig-cron'],
  ['Maven', 'build', 'go-modules'],
  ['JUnit 5', 'unit-testing', 'testify'],
  ['Mockito', 'mocking', 'gomock'],
  ['Logback', 'logging', 'zap'],
  ['Micrometer', 'metrics', 'client-golang'],
  ['Jackson', 'json', 'encoding-json'],
  ['Jedis', 'cache-client', 'go-redis'],
  ['Caffeine', 'local-cache', 'bigcache'],
  ['Netty', 'networking', 'gnet'],
  ['Arthas', 'profiling', 'pprof'],
  ['Tomcat', 'packaging', 'static-binary'],
  ['Checkstyle', 'linting', 'golangci-lint'],
  ['JVM', 'runtime', 'go-gc'],
];
const PYTHON_TO_GO: typeof JAVA_TO_GO = [
  ['Django', 'web-framework', 'gin'],
  ['FastAPI', 'web-framework', 'fiber'],
  ['Flask', 'web-framework', 'echo'],
  ['SQLAlchemy', 'orm', 'gorm'],
  ['Celery', 'scheduling', 'asynq'],
  ['pytest', 'unit-testing', 'testify'],
  ['unittest.mock', 'mocking', 'gomock'],
  ['requests', 'http-client', 'net-http'],
  ['aiohttp', 'http-client', 'resty'],
  ['asyncio', 'concurrency', 'goroutines'],
  ['gevent', 'concurrency', 'goroutines'],
  ['Pydantic', 'validation', 'go-validator'],
  ['Alembic', 'migrations', 'golang-migrate'],
  ['Gunicorn', 'packaging', 'static-binary'],
  ['mypy', 'linting', 'golangci-lint'],
  ['loguru', 'logging', 'zap'],
  ['redis-py', 'cache-client', 'go-redis'],
  ['py-spy', 'profiling', 'pprof'],
  ['Poetry', 'build', 'go-modules'],
];
/** Servers, platforms and protocols stay of use, and so does what both languages work with. */
const STAY = ['Redis', 'MySQL', 'Kafka', 'RocketMQ', 'Docker', 'k8s', 'Nginx', 'gRPC', 'Prometheus', 'Nacos', 'Linux'];

function placeOf(move: StackMove, concern: string, replacement: string): number {
  const replaced = move.replaced.find((one) => one.concern === concern);
  return replaced ? replaced.to.findIndex(({ id }) => id === replacement) : -1;
}

describe.each([
  ['java', JAVA_TO_GO],
  ['python', PYTHON_TO_GO],
])('moveStack from %s to go', (from, expectations) => {
  it.each(expectations)('%s: for %s among the first four there is %s', (skill, concern, replacement) => {
    const move = moveStack({ from, to: 'go', skills: [skill] });
    expect(move.notKnown).toEqual([]);
    expect(move.carriesOver).toEqual([]);
    const place = placeOf(move, concern, replacement);
    expect(place >= 0 && place < 4, `place ${place}`).toBe(true);
  });

  it.each(STAY)('%s carries over, with a reason', (skill) => {
    const move = moveStack({ from, to: 'go', skills: [skill] });
    expect(move.carriesOver).toHaveLength(1);
    expect(move.carriesOver[0]!.reason.zh.length).toBeGreaterThan(3);
    expect([move.replaced, move.unplaced, move.notKnown]).toEqual([[], [], []]);
  });

  it('tells all skills at once', () => {
    const skills = [...expectations.map(([skill]) => skill), ...STAY];
    const move = moveStack({ from, to: 'go', skills });
    expect(move.carriesOver).toHaveLength(STAY.length);
    const concerns = new Set(move.replaced.map(({ concern }) => concern));
    expect(expectations.filter(([, concern]) => !concerns.has(concern))).toEqual([]);
  });
});

describe('moveStack', () => {
  const concernsOf = (options: MoveOptions): string[] => moveStack(options).isNew.map(({ concern }) => concern);

  it('calls new what the language brings, first, and what no skill serves', () => {
    const isNew = moveStack({ from: 'java', to: 'go', skills: ['Logback', 'Redis'] }).isNew;
    const basics = isNew.filter(({ basic }) => basic).map(({ concern }) => concern);
    expect(basics).toEqual(['language', 'error-handling', 'concurrency', 'runtime']);
    expect(isNew.slice(0, 4).every(({ basic }) => basic)).toBe(true);
    const concerns = isNew.map(({ concern }) => concern);
    expect(concerns).toContain('linting');
    expect(concerns).not.toContain('logging');
    const errors = isNew.find(({ concern }) => concern === 'error-handling')!;
    expect(errors.to.map(({ id }) => id)).toEqual(['go-errors']);
    expect(errors.instead.map(({ id }) => id)).toEqual(['exceptions']);
    expect(errors.note!.en).toContain('%w');
  });

  it('calls nothing new that is the same in both languages', () => {
    expect(concernsOf({ from: 'python', to: 'java', skills: [] })).not.toContain('error-handling');
    expect(concernsOf({ from: 'python', to: 'go', skills: [] })).toContain('error-handling');
  });

  it('takes all of the stack where no skills are given', () => {
    const move = moveStack({ from: 'java', to: 'go' });
    expect(move.replaced.find(({ concern }) => concern === 'orm')!.from.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['hibernate', 'jpa', 'mybatis-plus']),
    );
    expect([move.unplaced, move.notKnown]).toEqual([[], []]);
    expect(move.isNew.map(({ concern }) => concern)).not.toContain('language');
  });

  it('ticks a choice that is known already', () => {
    const move = moveStack({ from: 'java', to: 'go', skills: ['Logback', 'zap'] });
    const logging = move.replaced.find(({ concern }) => concern === 'logging')!;
    expect(logging.to.filter(({ known }) => known).map(({ id }) => id)).toEqual(['zap']);
    expect(move.checklist.en).toMatch(/^- \[x\] Logging: Logback → .*zap \(1\.00, known already\)/m);
    expect(move.carriesOver.map(({ id }) => id)).toEqual(['zap']);
  });

  it('finds skills in any spelling, in words, and in a profile', () => {
    const ids = (options: Omit<MoveOptions, 'from' | 'to'>): string[] => {
      const { carriesOver, replaced } = moveStack({ from: 'java', to: 'golang', ...options });
      return [...carriesOver.map(({ id }) => id), ...replaced.flatMap(({ from }) => from.map(({ id }) => id))];
    };
    expect(ids({ skills: ['springboot 2.x'] })).toContain('spring-boot');
    expect(ids({ skills: ['熟悉RocketMQ集群'] })).toEqual(['rocketmq']);
    expect(ids({ skills: ['ＲＥＤＩＳ'] })).toEqual(['redis']);
    expect(new Set(ids({ profile: '五年Java经验，精通Spring Boot与MyBatis，了解Kafka。' }))).toEqual(
      new Set(['java', 'spring-boot', 'mybatis', 'kafka']),
    );
  });

  it('lists what it does not know and what it cannot place, and drops nothing', () => {
    const skills = ['Foobar', 'Redis', 'Vue.js', 'Django', ' ', 'Foobar'];
    const move = moveStack({ from: 'java', to: 'go', skills });
    expect(move.notKnown).toEqual(['Foobar']);
    expect(move.unplaced.map(({ id }) => id)).toEqual(['vue']);
    expect(move.carriesOver.map(({ id }) => id)).toEqual(['redis', 'django']);
    expect(move.carriesOver[1]!.reason.en).toContain('Python');
    expect(move.checklist.zh).toContain('## 不认识\n\n- Foobar\n');
  });

  it('says so where the other stack has nothing equal', () => {
    const move = moveStack({ from: 'python', to: 'go', skills: ['pandas'] });
    expect(move.replaced).toMatchObject([{ concern: 'data-and-ml', to: [] }]);
    expect(move.checklist.en).toMatch(/^- \[ \] Data analysis and machine learning: pandas → nothing equal$/m);
  });

  it('lets words of others mark nothing up', () => {
    const { checklist } = moveStack({ from: 'java', to: 'go', skills: ['<b>x</b>\n# y [z](http://a.example)'] });
    expect(checklist.en).toContain('- \\<b\\>x\\</b\\> \\# y \\[z\\](http://a.example)\n');
  });

  it('refuses stacks that it does not know, the same stack twice, and options of other types', () => {
    const code = (options: MoveOptions): string => {
      try {
        moveStack(options);
        return 'none';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code({ from: 'cobol', to: 'go' })).toBe('STACK_UNKNOWN');
    expect(code({ from: 'java', to: '' })).toBe('STACK_UNKNOWN');
    expect(code({ from: 'go', to: 'Golang' })).toBe('OPTION_INVALID');
    expect(code({ from: 'java', to: 'go', skills: 'Redis' } as never)).toBe('OPTION_INVALID');
  });

  it('goes between all stacks, both ways', () => {
    const stacks = ['go', 'java', 'python', 'node', 'php', 'cpp', 'csharp', 'rust'];
    for (const from of stacks) {
      for (const to of stacks.filter((one) => one !== from)) {
        const { replaced, checklist } = moveStack({ from, to });
        expect(replaced.length, `${from} to ${to}`).toBeGreaterThan(15);
        for (const one of replaced) for (const { nearness } of one.to) expect(nearness > 0 && nearness <= 1).toBe(true);
        expect(checklist.zh.split('\n').length).toBe(checklist.en.split('\n').length);
      }
    }
  });
});

describe('nearestSkills', () => {
  it('ranks by Dice over concerns twice and over capabilities once', () => {
    const near = new Map(nearestSkills('JUnit', 'go').map(({ id, nearness }) => [id, nearness]));
    // JUnit: unit-testing, capability testing. Testify: unit-testing and mocking, testing. Go's testing is in no catalogue.
    expect(near.get('ginkgo')).toBe(1);
    expect(near.get('testify')).toBeCloseTo((2 * (2 / 3) + 1) / 3, 12);
    expect(near.get('go-testing')).toBe(1);
  });

  it('ranks by concerns alone where neither supports a capability', () => {
    // Spring Boot: web framework, dependency injection, configuration. Gin: web framework.
    const [first] = nearestSkills('Spring Boot', 'go');
    expect(first).toMatchObject({ id: 'gin', nearness: 0.5 });
    expect(first!.shared.concerns.map(({ id }) => id)).toEqual(['web-framework']);
  });

  it('gives the usual choice first of those equally near', () => {
    expect(
      nearestSkills('Express', 'go')
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['gin', 'echo']);
  });

  it('knows tools of one name in two stacks apart', () => {
    // In Go sqlx maps SQL; in Rust it has a pool and migrations too. MyBatis maps SQL and supports the capability orm.
    const inGo = nearestSkills('MyBatis', 'go').find(({ id }) => id === 'sqlx')!;
    const inRust = nearestSkills('MyBatis', 'rust').find(({ id }) => id === 'sqlx')!;
    expect([inGo.shared.concerns, inRust.shared.concerns].map((shared) => shared.map(({ id }) => id))).toEqual([
      ['sql-mapper'],
      ['sql-mapper'],
    ]);
    expect([inGo.nearness, inRust.nearness]).toEqual([1, expect.closeTo((2 * 0.5 + 1) / 3, 12)]);
  });

  it('finds nothing near for what shares no concern', () => {
    expect(nearestSkills('Redis', 'go')).toEqual([]);
  });

  it('refuses a skill or stack that is not known', () => {
    expect(() => nearestSkills('Foobar', 'go')).toThrow(/Foobar/);
    expect(() => nearestSkills('JUnit', 'cobol')).toThrow(/no stack cobol; there are go, java/);
    expect(() => nearestSkills(7 as never, 'go')).toThrow(/skill/);
  });
});
