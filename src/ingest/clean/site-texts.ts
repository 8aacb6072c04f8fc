import { HEAD_REACH, HEADS, TAIL_REACH, TAILS } from '../data/site-texts.js';
import { asItIs, type CleanText, ViewBuilder } from './view.js';

/** The text without the words of the site before and behind it. */
export function withoutSiteTexts(original: string): CleanText {
  const end = endOfText(original);
  const start = startOfText(original, end);
  if (start === 0 && end === original.length) return asItIs(original);
  const view = new ViewBuilder(original);
  view.keep(start, end);
  return view.view();
}

function endOfText(text: string): number {
  let end = text.length;
  let from = Math.max(0, end - TAIL_REACH);
  let tail = text.slice(from).trimEnd();
  for (const { cue, pattern } of TAILS) {
    const match = tail.includes(cue) ? pattern.exec(tail) : null;
    if (!match || text.slice(0, from + match.index).trim() === '') continue;
    end = from + match.index;
    from = Math.max(0, end - TAIL_REACH);
    tail = text.slice(from, end).trimEnd();
  }
  return end;
}

function startOfText(text: string, end: number): number {
  let start = 0;
  for (const { cue, pattern } of HEADS) {
    const head = text.slice(start, Math.min(end, start + HEAD_REACH));
    const match = head.includes(cue) ? pattern.exec(head) : null;
    if (match && text.slice(start + match[0].length, end).trim() !== '') start += match[0].length;
  }
  return start;
}
