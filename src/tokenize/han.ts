import { JobprismError } from '../core/errors.js';
import type { Span } from '../core/span.js';
import type { Segmenter } from './segmenter.js';

// Characters that the engine's Unicode does not know yet are no letters: Intl.Segmenter passes over them.
const LETTER = /[\p{L}\p{N}]/u;

/**
 * The spans of each of several runs of Chinese characters, held to the segmenter's law: ordered, disjoint, in bounds,
 * and no letter between them.
 *
 * @throws JobprismError SEGMENTER_CONTRACT
 */
export function segmentRuns(segmenter: Segmenter, runs: readonly string[]): Span[][] {
  if (runs.length === 0) return [];
  const given = segmenter.segmentAll?.(runs) ?? runs.map((run) => segmenter.segment(run));
  return runs.map((run, i) => lawful(segmenter, run, given[i] ?? []));
}

function lawful(segmenter: Segmenter, run: string, given: Iterable<Span>): Span[] {
  const spans: Span[] = [];
  let last = 0;
  for (const span of given) {
    const { start, end } = span;
    const placed = Number.isInteger(start) && Number.isInteger(end) && start >= last && end > start;
    if (!placed || end > run.length || holdsLetter(run, last, start)) {
      throw contractBroken(segmenter, run, `[${start}, ${end}) behind [0, ${last})`);
    }
    last = end;
    spans.push(span);
  }
  if (holdsLetter(run, last, run.length)) throw contractBroken(segmenter, run, `nothing behind [0, ${last})`);
  return spans;
}

function holdsLetter(run: string, start: number, end: number): boolean {
  return end > start && LETTER.test(run.slice(start, end));
}

function contractBroken(segmenter: Segmenter, run: string, found: string): JobprismError {
  return new JobprismError('SEGMENTER_CONTRACT', {
    segmenter: segmenter.name,
    reason: `it gave ${found} in «${run.slice(0, 40)}», which has ${run.length} characters`,
  });
}
