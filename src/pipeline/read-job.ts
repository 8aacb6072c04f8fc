import type { ExtractedFacts, JobDescription, Language, RecordSource, TextField } from '../core/job.js';
import type { NormalizedText } from '../core/text.js';
import type { Catalogue, CatalogueMatch } from '../frameworks/catalogue.js';
import { printOf, type TextPrint } from '../ingest/duplicates/print.js';
import { extractFacts } from '../ingest/facts.js';
import { flagsOf, type JobFlag } from '../ingest/flags/flags.js';
import type { MatchedField } from '../mapping/findings.js';
import type { JobMapping } from '../mapping/job-mapping.js';
import type { Mapper } from '../mapping/mapper.js';
import { simplifierFor } from '../tokenize/simplify.js';
import type { KnownTerm, Token } from '../tokenize/token.js';
import type { Tokenizer } from '../tokenize/tokenizer.js';
import { runsOfField, type SentenceRuns } from './boilerplate/sentence-runs.js';
import { type CleanJob, cleanJob, foldedClean } from './clean-job.js';
import { languageOf } from './language.js';
import { type SectionWeights, type WeightedTokens, weighted } from './section-weights.js';

/** A job after the first pass over its text; the text itself is not kept. */
export interface ReadJob {
  readonly id: string;
  readonly source: RecordSource;
  readonly title: string | null;
  readonly company: string | null;
  readonly opening: string;
  readonly language: Language;
  readonly facts: ExtractedFacts;
  readonly flags: readonly JobFlag[];
  readonly mapping: JobMapping;
  /** What copies are told by; null where nobody asks. */
  readonly print: TextPrint | null;
}

/** What the first pass over a text needs. */
export interface ReadTools {
  readonly catalogue: Catalogue;
  readonly tokenizer: Tokenizer;
  readonly mapper: Mapper;
  readonly language: 'auto' | 'zh' | 'en';
  /** Null where an occurrence counts the same wherever it stands. */
  readonly sectionWeights: SectionWeights | null;
  /** Whether sentences are told apart, so that those that many share can count for less. */
  readonly findsBoilerplate: boolean;
  /** Whether numbers of records keep all their digits. */
  readonly exact: boolean;
  /** Whether copies of a job are looked for. */
  readonly foldsCopies: boolean;
  /** The day that relative dates count back from. */
  readonly referenceDate: string | undefined;
}

const SPACE = 0x20;
const HYPHEN = 0x2d;
const INNER_CAPITALS = /^[A-Za-z][a-z]{0,15}[A-Z][A-Za-z0-9]{0,15}$/;
const OPENING_LENGTH = 40;

/** The terms of a job. */
export interface ReadTerms {
  readonly tokens: readonly Token[];
  /** By token: how it is written where its capitals matter (`DevOps`, `API`), else ''. */
  readonly spellings: readonly string[];
  /** By token: 1 where nothing but a space or hyphen stands between it and the token before it. */
  readonly joined: Uint8Array;
  /** By token, where sections have weights: that of the one it stands in. */
  readonly weights: Float32Array | undefined;
  /** The sentences that the tokens stand in, where these are told apart. */
  readonly sentences: SentenceRuns | undefined;
}

/** A job and its terms. */
export interface ReadResult extends ReadTerms {
  readonly job: ReadJob;
}

/** Reads a job: folds its fields, finds what the catalogue knows, maps it, cuts it into terms. */
export async function readJob(job: JobDescription, tools: ReadTools): Promise<ReadResult> {
  const clean = await cleanJob(job);
  const fields = await matchFields(job, tools.catalogue, clean);
  const facts = extractFacts(job, { clean, referenceDate: tools.referenceDate });
  return {
    job: {
      id: job.id,
      source: job.source,
      title: job.title,
      company: job.company,
      opening: clean.text.text.trim().slice(0, OPENING_LENGTH).replace(/\s+/g, ' '),
      language: tools.language === 'auto' ? languageOf(clean.title?.text ?? '', clean.text.text) : tools.language,
      facts,
      flags: flagsOf(job),
      mapping: tools.mapper.mapJob(job, fields, facts),
      print: tools.foldsCopies ? printOfFields(fields) : null,
    },
    ...termsOf(fields, tools),
  };
}

/** The terms alone that {@link readJob} gives, for a fraction of the cost. */
export async function readTerms(job: JobDescription, tools: ReadTools): Promise<ReadTerms> {
  return termsOf(await matchFields(job, tools.catalogue), tools);
}

function termsOf(fields: readonly MatchedField[], tools: ReadTools): ReadTerms {
  const { catalogue, tokenizer, sectionWeights } = tools;
  const cut = fields.map((field) => {
    const tokens = tokenizer.tokenizeNormalized(field.text, knownTerms(field.matches, catalogue));
    return sectionWeights ? weighted(field, tokens, sectionWeights) : { field, tokens, weights: [] };
  });
  return {
    ...together(cut),
    weights: sectionWeights ? Float32Array.from(cut.flatMap(({ weights }) => weights)) : undefined,
    sentences: tools.findsBoilerplate
      ? Int32Array.from(cut.flatMap(({ field, tokens }) => runsOfField(field, tokens)))
      : undefined,
  };
}

function printOfFields(fields: readonly MatchedField[]): TextPrint {
  const [title, text] = (['title', 'text'] as const).map((name) => fields.find(({ field }) => field === name));
  const names = title?.matches.flatMap(({ kind, id }) => (kind === 'technology' ? id : [])) ?? [];
  return printOf(title?.text.text ?? null, text?.text.text ?? '', names);
}

/** The tokens of all fields, one after another. */
function together(
  cut: readonly Pick<WeightedTokens, 'field' | 'tokens'>[],
): Pick<ReadTerms, 'tokens' | 'spellings' | 'joined'> {
  const all: Token[] = [];
  const spellings: string[] = [];
  const joined = new Uint8Array(cut.reduce((sum, { tokens }) => sum + tokens.length, 0));
  for (const { field, tokens } of cut) {
    const { original } = field.text;
    // Nothing stands before the first token of a field.
    let last = Number.NEGATIVE_INFINITY;
    for (const token of tokens) {
      const { start, end } = token;
      joined[all.length] = Number(isJoint(original, last, start));
      all.push(token);
      spellings.push(spellingOf(original, start, end));
      last = end;
    }
  }
  return { tokens: all, spellings, joined };
}

/** The token as it is written, where it has capitals that a word does not have by standing first. */
function spellingOf(original: string, start: number, end: number): string {
  if (!hasCapital(original, start + 1, end)) return '';
  const written = original.slice(start, end);
  return INNER_CAPITALS.test(written) ? written : '';
}

/** Few words have one behind their first letter, so that this spares nearly all of them the pattern. */
function hasCapital(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x41 && unit <= 0x5a) return true;
  }
  return false;
}

/** True for nothing, a space or a hyphen. */
function isJoint(original: string, start: number, end: number): boolean {
  if (end - start !== 1) return end <= start;
  const unit = original.charCodeAt(start);
  return unit === SPACE || unit === HYPHEN;
}

/**
 * The fields of a job that hold text, clean, folded and in simplified characters, with what the catalogue finds in them.
 * The table of characters is loaded when the first traditional text comes.
 *
 * @param clean default: cleaned here
 */
export async function matchFields(
  job: JobDescription,
  catalogue: Catalogue,
  clean?: CleanJob,
): Promise<MatchedField[]> {
  const { title, text } = clean ?? (await cleanJob(job));
  const simplify = await simplifierFor(title?.text ?? '', text.text);
  const fields: [TextField, NormalizedText][] = title === null ? [] : [['title', foldedClean(title)]];
  fields.push(['text', foldedClean(text)]);
  return fields.map(([field, folded]) => {
    const readable = simplify ? simplify(folded) : folded;
    return { field, text: readable, matches: catalogue.match(readable) };
  });
}

/** The technologies among matches as terms that the tokenizer cuts out. */
export function knownTerms(matches: readonly CatalogueMatch[], catalogue: Catalogue): KnownTerm[] {
  return matches
    .filter(({ kind }) => kind === 'technology')
    .map(({ id, folded }) => ({ ...folded, term: catalogue.termOf(id), kind: 'technology' as const }));
}
