import { Option } from 'commander';
import { ENCODINGS } from '../ingest/encoding.js';
import { FORMATS } from '../ingest/formats/format.js';

/** `--segmenter`, as every command that cuts text has it. */
export function segmenterOption(): Option {
  return new Option('--segmenter <name>', 'who cuts Chinese').choices(['jieba', 'nodejieba', 'intl']).default('jieba');
}

/** `--format`, as every command that reads files has it. */
export function formatOption(): Option {
  return new Option('--format <name>', 'format of the input').choices(['auto', ...FORMATS]).default('auto');
}

/** `--encoding`, as every command that reads files has it. */
export function encodingOption(): Option {
  return new Option('--encoding <name>', 'encoding of the input').choices(['auto', ...ENCODINGS]).default('auto');
}
