import type { Salary } from '../../../core/job.js';
import { placeIn } from '../../../ingest/facts/place.js';
import { salaryOf } from '../../../ingest/facts/salary.js';
import type { Wishes } from '../../../recommend/person.js';
import { resumeParts } from './sections.js';

/** Words behind which stands what the person would like. */
const CUE =
  /(?:求职|期望|预期|意向|理想|目标)(?:意向|目标|方向|工作)?(?:城市|地点|地区|所在地|地)?\s{0,2}[:：]|(?:期望|预期|意向|目标|求职)(?:工作)?(?:城市|地点|地区|月薪|年薪|薪资|薪酬|薪水|待遇)|(?:薪资|薪酬|月薪|年薪)(?:要求|期望)|只考虑|想(?:去|在|回|找)|(?:希望|期望)(?:去|在|回|到)|\bbase(?=\s?[\u4e00-\u9fff:：])|\b(?:preferred|desired|target) (?:locations?|cit(?:y|ies)|salary|pay|compensation)|\b(?:expected|salary|pay) (?:salary|expectations?|pay|compensation)|\brelocat(?:e|ion|ing) to\b|\b(?:looking|searching|hoping|asking) for (?=(?:(?:about|around|at least|min(?:imum)?|up to|from) )?[$€£¥]?\s?\d)|\b(?:(?:looking|searching) for|seeking|interested in|open to|prefer|want) (?:an? )?[^.;\n]{0,40}?\b(?:in|at)\b/gi;
/** 期望 alone holds for its clause, and for an amount behind its comma: 期望杭州 30K, 期望50万. */
const PLAIN = /(?:期望|希望)\s?([^,，。;；:：\n]{1,24}(?:[,，]\s?\d[^,，。;；\n]{0,12})?)/g;
const AMOUNT = /\d\s?(?:[kKwW千万元]|薪)|\d{4,7}(?![\d年])/;
/** 20万QPS, 3000人 and 2024年 are no pay. */
const OTHER_UNIT =
  /(?<!\d)20\d{2}\s?年(?!薪)|\d\s?[kw千万亿]?\+?级?\s?(?:qps|tps|dau|人|个|台|条|次|家|单|用户|日活|并发|请求)/i;
/** What stands between commas is one wish each; a comma may also part the thousands of an amount. */
const WISH_PIECES = /[，、;；|]|,(?!\d{3}(?!\d))/;
const CURRENCY = /[$€£¥￥₹]|\b(?:USD|EUR|GBP|CNY|RMB|HKD|SGD|INR|CAD|AUD|CHF)\b/;
const STRETCH = 80;
/** A text with more of them is no résumé, and each is searched for cities. */
const MOST_STRETCHES = 40;
const STRETCH_END = /[\n。；;]|\.\s/;
const CITY_PIECES = /[\s,，、/|;；·()（）:：]+|或者?|和|与|以及|\bor\b|\band\b/;
/** City names of more than one word are read from pieces between commas. */
const CITY_LISTS = /[,，、/|;；()（）:：]+|或者?|\bor\b|\band\b/i;
const MOST_CITIES = 10;

const REMOTE =
  /(?:接受|希望|期望|倾向|只考虑|想找|优先)(?:全职|完全)?远程(?!控制|医疗|桌面|监控|协助|会议|教育|诊断|升级|运维|连接|调用|登录|维护|管理|重启|面试|配置|访问|部署|更新|调试|操作)|(?:可以?|或|能)(?:全职|完全)?远程(?=办公|工作|上班|兼职|岗|[\s,，。;；、）)]|$)|远程(?:优先|亦可|也可以?|均可|皆可)|\bopen to (?:fully )?remote|\bremote[- ](?:only|preferred|roles?|jobs?|first)|\b(?:fully|100%) remote\b|\bprefer(?:s|red)?(?: fully)? remote|\b(?:seeking|looking for)(?: an?)? (?:fully )?remote/i;
const HYBRID =
  /混合办公|\bhybrid (?:preferred|only|ok)|\bprefer(?:s|red)? hybrid|\bopen to hybrid|\bon-?site or hybrid|\bhybrid or on-?site/i;
const ONSITE =
  /(?:不|非)(?:接受|考虑|要)?远程|\bon-?site (?:only|preferred)|\bprefer(?:s|red)? on-?site|\bno remote\b/i;
/** A few sentences; in a longer text, or beside a year, such words may be where a job was. */
const FEW_WORDS = 400;
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/;
const SENTENCE_ENDS = /\n|[。；;]|\.(?=\s|$)/;
const REMOTE_PIECE =
  /^(?:(?:fully |100% )?remote|hybrid|on-?site|(?:全职|完全)?远程(?:办公|工作)?|混合办公|居家办公)(?:\s?(?:ok|only|preferred|优先|均可|皆可|都行|都可以?|也可以?))?$/i;
const CITY_TAIL = /\s?(?:均可|皆可|都行|都可以?|也可以?|优先)$/;

/** Where a wish is told anyway, the bare word is enough. */
const BARE: readonly (readonly [NonNullable<Wishes['remote']>, RegExp])[] = [
  ['onsite', ONSITE],
  ['hybrid', /混合|\bhybrid\b/i],
  ['remote', /远程|居家办公|\bremote\b/i],
];

/**
 * What a person would like by their résumé: cities, pay and whether it is remote, where words such as 期望城市, "Preferred
 * location" or a heading of wishes stand before it, or the wish is plain by itself ("open to remote").
 *
 * @param text in simplified characters, in the case it is written in
 */
export function wishesTold(text: string): Wishes {
  const stretches = [...wishStretches(text), ...bareWishes(text)];
  const plain = plainWishes(text);
  const cities = citiesIn([...stretches, ...plain]);
  const amounts = plain.filter((words) => AMOUNT.test(words));
  const pay = payIn([...stretches, ...amounts], /\p{Script=Han}/u.test(text));
  const remote = remoteIn(stretches, text);
  return { ...(cities.length > 0 && { cities }), ...(pay && { pay }), ...(remote && { remote }) };
}

/** The words that tell wishes, the cue among them. */
function wishStretches(text: string): string[] {
  const below = resumeParts(text.toLowerCase()).filter(({ kind }) => kind === 'wishes');
  const sections = below.flatMap(({ start, end }) => text.slice(start, end).split('\n'));
  const behindCues = [...text.matchAll(CUE)].map(
    ({ index }) => text.slice(index, index + STRETCH).split(STRETCH_END, 1)[0]!,
  );
  const lines = sections.filter((line) => line.trim() !== '').map((line) => line.slice(0, 4 * STRETCH));
  return [...lines.slice(0, MOST_STRETCHES), ...behindCues];
}

/** What stands directly behind 期望, where it begins with a place or an amount. */
function plainWishes(text: string): string[] {
  const found = [...text.matchAll(PLAIN)].slice(0, MOST_STRETCHES);
  const wishes = found.filter((match) => /^\d/.test(match[1]!) || placeIn(match[1]!)?.start === 0);
  return wishes.map((match) => match[0].replace(/[,，]/g, ' '));
}

/** Sentences that are nothing but cities beside remote work, in a few sentences: "Remote, Berlin or Amsterdam." */
function bareWishes(text: string): string[] {
  if (text.length > FEW_WORDS || YEAR.test(text)) return [];
  return text.split(SENTENCE_ENDS).flatMap((sentence) => {
    const pieces = sentence.split(CITY_LISTS).map((piece) => piece.trim());
    const told = pieces.filter((piece) => piece !== '');
    const cities = told.filter((piece) => !REMOTE_PIECE.test(piece)).map((piece) => piece.replace(CITY_TAIL, ''));
    if (cities.length === told.length || !cities.every(isCity)) return [];
    return [pieces.map((piece) => piece.replace(CITY_TAIL, '')).join('、')];
  });
}

/** Whether words are the name of a city and nothing else. */
function isCity(words: string): boolean {
  const found = placeIn(words);
  return found !== null && found.place.city !== null && found.start === 0 && found.end === words.length;
}

function citiesIn(stretches: readonly string[]): string[] {
  const cities = new Set<string>();
  for (const stretch of stretches) {
    for (const piece of [...stretch.split(CITY_LISTS), ...stretch.split(CITY_PIECES)]) {
      const words = piece.replace(CUE, ' ').trim();
      const found = words === '' ? null : placeIn(words);
      const city = found?.place.city;
      if (city && found.start <= 2) cities.add(/\p{Script=Han}/u.test(words) ? city.zh : city.en);
    }
  }
  return [...cities].slice(0, MOST_CITIES);
}

function payIn(stretches: readonly string[], chinese: boolean): Wishes['pay'] {
  for (const stretch of stretches.flatMap((words) => words.split(WISH_PIECES))) {
    if (OTHER_UNIT.test(stretch)) continue;
    const pay = payOf(stretch, chinese);
    const min = pay?.min ?? pay?.max ?? null;
    if (pay && min !== null) return { min, currency: pay.currency, period: pay.period satisfies Salary['period'] };
  }
  return undefined;
}

/** Without a currency an English text speaks of dollars, a Chinese one never; a number needs no word for pay beside it here. */
function payOf(words: string, chinese: boolean): Salary | null {
  const field = chinese || CURRENCY.test(words) ? salaryOf(words, '') : null;
  const told = /\p{Script=Han}/u.test(words) ? salaryOf(null, words) : null;
  return told ?? field ?? (chinese ? null : (salaryOf(null, words) ?? salaryOf(null, `Salary: ${words}`)));
}

function remoteIn(stretches: readonly string[], text: string): Wishes['remote'] {
  if (ONSITE.test(text)) return 'onsite';
  if (HYBRID.test(text)) return 'hybrid';
  if (REMOTE.test(text)) return 'remote';
  return BARE.find(([, pattern]) => stretches.some((stretch) => pattern.test(stretch)))?.[0];
}
