import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobFacts, Salary } from '../../../src/core/job.js';
import type { JobRequirement } from '../../../src/mapping/requirements.js';
import type { Level, Role } from '../../../src/mapping/roles.js';
import { PartTable, Tally } from '../../../src/mapping/tally.js';
import { languageOf } from '../../../src/pipeline/language.js';
import { countsOf, profileOf as profileOfTally, profileParts, quantile } from '../../../src/pipeline/profile.js';
import { type TokenBatch, tokenBatch } from '../../../src/pipeline/read-batch.js';
import { TermCollector } from '../../../src/pipeline/terms.js';
import type { Token, TokenKind } from '../../../src/tokenize/token.js';
import { termsOf } from '../../support/chunks.js';
import { mapText } from '../../support/map-text.js';

describe('languageOf', () => {
  it.each([
    ['', 'en'],
    ['!!! 123', 'en'],
    ['C C C R', 'en'],
    ['Senior Go engineer, gRPC and Kubernetes', 'en'],
    [
      'Senior Go engineer in 上海, gRPC and Kubernetes, an English speaking team of twenty people with on call duty every week',
      'en',
    ],
    ['负责后端服务的开发与维护，参与系统架构设计', 'zh'],
    ['熟悉Go、Redis、MySQL，负责后端服务的开发与维护，参与系统架构设计与性能优化', 'zh'],
    ['We build payment services 支付服务 in Go, 要求 three years of 后端 experience', 'mixed'],
  ])('%s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

function token(stem: string, term: string, kind: TokenKind = 'latin'): Token {
  return { stem, term, kind, start: 0, end: term.length };
}

/** A batch of one document; by default its tokens stand apart. */
function cut(tokens: readonly Token[], joined: Uint8Array = new Uint8Array(tokens.length)): TokenBatch {
  return tokenBatch([{ tokens, joined }]);
}

describe('TermCollector', () => {
  it('numbers stems as they come and keeps the documents', () => {
    const terms = new TermCollector();
    terms.add(cut([token('design', 'designing'), token('go', 'go')]));
    terms.add(cut([]));
    terms.add(cut([token('go', 'go'), token('design', 'design'), token('go', 'go')]));
    const documents = terms.documents({ phrases: true });
    expect(documents.terms).toEqual(['design', 'go']);
    expect(documents.documents).toBe(3);
    expect(termsOf(documents)).toEqual([['design', 'go'], [], ['go', 'design', 'go']]);
  });

  it('shows the commonest surface, ties to the first in code-unit order', () => {
    const terms = new TermCollector();
    terms.add(cut([token('design', 'designs'), token('design', 'designing')]));
    terms.add(cut([token('design', 'designs'), token('test', 'tests'), token('test', 'testing')]));
    expect(terms.describe('design').shown).toBe('designs');
    expect(terms.describe('test').shown).toBe('testing');
  });

  it('adds a term for what stands side by side time and again, shown as it is written', () => {
    const terms = new TermCollector();
    for (let i = 0; i < 6; i++) {
      terms.add(cut([token('distribut', 'distributed'), token('system', 'systems')], Uint8Array.of(0, 1)));
      terms.add(cut([token('压力', '压力', 'han'), token('容量', '容量', 'han')], Uint8Array.of(0, 1)));
      terms.add(cut([token('go', 'go', 'technology'), token('servic', 'service')], Uint8Array.of(0, 1)));
      terms.add(cut([token('other', 'other')]));
    }
    const documents = terms.documents({ phrases: true });
    expect(documents.terms.slice(7).sort()).toEqual(['distribut system', '压力容量']);
    expect(termsOf(documents)[0]).toEqual(['distribut', 'system', 'distribut system']);
    expect(terms.describe('distribut system')).toEqual({
      stem: 'distribut system',
      shown: 'distributed systems',
      written: 'distributed systems',
      kind: 'phrase',
      words: ['distributed', 'systems'],
    });
    expect(terms.describe('压力容量').shown).toBe('压力容量');
  });

  it('remembers the capitals that most texts give a term', () => {
    const spelled = (spellings: readonly string[]): TokenBatch =>
      tokenBatch([{ tokens: spellings.map(() => token('api', 'api')), spellings, joined: new Uint8Array(3) }]);
    const terms = new TermCollector();
    terms.add(spelled(['API', '', 'API']));
    expect(terms.describe('api')).toMatchObject({ shown: 'api', written: 'API' });
    terms.add(spelled(['', '', 'Api']));
    expect(terms.describe('api')).toMatchObject({ shown: 'api', written: 'api' });
  });

  it('takes the more telling kind, whichever came first', () => {
    for (const kinds of [
      ['latin', 'technology'],
      ['technology', 'latin'],
    ] as const) {
      const terms = new TermCollector();
      for (const kind of kinds) terms.add(cut([token('go', 'go', kind)]));
      expect(terms.describe('go')).toEqual({ stem: 'go', shown: 'go', written: 'go', kind: 'technology' });
    }
  });

  it('knows nothing of a term that never came', () => {
    expect(new TermCollector().describe('toString')).toEqual({
      stem: 'toString',
      shown: 'toString',
      written: 'toString',
      kind: 'other',
    });
  });
});

describe('quantile', () => {
  it.each([
    [[5], 0.25, 5],
    [[1, 2], 0.5, 1.5],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0, 1],
    [[1, 2, 3, 4], 1, 4],
  ])('of %j at %d is %d', (sorted, q, expected) => {
    expect(quantile(sorted, q)).toBeCloseTo(expected, 12);
  });

  it('lies between the ends and rises with q', () => {
    const numbers = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(numbers, share, share, (values, a, b) => {
        const sorted = [...values].sort((x, y) => x - y);
        const [low, high] = [quantile(sorted, Math.min(a, b)), quantile(sorted, Math.max(a, b))];
        expect(low).toBeGreaterThanOrEqual(sorted[0]! - 1e-6);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)! + 1e-6);
        expect(low).toBeLessThanOrEqual(high + 1e-6);
      }),
    );
  });
});

const NO_FACTS: JobFacts = { experienceYears: null, education: null, salary: null, city: null };
const BACKEND: { readonly role: Role; readonly level: null } = { role: 'backend', level: null };

interface ProfiledJob {
  readonly facts: JobFacts;
  readonly role: Role;
  readonly level: Level | null;
  readonly requirements?: readonly JobRequirement[];
}

function profileOf(jobs: readonly ProfiledJob[]) {
  const table = new PartTable();
  const tally = new Tally(table);
  jobs.forEach(({ facts, role, level, requirements = [] }, number) => {
    tally.add(
      number,
      profileParts(facts, { role, level, requirements }).map((part) => table.numberOf(part)),
    );
  });
  return profileOfTally(tally);
}

function pay(min: number | null, max: number | null, rest: Partial<Salary> = {}) {
  const salary: Salary = { min, max, currency: 'CNY', period: 'month', months: null, ...rest };
  return { facts: { ...NO_FACTS, salary }, ...BACKEND };
}

describe('countsOf', () => {
  it('puts the most frequent first, ties in code-unit order', () => {
    expect(countsOf(['b', 'a', 'c', 'c', '__proto__'])).toEqual([
      { value: 'c', jobs: 2 },
      { value: '__proto__', jobs: 1 },
      { value: 'a', jobs: 1 },
      { value: 'b', jobs: 1 },
    ]);
  });
});

describe('profileOf', () => {
  it('gives the quartiles of the figures that jobs state, the quantity of most jobs first', () => {
    const stating = (text: string) => ({ facts: NO_FACTS, ...BACKEND, requirements: mapText(text).requirements });
    const texts = ['日活百万，QPS 1万，峰值QPS 3万', 'QPS 5万+', 'QPS 10万；不要求日活千万', 'P99 < 30ms', '熟悉 Go'];
    expect(profileOf(texts.map(stating)).requirements).toEqual([
      { quantity: 'qps', unit: 'requests/s', jobs: 3, quartiles: [4e4, 5e4, 7.5e4] },
      { quantity: 'dau', unit: 'users', jobs: 1, quartiles: [1e6, 1e6, 1e6] },
      { quantity: 'latency', unit: 'ms', jobs: 1, quartiles: [30, 30, 30] },
    ]);
  });

  it('brings pay to a month and takes quartiles of the middles', () => {
    const { salary } = profileOf([pay(10_000, 20_000), pay(null, 30_000), pay(240_000, 480_000, { period: 'year' })]);
    expect(salary).toEqual({ currency: 'CNY', jobs: 3, monthly: [22_500, 30_000, 30_000] });
  });

  it('counts an hour and a day as shares of a month', () => {
    expect(profileOf([pay(65, 65, { period: 'hour', currency: 'USD' })]).salary!.monthly[1]).toBeCloseTo(65 * 174, 6);
    expect(profileOf([pay(200, 200, { period: 'day' })]).salary!.monthly[1]).toBeCloseTo(4_350, 6);
  });

  it('goes by the currency that most jobs state, and says where none does', () => {
    const usd = pay(5_000, 5_000, { currency: 'USD' });
    const { salary } = profileOf([pay(1, 1), usd, usd]);
    expect(salary).toEqual({ currency: 'USD', jobs: 2, monthly: [5_000, 5_000, 5_000] });
    expect(profileOf([pay(null, null), { facts: NO_FACTS, ...BACKEND }]).salary).toBeNull();
  });

  it('counts roles, levels and cities', () => {
    const job = (city: string | null, level: 'senior' | null) => ({ facts: { ...NO_FACTS, city }, ...BACKEND, level });
    expect(profileOf([job('上海', 'senior'), job('上海', null), job(null, null)])).toEqual({
      roles: [{ value: 'backend', jobs: 3 }],
      levels: [
        { value: 'unknown', jobs: 2 },
        { value: 'senior', jobs: 1 },
      ],
      cities: [{ value: '上海', jobs: 2 }],
      salary: null,
      requirements: [],
    });
  });
});
