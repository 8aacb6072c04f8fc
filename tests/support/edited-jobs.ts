import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A job of the fixtures. */
export interface FixtureJob {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
}

/** A change to a text. */
export interface Edit {
  readonly name: string;
  readonly edit: (text: string) => string;
  /** Whether nothing but spaces and punctuation changes. */
  readonly exact?: boolean;
}

const FILES = ['en', 'mixed', 'pairs', 'zh-families', 'zh-go'];

/** The jobs of `fixtures/jds` that are long enough for an edit to leave most of them alone. */
export function fixtureJobs(): FixtureJob[] {
  const lines = FILES.flatMap((name) => {
    const path = fileURLToPath(new URL(`../../fixtures/jds/${name}.jsonl`, import.meta.url));
    return readFileSync(path, 'utf8').trim().split('\n');
  });
  const jobs = lines.map((line) => {
    const { id, title, text, description } = JSON.parse(line) as Record<string, string | undefined>;
    return { id: id!, title: title ?? null, text: (text ?? description)! };
  });
  return jobs.filter(({ text }) => text.length >= 200);
}

/** What becomes of an advertisement that is posted again. */
export const EDITS: readonly Edit[] = [
  { name: 'as it was', edit: (text) => text, exact: true },
  { name: 'other line ends', edit: (text) => text.replaceAll('\n', '\r\n\r\n'), exact: true },
  {
    name: 'punctuation of the other script',
    edit: (text) => text.replaceAll('，', ', ').replaceAll('；', '; '),
    exact: true,
  },
  { name: 'a number changed', edit: (text) => text.replace(/\d+/, '9') },
  { name: 'a word at the end', edit: (text) => `${text} 急聘` },
  { name: 'first line moved to the end', edit: moved },
];

/** What makes another advertisement of it. */
export const REWRITES: readonly Edit[] = [
  { name: 'half of it gone', edit: (text) => text.slice(0, text.length / 2) },
  { name: 'every second stretch of sixty characters gone', edit: (text) => halves(text) },
];

function moved(text: string): string {
  const [first = '', ...others] = text.split('\n');
  return [...others, first].join('\n');
}

function halves(text: string): string {
  return text.replace(/([\s\S]{60})[\s\S]{60}/g, '$1');
}
