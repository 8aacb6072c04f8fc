export {
  type ColumnMapping,
  foldName,
  type PayPair,
  recogniseColumns,
  type SingleField,
  type TextPart,
} from './columns.js';
export { extractFacts } from './facts.js';
export type { Format } from './formats/sniff.js';
export type { JobEvent } from './intake.js';
export { type JobResult, toJob } from './job.js';
export { jobsFromObjects } from './memory.js';
export { READ_DEFAULTS, type ReadOptions } from './options.js';
export { readJobs } from './readers/jobs.js';
export { readRecords } from './readers/records.js';
export type { RawRecord, RecordEvent } from './record.js';
