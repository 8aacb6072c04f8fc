import { workerData } from 'node:worker_threads';
import type { JobDescription } from '../../core/job.js';
import { type ReadBatch, readBatch } from '../read-batch.js';
import { type ReaderSetup, readTools } from '../reader-setup.js';

/** What each thread of the reader pool runs: made ready once, then a batch a call. */
const tools = readTools(workerData as ReaderSetup);

export default async function read(jobs: readonly JobDescription[]): Promise<ReadBatch> {
  return readBatch(jobs, await tools);
}
