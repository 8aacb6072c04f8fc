import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { JobprismError, reasonOf } from '../core/errors.js';
import type { JobDescription } from '../core/job.js';
import { normalizeText } from '../core/text.js';
import type { AnalysedCluster, AnalysedJob } from '../pipeline/analysis.js';
import { type LabelLanguage, labelOf } from './explain-words.js';
import { printable } from './marked-text.js';

/** A job as a run of analyze left it, with its cluster. */
export interface JobInRun {
  readonly job: AnalysedJob;
  /** Null for an outlier. */
  readonly cluster: AnalysedCluster | null;
}

/**
 * Finds a job in the folder that `analyze --out` wrote; null where the run had none of this id.
 *
 * @throws JobprismError INPUT_UNREADABLE
 */
export async function jobInRun(folder: string, id: string): Promise<JobInRun | null> {
  const job = await lineOf(join(folder, 'jobs.jsonl'), id);
  if (!job) return null;
  const path = join(folder, 'clusters.json');
  try {
    const { clusters } = JSON.parse(await readFile(path, 'utf8')) as { clusters: readonly AnalysedCluster[] };
    return { job, cluster: clusters.find(({ cluster }) => cluster === job.cluster) ?? null };
  } catch (error) {
    throw new JobprismError('INPUT_UNREADABLE', { path, reason: reasonOf(error) }, error);
  }
}

/** Whether the places that a run has of a job quote this text: a job of the same id may be another one. */
export function quotes({ skills, capabilities, scenes }: AnalysedJob, text: JobDescription): boolean {
  const places = [...skills, ...capabilities, ...scenes].flatMap(({ evidence }) => evidence);
  return places.every(({ field, start, end, text: words }) => (text[field] ?? '').slice(start, end) === words);
}

async function lineOf(path: string, id: string): Promise<AnalysedJob | null> {
  const start = `{"id":${JSON.stringify(id)},`;
  const stream = createReadStream(path, 'utf8');
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      // Most lines are another job's and need not be parsed.
      if (line.startsWith(start)) return JSON.parse(line) as AnalysedJob;
    }
    return null;
  } catch (error) {
    throw new JobprismError('INPUT_UNREADABLE', { path, reason: reasonOf(error) }, error);
  } finally {
    stream.destroy();
  }
}

/** What a run says of a job: its cluster, how near it is, and which of the cluster's terms it holds. */
export function runLines({ job, cluster }: JobInRun, text: JobDescription, language: LabelLanguage): string[] {
  const say = (word: string): string => labelOf(word, language);
  if (!cluster) return ['', say('run'), `  ${say('outlier')}`];
  const terms = cluster.terms.filter(({ term }) => holds(text, term)).map(({ term }) => term);
  return [
    '',
    say('run'),
    `  ${say('cluster')} ${cluster.cluster}: ${printable(cluster.label[language])}`,
    `  ${say('similarity')} ${job.similarity}`,
    `  ${say('runTerms')}: ${terms.length > 0 ? printable(terms.join(', ')) : say('none')}`,
  ];
}

/** Whether the words of a job hold a term as it stands, a Latin one as a word of its own. */
function holds({ title, text }: JobDescription, term: string): boolean {
  const words = normalizeText(`${title ?? ''}\n${text}`).text;
  for (let at = words.indexOf(term); at >= 0; at = words.indexOf(term, at + 1)) {
    const before = at === 0 || !isLatin(words[at - 1]!) || !isLatin(term[0]!);
    const behind = !isLatin(words[at + term.length] ?? ' ') || !isLatin(term.at(-1)!);
    if (before && behind) return true;
  }
  return false;
}

function isLatin(character: string): boolean {
  return /[a-z0-9]/.test(character);
}
