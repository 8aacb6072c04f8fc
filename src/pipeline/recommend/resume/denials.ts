import type { Span } from '../../../core/span.js';

/** How far before a skill words may deny it. */
const REACH_BEFORE = 90;
const REACH_BEHIND = 30;
const SENTENCE_END = /[。；;!！?？\n]|\.(?=\s)/;

const ZH_NOT_DONE =
  /(?:没有?|尚?未曾?|从未|从没)(?:怎么|实际|正式|深入|真正)?(?:用|使用|接触|学|学习|做|写|了解|搞|碰|涉及|参与)过?(?<rest>[^，。]{0,40})$/;
const ZH_NOT_ABLE = /不(?:太|是很|怎么|甚)?(?:会用?|懂|熟悉?|了解|擅长|掌握)(?<rest>[^，。]{0,40})$/;
/** Between these two stands what there is no experience of: 没有 Kafka 经验. */
const ZH_WITHOUT = /(?:没有?|无|缺乏?)(?:任何|相关|实际)?(?<rest>[^，。]{0,24})$/;
const ZH_EXPERIENCE = /^[^，,。]{0,16}(?:经验|基础|背景)/;
const ZH_BEHIND =
  /^[^，,。；;\n、]{0,6}(?:没(?:有)?(?:用|接触|学|做|写)过|不(?:太)?(?:会|懂|熟)|未(?:用|使用|接触)过|(?:无|没有?)(?:什么|实际|相关|项目|生产){0,3}经验)/;
const ZH_LATER =
  /(?:想|希望|计划|打算|准备|有意|期待)(?:能)?(?:够)?(?:系统|进一步|深入|继续)?(?:学习?|接触|转(?:向|到|做|行)?|尝试)(?<rest>[^，。]{0,30})$/;

/** What one is tired of is no reason to recommend a job. */
const ZH_UNWANTED = /不(?:想|愿意?|打算|希望)再?(?:写|用|做|搞|碰)(?<rest>[^，。]{0,30})$/;

const EN_WITHOUT =
  /\b(?:no|without(?: any)?|lack(?:s|ing)?(?: of)?|zero|little or no) (?:[a-z-]{1,20} ){0,3}(?:experience|knowledge|exposure|background|familiarity)(?: (?:with|in|of|using|on))?(?<rest>[^.]{0,60})$/;
const EN_NOT_DONE =
  /(?:\bnever|n['’]t|\bnot)(?: (?:yet|really|actually|ever|personally))? (?:used?|work(?:ed)? (?:with|on|in)|touch(?:ed)?|tried|know|learn(?:ed|t)|written?|wrote|done|familiar|comfortable|proficient|experienced)(?: (?:with|in))?(?<rest>[^.]{0,60})$/;
const EN_UNFAMILIAR = /\bunfamiliar with(?<rest>[^.]{0,60})$/;
const EN_BEHIND = /^(?: experience)?\s{0,2}[:\-–—(]?\s{0,2}(?:none|no experience|not yet|never used|n\/a)\b/;
const EN_LATER =
  /\b(?:want(?:ing)? to|would like to|hop(?:e|ing) to|eager to|keen to|plan(?:ning)? to|interested in|looking to|wish to) (?:learn(?:ing)?|pick(?:ing)? up|mov(?:e|ing) (?:in)?to|transition(?:ing)? to|try(?:ing)?|stud(?:y|ying))(?<rest>[^.]{0,60})$/;

const BEFORE = [ZH_NOT_DONE, ZH_NOT_ABLE, ZH_LATER, ZH_UNWANTED, EN_WITHOUT, EN_NOT_DONE, EN_UNFAMILIAR, EN_LATER];
/** Words behind which the denial speaks no more. */
const TURNS =
  /但|不过|而是|精通|熟悉|掌握|擅长|了解|负责|使用过?|\b(?:but|however|though|although|only|except|while|yet|use[ds]?|familiar|proficient|expert)\b/;

/**
 * Whether the words around a skill in a folded résumé say that the person does not have it: that they never used it, do not
 * know it, or would like to learn it.
 */
export function isDenied(text: string, { start, end }: Span): boolean {
  const before =
    text
      .slice(Math.max(0, start - REACH_BEFORE), start)
      .split(SENTENCE_END)
      .at(-1) ?? '';
  const after = text.slice(end, end + REACH_BEHIND).split(SENTENCE_END, 1)[0] ?? '';
  if (ZH_BEHIND.test(after) || EN_BEHIND.test(after)) return true;
  if (saysSo(ZH_WITHOUT, before) && ZH_EXPERIENCE.test(after)) return true;
  return BEFORE.some((pattern) => saysSo(pattern, before));
}

function saysSo(pattern: RegExp, before: string): boolean {
  const rest = pattern.exec(before)?.groups?.rest;
  return rest !== undefined && !TURNS.test(rest);
}
