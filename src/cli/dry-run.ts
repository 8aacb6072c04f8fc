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

function block({ file, format, site, columns, unused, records, rejected, samples }: FilePreview): string[] {
  const mapping = Object.entries(columns).map(([field, names]) => `  ${field.padEnd(12)} ${names.join(', ')}`);
  return [
    `${file}: ${format ?? 'not readable'}, ${site === null ? 'no known site' : `columns of ${site}`}, ${records} records looked at`,
    ...(mapping.length > 0 ? mapping : ['  no column is known']),
    ...(unused.length > 0 ? [`  not used     ${oneLine(unused.join(', '))}`] : []),
    ...rejected.map(({ line, code, reason }) => `  rejected     ${line ?? 'file'}: ${code}, ${oneLine(reason)}`),
    ...samples.flatMap((job, i) => [`  sample ${i + 1}`, ...fieldsOf(job)]),
  ];
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
