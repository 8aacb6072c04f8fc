import { type RunControl, throwIfAborted } from '../core/control.js';
import { JobprismError } from '../core/errors.js';
import type { JobDescription, JobFacts, Language, RecordSource, RejectedRecord, TextField } from '../core/job.js';
import { normalizeText } from '../core/text.js';
import { type Warning, warning } from '../core/warnings.js';
import type { Catalogue, CatalogueMatch } from '../frameworks/catalogue.js';
import { extractFacts } from '../ingest/facts.js';
import type { JobEvent } from '../ingest/intake.js';
import type { MatchedField } from '../mapping/findings.js';
import type { JobMapping } from '../mapping/job-mapping.js';
import type { Mapper } from '../mapping/mapper.js';
import { simplifierFor } from '../tokenize/simplify.js';
import type { KnownTerm, Token } from '../tokenize/token.js';
import type { Tokenizer } from '../tokenize/tokenizer.js';
import { languageOf } from './language.js';
import { TermCollector } from './terms.js';

/** A job after the first pass over its text; the text itself is not kept. */
export interface ReadJob {
  readonly id: string;
  readonly source: RecordSource;
  readonly title: string | null;
  readonly opening: string;
  readonly language: Language;
  readonly facts: JobFacts;
  readonly mapping: JobMapping;
}

/** Everything that the first pass over the input gathers. */
export interface ReadStage {
  readonly jobs: readonly ReadJob[];
  readonly terms: TermCollector;
  readonly rejected: readonly RejectedRecord[];
  readonly warnings: readonly Warning[];
}

/** What the first pass needs. */
export interface ReadTools {
  readonly catalogue: Catalogue;
  readonly tokenizer: Tokenizer;
  readonly mapper: Mapper;
  readonly language: 'auto' | 'zh' | 'en';
  readonly onRejected: ((rejected: RejectedRecord) => void) | undefined;
}

const JOINT = /^[ -]?$/;
const OPENING_LENGTH = 40;
const PROGRESS_EVERY = 200;

/**
 * Reads every job once: folds its fields, finds what the catalogue knows, maps it, cuts it into terms.
 *
 * @throws JobprismError INPUT_EMPTY where no record is usable
 */
export async function readAll(
  events: AsyncIterable<JobEvent>,
  tools: ReadTools,
  control: RunControl,
): Promise<ReadStage> {
  const jobs: ReadJob[] = [];
  const terms = new TermCollector();
  const rejected: RejectedRecord[] = [];
  const unusedColumns: Warning[] = [];
  for await (const event of events) {
    throwIfAborted(control, 'read');
    if (event.kind === 'rejected') {
      rejected.push(event.rejected);
      tools.onRejected?.(event.rejected);
    } else if (event.kind === 'warning') unusedColumns.push(event.warning);
    else {
      const { job, tokens, joined } = await readJob(event.job, tools);
      jobs.push(job);
      terms.add(tokens, joined);
    }
    const done = jobs.length + rejected.length;
    if (event.kind !== 'warning' && done % PROGRESS_EVERY === 0) {
      control.onProgress?.({ stage: 'read', done, total: null });
    }
  }
  const records = jobs.length + rejected.length;
  control.onProgress?.({ stage: 'read', done: records, total: records });
  if (jobs.length === 0) {
    throw new JobprismError('INPUT_EMPTY', { records, rejected: rejected.length });
  }
  return { jobs, terms, rejected, warnings: oncePerColumns(unusedColumns) };
}

/** Files of one crawl have the same columns: what they leave unused is told once, with the number of files. */
function oncePerColumns(warnings: readonly Warning[]): Warning[] {
  const files = new Map<string, string[]>();
  for (const { details } of warnings) {
    const columns = String(details.columns);
    files.set(columns, [...(files.get(columns) ?? []), String(details.file)]);
  }
  return [...files].map(([columns, [first, ...others]]) => {
    const file = others.length === 0 ? first! : `${first} and ${others.length} more`;
    return warning('COLUMNS_UNUSED', { file, columns });
  });
}

interface ReadResult {
  readonly job: ReadJob;
  readonly tokens: readonly Token[];
  /** By token: 1 where nothing but a space or hyphen stands between it and the token before it. */
  readonly joined: Uint8Array;
}

async function readJob(job: JobDescription, tools: ReadTools): Promise<ReadResult> {
  const { catalogue, tokenizer, mapper } = tools;
  const fields = await matchFields(job, catalogue);
  const cut = fields.map(({ text, matches }) => {
    const tokens = tokenizer.tokenizeNormalized(text, knownTerms(matches, catalogue));
    const joined = tokens.map(({ start }, i) => i > 0 && JOINT.test(text.original.slice(tokens[i - 1]!.end, start)));
    return { tokens, joined };
  });
  const facts = extractFacts(job);
  return {
    job: {
      id: job.id,
      source: job.source,
      title: job.title,
      opening: job.text.trim().slice(0, OPENING_LENGTH).replace(/\s+/g, ' '),
      language: tools.language === 'auto' ? languageOf(`${job.title ?? ''}\n${job.text}`) : tools.language,
      facts,
      mapping: mapper.mapJob(job, fields, facts),
    },
    tokens: cut.flatMap(({ tokens }) => tokens),
    joined: Uint8Array.from(
      cut.flatMap(({ joined }) => joined),
      Number,
    ),
  };
}

/**
 * The fields of a job that hold text, folded and in simplified characters, with what the catalogue finds in them. The
 * table of characters is loaded when the first traditional text comes.
 */
export async function matchFields(job: JobDescription, catalogue: Catalogue): Promise<MatchedField[]> {
  const simplify = await simplifierFor(`${job.title ?? ''}\n${job.text}`);
  const fields: [TextField, string][] = job.title === null ? [] : [['title', job.title]];
  fields.push(['text', job.text]);
  return fields.map(([field, original]) => {
    const folded = normalizeText(original);
    const text = simplify ? simplify(folded) : folded;
    return { field, text, matches: catalogue.match(text) };
  });
}

/** The technologies among matches as terms that the tokenizer cuts out. */
export function knownTerms(matches: readonly CatalogueMatch[], catalogue: Catalogue): KnownTerm[] {
  return matches
    .filter(({ kind }) => kind === 'technology')
    .map(({ id, folded }) => ({ ...folded, term: catalogue.termOf(id), kind: 'technology' as const }));
}
