import { CHINESE_DIGITS } from '../../core/numerals.js';
import type { Found } from './found.js';

/** Where the work is done, as far as the words say. */
export type Remote = 'remote' | 'hybrid' | 'onsite';

/** What is done from afar at a place of work, or before one has it. */
const NOT_THE_WORK =
  '(?!控制|医疗|桌面|监控|协助|会议|教育|诊断|升级|运维|连接|调用|登录|维护|管理|(?:在线|线上|视频|电话)?(?:面试|面谈|笔试|初试|复试|机试|[一二三终]面))';

// The whole number or none: 1.5k and 1万 are no counts.
const WHOLE = '(?<![\\w.,])(\\d{1,3}(?:,\\d{3}){1,2}|\\d{1,6})(?!\\d|\\.\\d|,\\d{3}|\\s?[kK万千])';
const COUNT = `(?:${WHOLE}|([一二两三四五六七八九十]))`;
const IN_COUNT_FIELD = new RegExp(WHOLE.replace('(?!', '(?:\\.0+)?(?!'));
const HEADS: readonly RegExp[] = [
  new RegExp(`(?:招聘|招募|急招|诚招|招收|招|需)\\s?(?:聘)?\\s?${COUNT}\\s?(?:人|名|位)(?!以上团队)`),
  new RegExp(
    `(?:招聘|需求|招收|岗位)?(?:人数|名额)(?:\\s{0,2}[:：]\\s{0,2}${COUNT}|\\s?${COUNT}\\s?[人名位个])(?!\\d|\\s?[年月%])`,
  ),
  new RegExp(`(?<![A-Za-z])HC\\s{0,2}[:：]\\s{0,2}${COUNT}(?![\\d%])`),
  new RegExp(`\\b(?:number of )?(?:openings|vacancies|positions|headcount)\\s{0,2}[:：(]\\s{0,2}${WHOLE}\\b`, 'i'),
  new RegExp(`${WHOLE} (?:openings|vacancies|open positions|positions (?:available|open))\\b`, 'i'),
  /\b(one|two|three|four|five|six|seven|eight|nine|ten) (?:openings|vacancies|open positions|positions (?:available|open))\b/i,
];
const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** How many people are sought, from the field and else from the text; null where nothing or 若干 is said. */
export function headCountFound(field: string | null, text: string, title: string | null): Found<number> | null {
  if (field !== null) {
    const match = IN_COUNT_FIELD.exec(field);
    return match && { value: numberOf(match[1]!), in: 'field', start: match.index, end: match.index + match[0].length };
  }
  for (const [where, words] of [
    ['title', title ?? ''],
    ['text', text],
  ] as const) {
    for (const pattern of HEADS) {
      const match = pattern.exec(words);
      const value = match ? numberOf(match.slice(1).find((group) => group !== undefined)!) : 0;
      if (match && value > 0) return { value, in: where, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

function numberOf(words: string): number {
  if (/^\d/.test(words)) return Number(words.replaceAll(',', ''));
  return CHINESE_DIGITS[words] ?? (words === '十' ? 10 : ENGLISH.indexOf(words.toLowerCase()));
}

/** Words that say how work is done, tried in this order; a field needs fewer than a text. */
const IN_TEXT: readonly (readonly [Remote, RegExp])[] = [
  [
    'onsite',
    /(?:不|非|无法|不能|不支持|不接受|谢绝)(?:可以?)?(?:远程|居家)(?:办公|工作|兼职)?|\b(?:no|not) (?:a )?remote\b|\bremote (?:work )?(?:is )?not (?:possible|available|allowed|an option)|\b(?:100% |fully )?(?:on-?site|in-office) (?:only|role|position|job|required)\b|(?:需|要求|必须)(?:坐班|现场办公|到岗办公)/i,
  ],
  [
    'hybrid',
    /\bhybrid[- ](?:work(?:ing|place)?|role|position|model|schedule|setup|remote|job|environment|arrangement)|\b(?:\d|one|two|three|four) days? (?:a|per) week (?:in the office|from home|remote(?:ly)?|on-?site)|混合办公|部分远程|每周(?:可)?(?:远程|居家)[一二三两\d]天|[一二三两\d]天(?:远程|居家)/i,
  ],
  [
    'remote',
    new RegExp(
      `(?:全职|支持|可|可以|接受|长期|纯|完全|全程?|允许|灵活)远程${NOT_THE_WORK}` +
        String.raw`|远程(?:办公|工作|岗位?|兼职|全职|坐班)(?!软件|系统|平台|产品|协作|解决|工具|场景)|居家办公|在家办公|(?:工作|上班|办公)(?:地点|方式)\s?[:：]\s?(?:全球)?远程|\b(?:100%|fully|full[- ]time|permanent(?:ly)?|completely) remote\b|\bremote(?:[- ]first|[- ]friendly|[- ]only| work(?:ing)?\b(?! (?:tool|platform|software))| position| role| job| opportunity)|\bwork(?:ing)? (?:remotely|from home|from anywhere)\b|\bWFH\b|(?:^|\n)\s{0,4}(?:location|workplace)?\s{0,2}[:：]?\s{0,2}remote\b(?! interview)`,
      'i',
    ),
  ],
];
/** Each pattern for texts needs one of these, and most texts have none. */
const REMOTE_GATE =
  /远程|居家|在家|坐班|办公|remote|hybrid|on-?site|in-office|days? (?:a|per) week|work(?:ing)? from|WFH/i;
const IN_FIELD: readonly (readonly [Remote, RegExp])[] = [
  ['onsite', /^(?:on-?site|false|0|否|现场|坐班)$/i],
  ['hybrid', /hybrid|混合/i],
  ['remote', /^(?:true|1|yes|是|1\.0)$|remote|telecommute|远程(?!面试)|居家|work from home/i],
];
const IN_TITLE: readonly (readonly [Remote, RegExp])[] = [
  ['hybrid', /\bhybrid\b|混合办公/i],
  [
    'remote',
    new RegExp(
      String.raw`[（(【[\-|,/]\s?(?:\p{L}{0,12}\s)?remote\b(?! interview)|\bremote\s?[)\]]|^remote\b(?! interview)|远程` +
        NOT_THE_WORK,
      'iu',
    ),
  ],
];

/** Whether the work is remote, from the field for it, the place, the title and else the text. */
export function remoteFound(
  field: string | null,
  place: string | null,
  text: string,
  title: string | null,
): (Omit<Found<Remote>, 'in'> & { readonly in: 'field' | 'city' | 'title' | 'text' }) | null {
  const tries = [
    ['field', field, IN_FIELD],
    ['city', place, IN_FIELD.slice(1)],
    ['title', title, IN_TITLE],
    ['text', text, IN_TEXT],
  ] as const;
  for (const [where, words, patterns] of tries) {
    if (words === null || (where === 'text' && !REMOTE_GATE.test(words))) continue;
    for (const [value, pattern] of patterns) {
      const match = pattern.exec(words);
      if (match) return { value, in: where, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}
