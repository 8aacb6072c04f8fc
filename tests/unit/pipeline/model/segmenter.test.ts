import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../../src/model/container.js';
import { fitModel } from '../../../../src/pipeline/model/fit-model.js';
import { type OpenModelOptions, openModel } from '../../../../src/pipeline/model/open-model.js';
import { loadModel } from '../../../../src/pipeline/storage/load-model.js';
import type { Segmenter } from '../../../../src/tokenize/segmenter.js';

const JOBS = ['负责高并发微服务网关开发', '熟悉前端组件库与设计系统', '负责数据仓库与报表', '负责网关稳定性建设'].map(
  (text, i) => ({ id: String(i), text: text.repeat(2) }),
);

/** Cuts two characters at a time. */
const pairs: Segmenter = {
  name: 'pairs',
  *segment(text) {
    for (let at = 0; at < text.length; at += 2) yield { start: at, end: Math.min(text.length, at + 2) };
  },
};

async function bytesBy(segmenter: 'intl' | Segmenter): Promise<Uint8Array> {
  return (await fitModel(JOBS, { clusters: 2, segmenter })).model.toBytes();
}

async function refusal(bytes: Uint8Array, options?: OpenModelOptions): Promise<unknown> {
  return openModel(bytes, options).then(
    () => null,
    ({ code, message }: { code: string; message: string }) => `${code}: ${message}`,
  );
}

async function withSegmenter(bytes: Uint8Array, segmenter: object): Promise<Uint8Array> {
  const { header, sections } = await unpack(bytes);
  const { reading, ...rest } = header as { reading: object };
  return pack({ header: { ...rest, reading: { ...reading, segmenter } }, sections });
}

describe('the segmenter of a model', () => {
  it('that is the caller’s own is asked for again, by its name', async () => {
    const { model, analysis } = await fitModel(JOBS, { clusters: 2, segmenter: pairs });
    const bytes = await model.toBytes();
    expect(model.about.segmenter).toEqual({ name: 'pairs', own: true, dictionary: null });
    expect(await refusal(bytes)).toContain('MODEL_SEGMENTER: The model was built with the segmenter pairs');
    expect(await refusal(bytes, { segmenter: { ...pairs, name: 'other' } })).toContain(
      'the one that was given is other',
    );
    const opened = await openModel(bytes, { segmenter: pairs });
    for (const [at, expected] of analysis.jobs.entries()) {
      const job = { ...BARE, ...JOBS[at]! };
      const { source: _, ...own } = await opened.assign(job);
      const { source: __, ...theirs } = expected;
      expect(own).toStrictEqual(theirs);
    }
  });

  it('that is built in needs none, and takes none', async () => {
    const bytes = await bytesBy('intl');
    expect(await refusal(bytes)).toBeNull();
    expect(await refusal(bytes, { segmenter: pairs })).toContain('MODEL_SEGMENTER');
  });

  it('with another dictionary is refused, unless any will do', async () => {
    const bytes = await withSegmenter(await bytesBy('intl'), { name: 'intl', own: false, dictionary: 'icu 1.0' });
    expect(await refusal(bytes)).toContain('its dictionary was another one: icu 1.0');
    expect(await refusal(bytes, { anyDictionary: true })).toBeNull();
  });

  it('that this version does not have is refused', async () => {
    const bytes = await withSegmenter(await bytesBy('intl'), { name: 'thulac', own: false, dictionary: null });
    expect(await refusal(bytes)).toContain('this version has none of that name');
  });

  it('is told of the dictionary of jieba by its hash', async () => {
    const { model } = await fitModel(JOBS, { clusters: 2 });
    expect(model.about.segmenter.dictionary).toMatch(/^sha256 [0-9a-f]{64}$/);
  });
});

describe('opening', () => {
  it('refuses what are no bytes, options that are not known, and paths that lead nowhere', async () => {
    expect(await refusal('text' as unknown as Uint8Array)).toContain('OPTION_INVALID');
    expect(await refusal(new Uint8Array(9), { strange: 1 } as OpenModelOptions)).toContain('OPTION_INVALID');
    await expect(loadModel('nowhere/model.jobprism')).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' });
    await expect(loadModel('src')).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' });
  });

  it('gives a model that refuses what is no job', async () => {
    const model = await openModel(await bytesBy('intl'));
    for (const job of [7, null, {}, { text: 7 }]) {
      await expect(model.assign(job as unknown as string)).rejects.toMatchObject({ code: 'OPTION_INVALID' });
    }
  });

  it('gives a job without any known term to the cluster that those of the run are in, with no place', async () => {
    const model = await openModel(await bytesBy('intl'));
    const { job, place, company } = await model.place('zzz');
    expect([place, company, job.similarity]).toEqual([null, null, 0]);
    expect(job.cluster).toBe(0);
    const known = await model.place('负责高并发微服务网关开发');
    expect(Math.hypot(...known.place!)).toBeCloseTo(1, 5);
  });
});

const BARE = {
  source: { file: 'memory', line: 1 },
  title: null,
  company: null,
  city: null,
  salary: null,
  experience: null,
  education: null,
};
