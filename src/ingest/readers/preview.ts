import { type RunControl, throwIfAborted } from '../../core/control.js';
import type { JobDescription, RejectedRecord } from '../../core/job.js';
import { recogniseColumns } from '../columns.js';
import type { Encoding } from '../encoding.js';
import { MAPPED_FIELDS, type MappedField } from '../fields.js';
import type { Format } from '../formats/format.js';
import { toJob } from '../job.js';
import { flattened, learnColumns, namesOf, SAMPLE } from '../learn.js';
import { type ReadOptions, resolveReadOptions } from '../options.js';
import { GivenColumns } from '../overrides.js';
import { maskPersonal } from '../personal/mask.js';
import { type FileTally, newTally, type RawRecord } from '../record.js';
import { readRecords } from './records.js';
import { resolveSources } from './sources.js';

/** What a file would be read as. */
export interface FilePreview {
  readonly file: string;
  /** Null where the file could not be read. */
  readonly format: Format | null;
  /** Whether it is packed by gzip. */
  readonly gzip: boolean;
  /** Null where the format is no text. */
  readonly encoding: Encoding | null;
  /** The known site whose columns these are, or null. */
  readonly site: string | null;
  /** By field its columns, the best first; fields without one are left out. */
  readonly columns: Readonly<Partial<Record<MappedField, readonly string[]>>>;
  /** Columns that no field takes. */
  readonly unused: readonly string[];
  /** Records that were looked at: the first fifty. */
  readonly records: number;
  /** The first records that could not be used. */
  readonly rejected: readonly RejectedRecord[];
  /** The first three jobs, what they say of people masked. */
  readonly samples: readonly JobDescription[];
}

const SAMPLES = 3;
const REJECTED_SHOWN = 3;

/**
 * What every file would be read as, by its first fifty records: for a look before a long run. Nothing is written.
 *
 * @param sources as for `readRecords`
 * @throws JobprismError as `readRecords` does; OPTION_INVALID where no record has a column that is named, if every
 * file was read to its end
 * @example
 * const [file] = await previewJobs(['jobs.csv']);
 * file?.columns.description; // ['requirement']
 */
export async function previewJobs(
  sources: readonly string[],
  options: ReadOptions = {},
  control: RunControl = {},
): Promise<FilePreview[]> {
  const given = new GivenColumns(resolveReadOptions(options).columns);
  const previews: FilePreview[] = [];
  let whole = true;
  for (const { path } of await resolveSources(sources)) {
    const { preview, toEnd } = await previewOf(path, options, given, control);
    previews.push(preview);
    whole &&= toEnd;
  }
  // A column may first come behind the records that were looked at.
  if (whole) given.end();
  return previews;
}

async function previewOf(
  file: string,
  options: ReadOptions,
  given: GivenColumns,
  { signal }: RunControl,
): Promise<{ readonly preview: FilePreview; readonly toEnd: boolean }> {
  const records: RawRecord[] = [];
  const rejected: RejectedRecord[] = [];
  let tally: Readonly<FileTally> = newTally();
  const onFile = (filling: Readonly<FileTally>): void => {
    tally = filling;
  };
  let toEnd = true;
  for await (const event of readRecords([file], options, { signal, onFile })) {
    throwIfAborted({ signal }, 'read');
    if (event.kind === 'record') records.push(flattened(event.record));
    else if (event.kind === 'rejected') rejected.push(event.rejected);
    if (records.length >= SAMPLE || rejected.length >= SAMPLE) {
      toEnd = false;
      break;
    }
  }
  const names = namesOf(records);
  given.see(names);
  const mapping = recogniseColumns(names, { given: given.byField, learned: learnColumns(records, given.byField) });
  const jobs = records.map((record) => toJob(record, mapping));
  const refused = jobs.flatMap((result) => (result.kind === 'rejected' ? [result.rejected] : []));
  const { site, single, text, pay, unused } = mapping;
  const payColumns = pay ? [pay.min, pay.max, pay.currency, pay.period].filter((column) => column !== null) : [];
  const columnsOf = (field: MappedField): readonly string[] =>
    field === 'description' ? text : field === 'salary' ? [...single.salary, ...payColumns] : single[field];
  const preview: FilePreview = {
    file,
    format: tally.format,
    gzip: tally.gzip,
    encoding: tally.encoding,
    site,
    columns: Object.fromEntries(
      MAPPED_FIELDS.map((field) => [field, columnsOf(field)] as const).filter(([, columns]) => columns.length > 0),
    ),
    unused,
    records: records.length + rejected.length,
    rejected: [...rejected, ...refused].slice(0, REJECTED_SHOWN),
    samples: jobs.flatMap((result) => (result.kind === 'job' ? [sampleOf(result.job)] : [])).slice(0, SAMPLES),
  };
  return { preview, toEnd };
}

/** Characters of a sample's text. */
const SHOWN = 200;

function sampleOf(job: JobDescription): JobDescription {
  const shown = Object.entries(job).map(([field, value]) => {
    if (typeof value !== 'string' || field === 'id') return [field, value] as const;
    const text = maskPersonal(value).text;
    return [field, text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, '')}…` : text] as const;
  });
  return Object.fromEntries(shown) as unknown as JobDescription;
}
