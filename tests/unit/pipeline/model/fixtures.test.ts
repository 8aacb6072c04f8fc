import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { JobDescription } from '../../../../src/core/job.js';
import { readJobs } from '../../../../src/ingest/readers/jobs.js';
import { loadModel } from '../../../../src/pipeline/storage/load-model.js';
import { VERSION } from '../../../../src/version.js';

const FIXTURES = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
const MODELS = join(FIXTURES, 'models');

interface Kept {
  readonly id: string;
  readonly said: readonly { readonly id: string; readonly cluster: number | null }[];
}

describe('models of released versions', () => {
  const versions = readdirSync(MODELS).flatMap((name) => (name.endsWith('.jobprism') ? name.slice(0, -9) : []));

  it('are kept, that of this one too', () => {
    expect(versions).toContain(VERSION);
  });

  it.each(versions)('load, and place jobs as they did: %s', async (version) => {
    // The dictionary is another package's, which may come in a later version.
    const model = await loadModel(join(MODELS, `${version}.jobprism`), { anyDictionary: true });
    const { id, said } = JSON.parse(readFileSync(join(MODELS, `${version}.json`), 'utf8')) as Kept;
    expect([model.id, model.about.version]).toEqual([id, version]);
    const jobs = new Map<string, JobDescription>();
    for await (const event of readJobs([join(FIXTURES, 'jds')])) {
      if (event.kind === 'job') jobs.set(event.job.id, event.job);
    }
    expect(said).toHaveLength(40);
    const moved: string[] = [];
    for (const { id: job, cluster } of said) {
      if ((await model.assign(jobs.get(job)!)).cluster !== cluster) moved.push(job);
    }
    // The catalogue is that of the model, but how texts are read and cut may have become better.
    expect(moved.length, moved.join()).toBeLessThanOrEqual(2);
  });
});
