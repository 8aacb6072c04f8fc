import { InvalidArgumentError, Option } from 'commander';
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

/** `--keep-duplicates`, as every command that folds copies has it. */
export function keepDuplicatesOption(): Option {
  return new Option('--keep-duplicates', 'count every copy of an advertisement as a job of its own').default(false);
}

/** `--duplicate-threshold`, as every command that folds copies has it. */
export function duplicateThresholdOption(): Option {
  return new Option(
    '--duplicate-threshold <share>',
    'share of text in common, 0.5 to 1, from which two jobs of one title are the same advertisement',
  ).argParser(Number);
}

/** `--any-dictionary`, as every command that cuts text for a model has it. */
export function anyDictionaryOption(): Option {
  return new Option('--any-dictionary', 'take a model also where the dictionary of its segmenter is another one now');
}

/** `--map field=column`, as often as there are columns to name. */
export function mapOption(): Option {
  return new Option('--map <field=column>', 'the column that holds a field (repeatable)')
    .default({}, 'told by names and contents')
    .argParser((value: string, before: Readonly<Record<string, readonly string[]>>) => {
      const equals = value.indexOf('=');
      if (equals < 1 || equals === value.length - 1) {
        throw new InvalidArgumentError('It must be field=column, as description=requirement.');
      }
      const field = value.slice(0, equals).trim();
      return { ...before, [field]: [...(before[field] ?? []), value.slice(equals + 1).trim()] };
    });
}
