import { ID_RULES } from './personal-ids.js';
import type { PersonalRule } from './personal-rule.js';

export type { PersonalKind, PersonalRule } from './personal-rule.js';

/** A look at the first character spares most places the looks behind it, which are dear. */
const BEGINS = '(?=[+\\d(（])';
/** Behind one of these a number is part of a longer one, a version, an amount or an address. */
const PART_OF = '[\\w.\\-+/=#?&%￥¥$@]';
/** What stands alone, behind another number or a word and a slash, or behind a word that lost its space. */
const NO_NUMBER_BEFORE = `(?:(?<!${PART_OF})|(?<=[\\d*\\-－ ]{7}/)|(?<=[\\u4e00-\\u9fff]/)|(?<=(?<!\\*|${PART_OF})[A-Za-z]{2,20}))`;
/** A word may follow that lost its space, not what makes an id of it all. */
const NO_NUMBER_AFTER = '(?![\\d_@]|[.\\-－]\\d|[A-Za-z]{1,20}[\\d_]|[A-Za-z](?![A-Za-z]))';
/** Numbers of orders and cases have the form of any other. */
const NO_CASE_BEFORE =
  '(?<!(?:单号|编号|工号|订单|流水号|执照|许可证|备案|证号|代码|\\b(?:order|case|ticket|req|(?:job)?id|no|ref|sku|sn|imei)\\.?)\\s{0,2}[:：#号]?\\s{0,2}(?:[\\d\\-]{7,20}/){0,2})';
const MAYBE_PHONE = BEGINS + NO_NUMBER_BEFORE + NO_CASE_BEFORE;
const GAP = '[-－ \\u00a0]?';

/**
 * Tried in this order; what one has masked the next ones do not see. WeChat and QQ come first, because their numbers may
 * look like those of telephones.
 */
export const PERSONAL_RULES: readonly PersonalRule[] = [
  {
    kind: 'mail',
    pattern:
      /(?<![\w.%+-])(?!git@)[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}(?:[@＠]|\s?(?:\(at\)|\[at\]|（at）)\s?)[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,3}\.(?!(?:png|jpe?g|gif|svg|webp|css|js|ts|json)\b)[A-Za-z]{2,12}(?:(?![\w@])|(?=(?:1[3-9]\d{9}|0\d{9,11}|\d{3,4}[-. ]\d{3,4}[-. ]?\d{4})(?![\w@%+]|[.-]\w)))/gi,
  },
  {
    kind: 'mail',
    pattern:
      /(?<![\w.%+/#-])[A-Za-z0-9][A-Za-z0-9._-]{2,40}(?:\s?#\s?|\s(?:AT|艾特)\s)[A-Za-z0-9-]{2,40}(?:\.[A-Za-z0-9-]{2,40})?\.(?:com|cn|net|org|io|co|me|ai)(?![\w/-])/g,
  },
  ...ID_RULES,
  {
    kind: 'phone',
    pattern: new RegExp(
      `${MAYBE_PHONE}(?:(?:\\+|00)?86[- ]?)?1[3-9]\\d(?:${GAP}\\d{4}${GAP}|\\.\\d{4}\\.)\\d{4}(?:[-－转]\\d{1,4}(?![\\d-]))?${NO_NUMBER_AFTER}`,
      'gi',
    ),
  },
  {
    kind: 'phone',
    pattern: new RegExp(
      `${MAYBE_PHONE}(?:(?:[（(]0\\d{2,3}[）)]\\s?|0\\d{2,3}[-－ ])[2-9]\\d{2,3}[- ]?\\d{4}|0(?:10|2\\d)[2-9]\\d{7}|0[3-9]\\d{2}[2-9]\\d{6,7})(?:[-－转]\\d{1,5})?(?:\\s?[/、]\\s?[2-9]\\d{6,7}(?!\\d)){0,3}${NO_NUMBER_AFTER}`,
      'gi',
    ),
  },
  { kind: 'phone', pattern: new RegExp(`${MAYBE_PHONE}400[- ]\\d{3}[- ]?\\d{4}${NO_NUMBER_AFTER}`, 'gi') },
  {
    kind: 'phone',
    pattern: /(?<![\w+.\-/])\+[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]?\d{2,4}){2,3}(?![\w@]|[.-]\d)/g,
  },
  {
    kind: 'phone',
    pattern: new RegExp(
      `${MAYBE_PHONE}(?<!\\()(?:1[-. ])?(?:\\([2-9]\\d{2}\\)\\s?|[2-9]\\d{2}[-. ])[2-9]\\d{2}[-. ]\\d{4}${NO_NUMBER_AFTER}`,
      'gi',
    ),
  },
  {
    kind: 'phone',
    pattern:
      /(?:电话|手机|联系方式|热线|\bTel|\bPhone|\bMobile)(?:号码?)?\s{0,2}[:：.]\s{0,2}(?<who>\+?\d[\d -]{5,16}\d(?:[/、]\d[\d -]{5,16}\d){0,3})(?!\d)/gi,
  },
];
