import { Option } from 'commander';

/** `--segmenter`, as every command that cuts text has it. */
export function segmenterOption(): Option {
  return new Option('--segmenter <name>', 'who cuts Chinese').choices(['jieba', 'nodejieba', 'intl']).default('jieba');
}

/** `--format`, as every command that reads files has it. */
export function formatOption(): Option {
  return new Option('--format <name>', 'format of the input')
    .choices(['auto', 'jsonl', 'json', 'csv', 'tsv', 'txt', 'md'])
    .default('auto');
}
