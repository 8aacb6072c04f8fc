import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInKnowledge, withPacks } from '../../../src/frameworks/registry.js';
import type { DecisionBranch, DecisionStep, Pack } from '../../../src/frameworks/schema.js';
import { whatWouldChange } from '../../../src/mapping/changes.js';
import type { DecisionTaken, JobDecision } from '../../../src/mapping/decision.js';
import { mapperOf, mapText } from '../../support/map-text.js';

const { packs } = builtInKnowledge();
const packOf = (id: string): Pack => packs.find((pack) => pack.id === id)!;

type Answers = Readonly<Record<string, DecisionTaken['answer']>>;

/** The path and the end of a decision whose questions are answered so; others are not. */
function walk({ decision }: Pack, answers: Answers): { path: DecisionTaken[]; end: string } {
  const path: DecisionTaken[] = [];
  let branch: DecisionBranch = { next: decision!.first };
  while ('next' in branch) {
    const id: string = branch.next;
    const step: DecisionStep = decision!.steps.find((candidate) => candidate.id === id)!;
    const answer: DecisionTaken['answer'] = answers[id] ?? 'not-stated';
    path.push({ step: id, answer, evidence: [] });
    branch = step[answer === 'yes' ? 'yes' : 'no'];
  }
  return { path, end: branch.framework };
}

const decisionOf = (text: string, pack = 'go-web'): JobDecision =>
  mapText(text).decisions.find((decision) => decision.pack === pack)!;
const changesOf = (text: string): [string, string[], boolean][] =>
  whatWouldChange(packOf('go-web'), decisionOf(text)).map(({ framework, suppose, needs }) => [
    framework,
    suppose.map(({ step, answer }) => `${step} ${answer}`),
    needs,
  ]);

describe('what would change a decision', () => {
  it('is each other answer on its path', () => {
    expect(changesOf('Golang，设计RESTful API')).toEqual([
      ['gin', ['load yes'], false],
      ['beego', ['all-in-one yes'], false],
    ]);
  });

  it('goes on to questions that the path did not come to', () => {
    expect(changesOf('Golang，QPS 5万')).toEqual([
      ['echo', ['load no'], true],
      ['beego', ['load no', 'all-in-one yes'], false],
    ]);
  });

  it('is for an abstention also what its branch needs', () => {
    expect(changesOf('熟悉Golang')).toEqual([
      ['echo', [], true],
      ['gin', ['load yes'], false],
      ['beego', ['all-in-one yes'], false],
    ]);
  });

  it('is said in both languages', () => {
    const [gin] = whatWouldChange(packOf('go-web'), decisionOf('Golang，设计RESTful API'));
    expect(gin!.condition).toEqual({
      zh: '若写明 QPS 或并发数超过一万',
      en: 'if a load above 10,000 requests a second, or 10,000 simultaneous users, were stated',
    });
    const [echo] = whatWouldChange(packOf('go-web'), decisionOf('熟悉Golang'));
    expect(echo!.condition).toEqual({
      zh: '若文本有词句支持“以接口层抽象为先。”',
      en: 'if words of the text bore out “The interface layer comes first.”',
    });
  });

  it('is said by the question where a pack brings no words for it', () => {
    const pack = packOf('go-web');
    const steps = pack.decision!.steps.map(({ assume: _words, ...step }) => step);
    const wordless = { ...pack, decision: { ...pack.decision!, steps } };
    const [gin] = whatWouldChange(wordless, decisionOf('Golang，设计RESTful API'));
    expect(gin!.condition.zh).toBe('若“QPS 或并发数是否超过一万？”答是');
    expect(gin!.condition.en).toMatch(/^if “Does the load exceed .*\?” were answered yes$/);
  });

  it.each([
    ['Golang，设计RESTful API', '，QPS 5万', 'gin'],
    ['Golang，设计RESTful API', '，管理后台，自带ORM和缓存', 'beego'],
    ['熟悉Golang', '，设计RESTful API', 'echo'],
  ])('comes true: %s%s', (text, added, framework) => {
    expect(changesOf(text).map(([other]) => other)).toContain(framework);
    expect(decisionOf(text + added).framework).toBe(framework);
  });

  it('looks once at steps that many ways lead to', () => {
    const pack = packOf('go-web');
    const [template] = pack.decision!.steps;
    const ends = ['gin', 'echo'].map((framework) => ({ framework, reason: { zh: '因', en: 'Why.' } }));
    const steps = Array.from({ length: 64 }, (_, i) => {
      const next = { next: `s${i + 1}` };
      return { ...template!, id: `s${i}`, yes: i < 63 ? next : ends[0]!, no: i < 63 ? next : ends[1]! };
    });
    const meeting = { ...pack, decision: { first: 's0', steps } };
    const path = [{ step: 's0', answer: 'yes' as const, evidence: [] }];
    const [gin, ...others] = whatWouldChange(meeting, { framework: 'echo', path });
    expect(others).toEqual([]);
    expect(gin!.suppose).toEqual([
      { step: 's0', answer: 'no' },
      { step: 's63', answer: 'yes' },
    ]);
  });

  it('refuses a path of another pack', () => {
    expect(() => whatWouldChange(packOf('java'), decisionOf('熟悉Golang'))).toThrow(/PACK_INVALID|no step load/);
  });

  const deciding = packs.filter(({ decision }) => decision);
  const answers = (pack: Pack): fc.Arbitrary<Answers> =>
    fc.record(
      Object.fromEntries(
        pack.decision!.steps.map(({ id }) => [
          id,
          fc.constantFrom('yes' as const, 'no' as const, 'not-stated' as const),
        ]),
      ),
    );

  it.each(deciding.map((pack) => ({ id: pack.id, pack })))('leads where it says, in $id', ({ pack }) => {
    for (const given of fc.sample(answers(pack), { seed: 7, numRuns: 300 })) {
      const { path, end } = walk(pack, given);
      const taken = Object.fromEntries(path.map(({ step, answer }) => [step, answer]));
      const changes = whatWouldChange(pack, { framework: end, path });
      for (const { framework, suppose } of changes) {
        expect(framework).not.toBe(end);
        const supposed = Object.fromEntries(suppose.map(({ step, answer }) => [step, answer]));
        expect(walk(pack, { ...taken, ...supposed }).end).toBe(framework);
      }
      // Nothing that one more yes would lead to is left out.
      const oneYes = path.map(({ step }) => walk(pack, { ...taken, [step]: 'yes' }).end).filter((id) => id !== end);
      expect(changes.map(({ framework }) => framework)).toEqual(expect.arrayContaining(oneYes));
    }
  });
});

describe('the decision of a cluster', () => {
  const mapper = mapperOf();
  const decide = (texts: readonly string[]) => {
    const jobs = texts.map((text, i) => mapText(text, { id: `j${i}` }));
    return mapper.mapCluster(jobs, mapper.profile(jobs)).decisions.find(({ pack }) => pack === 'go-web')!;
  };
  const ECHO = 'Golang后端开发，设计RESTful API';
  const FRONT = '前端开发，熟悉React与TypeScript';

  it('names what would change it', () => {
    const { changes } = decide([ECHO]);
    expect(changes.map(({ framework, name }) => [framework, name])).toEqual([
      ['gin', 'Gin'],
      ['beego', 'Beego'],
    ]);
  });

  it('is none from a minority of the jobs that the pack concerns', () => {
    const silent = '熟悉Golang';
    const minority = decide([ECHO, ECHO, silent, silent, silent, FRONT]);
    expect(minority).toMatchObject({ framework: null, changes: [] });
    expect(minority).toMatchObject({ outcomes: { echo: 2 }, abstained: 3, notConcerned: 1 });
    expect(minority.reason.en).toBe('The texts of only 2 of the 5 jobs concerned say enough to decide.');
    expect(decide([ECHO, ECHO, silent, silent, FRONT]).framework).toBe('echo');
  });

  it('counts jobs that the pack does not concern apart', () => {
    const mixed = decide([ECHO, FRONT, FRONT, FRONT, FRONT]);
    expect(mixed).toMatchObject({ framework: 'echo', outcomes: { echo: 1 }, abstained: 0, notConcerned: 4 });
    const hardly = decide([ECHO, FRONT, FRONT, FRONT, FRONT, FRONT]);
    expect(hardly).toMatchObject({ framework: null, outcomes: { echo: 1 }, abstained: 0, notConcerned: 5 });
    expect(hardly.reason.en).toBe('Only 1 of 6 jobs concern Go web frameworks.');
  });

  it('counts frameworks by any id', () => {
    const pack = packOf('go-web');
    const ids = ['constructor', 'abstained'] as const;
    const named = ids.map((id) => ({ id, name: `x ${id}`, kind: 'framework', aliases: [], capabilities: [] }));
    const json = {
      ...pack,
      id: 'own',
      technologies: named,
      frameworks: ids.map((id) => ({ ...pack.frameworks[0]!, id, grades: [] })),
      scenes: [],
      decision: {
        first: 'load',
        steps: [
          {
            ...pack.decision!.steps[0]!,
            yes: { framework: 'constructor', reason: { zh: '是', en: 'Yes.' } },
            no: { framework: 'abstained', reason: { zh: '否', en: 'No.' } },
          },
        ],
      },
    };
    const knowledge = withPacks([{ name: 'own', json }]);
    const jobs = ['Golang，QPS 5万', 'Golang，QPS 6万', 'Golang，QPS 500', '熟悉Golang'].map((text, i) =>
      mapText(text, { id: `j${i}`, knowledge }),
    );
    const own = mapperOf(knowledge);
    const decision = own.mapCluster(jobs, own.profile(jobs)).decisions.find((one) => one.pack === 'own')!;
    expect(decision).toMatchObject({ framework: 'constructor', abstained: 1, notConcerned: 0 });
    expect(Object.entries(decision.outcomes)).toEqual([
      ['constructor', 2],
      ['abstained', 1],
    ]);
  });

  it('is none where its jobs come to many outcomes', () => {
    const texts = [ECHO, 'Golang网关，QPS 5万', 'Golang，管理后台，自带ORM和缓存'];
    const divided = decide(texts);
    expect(divided).toMatchObject({ framework: null, outcomes: { gin: 1, beego: 1, echo: 1 } });
    expect(divided.reason.en).toBe('3 jobs come to different outcomes, and to none of them half.');
    expect(decide([...texts, ECHO]).framework).toBe('echo');
  });
});
