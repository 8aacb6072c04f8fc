import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../src/core/text.js';
import { builtInKnowledge } from '../../src/frameworks/registry.js';
import { amountsOf } from '../../src/mapping/amounts.js';
import { clausesOf } from '../../src/mapping/polarity.js';
import { quantitiesOf } from '../../src/mapping/quantities.js';
import { sectionParts } from '../../src/mapping/sections.js';
import { wordsOfPart } from '../../src/mapping/words-of-part.js';
import { mapperOf, mapText } from '../support/map-text.js';

const { catalogue } = builtInKnowledge();

// Pieces that the rules know, so that random texts meet them often and in odd neighbourhoods.
const PIECES = [
  ...['Go', 'Golang', 'Gin', 'C', 'R', 'C++', 'k8s', 'ＧＯ', 'Redis', 'Kafka', 'Spring 2025', 'go to', 'gRPC', 'HTTP'],
  ...['高并发', '微服务', '网关', '管理后台', '快速', 'API gateway', 'admin panel', '带领十人的团队', 'lead a team'],
  ...[
    '优先',
    '加分项：',
    'Nice to have',
    'is a plus',
    '不要求',
    'no ',
    'not required',
    '不做',
    'we do not need ',
    ' or ',
    '必须',
    '包括但不限于',
  ],
  ...[
    'QPS',
    '5w+',
    '每秒',
    '数万次请求',
    '不到一千',
    '100k',
    'per second',
    '百万并发',
    '3-5万',
    'tens of thousands of',
  ],
  ...[
    '，',
    '。',
    '；',
    '\n',
    '1、',
    '(',
    ')',
    '：',
    ' ',
    '<li>',
    '<br/>',
    '&nbsp;',
    '…',
    '①',
    '\u200b',
    'é',
    'e\u0301',
    '🚀',
  ],
  ...['测试工程师', 'Senior Engineer', '实习生', '- 后端开发\n'],
];
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc
    .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 6 })), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
);
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
const sum = (parts: readonly { readonly contribution: number }[]): number =>
  parts.reduce((total, { contribution }) => total + contribution, 0);

describe('mapping any text', () => {
  it('does not fail, and every evidence slices its field', () => {
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (body, title) => {
        const job = mapText(body, title === undefined ? {} : { title });
        const evidence = [
          ...job.skills.flatMap((skill) => skill.evidence),
          ...job.capabilities.flatMap((capability) => capability.evidence),
          ...job.scenes.flatMap((scene) => scene.evidence),
          ...job.frameworks.flatMap(({ pack, parts }) => parts.flatMap((part) => wordsOfPart(job, pack, part))),
          ...job.decisions.flatMap((decision) => [decision, ...decision.path].flatMap((part) => part.evidence)),
          ...job.roleEvidence,
        ];
        for (const { field, start, end, text: words } of evidence) {
          expect((field === 'title' ? title! : body).slice(start, end)).toBe(words);
          expect(words).not.toBe('');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('gives scores in [0, 1] that their parts add up to, and none without evidence', () => {
    fc.assert(
      fc.property(text, (body) => {
        const job = mapText(body);
        const { capabilities, decisions, frameworks, skills } = job;
        for (const { score, evidence } of capabilities) {
          expect(near(sum(evidence), score) && score > 0 && score < 1).toBe(true);
        }
        for (const { pack, score, parts } of frameworks) {
          expect(near(sum(parts), score) && score >= 0 && score <= 1 && parts.length > 0).toBe(true);
          for (const part of parts) expect(wordsOfPart(job, pack, part)).not.toEqual([]);
        }
        for (const skill of skills) expect(skill.evidence.length).toBeGreaterThan(0);
        for (const { framework, evidence } of decisions) expect(evidence.length > 0).toBe(framework !== null);
      }),
      { numRuns: 400 },
    );
  });

  it('gives clusters whose scores decompose and lie inside their intervals', () => {
    const mapper = mapperOf();
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.nat(7), (bodies, cut) => {
        const jobs = bodies.map((body, i) => mapText(`Golang ${body}`, { id: `j${i}` }));
        const members = jobs.slice(0, 1 + (cut % jobs.length));
        const cluster = mapper.mapCluster(members, mapper.profile(jobs));
        for (const { frameworks, abstained } of cluster.affinities) {
          expect(frameworks.length === 0).toBe(abstained !== null);
          for (const { score, parts, interval } of frameworks) {
            expect(near(sum(parts), score)).toBe(true);
            expect(interval[0] >= 0 && interval[0] <= score && score <= interval[1] && interval[1] <= 1).toBe(true);
          }
        }
        for (const { score, share, jobs: count } of cluster.capabilities) {
          expect(score > 0 && score < 1 && near(share, count / members.length)).toBe(true);
        }
        for (const { outcomes, abstained, notConcerned } of cluster.decisions) {
          const decided = Object.values(outcomes).reduce((total, count) => total + count, 0);
          expect(decided + abstained + notConcerned).toBe(members.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says the same of the same text', () => {
    fc.assert(
      fc.property(text, (body) => {
        expect(mapText(body)).toEqual(mapText(body));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the parts of mapping, on any text', () => {
  it('the catalogue keeps its law: in order, in bounds, nothing of one kind inside a longer plain match', () => {
    fc.assert(
      fc.property(text, (body) => {
        const folded = normalizeText(body);
        const matches = catalogue.match(folded);
        let reach = 0;
        for (const { folded: span, span: original } of matches) {
          expect(span.start).toBeGreaterThanOrEqual(reach);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(folded.text.length);
          expect(original.end).toBeLessThanOrEqual(body.length);
          reach = span.start;
        }
        const names = matches.filter(({ kind }) => kind === 'technology').map(({ folded: span }) => span);
        for (const inner of names) {
          const longer = names.find(
            (outer) =>
              outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start,
          );
          expect(longer).toBeUndefined();
        }
      }),
      { numRuns: 400 },
    );
  });

  it('clauses, sections, amounts and loads are ordered and in bounds', () => {
    fc.assert(
      fc.property(text, (body) => {
        const folded = normalizeText(body).text;
        for (const spans of [clausesOf(folded), sectionParts(folded), amountsOf(folded)]) {
          let reach = 0;
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(reach);
            expect(end).toBeGreaterThan(start);
            reach = end;
          }
          expect(reach).toBeLessThanOrEqual(folded.length);
        }
        for (const { start, end, value } of quantitiesOf(folded)) {
          expect(start >= 0 && end <= folded.length && start < end && Number.isFinite(value) && value >= 0).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('a Chinese amount reads as its digits do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.constantFrom('万', '千万', '百万', '亿'), (digit, unit) => {
        const numeral = '一二三四五六七八九'.charAt(digit - 1);
        const [inWords] = quantitiesOf(`${numeral}${unit}qps`);
        const [inDigits] = quantitiesOf(`${digit}${unit}qps`);
        expect(inWords!.value).toBe(inDigits!.value);
      }),
    );
  });
});
