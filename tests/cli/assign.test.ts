import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitModel } from '../../src/pipeline/model/fit-model.js';
import { inProcess, JDS } from '../support/command.js';
import { scratch } from '../support/scratch.js';

describe('jobprism assign', () => {
  let out: string;
  let model: string;
  beforeAll(async () => {
    out = scratch();
    model = join(out, 'model.jobprism');
    const { status } = await inProcess(['analyze', JDS, '--out', out, '--clusters', '5', '--seed', '1']);
    expect(status).toBe(0);
  });

  it('prints the line that the run wrote, for every job that is no copy', async () => {
    const { status, stdout, stderr } = await inProcess(['assign', '--model', model, JDS]);
    expect(status).toBe(0);
    expect(stderr).toBe(readFileSync(join(out, 'rejected.jsonl'), 'utf8') === '' ? '' : expect.any(String));
    const written = readFileSync(join(out, 'jobs.jsonl'), 'utf8').trimEnd().split('\n');
    const printed = stdout.trimEnd().split('\n');
    expect(printed).toHaveLength(written.length);
    let compared = 0;
    for (const [at, line] of written.entries()) {
      if (line.includes('"duplicateOf"')) continue;
      compared++;
      expect(JSON.parse(printed[at]!)).toStrictEqual(JSON.parse(line));
    }
    expect(compared).toBeGreaterThan(50);
  });

  it('writes with analyze the model that fitModel makes', async () => {
    const fitted = await fitModel(JDS, { clusters: 5, seed: 1 });
    expect(Buffer.from(await fitted.model.toBytes()).equals(readFileSync(model))).toBe(true);
  });

  it('reads a text from standard input', async () => {
    const given = { stdin: '负责Go网关开发，支撑万级QPS，熟悉Redis' };
    const { status, stdout, stderr } = await inProcess(['assign', '--model', model, '-'], given);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const job = JSON.parse(stdout) as { cluster: number; similarity: number; skills: { id: string }[] };
    expect(Number.isInteger(job.cluster)).toBe(true);
    expect(job.similarity).toBeGreaterThan(0);
    expect(job.skills.map(({ id }) => id)).toEqual(expect.arrayContaining(['go', 'redis']));
  });

  it('tells what it cannot use, and goes on', async () => {
    const folder = scratch({
      'jobs.jsonl': '{"text":"熟悉Go，负责微服务开发"}\n{"text":\n{"text":"React front end"}\n',
    });
    const { status, stdout, stderr } = await inProcess(['assign', '-m', model, join(folder, 'jobs.jsonl')]);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(stderr).toMatch(/jobs\.jsonl:2: /);
  });

  it('ends with 3 where nothing is usable, and with 2 where no model is named', async () => {
    const nothing = await inProcess(['assign', '-m', model, '-'], { stdin: '  ' });
    expect([nothing.status, nothing.stdout]).toEqual([3, '']);
    expect(nothing.stderr).toContain('INPUT_EMPTY');
    expect((await inProcess(['assign', JDS])).status).toBe(2);
  });

  it('ends with 1, and prints nothing, where the model is not one, or is damaged', async () => {
    const folder = scratch();
    const short = join(folder, 'short.jobprism');
    writeFileSync(short, readFileSync(model).subarray(0, 5_000));
    for (const [path, code] of [
      [short, 'MODEL_DAMAGED'],
      [join(out, 'clusters.json'), 'MODEL_FOREIGN'],
      [join(folder, 'none'), 'INPUT_NOT_FOUND'],
    ] as const) {
      const { status, stdout, stderr } = await inProcess(['assign', '-m', path, JDS]);
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain(code);
    }
  });
});
