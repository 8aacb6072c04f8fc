import { ENGLISH_NUMBERS } from '../core/numerals.js';
import { allMatches } from '../core/patterns.js';
import { chineseValue } from './amounts.js';
import type { Quantity } from './quantity.js';

const ZH_NUMBER = '(?:\\d{1,4}|[一二两三四五六七八九十百几数]{1,4})';
const EN_NUMBER = `(?:\\d{1,4}|${Object.keys(ENGLISH_NUMBERS).join('|')}|a dozen)(?![\\dx%])`;
const OVER = '(?<over>至少|多于|大于|超过|不少于|不低于|>=?|≥|at least |more than |over )?';
const UNDER = '(?<under>不超过|最多|少于|up to |fewer than |less than )?';
const TO = '\\s?(?:[-~–—]|到|至|to|or)\\s?';
const NUMBER_ZH = `${OVER}${UNDER}(?:大?约)?\\s?(?:(?<low>${ZH_NUMBER})${TO})?(?<high>${ZH_NUMBER})\\s?(?<more>\\+|多|余|几|以上)?\\s?(?:个?人|名|位)(?<above>(?:及?以上|规模|级别?|左右|\\+|或以上)*)`;
const NUMBER_EN = `${OVER}${UNDER}(?:(?:about|around|approximately) )?(?:(?<low>${EN_NUMBER})${TO})?(?<high>${EN_NUMBER})(?<more>\\s?(?:\\+|plus\\b|or more))?`;
const GAP = '[^\\d,，。;；()\\n招聘]';
const TEAM_ZH = '(?:团队|小组|队伍|研发|技术|工程师|开发|测试|下属|部门|成员)';
const LEAD_EN =
  '(?:lead|leads|leading|led|manag(?:e|es|ed|ing)|supervis(?:e|es|ed|ing)|head(?:ing|ed)?|run(?:ning)?|coach(?:ing)?|mentor(?:ing|ed)?|build(?:ing)?|built|grow(?:ing)?|grew|direct(?:ing|ed)?)';
const PEOPLE_EN =
  '(?:engineers?|developers?|people|persons?|reports|analysts?|scientists?|staff|designers?|testers?|members|employees|individuals|programmers?)';

// Only people whom the job leads: how many a company or a team has, or wants to hire, is no demand.
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `(?:带领|带过|带|管理|领导|负责|组建|管辖|培养)(?:过|了)?${GAP}{0,8}?${NUMBER_ZH}的?${GAP}{0,8}?${TEAM_ZH}`,
    'g',
  ),
  new RegExp(`${NUMBER_ZH}的?${GAP}{0,6}(?:团队|小组|队伍|部门)的?${GAP}{0,4}(?:管理|领导|带领|带队)`, 'g'),
  new RegExp(`(?:团队|人员)(?:管理|带领|领导)(?:经验|经历|能力)?\\s?[(,:]?\\s?(?:团队)?(?:规模)?${NUMBER_ZH}`, 'g'),
  new RegExp(`(?:带领|管理|领导)${GAP}{0,8}(?:团队|小组|队伍)\\s?\\(${NUMBER_ZH}`, 'g'),
  new RegExp(`(?:下属|管理|汇报)(?:人数|幅度|规模)\\s?[:：]?\\s?${NUMBER_ZH}`, 'g'),
  new RegExp(
    `\\b${LEAD_EN} [^\\d.,。;]{0,32}?\\b(?:teams?|groups?|squads?|staff|organi[sz]ation|department) (?:of|with) (?:[a-z]+ ){0,2}?${NUMBER_EN}`,
    'g',
  ),
  new RegExp(
    `\\b${LEAD_EN} (?:[a-z]+ ){0,3}?${NUMBER_EN}[ -](?!(?:[a-z-]+ )?(?:teams?|squads|groups)\\b)(?:[a-z-]+ ){0,2}?${PEOPLE_EN}(?![a-z])`,
    'g',
  ),
  new RegExp(
    `\\b${LEAD_EN} (?:[a-z]+ ){0,3}?${NUMBER_EN}[ -](?:person|people|member)s? (?:[a-z]+ ){0,2}?(?:team|group|squad)`,
    'g',
  ),
  new RegExp(`\\b${NUMBER_EN} direct reports`, 'g'),
];
const ZH = PATTERNS.slice(0, 5);
const EN = PATTERNS.slice(5);
const MAY_ZH = /带|管理|领导|负责|组建|管辖|培养|下属|汇报/;
const NUMBERED_ZH = /[\d一二两三四五六七八九十百几数]\s?(?:\+|多|余|几|以上)?\s?(?:个?人|名|位)/;
const MAY_EN = new RegExp(
  `direct reports|(?:teams?|groups?|squads?|staff|zation|sation|department) (?:of|with) |(?:\\d|or more|plus|${Object.keys(ENGLISH_NUMBERS).join('|')}|dozen)\\+?[ -](?:[a-z-]+ ){0,2}(?:${PEOPLE_EN.slice(3)}`,
);

/** How many people a stretch of folded text says that the job leads, in no order. */
export function teamSizesOf(stretch: string): Quantity[] {
  const patterns = [
    ...(MAY_ZH.test(stretch) && NUMBERED_ZH.test(stretch) ? ZH : []),
    ...(MAY_EN.test(stretch) ? EN : []),
  ];
  return patterns.flatMap((pattern) => allMatches(pattern, stretch).flatMap(sizeOf));
}

function sizeOf({ index, 0: words, groups }: RegExpExecArray): Quantity[] {
  const { low, high, over, under, more, above } = groups!;
  const value = headCount(high!);
  if (value === 0) return [];
  const least = low === undefined ? value : Math.min(headCount(low), value);
  const atLeast = over !== undefined || more !== undefined || /以上|级|\+/.test(above ?? '') || /[几数]/.test(high!);
  return [
    {
      kind: 'team-size',
      value,
      low: least,
      atLeast: atLeast && under === undefined,
      atMost: under !== undefined,
      start: index,
      end: index + words.length,
    },
  ];
}

function headCount(words: string): number {
  if (/^\d/.test(words)) return Number(words);
  return words === 'a dozen' ? 12 : (ENGLISH_NUMBERS[words] ?? chineseValue(words));
}
