import { describe, expect, it } from 'vitest';
import type { JobDescription } from '../../../src/core/job.js';
import { resolveOptions } from '../../../src/pipeline/options.js';
import { batchReader } from '../../../src/pipeline/reader.js';
import { readerSetup, readTools } from '../../../src/pipeline/reader-setup.js';

function job(id: number): JobDescription {
  const nothing = { title: null, company: null, city: null, salary: null, experience: null, education: null };
  return { ...nothing, id: String(id), source: { file: 'memory', line: id }, text: `熟悉Golang与Redis ${id}` };
}

describe('batchReader', () => {
  it('reads batches in their order on the calling thread, and none once it is closed', async () => {
    const setup = readerSetup(resolveOptions({}), true);
    const reader = batchReader(await readTools(setup), setup, 1);
    const reads = [1, 2, 3].map((id) => reader.read([job(id)]));
    const first = await reads[0]!;
    expect(new TextDecoder().decode(first.records.bytes)).toContain('"id":"1"');
    await reader.close();
    const outcomes = await Promise.allSettled(reads);
    // The second may have begun before it was closed, the third has not.
    expect(outcomes[0]!.status).toBe('fulfilled');
    expect(outcomes[2]!.status).toBe('rejected');
  });
});
