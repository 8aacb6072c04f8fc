import type { PersonalRule } from './personal-rule.js';

/** Ways to write WeChat in an advertisement; `v` and `q` alone count only where they are asked to be added. */
const WECHAT = '(?:微信|薇信|威信|徽信|微❤|薇❤|wechat|weixin|v信|v❤|vx|wx|加\\s?v|加微|微x|(?<![+\\w])[+＋]\\s?v)';
const QQ = '(?:QQ|扣扣|抠抠|球球|企鹅)';
const NOT_IN_WORD = '(?<![A-Za-z])';

/** What is done by WeChat, between the word and the id: 微信互聊：, 加微信实时了解进度：. */
const CONTACT =
  '(?:互聊|私聊|详聊|聊聊|聊|联系|咨询|沟通|讨论|交流|了解|同号|手机|电话|请加|添加|可加|加|我|号码?|id|哦|吧|一下|直接|随时|实时|进度|详情|群|[/、](?=电话|手机|QQ|微信)|\\s)';
const PURPOSE = `${CONTACT}{0,6}`;
/** A colon, in what Markdown and tables put around it. */
const COLON = '[*`」】\\])）]{0,3}\\s{0,4}[:：|]\\s{0,4}[*`（(「【[]{0,3}\\s?';
/** An id in brackets or as code stands there by itself. */
const OPEN = '\\s{0,2}[`（(「【]{1,2}\\s?';
const CLOSED = '(?=\\s?[`）)」】])';

const END = '(?![A-Za-z0-9_-])';
const MOBILE = '1[3-9]\\d{9}';
const ID = `(?<who>_?[A-Za-z][A-Za-z0-9_-]{5,19}|${MOBILE})${END}`;
/** An id with a digit or a low line in it is no word. */
const ODD_ID = `(?<who>(?=_?[A-Za-z][A-Za-z_-]{0,18}[\\d_])_?[A-Za-z][A-Za-z0-9_-]{5,19}|${MOBILE})${END}`;
/** What is added by hand may be a number of QQ. */
const NUMBER = '(?<who>[1-9]\\d{5,10})(?![\\d+%]|\\.\\d|\\s?(?:用户|人|万|亿|家|次|日活|元|个))';
/** What stands behind a word for WeChat and a colon and is no id. */
const NO_ID =
  'android|iphone|harmony(?:os)?|jssdk|js-sdk|native|flutter|uni-?app|weixin|wechat|payments?|openid|unionid|official|accounts?|mini-?programs?|applets?|public|service|support|login|request|framework|frontend|backend|mobile|facebook|twitter|whatsapp|telegram|discord|alipay|douyin|tiktok|tencent|python|kotlin|javascript|typescript|taobao|website|webview|hybrid|platform|products?|android-?sdk|github|pascal';
/** A word of letters alone: an id where no sentence goes on behind it. */
const LETTERS = `(?!(?:${NO_ID})(?![A-Za-z]))[A-Za-z]{6,20}`;
const LETTER_ID = `(?<who>${LETTERS})(?![\\w-]|[.(（]\\w|/[A-Za-z]|\\s[A-Za-z])`;
/** The same with a hyphen. */
const DASHED = `(?!(?:${NO_ID})(?![A-Za-z]))[A-Za-z][A-Za-z-]{5,19}`;
/** Behind what is no part of a sentence the id ends the line, or a remark on it follows. */
const LAST_ID = `(?<who>${DASHED})(?=-{3}|\\s{0,4}(?:$|\\n|[（(,，。;；]|-\\s|\\s(?:邮箱|邮件|电话|手机|备注|QQ)))`;
const ASKED =
  '(?:\\badd(?:\\smy|\\sme\\son)?\\s|加|联系|请加|添加|咨询|可以?|或者?|欢迎|私)\\s?(?:我|小助手)?(?:的)?\\s?';

const wechat = (pattern: string): PersonalRule => ({ kind: 'wechat', pattern: new RegExp(pattern, 'gim') });
const qq = (pattern: string): PersonalRule => ({ kind: 'qq', pattern: new RegExp(pattern, 'gi') });
const telegram = (pattern: string): PersonalRule => ({ kind: 'telegram', pattern: new RegExp(pattern, 'gi') });

const QQ_NUMBERS =
  '(?<who>[1-9]\\d{4,10}(?:\\s?[、/或]\\s?[1-9]\\d{4,10}(?![\\d+万%元Kk]|\\.\\d)){0,3})(?!\\d|[+万%]|\\.\\d)';

/** Ids of people in services of messages, in the order in which they are tried. */
export const ID_RULES: readonly PersonalRule[] = [
  qq(
    `${NOT_IN_WORD}${QQ}\\s{0,2}(?:交流|招聘|技术)?(?:号码?|群号?)?${PURPOSE}(?:${COLON}|${OPEN}|\\s{0,2}[是]?\\s{0,2})${QQ_NUMBERS}`,
  ),
  qq(`${NOT_IN_WORD}(?:加|\\+)\\s?[qQ扣]\\s{0,2}[:：]?\\s{0,2}${QQ_NUMBERS}`),
  // The number or id is named as one.
  wechat(`${NOT_IN_WORD}${WECHAT}\\s{0,2}(?:号码?|ID)(?:${COLON}|[\\]】)）\\s:：是|]{0,4}[\`*（(]{0,3})${ID}`),
  wechat(`${NOT_IN_WORD}${WECHAT}${PURPOSE}[（(]?${COLON}${ODD_ID}`),
  wechat(`(?:加|联系|请加|添加|咨询)\\s?(?:我)?(?:的)?\\s?${WECHAT}\\s{0,2}[:：]?\\s{0,2}${ID}`),
  wechat(`${ASKED}${WECHAT}${PURPOSE}(?:${OPEN}|[，,]\\s?|\\s{1,2})${ODD_ID}`),
  wechat(`${NOT_IN_WORD}${WECHAT}(?:\\s{1,2}|${CONTACT}{1,3}\\s{0,2})${ODD_ID}`),
  wechat(`${NOT_IN_WORD}${WECHAT}${PURPOSE}${COLON}${LETTER_ID}`),
  // In brackets or as code.
  wechat(`${NOT_IN_WORD}${WECHAT}${PURPOSE}${OPEN}${ODD_ID}`),
  wechat(`${NOT_IN_WORD}${WECHAT}${PURPOSE}(?:\\s{0,2}[:：|])?${OPEN}(?<who>${DASHED})${CLOSED}`),
  wechat(`${NOT_IN_WORD}${WECHAT}${PURPOSE}${OPEN}${NUMBER}${CLOSED}`),
  wechat(`${NOT_IN_WORD}${WECHAT}${PURPOSE}(?:${COLON}|\\s{1,2})${NUMBER}`),
  // 微信加 id, 可微信 id, and a line that begins so.
  wechat(`${NOT_IN_WORD}${WECHAT}(?:联系|加我?|聊)\\s{1,2}${LETTER_ID}`),
  wechat(`(?:^[^\\S\\n]{0,4}|${ASKED}|联系方式\\s?[:：]?\\s{0,2}|[，,]\\s?)${WECHAT}[^\\S\\n]{1,2}${LAST_ID}`),
  telegram(
    '(?<![A-Za-z])(?:telegram|tg|电报|纸飞机)(?:号|群|id|频道)?\\s{0,2}[:：]?\\s{0,2}(?<who>@[A-Za-z]\\w{4,31})(?!\\w)',
  ),
  telegram(
    '(?<![A-Za-z])(?:telegram|tg|电报|纸飞机)(?:号|id)?\\s{0,2}[:：]\\s{0,2}(?<who>(?=[A-Za-z][A-Za-z_]{0,30}[\\d_])[A-Za-z]\\w{4,31})(?![\\w/.-])',
  ),
  telegram(`(?<![A-Za-z])telegram\\s{0,2}[:：]\\s{0,2}${LETTER_ID}`),
  telegram('(?<![\\w.])(?:t|telegram)\\.me/(?!joinchat|share)(?<who>[A-Za-z]\\w{4,31})(?!\\w)'),
];
