import type { QuantityKind } from '../frameworks/schema.js';
import type { Quantity } from './quantities.js';

/** How far from a figure its qualifier may stand, in code units. */
const REACH = 24;
const CLAUSE_MARK = /[,，。;；、\n]/;

const PERCENTILE =
  /(?<![a-z])t?p\s?(?<p>\d{2,3}(?:\.\d{1,2})?)(?!\d)|(?<nth>\d{2}(?:\.\d)?)(?:th|st|rd)?[ -]percentile|(?<line>9\d)线|(?<share>\d{2}(?:\.\d{1,2})?)\s?%的?(?:请求|of )/;
const AVERAGE = /平均|均值|average|mean(?![a-z])/;
const PEAK = /峰值|peak/;
const PER_DAY = /每[天日]|日[均增]|per day|a day|daily|\/day/;
const PER_SECOND = /每秒|per second|\/s(?:ec)?(?![a-z])/;

/** What a figure is of, where the words of its clause say so; null where they do not. */
export function qualifierOf(text: string, { kind, start, end }: Quantity): string | null {
  const before = text
    .slice(Math.max(0, start - REACH), start)
    .split(CLAUSE_MARK)
    .at(-1)!;
  const after = text.slice(end, end + REACH).split(CLAUSE_MARK)[0]!;
  return inWords(kind, before + text.slice(start, end) + after);
}

function inWords(kind: QuantityKind, words: string): string | null {
  if (kind === 'latency') return percentileIn(words) ?? (AVERAGE.test(words) ? 'average' : null);
  if (kind === 'data-volume' || kind === 'records') {
    if (PER_DAY.test(words)) return 'per-day';
    return PER_SECOND.test(words) ? 'per-second' : null;
  }
  const isLoad = kind === 'qps' || kind === 'tps' || kind === 'concurrency' || kind === 'daily-requests';
  return isLoad && PEAK.test(words) ? 'peak' : null;
}

/** P999 is written for P99.9. */
function percentileIn(words: string): string | null {
  const groups = PERCENTILE.exec(words)?.groups;
  if (!groups) return null;
  const percent = groups.p ?? groups.nth ?? groups.line ?? groups.share!;
  return `p${/^\d{3}$/.test(percent) ? `${percent.slice(0, 2)}.${percent.slice(2)}` : percent}`;
}
