import { LINK_EN, LINK_ZH, type PatternFamily } from './quantity-pattern.js';

// The end of a number: the gates below ask for one beside a name, and most texts that hold the name hold none.
const ENDS = '(?:[\\d十百千万亿级上多余+]|\\d\\s?(?:[kmw]|bn))';
const ENDS_EN = `(?:${ENDS}|hundreds?|thousands?|illions?|plus|more|up)`;
/** A number other than that of an item of a list. */
const DIGIT = '(?:[十百千万亿]|\\d(?![、.)]))';

/** Users active in a day or a month, and users at all. */
const USERS: PatternFamily = {
  may: new RegExp(
    `日活|月活|${DIGIT}[^,，。;；]{0,14}用户|用户(?:总?[量数]|规模)|(?<![a-z])[dm]au(?![a-z])|(?:daily|monthly)[ -]active|${ENDS_EN}\\s?[a-z ]{0,14}(?:users|subscribers|players|consumers)|user base of`,
  ),
  patterns: [
    { kind: 'dau', before: new RegExp(`(?:日活|(?<![a-z])dau(?![a-z])|daily active users?)${LINK_ZH}$`) },
    {
      kind: 'dau',
      after: /^\s?(?:的|级别?)?\s?(?:的)?(?:日活|dau(?![a-z])|daily[ -]active(?: users?)?)(?![^,，。;；]{0,6}\d)/,
    },
    { kind: 'mau', before: new RegExp(`(?:月活|(?<![a-z])mau(?![a-z])|monthly active users?)${LINK_ZH}$`) },
    {
      kind: 'mau',
      after: /^\s?(?:的|级别?)?\s?(?:的)?(?:月活|mau(?![a-z])|monthly[ -]active(?: users?)?)(?![^,，。;；]{0,6}\d)/,
    },
    {
      kind: 'users',
      after:
        /^\s?(?:的|级别?的?)?(?:注册|活跃|付费|终端|c端|在册)?用户(?!体验|研究|访谈|调研|反馈|需求|故事|行为|数据|画像)/,
    },
    {
      kind: 'users',
      after:
        /^\s?(?:of )?(?:registered |active |global |paying |end )?(?:users|subscribers|players|consumers)(?![a-z]|['’])/,
    },
    { kind: 'users', before: new RegExp(`(?:注册用户|用户(?:总?量|总?数|规模)|user base of)${LINK_ZH}$`) },
  ],
};

const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  msec: 1,
  毫秒: 1,
  millisecond: 1,
  s: 1000,
  秒: 1000,
  second: 1000,
  us: 0.001,
  μs: 0.001,
  微秒: 0.001,
  microsecond: 0.001,
};
const TIME = '(?<unit>ms(?:ec)?|毫秒|milliseconds?|μs|us|微秒|microseconds?|seconds?|秒|s)(?![a-z]|钟)';
const SHORT_TIME = '(?<unit>ms(?:ec)?|毫秒|milliseconds?|μs|us|微秒|microseconds?)(?![a-z])';
const WAITS = '延迟|延时|时延|响应|耗时|加载|latenc(?:y|ies)|respon(?:d|se)|round[ -]?trip|lag';

/** How long an answer takes. */
const LATENCY: PatternFamily = {
  may: new RegExp(
    `${WAITS}|${ENDS}\\s?-?[muμ]s(?:ec)?(?![a-z])|毫秒|微秒|p\\s?(?:50|9\\d)|percentile|millisecond|microsecond|9\\d线`,
  ),
  patterns: [
    {
      kind: 'latency',
      before: new RegExp(`(?:${WAITS}|t?p\\s?(?:50|9\\d{1,2}(?:\\.9)?)(?!\\d)|percentile|9\\d线)${LINK_EN}$`),
      after: new RegExp(`^\\s?${TIME}`),
    },
    {
      kind: 'latency',
      after: new RegExp(
        `^[\\s-]?${SHORT_TIME}\\s?(?:级别?|以[内下]|之内|内|\\()?的?[^,，。;；\\d]{0,12}?(?:${WAITS}|t?p9\\d|percentile)`,
      ),
    },
    { kind: 'latency', after: new RegExp(`^[\\s-]?${SHORT_TIME}(?=[^\\d。;]{0,4}(?:以内|之内|内完成|内返回))`) },
    {
      kind: 'latency',
      before: /(?:(?<![a-z])sub|within|under|below|less than|低于|小于|<=?)[\s-]?$/,
      after: new RegExp(`^[\\s-]?${SHORT_TIME}`),
    },
  ],
};

const BYTES: Readonly<Record<string, number>> = {
  gb: 1e9,
  gigabyte: 1e9,
  tb: 1e12,
  t: 1e12,
  terabyte: 1e12,
  pb: 1e15,
  p: 1e15,
  petabyte: 1e15,
  eb: 1e18,
  exabyte: 1e18,
};
const NO_DEVICE = '(?![^,，。;；\\n]{0,12}(?:内存|硬盘|显存|固态|ssd|ram\\b|memory|disk|laptop))';
const DATA_UNIT = `(?<unit>[gtpe]b|(?:giga|tera|peta|exa)bytes?)(?![a-z])${NO_DEVICE}`;
const DATA = '数据|日志|存储|数仓|data|logs?\\b|events?\\b|storage|warehouse|每[天日]|per day|/day|a day|daily';

const RECORDS_ZH = '记录|日志|样本|文档|sku|特征|向量';
const RECORDS_EN =
  'rows|records|documents|data ?points|files|images|objects|vectors|embeddings|events|messages|transactions';

/** Bytes, rows and records. */
const DATA_AMOUNTS: PatternFamily = {
  may: new RegExp(
    `(?:${ENDS}| )[gtpe]b(?![a-z])|${ENDS}\\s?[tp](?![a-z])|abytes?(?![a-z])|${DIGIT}[^,，。;；]{0,14}(?:数据|${RECORDS_ZH})|(?:数据|日志|样本)(?:总?量|规模)|单表|(?:数据|日志|记录|样本)[^,，。;；]{0,30}${DIGIT}|${ENDS_EN}\\s?[a-z ]{0,16}(?:${RECORDS_EN})(?![a-z])`,
  ),
  patterns: [
    {
      kind: 'data-volume',
      units: BYTES,
      after: new RegExp(`^(?: of)?\\s?${DATA_UNIT}\\+?\\s?[^,，。;；\\d]{0,10}?(?:${DATA})`),
    },
    {
      kind: 'data-volume',
      units: BYTES,
      after: /^\s?(?<unit>[tp])(?![a-z])\+?(?:级别?|以上|左右|的|规模){0,2}(?:数据|日志|存储)/,
    },
    {
      kind: 'data-volume',
      units: BYTES,
      before: new RegExp(
        `(?:数据|日志|存储|每[天日]|日[均增]|data|logs|storage|warehouse|lake|ingest(?:s|ing)?|process(?:es|ing)?)${LINK_EN}$`,
      ),
      after: new RegExp(`^(?: of)?\\s?${DATA_UNIT}`),
    },
    {
      kind: 'records',
      least: 1000,
      after: new RegExp(
        `^(?:行|条|个|的|规模|量级|级别?){0,3}(?:海量|大)?(?:数据(?![库源]|中心|分析|工程|产品|仓|结构|集群|平台|采集)|${RECORDS_ZH})量?`,
      ),
    },
    {
      kind: 'records',
      least: 1000,
      before: new RegExp(`(?:数据|日志|记录|样本|单表)${LINK_ZH}$`),
      after: /^\s?(?:条|行|量级)(?!业|代码|列)/,
    },
    { kind: 'records', least: 1000, before: /(?:(?:数据|日志|样本)(?:总?量|规模)|单表)[^\d,，。;；、%\na-z]{0,6}?$/ },
    {
      kind: 'records',
      least: 1000,
      after: new RegExp(`^\\+?\\s?(?:of )?(?:[a-z]{1,12} )?(?:${RECORDS_EN})(?![a-z])`),
    },
  ],
};

const UPTIME = '可用性|可用率|高可用|稳定性|可靠性|sla|slo|uptime|availability|reliability';

/** Percent of the time that a system is up. */
const AVAILABILITY: PatternFamily = {
  may: new RegExp(`(?:${UPTIME})[^%]{0,60}%|%[^%]{0,20}(?:${UPTIME})`),
  patterns: [
    { kind: 'availability', before: new RegExp(`(?:${UPTIME})${LINK_EN}$`), after: /^\s?%/ },
    {
      kind: 'availability',
      after: new RegExp(`^\\s?%\\s?(?:以上|\\+)?的?\\s?(?:系统|服务|业务|平台|service |system )?(?:${UPTIME})`),
    },
  ],
};

/** Machines that are run. */
const NODES: PatternFamily = {
  may: new RegExp(
    `${DIGIT}[^,，。;；]{0,16}(?:服务器|节点|机器|主机)|${ENDS_EN}[\\s-][a-z -]{0,20}(?:nodes?|servers|machines|hosts|containers|pods|vms)(?![a-z])`,
  ),
  patterns: [
    {
      kind: 'nodes',
      most: 1e7,
      after: /^\s?(?:台|个)(?:以上|规模|级别?)?的?(?:物理|线上|linux)?\s?(?:服务器|节点|机器|主机)/,
    },
    {
      // Without a measure it is told from the number of a model (鲲鹏920服务器) by its size.
      kind: 'nodes',
      least: 1000,
      most: 1e7,
      after: /^(?:以上|规模|级别?)?的?(?:物理|线上|linux)?\s?(?:服务器|节点|机器|主机)/,
    },
    {
      kind: 'nodes',
      most: 1e7,
      after:
        /^\+?[\s-](?:of )?(?:physical |linux |bare-metal |virtual |kubernetes |production )?(?:nodes?|servers|machines|hosts|pods|containers|vms)(?![a-z])/,
    },
  ],
};

/** All kinds of figures but loads. */
export const MEASURES: readonly PatternFamily[] = [
  USERS,
  { ...LATENCY, patterns: LATENCY.patterns.map((pattern) => ({ ...pattern, units: MILLISECONDS })) },
  DATA_AMOUNTS,
  AVAILABILITY,
  NODES,
];
