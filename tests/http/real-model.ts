import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fitModel } from '../../src/pipeline/model/fit-model.js';
import type { JobModel } from '../../src/pipeline/model/job-model.js';

/** Some jobs of the fixtures as they are written. */
export function someJobs(): { readonly id: string; readonly title?: string; readonly text: string }[] {
  const path = fileURLToPath(new URL('../../fixtures/jds/zh-go.jsonl', import.meta.url));
  const lines = readFileSync(path, 'utf8').trim().split('\n').slice(0, 40);
  return lines.map((line) => {
    const { id, title, text, description } = JSON.parse(line) as Record<string, string>;
    return { id: id!, ...(title !== undefined && { title }), text: (text ?? description)! };
  });
}

/** A model of {@link someJobs}. */
export async function smallModel(seed = 1): Promise<JobModel> {
  return (await fitModel(someJobs(), { clusters: 4, seed })).model;
}
