import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { JobprismError } from '../../src/core/errors.js';
import { type Contents, pack, type Section, unpack } from '../../src/model/container.js';
import { diffModels } from '../../src/pipeline/model/diff-models.js';
import { fitModel } from '../../src/pipeline/model/fit-model.js';
import { openModel } from '../../src/pipeline/model/open-model.js';

const JOBS = Array.from({ length: 24 }, (_, i) => ({
  id: `j${i}`,
  title: i % 2 === 0 ? 'Go 后端工程师' : 'Front-end developer',
  text:
    i % 2 === 0 ? `熟悉Gin与Redis，支撑${i + 1}万QPS的微服务网关` : `React and TypeScript, ${i} years, design systems`,
  city: '上海',
}));

let bytes: Uint8Array;
let contents: Contents;

beforeAll(async () => {
  const { model } = await fitModel(JOBS, { clusters: 2, outliers: true, segmenter: 'intl', words: ['微服务网关'] });
  bytes = await model.toBytes();
  contents = await unpack(bytes);
});

/** The code of what opening throws; null where a model came of it. */
async function codeOf(broken: Uint8Array): Promise<string | null> {
  try {
    await openModel(broken);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(JobprismError);
    return (error as JobprismError).code;
  }
}

async function codeOfContents(other: Contents): Promise<string | null> {
  return codeOf(await pack(other));
}

describe('a model that was cut short or altered', () => {
  it('is refused at any length', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
        expect(await codeOf(bytes.subarray(0, length))).toMatch(/^MODEL_(?:FOREIGN|DAMAGED)$/);
      }),
      { numRuns: 3_000 },
    );
    for (let length = 0; length < 64; length++) {
      expect(await codeOf(bytes.subarray(0, length))).toMatch(/^MODEL_(?:FOREIGN|DAMAGED)$/);
    }
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    expect(await codeOf(longer)).toBe('MODEL_DAMAGED');
  });

  it('is refused with any bit turned round', async () => {
    const broken = bytes.slice();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        broken[at]! ^= 1 << bit;
        const code = await codeOf(broken);
        broken[at]! ^= 1 << bit;
        expect(code).toMatch(/^MODEL_(?:FOREIGN|DAMAGED|NEWER)$/);
      }),
      { numRuns: 2_000 },
    );
    for (let at = 0; at < 56; at++) {
      broken[at]! ^= 0x40;
      expect(await codeOf(broken), `byte ${at}`).toMatch(/^MODEL_(?:FOREIGN|DAMAGED|NEWER)$/);
      broken[at]! ^= 0x40;
    }
    expect(await codeOf(broken)).toBeNull();
  }, 60_000);
});

/** All paths to values of parsed JSON, arrays by their first entries. */
function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  const entries = Object.entries(value).slice(0, Array.isArray(value) ? 2 : undefined);
  return [...(path.length > 0 ? [[...path]] : []), ...entries.flatMap(([key, own]) => pathsIn(own, [...path, key]))];
}

/** A copy with another value at a path, or without it. */
function withAt(value: unknown, path: readonly string[], other: unknown): unknown {
  const copy = structuredClone(value);
  let holder = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  if (other === undefined) delete holder[path.at(-1)!];
  else holder[path.at(-1)!] = other;
  return copy;
}

function jsonIn(section: Section): unknown {
  return JSON.parse(new TextDecoder().decode(section as Uint8Array));
}

function encoded(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

const STRANGE: readonly unknown[] = [undefined, {}, [[]], 'strange', -1, 1e300, { __proto__: null, jobs: {} }];

describe('a model that someone made up, checksum included', () => {
  it('is refused where anything in its header is missing or of another kind, or else can be used', async () => {
    const paths = pathsIn(contents.header);
    expect(paths.length).toBeGreaterThan(25);
    let refused = 0;
    for (const path of paths) {
      for (const other of STRANGE) {
        const code = await codeOfContents({ ...contents, header: withAt(contents.header, path, other) });
        if (code === null) continue;
        refused++;
        expect(code, `${path.join('.')} ${JSON.stringify(other)}`).toMatch(/^MODEL_/);
      }
      const without = await codeOfContents({ ...contents, header: withAt(contents.header, path, undefined) });
      expect(without, path.join('.')).toMatch(/^MODEL_/);
    }
    expect(refused).toBeGreaterThan(5 * paths.length);
  }, 60_000);

  it.each(['counts', 'companions', 'described', 'terms', 'phrases'])(
    'is refused where %s hold other things',
    async (name) => {
      const json = jsonIn(contents.sections[name]!);
      // What stands deeper in clusters.json is not looked at.
      const paths = pathsIn(json).filter(({ length }) => length <= 4);
      let refused = 0;
      for (const path of paths) {
        for (const other of STRANGE.slice(1)) {
          const made = { ...contents, sections: { ...contents.sections, [name]: encoded(withAt(json, path, other)) } };
          const code = await codeOfContents(made);
          if (code === null) continue;
          refused++;
          expect(code, `${path.join('.')} ${JSON.stringify(other)}`).toBe('MODEL_DAMAGED');
        }
      }
      expect(refused).toBeGreaterThan(0);
      for (const text of ['', '{', 'null', '7', '"x"', '[7]', '{"a":1}']) {
        const made = { ...contents, sections: { ...contents.sections, [name]: new TextEncoder().encode(text) } };
        expect(await codeOfContents(made), text).toBe('MODEL_DAMAGED');
      }
    },
    120_000,
  );

  it('is refused without a section, and with one that is of another length or kind', async () => {
    for (const [name, section] of Object.entries(contents.sections)) {
      const { [name]: _, ...without } = contents.sections;
      expect(await codeOfContents({ ...contents, sections: without }), name).toBe('MODEL_DAMAGED');
      // The jobs of this model share no sentence, so that one section is empty.
      const length = section.length === 0 ? 1 : section.length - 1;
      const Type = section.constructor as new (length: number) => Section;
      const resized = { ...contents.sections, [name]: new Type(length) };
      expect(await codeOfContents({ ...contents, sections: resized }), name).toBe('MODEL_DAMAGED');
      const other = section instanceof Int32Array ? new Float32Array(section.length) : new Int32Array(section.length);
      const ofOtherKind = { ...contents.sections, [name]: other };
      expect(await codeOfContents({ ...contents, sections: ofOtherKind }), name).toBe('MODEL_DAMAGED');
    }
  });

  it.each<[string, (sections: Record<string, Section>) => void]>([
    ['places that are no numbers', ({ projection }) => projection!.fill(Number.NaN, 3, 4)],
    ['centroids without end', ({ centroids }) => centroids!.fill(Number.POSITIVE_INFINITY, 0, 1)],
    ['terms in no job', ({ documentFrequencies }) => documentFrequencies!.fill(0, 0, 1)],
    ['terms in more jobs than there are', ({ documentFrequencies }) => documentFrequencies!.fill(99, 0, 1)],
    ['factors of 0', ({ emphasis }) => emphasis!.fill(0, 1, 2)],
    ['kinds that there are not', ({ kinds }) => kinds!.fill(200, 1, 2)],
    ['spreads below 0', ({ spreads }) => spreads!.fill(-1, 0, 1)],
    ['medians that are no numbers', ({ medians }) => medians!.fill(Number.NaN, 0, 1)],
  ])('is refused with %s', async (_, spoil) => {
    const sections = structuredClone(contents.sections) as Record<string, Section>;
    spoil(sections);
    expect(await codeOfContents({ ...contents, sections })).toBe('MODEL_DAMAGED');
  });

  it('is refused where it is a container of something else', async () => {
    for (const header of [null, 7, [], {}, { kind: 'index' }]) {
      expect(await codeOfContents({ ...contents, header })).toBe('MODEL_FOREIGN');
    }
  });

  it('leaves no trace where keys are those of prototypes', async () => {
    const header = JSON.parse(`{"__proto__":{"polluted":1},${JSON.stringify(contents.header).slice(1)}`) as unknown;
    await openModel(await pack({ ...contents, header }));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each<[string, string, readonly string[], unknown]>([
    ['more jobs than there are people', 'counts', ['all', 'jobs'], 3e9],
    ['a count that no number holds', 'counts', ['all', 'jobs'], Number.MAX_SAFE_INTEGER - 200],
    ['skills in more jobs than there are', 'counts', ['all', 'skills', '0', '1'], 100],
    ['clusters of more jobs than all', 'counts', ['clusters', '0', 'jobs'], 24],
    ['a skill that only a cluster has', 'counts', ['clusters', '0', 'skills', '0', '0'], 'zz'],
    ['growth without a lineage', 'described', ['run', 'grown'], {}],
    ['a lineage that is none', 'described', ['run', 'grown'], { lineage: 5 }],
    ['a threshold that none can be', 'described', ['run', 'options', 'duplicateThreshold'], -5],
  ])('is refused with %s', async (_, name, path, value) => {
    const section = encoded(withAt(jsonIn(contents.sections[name]!), path, value));
    expect(await codeOfContents({ ...contents, sections: { ...contents.sections, [name]: section } })).toBe(
      'MODEL_DAMAGED',
    );
  });

  it('is refused where it is nested without end', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const text = new TextDecoder().decode(contents.sections.described as Uint8Array);
    const made = text.replace('{"run":{', `{"run":{"x":${deep},`);
    for (const [name, json] of [
      ['described', made],
      ['knowledge', `{"technologies":${deep},"capabilities":[],"packs":[]}`],
      ['counts', deep],
    ] as const) {
      const sections = { ...contents.sections, [name]: new TextEncoder().encode(json) };
      expect(await codeOfContents({ ...contents, sections }), name).toBe('MODEL_DAMAGED');
    }
    // Brackets within strings nest nothing.
    const flat = text.replace('{"run":{', `{"run":{"x":${JSON.stringify(`\\"${'['.repeat(200)}`)},`);
    const sections = { ...contents.sections, described: new TextEncoder().encode(flat) };
    expect(await codeOfContents({ ...contents, sections })).toBeNull();
  });

  it('is compared as another model where it only says that it came of one', async () => {
    const base = await openModel(bytes);
    const grown = await openModel(await (await base.partialFit(JOBS.slice(0, 4))).toBytes());
    const made = await unpack(await grown.toBytes());
    const nothing = { skills: [], capabilities: [], frameworks: [], roles: [], levels: [], cities: [], jobs: 0 };
    const counts = encoded({ all: nothing, clusters: [nothing, nothing] });
    const fewer = await openModel(await pack({ ...made, sections: { ...made.sections, counts } }));
    const { projection, terms } = made.sections;
    const columns = (jsonIn(terms!) as readonly string[]).length;
    const one = { projection: (projection as Float32Array).slice(0, columns), centroids: Float32Array.of(1, -1) };
    const header = withAt(made.header, ['space', 'dimensions'], 1);
    const flatter = await openModel(await pack({ header, sections: { ...made.sections, ...one } }));
    expect(diffModels(base, grown).grown).toBe(true);
    expect(diffModels(base, fewer)).toMatchObject({ grown: false, jobs: { newer: 0 } });
    expect(diffModels(base, flatter)).toMatchObject({ sameSpace: false });
  });
});

describe('a model of a later layout', () => {
  const later = (path: readonly string[] = ['more'], value: unknown = { than: 'known' }): unknown =>
    withAt({ ...(contents.header as object), layout: 1 }, path, value);

  it('is read where what was added is not needed', async () => {
    const header = later();
    const sections = { ...contents.sections, extra: Float32Array.of(1), described: withMore(contents) };
    const opened = await openModel(withKind(await pack({ header, sections }), 'extra', 'uint64x'));
    expect((await opened.assign('React and TypeScript')).skills.map(({ id }) => id)).toContain('react');
  });

  it.each<[string, () => Promise<Uint8Array>]>([
    ['weighs by another formula', () => packed(later(['space', 'weighting'], { kind: 'bm26' }))],
    ['has terms of a new kind', () => packed(later(['space', 'kinds'], ['emoji']))],
    ['has no part that is needed', () => packed(later(), { terms: new Float32Array(0) })],
    ['tells less of a cluster', () => packed(later(), { described: withoutTerms(contents) })],
    ['keeps a part in a new way', async () => withKind(await packed(later()), 'centroids', 'float16')],
  ])('is told as newer where it %s', async (_, make) => {
    expect(await codeOf(await make())).toBe('MODEL_NEWER');
  });

  const packed = (header: unknown, sections: Record<string, Section> = {}): Promise<Uint8Array> =>
    pack({ header, sections: { ...contents.sections, ...sections } });
});

/** Described with fields that this version does not know. */
function withMore({ sections }: Contents): Uint8Array {
  const described = jsonIn(sections.described!);
  return encoded(withAt(withAt(described, ['run', 'later'], [1]), ['clusters', '0', 'later'], { a: 1 }));
}

function withoutTerms({ sections }: Contents): Uint8Array {
  return encoded(withAt(jsonIn(sections.described!), ['clusters', '0', 'terms'], undefined));
}

/** The bytes with another kind in the index, which is of the same number of letters, and with the right checksum. */
function withKind(bytes: Uint8Array, name: string, kind: string): Uint8Array {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true);
  const index = Buffer.from(bytes.subarray(56, 56 + length)).toString();
  const changed = index.replace(`"name":"${name}","kind":"float32"`, `"name":"${name}","kind":"${kind}"`);
  expect(changed).not.toBe(index);
  const made = bytes.slice();
  made.set(Buffer.from(changed), 56);
  const digest = createHash('sha256').update(made.subarray(8, 24)).update(made.subarray(56)).digest();
  made.set(digest, 24);
  return made;
}
