import type { JobDescription } from '../core/job.js';
import type { FilePreview } from '../ingest/readers/preview.js';
import { jsonLine } from './io.js';

/** Characters of a value in one line. */
const WIDTH = 72;

/** What a dry run prints for people: a block a file. */
export function previewText(previews: readonly FilePreview[]): string {
  return `${previews.map((preview) => block(preview).join('\n')).join('\n\n')}\n`;
}

/** The same for programs: a line of JSON a file. */
export function previewLines(previews: readonly FilePreview[]): string {
  return previews.map(jsonLine).join('');
}

function block(preview: FilePreview): string[] {
  const { file, site, columns, unused, records, rejected, samples } = preview;
  const mapping = Object.entries(columns).map(([field, names]) => `  ${field.padEnd(12)} ${names.join(', ')}`);
  return [
    `${file}: ${formOf(preview)}, ${site === null ? 'no known site' : `columns of ${site}`}, ${records} records looked at`,
    ...(mapping.length > 0 ? mapping : ['  no column is known']),
    ...(unused.length > 0 ? [`  not used     ${oneLine(unused.join(', '))}`] : []),
    ...rejected.map(({ line, code, reason }) => `  rejected     ${line ?? 'file'}: ${code}, ${oneLine(reason)}`),
    ...samples.flatMap((job, i) => [`  sample ${i + 1}`, ...fieldsOf(job)]),
  ];
}

function formOf({ format, gzip, encoding }: FilePreview): string {
  if (format === null) return 'not readable';
  return `${format}${encoding === null ? '' : ` in ${encoding}`}${gzip ? ', packed' : ''}`;
}

function fieldsOf({ source: _place, ...fields }: JobDescription): string[] {
  return Object.entries(fields).flatMap(([field, value]) =>
    value === null ? [] : [`    ${field.padEnd(10)} ${oneLine(String(value))}`],
  );
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > WIDTH ? `${line.slice(0, WIDTH).replace(/[\ud800-\udbff]$/, '')}…` : line;
}
