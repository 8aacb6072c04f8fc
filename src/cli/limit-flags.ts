import { type Command, InvalidArgumentError, Option } from 'commander';
import { READ_DEFAULTS, type ReadOptions } from '../ingest/options.js';
import { memorySize } from './arguments.js';

/** The bounds of the readers as a command has them. */
export interface LimitFlags {
  readonly maxRecord: number;
  readonly maxUnpack: number;
  readonly maxHeld: number;
}

const { maxRecordBytes, maxUnpackRatio, maxHeldBytes } = READ_DEFAULTS;
const MEBIBYTE = 1024 * 1024;

/** Adds the bounds of the readers to a command, under a heading of their own. */
export function addLimitOptions(command: Command): void {
  const options = [
    new Option('--max-record <size>', 'largest record, and text or page, such as 20MB')
      .default(maxRecordBytes, `${maxRecordBytes / MEBIBYTE}MB`)
      .argParser(memorySize),
    new Option('--max-unpack <n>', 'most times its size that a packed file may unpack to')
      .default(maxUnpackRatio)
      .argParser(ratio),
    new Option('--max-held <size>', 'largest workbook, and Parquet that is held whole, unpacked')
      .default(maxHeldBytes, `${maxHeldBytes / MEBIBYTE}MB`)
      .argParser(memorySize),
  ];
  for (const option of options) command.addOption(option.helpGroup('Limits:'));
}

/** The same by the names that the library has for them. */
export function limitsOf(flags: LimitFlags): Pick<ReadOptions, 'maxRecordBytes' | 'maxUnpackRatio' | 'maxHeldBytes'> {
  return { maxRecordBytes: flags.maxRecord, maxUnpackRatio: flags.maxUnpack, maxHeldBytes: flags.maxHeld };
}

function ratio(value: string): number {
  const number = /^\d{1,9}(?:\.\d{1,3})?$/.test(value) ? Number(value) : 0;
  if (number < 1) throw new InvalidArgumentError('It must be a number of at least 1.');
  return number;
}
