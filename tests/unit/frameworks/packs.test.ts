import { describe, expect, it } from 'vitest';
import toy from '../../../fixtures/packs/toy.json';
import { JobprismError } from '../../../src/core/errors.js';
import { builtInKnowledge, withPacks } from '../../../src/frameworks/registry.js';
import { packFaults, parsePack } from '../../../src/frameworks/validate.js';
import { mapText } from '../../support/map-text.js';

const knowledge = withPacks([{ name: 'toy.json', json: toy }]);
const { catalogue } = builtInKnowledge();

/** The toy pack with one place changed; the rest is a copy. */
function broken(change: (pack: Json) => void): Json {
  const pack = structuredClone(toy) as unknown as Json;
  change(pack);
  return pack;
}

// A test breaks packs in places that their type would not let it touch.
interface Json {
  [key: string]: Json;
}

describe('withPacks', () => {
  it('adds a pack behind the built-in ones, with its technologies', () => {
    const own = builtInKnowledge().packs.map(({ id }) => id);
    expect(own[0]).toBe('go-web');
    expect(knowledge.packs.map(({ id }) => id)).toEqual([...own, 'toy-gleam']);
    expect(knowledge.catalogue.nameOf('lustre-ui')).toBe('Lustre UI');
    expect(builtInKnowledge().catalogue.technologies.has('gleam')).toBe(false);
  });

  it('is the built-in knowledge itself where no pack is added', () => {
    expect(withPacks([])).toBe(builtInKnowledge());
  });

  it('puts a pack of the same id in the place of the built-in one', () => {
    const own = { ...toy, id: 'go-web' };
    const named = withPacks([{ name: 'own.json', json: own }]).packs.filter(({ id }) => id === 'go-web');
    expect(named.map(({ name }) => name.en)).toEqual(['Gleam frameworks']);
  });

  it('lets the later of two packs with one id count', () => {
    const later = { ...toy, version: '0.2.0' };
    const { packs } = withPacks([
      { name: 'a.json', json: toy },
      { name: 'b.json', json: later },
    ]);
    expect(packs.filter(({ id }) => id === 'toy-gleam').map(({ version }) => version)).toEqual(['0.2.0']);
  });

  it('throws PACK_INVALID with the pack, the path and the reason', () => {
    let thrown: unknown;
    try {
      withPacks([{ name: 'bad.json', json: broken((pack) => (pack.frameworks![0]!.id = 'nobody' as never)) }]);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(JobprismError);
    expect((thrown as JobprismError).code).toBe('PACK_INVALID');
    expect((thrown as JobprismError).details).toEqual({
      pack: 'bad.json',
      path: 'frameworks.0.id',
      reason: 'no technology nobody',
    });
  });
});

describe('a pack of one’s own', () => {
  it('gives affinities that favour the named framework', () => {
    const job = mapText('Gleam developer: Wisp for our REST API.', { knowledge });
    expect(job.packs).toEqual(['toy-gleam']);
    expect(job.frameworks.map(({ id, pack }) => [id, pack])).toEqual([
      ['wisp', 'toy-gleam'],
      ['mist', 'toy-gleam'],
    ]);
    // 0.6 for the name and 0.4 · 0.8 · 1 for the scene; the other only 0.4 · 0.8 · 0.5.
    expect(job.frameworks[0]!.score).toBeCloseTo(0.6 + 0.32, 12);
    expect(job.frameworks[1]!.score).toBeCloseTo(0.16, 12);
  });

  it('matches a phrase with a gap', () => {
    const job = mapText('用Gleam语言写前端单页管理应用', { knowledge });
    expect(job.scenes.map(({ id, strength }) => [id, strength])).toEqual([['browser-app', 1]]);
  });

  it.each([
    ['Gleam front end for a dashboard', 'lustre-ui', ['yes']],
    ['Gleam server with 20,000 concurrent connections', 'mist', ['not-stated', 'yes']],
    ['Gleam server with 2,000 concurrent connections and a REST API', 'wisp', ['not-stated', 'no', 'yes']],
    ['Gleam behind a REST API', 'wisp', ['not-stated', 'not-stated', 'yes']],
    ['Gleam on Mist, whatever it takes', 'mist', ['not-stated', 'not-stated', 'not-stated']],
    ['Gleam and good manners', null, ['not-stated', 'not-stated', 'not-stated']],
  ])('decides %s', (text, framework, answers) => {
    const decision = mapText(text, { knowledge }).decisions.find(({ pack }) => pack === 'toy-gleam')!;
    expect([decision.framework, decision.path.map(({ answer }) => answer)]).toEqual([framework, answers]);
  });

  it('can ask for a demand, for a role, and refuse phrases', () => {
    const asking = broken((pack) => {
      put(pack, 'applies', { all: [{ technology: 'gleam', polarity: 'required' }, { role: ['backend', 'other'] }] });
      put(pack.scenes![0]!.signals![0]!, 'when', { phrases: { zh: [], en: ['front end'], refuse: ['no front end'] } });
    });
    const own = withPacks([{ name: 'asking.json', json: asking }]);
    const packsOf = (text: string, title: string): readonly string[] => mapText(text, { knowledge: own, title }).packs;
    expect(packsOf('Gleam developer', 'Backend Engineer')).toEqual(['toy-gleam']);
    expect(packsOf('Gleam developer', 'iOS Engineer')).toEqual([]);
    expect(packsOf('Haskell. Gleam language is a plus.', 'Backend Engineer')).toEqual([]);
    const scene = (text: string): number =>
      mapText(text, { knowledge: own }).scenes.filter(({ id }) => id === 'plain-api').length;
    expect(scene('Gleam developer for a front end')).toBe(1);
    expect(scene('Gleam developer, definitely no front end')).toBe(0);
  });

  it('can refuse phrases behind words with a gap', () => {
    const asking = broken((pack) => {
      const refuse = ['call…rest', '调用…rest'];
      put(pack.scenes![0]!.signals![0]!, 'when', { phrases: { zh: ['rest接口'], en: ['rest api'], refuse } });
    });
    const own = withPacks([{ name: 'asking.json', json: asking }]);
    const scene = (text: string): number =>
      mapText(text, { knowledge: own }).scenes.filter(({ id }) => id === 'plain-api').length;
    expect(scene('Gleam: you write our REST API')).toBe(1);
    expect(scene('Gleam: you call the REST APIs of partners')).toBe(0);
    expect(scene('Gleam: recall the REST API of last year')).toBe(1);
    expect(scene('Gleam: answer the call. Write a REST API')).toBe(1);
    expect(scene('Gleam语言，调用合作方的REST接口')).toBe(0);
    expect(scene('Gleam语言，调用合作方的REST接口；编写REST接口')).toBe(1);
  });

  it('decides nothing without words', () => {
    const silent = broken((pack) => drop(pack.decision!.steps![2]!.no!, 'needs'));
    const own = withPacks([{ name: 'silent.json', json: silent }]);
    const decision = mapText('Gleam and good manners', { knowledge: own }).decisions.find(
      ({ pack }) => pack === 'toy-gleam',
    );
    expect(decision).toMatchObject({ framework: null, evidence: [] });
  });

  it('has no say in other texts', () => {
    const job = mapText('Wisps of mist over the moor; a REST API in Haskell', { knowledge });
    expect(job.packs).toEqual([]);
    expect(job.decisions).toEqual([]);
  });
});

describe('packFaults', () => {
  it('finds nothing in a good pack', () => {
    expect(packFaults(toy, catalogue)).toEqual([]);
    expect(parsePack(toy, catalogue, 'toy.json').id).toBe('toy-gleam');
  });

  it.each<[string, (pack: Json) => void, string, RegExp]>([
    ['another schema version', (pack) => put(pack, 'schemaVersion', 2), 'schemaVersion', /expected 1/i],
    ['no frameworks', (pack) => put(pack, 'frameworks', []), 'frameworks', /small|at least|>=1/i],
    ['an id with a capital', (pack) => put(pack, 'id', 'Toy'), 'id', /slug/],
    ['a version that is none', (pack) => put(pack, 'version', '1'), 'version', /1\.0\.0/],
    [
      'a reason in one language',
      (pack) => drop(pack.frameworks![0]!.grades![0]!.reason!, 'en'),
      'frameworks.0.grades.0.reason.en',
      /expected string/,
    ],
    [
      'a grade that does not exist',
      (pack) => put(pack.frameworks![1]!.grades![0]!, 'grade', 'good'),
      'frameworks.1.grades.0.grade',
      /strong/,
    ],
    [
      'a strength of nought',
      (pack) => put(pack.scenes![0]!.signals![0]!, 'strength', 0),
      'scenes.0.signals.0.strength',
      />0|small/i,
    ],
    ['a key that is not known', (pack) => put(pack, 'extra', 1), '(root)', /extra/],
    [
      'a framework that is no technology',
      (pack) => put(pack.frameworks![2]!, 'id', 'nobody'),
      'frameworks.2.id',
      /no technology nobody/,
    ],
    [
      'a grade for no scene',
      (pack) => put(pack.frameworks![0]!.grades![1]!, 'scene', 'nowhere'),
      'frameworks.0.grades.1.scene',
      /no scene nowhere/,
    ],
    [
      'a technology with no such capability',
      (pack) => put(pack.technologies![0]!, 'capabilities', ['flying']),
      'technologies.0.capabilities',
      /no capability flying/,
    ],
    [
      'a condition on no capability',
      (pack) => put(pack.scenes![1]!.signals![0]!.when!.all![0]!, 'capability', 'flying'),
      'scenes.1.signals.0.when.all.0',
      /no capability flying/,
    ],
    [
      'a condition on no technology',
      (pack) => put(pack.applies!.any![3]!, 'technology', 'nobody'),
      'applies.any.3',
      /no technology nobody/,
    ],
    [
      'a condition on no role',
      (pack) => put(pack.scenes![1]!.signals![0]!, 'when', { role: ['wizard'] }),
      'scenes.1.signals.0.when',
      /invalid/i,
    ],
    [
      'a polarity that cannot be asked for',
      (pack) => put(pack.applies!.any![3]!, 'polarity', 'maybe'),
      'applies',
      /invalid/i,
    ],
    [
      'a scene that stands on a scene',
      (pack) => put(pack.scenes![0]!.signals![0]!, 'when', { scene: 'long-lived' }),
      'scenes.0.signals.0.when',
      /cannot stand on a scene/,
    ],
    [
      'a question about no scene',
      (pack) => put(pack.decision!.steps![0]!, 'when', { scene: 'nowhere' }),
      'decision.steps.0.when',
      /no scene nowhere/,
    ],
    [
      'a need for no technology',
      (pack) => put(pack.decision!.steps![2]!.no!, 'needs', { technology: 'nobody' }),
      'decision.steps.2.no.needs',
      /no technology nobody/,
    ],
    [
      'a first step that is not there',
      (pack) => put(pack.decision!, 'first', 'start'),
      'decision.first',
      /no step start/,
    ],
    [
      'a next step that is not there',
      (pack) => put(pack.decision!.steps![0]!.no!, 'next', 'end'),
      'decision.browser.no',
      /no step end/,
    ],
    [
      'a path that never ends',
      (pack) => put(pack.decision!.steps![1]!.no!, 'next', 'browser'),
      'decision.connections.no',
      /comes back to browser/,
    ],
    [
      'an outcome that is no framework',
      (pack) => put(pack.decision!.steps![2]!.yes!, 'framework', 'gleam'),
      'decision.api.yes',
      /no framework gleam/,
    ],
    [
      'a spelling that is taken',
      (pack) => put(pack.technologies![1]!, 'aliases', ['Redis']),
      'technologies.1',
      /«Redis» belongs to redis/,
    ],
    ['two technologies of one id', (pack) => put(pack.technologies![1]!, 'id', 'gleam'), 'technologies.1.id', /twice/],
    ['two scenes of one id', (pack) => put(pack.scenes![1]!, 'id', 'plain-api'), 'scenes.1.id', /twice/],
    ['two frameworks of one id', (pack) => put(pack.frameworks![1]!, 'id', 'wisp'), 'frameworks.1.id', /twice/],
    ['two steps of one id', (pack) => put(pack.decision!.steps![1]!, 'id', 'browser'), 'decision.steps.1.id', /twice/],
    [
      'two grades for one scene',
      (pack) => put(pack.frameworks![0]!.grades![1]!, 'scene', 'plain-api'),
      'frameworks.0.grades.1.scene',
      /twice/,
    ],
    [
      'signals out of order',
      (pack) =>
        put(pack.scenes![1]!.signals![1]!, 'strength', 1.0) ?? put(pack.scenes![1]!.signals![0]!, 'strength', 0.2),
      'scenes.1.signals.1.strength',
      /stronger/,
    ],
    [
      'a step that nothing leads to',
      (pack) => put(pack.decision!.steps![0]!.no!, 'next', 'api'),
      'decision.steps.1',
      /no answer leads to connections/,
    ],
    [
      'a decision of too many steps',
      (pack) =>
        put(
          pack.decision!,
          'steps',
          Array.from({ length: 65 }, () => pack.decision!.steps![0]!),
        ),
      'decision.steps',
      /at most 64 steps/,
    ],
  ])('finds %s', (_name, change, path, reason) => {
    const faults = packFaults(broken(change), catalogue);
    const there = faults.find((fault) => fault.path === path);
    expect(faults.map((fault) => fault.path)).toContain(path);
    expect(there!.reason).toMatch(reason);
  });

  it.each<[string, RegExp]>([
    ['…', /needs words on both sides of its …/],
    ['…开发', /needs words on both sides of its …/],
    ['开发…', /needs words on both sides of its …/],
    ['开发… ', /needs words on both sides of its …/],
    ['熟悉…经验…项目', /has more than one …/],
    [' ', /has no words/],
  ])('finds a phrase that no text can hold: %j', (phrase, reason) => {
    for (const list of ['zh', 'en', 'refuse']) {
      const phrases = { zh: ['接口'], en: ['api'], [list]: [phrase] };
      const faults = packFaults(
        broken((pack) => put(pack, 'applies', { any: [{ technology: 'gleam' }, { phrases }] })),
        catalogue,
      );
      expect(faults.map(({ path }) => path)).toEqual([`applies.any.1.phrases.${list}.0`]);
      expect(faults[0]!.reason).toMatch(reason);
    }
  });

  it.each(['…', 'Gl…eam', ' '])('finds a name that no text can hold: %j', (name) => {
    const faults = packFaults(
      broken((pack) => put(pack.technologies![0]!, 'aliases', [name])),
      catalogue,
    );
    expect(faults).toMatchObject([{ path: 'technologies.0.aliases.0', reason: 'a name has words and no …' }]);
  });

  it.each([17, 5000])('finds conditions that are nested %d deep', (depth) => {
    const pack = broken((json) => put(json, 'applies', nested(depth)));
    const faults = packFaults(pack, catalogue);
    expect(faults.map(({ reason }) => reason)).toEqual(['conditions are nested more than 16 deep']);
    expect(faults[0]!.path).toMatch(/^applies\.all\.0\.all\.0\.all/);
    expect(() => parsePack(pack, catalogue, 'deep')).toThrow(JobprismError);
    expect(
      packFaults(
        broken((json) => put(json, 'applies', nested(16))),
        catalogue,
      ),
    ).toEqual([]);
  });

  it('looks once at steps that many ways lead to', () => {
    const pack = broken((json) => put(json, 'decision', meeting(64)));
    expect(packFaults(pack, catalogue)).toEqual([]);
    const endless = broken((json) => {
      put(json, 'decision', meeting(64));
      put(json.decision!.steps![63]!, 'no', { next: 's0' });
    });
    expect(packFaults(endless, catalogue).map(({ reason }) => reason)).toEqual(['the path comes back to s0']);
  });

  it.each([null, 1, 'pack', [], {}])('refuses %j', (json) => {
    expect(packFaults(json, catalogue).length).toBeGreaterThan(0);
  });
});

function nested(depth: number): unknown {
  let condition: unknown = { technology: 'gleam' };
  for (let i = 0; i < depth; i++) condition = { all: [condition] };
  return condition;
}

/** A decision whose two answers lead to the same step each time: 2^steps ways. */
function meeting(steps: number): unknown {
  const both = { zh: '问', en: 'ask' };
  return {
    first: 's0',
    steps: Array.from({ length: steps }, (_, i) => {
      const on = i + 1 < steps ? { next: `s${i + 1}` } : { framework: 'wisp', reason: both };
      return { id: `s${i}`, question: both, when: { technology: 'gleam' }, yes: on, no: on };
    }),
  };
}

function put(target: Json, key: string, value: unknown): void {
  (target as Record<string, unknown>)[key] = value;
}

function drop(target: Json, key: string): void {
  delete (target as Record<string, unknown>)[key];
}
