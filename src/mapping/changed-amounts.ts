import type { Amount } from './amounts.js';

const FROM = /(?:从|由|(?<![a-z])from)[^\d,，。;；\n]{0,12}$/;
const REACH = 16;
/** Nothing but the unit of the first number and words of change stand between the two. */
const LONGEST_GAP = 24;
const STOPS = /[,，。;；\n\d]/;
const CHANGES =
  /提[升高]|增[长加]|上[升涨]|扩[展大]|降|减少|缩短|压缩|优化|(?:grow|increas|improv|reduc|scal|cut|drop)/;
const TO = /(?:[到至为成]了?|(?<![a-z])to|→|->)\s?$/;
const REACHES = /^达/;

/**
 * The numbers of a folded text, of which one that changes counts once, as what it becomes: "QPS从1000提升到10万" states
 * 100,000, "latency from 200ms to 20ms" 20. It spans both numbers, so that the name stands before it and the unit behind.
 */
export function settledAmounts(text: string, amounts: readonly Amount[]): Amount[] {
  const settled: Amount[] = [];
  for (const amount of amounts) {
    const before = settled.at(-1);
    if (before && isChange(text, before, amount)) settled[settled.length - 1] = { ...amount, start: before.start };
    else settled.push(amount);
  }
  return settled;
}

function isChange(text: string, before: Amount, amount: Amount): boolean {
  const gap = text.slice(before.end, amount.start);
  if (gap.length > LONGEST_GAP || STOPS.test(gap)) return false;
  if (!TO.test(gap) && !REACHES.test(text.slice(amount.start, amount.end))) return false;
  return CHANGES.test(gap) || FROM.test(text.slice(Math.max(0, before.start - REACH), before.start));
}
