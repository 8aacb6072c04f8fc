import { allMatches } from '../../../core/patterns.js';
import type { Span } from '../../../core/span.js';
import { isListed, stillDenied } from './denial-reach.js';

/** How far before a skill words may deny it. */
const REACH_BEFORE = 90;
const REACH_BEHIND = 30;
const SENTENCE_END = /[。；;!！?？\n]|\.(?=\s)/;

const ZH_NOT_DONE =
  /(?:没有?|尚?未曾?|从未|从没)(?:怎么|实际|正式|深入|真正)?(?:使?用|接触|学习?|做|写|了解|搞|碰|涉及|参与)过?/g;
const ZH_NOT_ABLE = /不(?:太|是很|怎么|甚)?(?:会(?:使?用)?|懂|熟悉?|了解|擅长|掌握)/g;
/** Between these two stands what there is no experience of: 没有 Kafka 经验. */
const ZH_WITHOUT = /(?:没有?|无|缺乏?)(?:任何|相关|实际)?/g;
const ZH_EXPERIENCE = /^[^，,。]{0,16}(?:经验|基础|背景)/;
const ZH_BEHIND =
  /^[^，,。；;\n、]{0,6}(?:没(?:有)?(?:用|接触|学|做|写|碰|搞)过|不(?:太)?(?:会|懂|熟)|未(?:用|使用|接触)过|(?:无|没有?)(?:什么|实际|相关|项目|生产){0,3}经验)/;
/** Of all names of a list: Vue、React都没碰过. */
const ZH_ALL_BEHIND = /^[a-z0-9+#.\s、和与及]{0,24}[都均](?:没|不(?:太)?(?:会|懂|熟)|未(?:用|使用|接触)过)/;
const ZH_LATER =
  /(?:想|希望|计划|打算|准备|有意|期待)(?:能)?(?:够)?(?:从[^，,。]{0,24})?(?:系统|进一步|深入|继续)?(?:学习?|接触|转[向到做行型岗成为]{0,2}|尝试)/g;

/** What one refuses or is tired of is no reason to recommend a job. */
const ZH_UNWANTED =
  /不(?:想|愿意?|打算|希望)再?(?:写|用|做|搞|碰)|(?:拒绝|谢绝|不(?:做|写|碰|搞|考虑|接受))(?:任何|纯)?/g;

const EN_WITHOUT =
  /\b(?:no|without(?: any)?|lack(?:s|ing)?(?: of)?|zero|little or no) (?:[a-z-]{1,20} ){0,3}(?:experience|knowledge|exposure|background|familiarity)(?: (?:with|in|of|using|on))?/g;
const EN_NOT_DONE =
  /(?:\bnever|n['’]t|\bnot)(?: (?:yet|really|actually|ever|personally))? (?:used?|work(?:ed)? (?:with|on|in)|touch(?:ed)?|tried|know|learn(?:ed|t)|written?|wrote|done|familiar|comfortable|proficient|experienced)(?: (?:with|in))?/g;
const EN_UNFAMILIAR = /\bunfamiliar with/g;
/** As in Chinese, what there is none of stands between two words: no Kafka experience. */
const EN_NO = /\b(?:no|without(?: any)?|lack(?:s|ing)?(?: of)?|zero)(?= )/g;
const EN_EXPERIENCE = /^[^,.]{0,30}? (?:experience|knowledge|exposure|background)\b/;
/** A clause of its own: no PHP. */
const EN_NONE = /(?:^|[,:(]) ?(?:no|without)(?= )/g;
const EN_CLAUSE_END = /^\s*(?:$|[,.)]|(?:or|nor|please|at all|yet|so far)\b)/;
const EN_BEHIND = /^(?: experience)?\s{0,2}[:\-–—(]?\s{0,2}(?:none|no experience|not yet|never used|n\/a)\b/;
const EN_LATER =
  /\b(?:want(?:ing)? to|would like to|hop(?:e|ing) to|eager to|keen to|plan(?:ning)? to|interested in|looking to|wish to) (?:learn(?:ing)?|pick(?:ing)? up|get(?:ting)? into|(?:mov|switch|transition|chang)(?:e|ing)?(?: over)?(?: from [^.,]{1,30}?)? (?:in)?to|try(?:ing)?|stud(?:y|ying))/g;
const EN_UNWANTED = /\b(?:not interested in|tired of|n['’]t want to (?:use|write|do|work with))/g;

const BEFORE: readonly RegExp[] = [
  ZH_NOT_DONE,
  ZH_NOT_ABLE,
  ZH_LATER,
  ZH_UNWANTED,
  EN_WITHOUT,
  EN_NOT_DONE,
  EN_UNFAMILIAR,
  EN_LATER,
  EN_UNWANTED,
];

/**
 * Whether the words around a skill in a folded text say that the person does not have it: that they never used it, do not
 * know it, refuse it, or would like to learn it or change to it.
 */
export function isDenied(text: string, { start, end }: Span): boolean {
  const before =
    text
      .slice(Math.max(0, start - REACH_BEFORE), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const after = text.slice(end, end + REACH_BEHIND).split(SENTENCE_END, 1)[0] ?? '';
  if (ZH_BEHIND.test(after) || ZH_ALL_BEHIND.test(after) || EN_BEHIND.test(after)) return true;
  if (ZH_EXPERIENCE.test(after) && saysSo(ZH_WITHOUT, before, '')) return true;
  const without = EN_EXPERIENCE.test(after) ? wordsBehind(EN_NO, before) : null;
  if (without !== null && isListed(without)) return true;
  const none = EN_CLAUSE_END.test(after) ? wordsBehind(EN_NONE, before) : null;
  if (none !== null && !none.includes(',') && isListed(none)) return true;
  return BEFORE.some((pattern) => saysSo(pattern, before, after));
}

function saysSo(pattern: RegExp, before: string, after: string): boolean {
  const between = wordsBehind(pattern, before);
  return between !== null && stillDenied(between, after);
}

/** What stands behind the last match; null where there is none. */
function wordsBehind(pattern: RegExp, words: string): string | null {
  const last = allMatches(pattern, words).at(-1);
  return last ? words.slice(last.index + last[0].length) : null;
}
