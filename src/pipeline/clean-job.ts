import type { JobDescription } from '../core/job.js';
import type { Span } from '../core/span.js';
import { type NormalizedText, normalizeText } from '../core/text.js';
import { type CleanText, cleanText, cleanTitle } from '../ingest/clean/clean-text.js';

/** The texts of a job as a reader sees them. */
export interface CleanJob {
  readonly title: CleanText | null;
  readonly text: CleanText;
}

/** Cleans title and text. */
export async function cleanJob(job: JobDescription): Promise<CleanJob> {
  return { title: job.title === null ? null : await cleanTitle(job.title), text: await cleanText(job.text) };
}

/** A clean text folded for matching; its places are those of what was scraped. */
export function foldedClean(clean: CleanText): NormalizedText {
  const folded = normalizeText(clean.text);
  if (clean.text === clean.original) return folded;
  const toOriginal = (span: Span): Span => clean.toOriginal(folded.toOriginal(span));
  return { original: clean.original, text: folded.text, toOriginal };
}
