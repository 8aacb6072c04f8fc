// ../h4-out/see.ts
import { readFileSync } from "node:fs";

// src/core/errors.ts
var ERROR_CATALOGUE = {
  OPTION_INVALID: {
    message: "Option {option} is not usable: {reason}.",
    remedy: "Correct the option; its meaning, unit and default stand beside its type and in --help."
  },
  INPUT_NOT_FOUND: {
    message: "Nothing to read at {path}.",
    remedy: 'Check the path. A pattern such as "data/*.csv" must match at least one file.'
  },
  INPUT_UNREADABLE: {
    message: "Cannot read {path}: {reason}.",
    remedy: "Check that it is a file or folder and that you may read it."
  },
  INPUT_EMPTY: {
    message: "The input holds no usable job description ({records} records read, {rejected} rejected).",
    remedy: "The reasons stand in rejected.jsonl, which analyze writes into the folder of --out."
  },
  SEGMENTER_MISSING: {
    message: "The segmenter {segmenter} needs the package {package}, which is not installed.",
    remedy: "Run: {install}"
  },
  SEGMENTER_CONTRACT: {
    message: "The segmenter {segmenter} broke its contract: {reason}.",
    remedy: "Its spans must be ordered, disjoint and inside the text, with only separators between them."
  },
  PACK_INVALID: {
    message: "The framework pack {pack} is not valid at {path}: {reason}.",
    remedy: "Compare with docs/PACKS.md, then run: jobprism packs validate FILE"
  },
  PACK_UNKNOWN: {
    message: "There is no framework pack {pack}.",
    remedy: "List the packs with: jobprism packs list"
  },
  VOCABULARY_EMPTY: {
    message: "No term is left after minDf {minDf} and maxDf {maxDf} over {documents} documents.",
    remedy: "Give texts with words in them, lower minDf or raise maxDf; stop words and section weights of 0 take terms, too."
  },
  CLUSTERS_INVALID: {
    message: "Cannot make {clusters} clusters of {documents} documents.",
    remedy: "Ask for at least 1 and at most as many clusters as there are documents, or use auto."
  },
  OUTPUT_UNWRITABLE: {
    message: "Cannot write {path}: {reason}.",
    remedy: "Choose another folder with --out, or make this one writable."
  },
  WORKER_FAILED: {
    message: "A thread that reads or clusters job descriptions failed: {reason}.",
    remedy: "Give it more memory, or run with one worker, which uses no threads."
  },
  MEMORY_EXCEEDED: {
    message: "The run holds {held} MB during {stage}, and {limit} MB is its limit.",
    remedy: "Allow more with --memory, or lower --workers, --clusters or --max-features; half of the machine is the default."
  },
  TEMPORARY_UNWRITABLE: {
    message: "Cannot use the temporary file {path}: {reason}.",
    remedy: "Set TMPDIR to a folder with room, or allow more memory with --memory."
  },
  RESUME_MISMATCH: {
    message: "The run that was interrupted cannot be taken up: it had {what}.",
    remedy: "Run with the same input and options, or remove .jobprism-resume from the folder of --out."
  },
  ABORTED: {
    message: "The run was aborted during {stage}.",
    remedy: "No result was written. Start it again without aborting the signal; a run with --resume then goes on where it was."
  }
};
function fillTemplate(template, details) {
  return template.replace(
    /\{(\w{1,40})\}/g,
    (whole, name) => Object.hasOwn(details, name) ? String(details[name]) : whole
  );
}
var JobprismError = class extends Error {
  name = "JobprismError";
  /** What went wrong, stable over versions. */
  code;
  /** The values that the message was made of. */
  details;
  /** What to do about it. */
  remedy;
  constructor(code, details = {}, cause) {
    const entry = ERROR_CATALOGUE[code];
    super(fillTemplate(entry.message, details), cause === void 0 ? void 0 : { cause });
    this.code = code;
    this.details = details;
    this.remedy = fillTemplate(entry.remedy, details);
  }
};
function reasonOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

// src/core/options.ts
function parseOptions(schema2, options, where) {
  const result = schema2.safeParse(options);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new JobprismError("OPTION_INVALID", {
    option: [...where === void 0 ? [] : [where], ...(issue?.path ?? []).map(String)].join(".") || "options",
    reason: issue?.message ?? "not valid"
  });
}
function requireText(value, option) {
  if (typeof value !== "string") throw new JobprismError("OPTION_INVALID", { option, reason: "must be a string" });
}

// src/core/text.ts
var ONE_TO_ONE = "[\\t\\n\\r\\x20-\\x7e\\u00a0\\u00b7\\u00c0-\\u00ff\\u2010-\\u2014\\u2018-\\u201d\\u2022\\u25a0-\\u25ff\\u3000-\\u3029\\u3030-\\u303f\\u4e00-\\u9fff\\uff01-\\uff5e]";
var ALL_ONE_TO_ONE = new RegExp(`^${ONE_TO_ONE}*$`);
var MARK = "\\p{M}\\u1160-\\u11ff\\uff9e\\uff9f";
var CLUSTER = new RegExp(`\\P{M}[${MARK}]*|\\p{M}+`, "ysu");
var PLAIN_RUN = new RegExp(`${ONE_TO_ONE}+(?![${MARK}])`, "yu");
var SIGN = /^[\u2100\u2101\u2105\u2106\u2116\u2120-\u2122\u213b\u2460-\u24ff\u2776-\u2793\u3200-\u33ff\u{1f100}-\u{1f2ff}]/u;
var ZERO_WIDTH = /\u00ad|[\u200b-\u200f]|\u2060|[\ufe0e-\ufe0f]|\ufeff/g;
function normalizeText(original) {
  requireText(original, "text");
  if (ALL_ONE_TO_ONE.test(original)) {
    return { original, text: fold(original), toOriginal: samePlace };
  }
  const parts = [];
  const starts = [];
  const ends = [];
  for (let at = 0; at < original.length; ) {
    let end = endOf(PLAIN_RUN, original, at);
    if (end > at) {
      parts.push(fold(original.slice(at, end)));
      while (at < end) {
        starts.push(at);
        ends.push(++at);
      }
    }
    end = endOf(CLUSTER, original, at);
    const folded = foldCluster(original.slice(at, end));
    parts.push(folded);
    for (let i = 0; i < folded.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  const toOriginal = ({ start, end }) => {
    if (start >= end) {
      const at = starts[start] ?? original.length;
      return { start: at, end: at };
    }
    return { start: starts[start], end: ends[end - 1] };
  };
  return { original, text: parts.join(""), toOriginal };
}
var samePlace = (span) => span;
function fold(text) {
  return text.normalize("NFKC").toLowerCase();
}
function foldCluster(cluster) {
  const visible = cluster.replace(ZERO_WIDTH, "");
  return SIGN.test(visible) ? visible : fold(visible);
}
function endOf(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

// src/core/span.ts
function overlaps(a, b) {
  return a.start < b.end && b.start < a.end;
}

// src/core/numerals.ts
var CHINESE_DIGITS = {
  \u4E00: 1,
  \u4E8C: 2,
  \u4E24: 2,
  \u4E09: 3,
  \u56DB: 4,
  \u4E94: 5,
  \u516D: 6,
  \u4E03: 7,
  \u516B: 8,
  \u4E5D: 9
};
var ENGLISH_NUMBERS = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90
};

// src/core/patterns.ts
var NONE = [];
function allMatches(pattern, text) {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found = [];
  for (; match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}

// src/mapping/amounts.ts
var DIGITS = { ...CHINESE_DIGITS, \u96F6: 0 };
var SCALES = {
  \u5341: 10,
  \u767E: 100,
  \u5343: 1e3,
  \u4E07: 1e4,
  \u4EBF: 1e8,
  k: 1e3,
  w: 1e4,
  m: 1e6,
  bn: 1e9,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9
};
var WORDS = { ...ENGLISH_NUMBERS, a: 1, an: 1, half: 0.5, quarter: 0.25, of: 1 };
var OPEN_WORD = /several|some|few|couple|many|tens|hundreds|thousands|millions|billions|dozens/;
var FIGURE = "\\d{1,12}(?:,\\d{3}){0,3}(?:\\.\\d{1,4})?";
var SUFFIX = "(?:\\s?[\u591A\u51E0\u4F59]?(?:[\u5341\u767E\u5343]?[\u4E07\u4EBF]|[\u767E\u5343](?!\u5206))|\\s?(?:k|w|m|bn)(?![a-z\\d])|\\s?(?:hundred|thousand|million|billion)\\b)";
var COUNT_WORD = `(?:half an?|a quarter of an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|several|some|many|a few|a couple of)`;
var ENGLISH = `\\b(?:(?:tens|hundreds|dozens) of (?:thousands|millions|billions)|(?:hundreds|thousands|millions|billions)\\b|${COUNT_WORD}[ -]hundred (?:thousand|million)|${COUNT_WORD}[ -](?:hundred|thousand|million|billion))`;
var CHINESE = "[\u51E0\u6570\u4E0A\u8FC7\u8FD1\u7EA6\u6210\u597D\u4E24\u96F6\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u5343\u4E07\u4EBF]{0,8}[\u5341\u767E\u5343\u4E07\u4EBF](?:(?:\u51E0|\u591A|\u4F59)?[\u4E07\u4EBF]|[\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D](?![\u4E2A\u5E74\u6708\u65E5\u5929\u4EBA\u6B21\u7B14\u6761\u5206]))?";
var OVER = "(?:\u8D85\u8FC7?|\u5927\u4E8E(?:\u7B49\u4E8E)?|\u9AD8\u4E8E|\u4E0D\u4F4E\u4E8E|\u4E0D\u5C11\u4E8E|\u4E0D\u5C0F\u4E8E|\u81F3\u5C11|\u7A81\u7834|\u8FBE\u5230?|>=?|\u2265|over|above|more than|at least|exceed(?:s|ing)|beyond|greater than)";
var UNDER = "(?:\u4E0D\u5230|\u4E0D\u8DB3|\u4E0D\u8D85\u8FC7|\u4E0D\u8FC7|\u4E0D[\u9AD8\u5927\u591A]\u4E8E|\u4F4E\u4E8E|\u5C0F\u4E8E(?:\u7B49\u4E8E)?|\u5C11\u4E8E|\u6700\u591A|<=?|\u2264|(?<![a-z])sub-?|within|under|below|less than|fewer than|at most|no more than|not more than)";
var RANGE = `(?:(?<lower>${FIGURE})(?<lowerSuffix>${SUFFIX})?\\s?(?:[-~\u2013\u2014]|\u5230|\u81F3|to)\\s?)?`;
var MORE = "(?:\\s?(?:\\+|\u7EA7\u522B?|\u4EE5\u4E0A|\u591A|\u4F59|plus\\b|or more|and up))";
var AMOUNT = new RegExp(
  `(?:(?<over>${OVER})|(?<under>${UNDER}))?\\s{0,2}(?:\u5927?[\u7EA6\u6982]|about |around )?(?:${RANGE}(?<figure>${FIGURE})(?<suffix>${SUFFIX})?|(?<english>${ENGLISH})|(?<chinese>${CHINESE}))(?<more>${MORE}{0,2})`,
  "g"
);
function amountsOf(text) {
  return allMatches(AMOUNT, text).flatMap((match) => {
    const { over, under, lower, lowerSuffix, figure, suffix, english, chinese, more } = match.groups;
    const value = figure !== void 0 ? figureValue(figure, suffix) : english !== void 0 ? englishValue(english) : chineseValue(chinese);
    if (!Number.isFinite(value)) return [];
    const open2 = over !== void 0 || more !== "" || OPEN_WORD.test(english ?? "") || /[几数上过成好多余]|^[十百千万亿]+$/.test(chinese ?? "") || /[多几余]/.test(suffix ?? "");
    const start = match.index + (match[0].length - match[0].trimStart().length);
    return [
      {
        value,
        low: lower === void 0 ? value : lowerEnd(lower, lowerSuffix, value, suffix),
        atLeast: open2 && !under,
        atMost: under !== void 0,
        start,
        end: match.index + match[0].length
      }
    ];
  });
}
function figureValue(figure, suffix = "") {
  return Number(figure.replaceAll(",", "")) * scaleOf(suffix);
}
function lowerEnd(figure, own, upper, ofUpper) {
  const shared = figureValue(figure, own ?? ofUpper);
  return Math.min(upper, shared > upper ? figureValue(figure, own) : shared);
}
function scaleOf(suffix) {
  const word = suffix.trim();
  if (word in SCALES) return SCALES[word];
  return [...word].reduce((product, character) => product * (SCALES[character] ?? 1), 1);
}
function englishValue(words2) {
  let value = 1;
  for (const word of words2.split(/[ -]/)) {
    value *= WORDS[word] ?? SCALES[word] ?? SCALES[word.replace(/s$/, "")] ?? (word === "tens" ? 10 : 1);
  }
  return value;
}
function chineseValue(numeral) {
  let total = 0;
  let section = 0;
  let digit = null;
  let scale = 1;
  for (const character of numeral.replace("\u6210\u5343", "").replace("\u4EBF\u4E07", "\u4EBF")) {
    if (character in SCALES) scale = SCALES[character];
    if (character in DIGITS) digit ??= DIGITS[character];
    else if (character === "\u4E07" || character === "\u4EBF") {
      total = (total + (section + (digit ?? 0) || (total === 0 ? 1 : 0))) * SCALES[character];
      section = 0;
      digit = null;
    } else if (character in SCALES) {
      section += (digit ?? 1) * SCALES[character];
      digit = null;
    }
  }
  const last = digit ?? 0;
  return total + section + (scale >= 100 && !numeral.includes("\u96F6") ? last * scale / 10 : last);
}

// src/mapping/quantity-pattern.ts
var LINK_ZH = "[^\\d,\uFF0C\u3002;\uFF1B\u3001%\\n]{0,10}?";
var LINK_EN = "[^\\d,\uFF0C\u3002.;\uFF1B%\\n]{0,24}?";

// src/mapping/load-patterns.ts
var COUNTED_ZH = "(?:\u8BF7\u6C42|\u8C03\u7528|\u8BBF\u95EE|\u67E5\u8BE2|\u4EA4\u6613(?!\u989D|\u91D1)|\u8DF3\u8F6C|\u6D88\u606F|\u8BA2\u5355|\u4E0B\u5355|\u63A8\u9001)";
var COUNTED_EN = "(?:requests?|reqs?|queries|calls|transactions|messages|events|hits|operations|ops|orders|bids|lookups|redirects|them)";
var PER_SECOND = "(?:/\\s?|\\b(?:per|an?|each|every)\\s)(?:s|secs?|seconds?)(?![a-z\\d])";
var PER_MINUTE = "(?:/\\s?|\\b(?:per|a|each|every)\\s)min(?:ute)?(?![a-z])";
var PER_DAY = "(?:(?:/\\s?|\\b(?:per|a|each|every)\\s)day|daily)(?![a-z])";
var CONCURRENT = "\u5E76\u53D1(?![\u5E03\u5C55\u9001\u51FA\u73B0\u8D77\u653E])";
var MEASURE = "(?:\u7684|\u4E2A|\u6B21|\u7B14|\u6761|\u5DE6\u53F3|\u4E0A\u4E0B){0,2}";
var PATTERNS = [
  { kind: "qps", after: new RegExp(`^\\s?${MEASURE}\\s?(?:\u5CF0\u503C|\u7684)?\\s?(?:qps|tps|rps)(?![a-z])`) },
  { kind: "qps", after: new RegExp(`^${LINK_EN}${COUNTED_EN}${LINK_EN}${PER_SECOND}`) },
  { kind: "qps", after: /^\s?(?:r|q|req|requests?)?\s?\/\s?(?:s|sec)(?![a-z])/ },
  { kind: "qps", after: new RegExp(`^(?:\u6B21|\u7B14|\u6761|\u4E2A)?\u7684?(?:${COUNTED_ZH})?\\s?(?:[/\u6BCF]|\u6BCF\u4E00)\\s?\u79D2`) },
  {
    kind: "qps",
    before: new RegExp(`(?:\u6BCF|\u4E00|\u5355|1)\u79D2\u949F?${LINK_ZH}$`),
    after: new RegExp(`^\\s?(?:\u6B21|\u7B14(?:${COUNTED_ZH})?|(?:\u6761|\u4E2A)?\u7684?[^,\uFF0C\u3002;\uFF1B\\d]{0,4}${COUNTED_ZH})`)
  },
  { kind: "qps", before: new RegExp(`(?:\u6BCF\u79D2|\u4E00\u79D2|\u79D2\u7EA7)${LINK_ZH}${COUNTED_ZH}${LINK_ZH}$`) },
  {
    kind: "qps",
    before: new RegExp(`\\b(?:per|each|every) second\\b${LINK_EN}$`),
    after: new RegExp(`^${LINK_EN}${COUNTED_EN}`)
  },
  { kind: "qps", before: new RegExp(`(?:(?<![a-z])(?:qps|tps|rps)(?![a-z])|\u541E\u5410\u91CF?|\u8BF7\u6C42\u901F\u7387)${LINK_ZH}$`) },
  { kind: "qps", before: /(?:\b(?:qps|tps|rps|throughput)\b)[^\d,.;%\n]{0,24}?$/ },
  {
    kind: "daily-requests",
    before: new RegExp(`(?:\u65E5\u5747|\u6BCF\u65E5|\u6BCF\u5929|\u4E00\u5929|\u5355\u65E5|\u65E5)${LINK_ZH}(?:${COUNTED_ZH}|pv)${LINK_ZH}$`)
  },
  {
    kind: "daily-requests",
    before: new RegExp(`(?:\u65E5\u5747|\u6BCF\u65E5|\u6BCF\u5929|\u4E00\u5929|\u5355\u65E5)${LINK_ZH}$`),
    after: new RegExp(`^(?:\u6B21|\u7B14|\u6761|\u4E2A)?\u7684?[^,\uFF0C\u3002;\uFF1B\\d]{0,4}${COUNTED_ZH}`)
  },
  { kind: "daily-requests", after: new RegExp(`^${LINK_EN}${COUNTED_EN}${LINK_EN}${PER_DAY}`) },
  { kind: "qps", over: 60, after: new RegExp(`^${LINK_EN}${COUNTED_EN}${LINK_EN}${PER_MINUTE}`) },
  {
    kind: "qps",
    over: 60,
    before: new RegExp(`\u6BCF\u5206\u949F${LINK_ZH}$`),
    after: new RegExp(`^(?:\u6B21|\u7B14|\u6761|\u4E2A)?\u7684?[^,\uFF0C\u3002;\uFF1B\\d]{0,4}${COUNTED_ZH}`)
  },
  {
    kind: "concurrency",
    after: new RegExp(`^\\s?${MEASURE}(?:\u7528\u6237|\u4EBA|\u8BBE\u5907)?\u7684?\\s?(?:\u540C\u65F6\u5728\u7EBF|\u5728\u7EBF|${CONCURRENT}|\u957F\u8FDE\u63A5|tcp\u8FDE\u63A5|\u8FDE\u63A5)`)
  },
  {
    kind: "concurrency",
    after: /^ ?(?:concurrent|simultaneous|parallel|open|live|persistent) (?:[a-z]+ )?(?:users?|connections?|requests?|sessions?|players?|clients?|viewers?|calls?|devices?|streams?|sockets?)/
  },
  {
    kind: "concurrency",
    before: new RegExp(`(?:${CONCURRENT}(?:\u91CF|\u6570|\u7528\u6237|\u8FDE\u63A5)?|\u540C\u65F6\u5728\u7EBF|\u5728\u7EBF(?:\u4EBA\u6570|\u7528\u6237))${LINK_ZH}$`)
  },
  {
    kind: "concurrency",
    before: /\b(?:concurrency|concurrent (?:users|connections|sessions|requests))\b[^\d,.;%\n]{0,16}?$/
  }
];
var LOADS = {
  may: new RegExp(
    [
      `qps|tps|rps|\u79D2|\u6BCF\u5206\u949F|\u541E\u5410|\u8BF7\u6C42\u901F\u7387|${COUNTED_ZH}|pv|\u5728\u7EBF|\u5E76\u53D1|\u8FDE\u63A5`,
      `throughput|second|concurrency|/\\s?s(?:ec)?(?![a-z])|${COUNTED_EN}${LINK_EN}(?:daily|(?:/\\s?|(?:per|an?|each|every)\\s)(?:s|min|day))`,
      "(?:concurrent|simultaneous|parallel|open|live|persistent) (?:[a-z]+ )?(?:user|conn|req|sess|play|client|view|call|dev|stream|sock)"
    ].join("|")
  ),
  patterns: PATTERNS
};

// src/core/marks.ts
function markTable(kinds) {
  const marks = new Uint8Array(65536);
  for (const [bit, characters] of kinds) {
    for (let i = 0; i < characters.length; i++) marks[characters.charCodeAt(i)] |= bit;
  }
  return marks;
}
function pairTable(kinds) {
  const marks = new Uint8Array(65536);
  for (const [bit, words2] of kinds) {
    for (const word of words2) marks[pairOf(word.charCodeAt(0), word.charCodeAt(1))] |= bit;
  }
  return marks;
}
function pairOf(first, second) {
  return (Math.imul(first, 40507) ^ second) & 65535;
}
var LETTERS = "abcdefghijklmnopqrstuvwxyz";
var WHITE_SPACE = "	\n\v\f\r \xA0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

// src/mapping/load-stretches.ts
var LOAD_REACH = 48;
var PARTS = 1;
var LOAD = 2;
var NUMBER = 4;
var LATIN = 8;
var UNLESS_BEHIND_LATIN = 16;
var MAY_COUNT = 32;
var PEOPLE = 64;
var DIGIT = 128;
var MARKS = markTable([
  [PARTS, "\u3002;"],
  [UNLESS_BEHIND_LATIN, "\u3002"],
  [LOAD, "\u79D2%"],
  [NUMBER, "0123456789\u4E5D\u5341\u767E\u5343\u4E07\u4EBF\u6BEB\u5FAE\u4E9A"],
  [PEOPLE, "\u4EBA\u540D\u4F4D"],
  [DIGIT, "\u4E00\u4E8C\u4E24\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D"],
  [LATIN | MAY_COUNT, LETTERS],
  [MAY_COUNT, `\u949F\u5410\u6C42\u7528\u95EE\u8BE2\u6613\u8F6C\u606F\u5355\u9001\u7EBF\u53D1\u63A5\u6D3B\u6237\u8FDF\u65F6\u5E94\u8017\u8F7D\u636E\u5FD7\u5F55\u672C\u52A1\u70B9\u5668\u673A\u88689\u4E5D${WHITE_SPACE}`]
]);
var COUNTED = [
  "\u5206\u949F \u541E\u5410 \u8BF7\u6C42 \u8C03\u7528 \u8BBF\u95EE \u67E5\u8BE2 \u4EA4\u6613 \u8DF3\u8F6C \u6D88\u606F \u8BA2\u5355 \u4E0B\u5355 \u63A8\u9001 \u5728\u7EBF \u5E76\u53D1 \u8FDE\u63A5",
  "\u65E5\u6D3B \u6708\u6D3B \u7528\u6237 \u5EF6\u8FDF \u5EF6\u65F6 \u65F6\u5EF6 \u54CD\u5E94 \u8017\u65F6 \u52A0\u8F7D \u6570\u636E \u65E5\u5FD7 \u8BB0\u5F55 \u6837\u672C \u5355\u8868 \u670D\u52A1 \u8282\u70B9 \u673A\u5668 \u4E3B\u673A \u4E2A9 \u4E2A\u4E5D",
  // Of qps, tps, rps, pv, throughput, second, /s, concurrent, simultaneous, parallel, open, live and persistent.
  "qp tp rp pv gh ec /s cu mu ll op iv rs",
  // Of requests, queries, transactions, messages, events, hits, orders, bids, lookups, redirects and them.
  "eq qu sa ss ev hi rd bi ku ir em",
  // Of dau, mau, users, subscribers and players; of ms, μs, bytes and their short forms, and of T and P of data.
  "au us ub ay ms \u03BCs yt gb tb pb eb t\u6570 p\u6570 t\u65E5 p\u65E5 t\u5B58 p\u5B58 t\u7EA7 p\u7EA7",
  // Of rows, documents, data points, files, images, objects, vectors; of nodes, machines, hosts, pods, containers, vms.
  "ow um po il im ob ve od ch ho nt vm",
  // Of lead, manage, supervise, head, run, coach, mentor, build, grow and direct; of nines.
  "le ma su he ru co me bu gr di ne 9s"
].flatMap((words2) => words2.split(" "));
var PAIRS = pairTable([[LOAD, [...COUNTED, ...[...WHITE_SPACE].map((space) => `/${space}`)]]]);
function loadStretches(text) {
  const stretches = [];
  let start = 0;
  let marks = 0;
  let lastLetter = -LOAD_REACH;
  for (let at = 0; at <= text.length; at++) {
    const mark = at < text.length ? MARKS[text.charCodeAt(at)] : PARTS;
    marks |= mark;
    if ((mark & LATIN) !== 0) lastLetter = at;
    if ((mark & MAY_COUNT) !== 0) marks |= PAIRS[pairOf(text.charCodeAt(at - 1), text.charCodeAt(at))];
    if ((mark & PARTS) === 0 || (mark & UNLESS_BEHIND_LATIN) !== 0 && at - lastLetter < LOAD_REACH) continue;
    const ofPeople = (marks & PEOPLE) !== 0 && (marks & (NUMBER | DIGIT)) !== 0;
    if (ofPeople || (marks & LOAD) !== 0 && (marks & (NUMBER | LATIN)) !== 0) stretches.push({ start, end: at });
    start = at + 1;
    marks = 0;
  }
  return stretches;
}

// src/mapping/measure-patterns.ts
var ENDS = "(?:[\\d\u5341\u767E\u5343\u4E07\u4EBF\u7EA7\u4E0A\u591A\u4F59+]|\\d\\s?(?:[kmw]|bn))";
var ENDS_EN = `(?:${ENDS}|hundreds?|thousands?|illions?|plus|more|up)`;
var DIGIT2 = "(?:[\u5341\u767E\u5343\u4E07\u4EBF]|\\d(?![\u3001.)]))";
var USERS = {
  may: new RegExp(
    `\u65E5\u6D3B|\u6708\u6D3B|${DIGIT2}[^,\uFF0C\u3002;\uFF1B]{0,14}\u7528\u6237|\u7528\u6237(?:\u603B?[\u91CF\u6570]|\u89C4\u6A21)|(?<![a-z])[dm]au(?![a-z])|(?:daily|monthly)[ -]active|${ENDS_EN}\\s?[a-z ]{0,14}(?:users|subscribers|players|consumers)|user base of`
  ),
  patterns: [
    { kind: "dau", before: new RegExp(`(?:\u65E5\u6D3B|(?<![a-z])dau(?![a-z])|daily active users?)${LINK_ZH}$`) },
    {
      kind: "dau",
      after: /^\s?(?:的|级别?)?\s?(?:的)?(?:日活|dau(?![a-z])|daily[ -]active(?: users?)?)(?![^,，。;；]{0,6}\d)/
    },
    { kind: "mau", before: new RegExp(`(?:\u6708\u6D3B|(?<![a-z])mau(?![a-z])|monthly active users?)${LINK_ZH}$`) },
    {
      kind: "mau",
      after: /^\s?(?:的|级别?)?\s?(?:的)?(?:月活|mau(?![a-z])|monthly[ -]active(?: users?)?)(?![^,，。;；]{0,6}\d)/
    },
    {
      kind: "users",
      after: /^\s?(?:的|级别?的?)?(?:注册|活跃|付费|终端|c端|在册)?用户(?!体验|研究|访谈|调研|反馈|需求|故事|行为|数据|画像)/
    },
    {
      kind: "users",
      after: /^\s?(?:of )?(?:registered |active |global |paying |end )?(?:users|subscribers|players|consumers)(?![a-z]|['’])/
    },
    { kind: "users", before: new RegExp(`(?:\u6CE8\u518C\u7528\u6237|\u7528\u6237(?:\u603B?\u91CF|\u603B?\u6570|\u89C4\u6A21)|user base of)${LINK_ZH}$`) }
  ]
};
var MILLISECONDS = {
  ms: 1,
  msec: 1,
  \u6BEB\u79D2: 1,
  millisecond: 1,
  s: 1e3,
  \u79D2: 1e3,
  second: 1e3,
  us: 1e-3,
  \u03BCs: 1e-3,
  \u5FAE\u79D2: 1e-3,
  microsecond: 1e-3
};
var TIME = "(?<unit>ms(?:ec)?|\u6BEB\u79D2|milliseconds?|\u03BCs|us|\u5FAE\u79D2|microseconds?|seconds?|\u79D2|s)(?![a-z]|\u949F)";
var SHORT_TIME = "(?<unit>ms(?:ec)?|\u6BEB\u79D2|milliseconds?|\u03BCs|us|\u5FAE\u79D2|microseconds?)(?![a-z])";
var WAITS = "\u5EF6\u8FDF|\u5EF6\u65F6|\u65F6\u5EF6|\u54CD\u5E94|\u8017\u65F6|\u52A0\u8F7D|latenc(?:y|ies)|respon(?:d|se)|round[ -]?trip|lag";
var LATENCY = {
  may: new RegExp(
    `${WAITS}|${ENDS}\\s?-?[mu\u03BC]s(?:ec)?(?![a-z])|\u6BEB\u79D2|\u5FAE\u79D2|p\\s?(?:50|9\\d)|percentile|millisecond|microsecond|9\\d\u7EBF`
  ),
  patterns: [
    {
      kind: "latency",
      before: new RegExp(`(?:${WAITS}|t?p\\s?(?:50|9\\d{1,2}(?:\\.9)?)(?!\\d)|percentile|9\\d\u7EBF)${LINK_EN}$`),
      after: new RegExp(`^\\s?${TIME}`)
    },
    {
      kind: "latency",
      after: new RegExp(
        `^[\\s-]?${SHORT_TIME}\\s?(?:\u7EA7\u522B?|\u4EE5[\u5185\u4E0B]|\u4E4B\u5185|\u5185|\\()?\u7684?[^,\uFF0C\u3002;\uFF1B\\d]{0,12}?(?:${WAITS}|t?p9\\d|percentile)`
      )
    },
    { kind: "latency", after: new RegExp(`^[\\s-]?${SHORT_TIME}(?=[^\\d\u3002;]{0,4}(?:\u4EE5\u5185|\u4E4B\u5185|\u5185\u5B8C\u6210|\u5185\u8FD4\u56DE))`) },
    {
      kind: "latency",
      before: /(?:(?<![a-z])sub|within|under|below|less than|低于|小于|<=?)[\s-]?$/,
      after: new RegExp(`^[\\s-]?${SHORT_TIME}`)
    }
  ]
};
var BYTES = {
  gb: 1e9,
  gigabyte: 1e9,
  tb: 1e12,
  t: 1e12,
  terabyte: 1e12,
  pb: 1e15,
  p: 1e15,
  petabyte: 1e15,
  eb: 1e18,
  exabyte: 1e18
};
var NO_DEVICE = "(?![^,\uFF0C\u3002;\uFF1B\\n]{0,12}(?:\u5185\u5B58|\u786C\u76D8|\u663E\u5B58|\u56FA\u6001|ssd|ram\\b|memory|disk|laptop))";
var DATA_UNIT = `(?<unit>[gtpe]b|(?:giga|tera|peta|exa)bytes?)(?![a-z])${NO_DEVICE}`;
var DATA = "\u6570\u636E|\u65E5\u5FD7|\u5B58\u50A8|\u6570\u4ED3|data|logs?\\b|events?\\b|storage|warehouse|\u6BCF[\u5929\u65E5]|per day|/day|a day|daily";
var RECORDS_ZH = "\u8BB0\u5F55|\u65E5\u5FD7|\u6837\u672C|\u6587\u6863|sku|\u7279\u5F81|\u5411\u91CF";
var RECORDS_EN = "rows|records|documents|data ?points|files|images|objects|vectors|embeddings|events|messages|transactions";
var DATA_AMOUNTS = {
  may: new RegExp(
    `(?:${ENDS}| )[gtpe]b(?![a-z])|${ENDS}\\s?[tp](?![a-z])|abytes?(?![a-z])|${DIGIT2}[^,\uFF0C\u3002;\uFF1B]{0,14}(?:\u6570\u636E|${RECORDS_ZH})|(?:\u6570\u636E|\u65E5\u5FD7|\u6837\u672C)(?:\u603B?\u91CF|\u89C4\u6A21)|\u5355\u8868|(?:\u6570\u636E|\u65E5\u5FD7|\u8BB0\u5F55|\u6837\u672C)[^,\uFF0C\u3002;\uFF1B]{0,30}${DIGIT2}|${ENDS_EN}\\s?[a-z ]{0,16}(?:${RECORDS_EN})(?![a-z])`
  ),
  patterns: [
    {
      kind: "data-volume",
      units: BYTES,
      after: new RegExp(`^(?: of)?\\s?${DATA_UNIT}\\+?\\s?[^,\uFF0C\u3002;\uFF1B\\d]{0,10}?(?:${DATA})`)
    },
    {
      kind: "data-volume",
      units: BYTES,
      after: /^\s?(?<unit>[tp])(?![a-z])\+?(?:级别?|以上|左右|的|规模){0,2}(?:数据|日志|存储)/
    },
    {
      kind: "data-volume",
      units: BYTES,
      before: new RegExp(
        `(?:\u6570\u636E|\u65E5\u5FD7|\u5B58\u50A8|\u6BCF[\u5929\u65E5]|\u65E5[\u5747\u589E]|data|logs|storage|warehouse|lake|ingest(?:s|ing)?|process(?:es|ing)?)${LINK_EN}$`
      ),
      after: new RegExp(`^(?: of)?\\s?${DATA_UNIT}`)
    },
    {
      kind: "records",
      least: 1e3,
      after: new RegExp(
        `^(?:\u884C|\u6761|\u4E2A|\u7684|\u89C4\u6A21|\u91CF\u7EA7|\u7EA7\u522B?){0,3}(?:\u6D77\u91CF|\u5927)?(?:\u6570\u636E(?![\u5E93\u6E90]|\u4E2D\u5FC3|\u5206\u6790|\u5DE5\u7A0B|\u4EA7\u54C1|\u4ED3|\u7ED3\u6784|\u96C6\u7FA4|\u5E73\u53F0|\u91C7\u96C6)|${RECORDS_ZH})\u91CF?`
      )
    },
    {
      kind: "records",
      least: 1e3,
      before: new RegExp(`(?:\u6570\u636E|\u65E5\u5FD7|\u8BB0\u5F55|\u6837\u672C|\u5355\u8868)${LINK_ZH}$`),
      after: /^\s?(?:条|行|量级)(?!业|代码|列)/
    },
    { kind: "records", least: 1e3, before: /(?:(?:数据|日志|样本)(?:总?量|规模)|单表)[^\d,，。;；、%\na-z]{0,6}?$/ },
    {
      kind: "records",
      least: 1e3,
      after: new RegExp(`^\\+?\\s?(?:of )?(?:[a-z]{1,12} )?(?:${RECORDS_EN})(?![a-z])`)
    }
  ]
};
var UPTIME = "\u53EF\u7528\u6027|\u53EF\u7528\u7387|\u9AD8\u53EF\u7528|\u7A33\u5B9A\u6027|\u53EF\u9760\u6027|sla|slo|uptime|availability|reliability";
var AVAILABILITY = {
  may: new RegExp(`(?:${UPTIME})[^%]{0,60}%|%[^%]{0,20}(?:${UPTIME})`),
  patterns: [
    { kind: "availability", before: new RegExp(`(?:${UPTIME})${LINK_EN}$`), after: /^\s?%/ },
    {
      kind: "availability",
      after: new RegExp(`^\\s?%\\s?(?:\u4EE5\u4E0A|\\+)?\u7684?\\s?(?:\u7CFB\u7EDF|\u670D\u52A1|\u4E1A\u52A1|\u5E73\u53F0|service |system )?(?:${UPTIME})`)
    }
  ]
};
var NODES = {
  may: new RegExp(
    `${DIGIT2}[^,\uFF0C\u3002;\uFF1B]{0,16}(?:\u670D\u52A1\u5668|\u8282\u70B9|\u673A\u5668|\u4E3B\u673A)|${ENDS_EN}[\\s-][a-z -]{0,20}(?:nodes?|servers|machines|hosts|containers|pods|vms)(?![a-z])`
  ),
  patterns: [
    {
      kind: "nodes",
      most: 1e7,
      after: /^\s?(?:台|个)?(?:以上|规模|级别?)?的?(?:物理|线上|linux)?\s?(?:服务器|节点|机器|主机)/
    },
    {
      kind: "nodes",
      most: 1e7,
      after: /^\+?[\s-](?:of )?(?:physical |linux |bare-metal |virtual |kubernetes |production )?(?:nodes?|servers|machines|hosts|pods|containers|vms)(?![a-z])/
    }
  ]
};
var MEASURES = [
  USERS,
  { ...LATENCY, patterns: LATENCY.patterns.map((pattern) => ({ ...pattern, units: MILLISECONDS })) },
  DATA_AMOUNTS,
  AVAILABILITY,
  NODES
];

// src/mapping/team-sizes.ts
var ZH_NUMBER = "(?:\\d{1,4}|[\u4E00\u4E8C\u4E24\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341\u767E\u51E0\u6570]{1,4})";
var EN_NUMBER = `(?:\\d{1,4}|${Object.keys(ENGLISH_NUMBERS).join("|")}|a dozen)(?![\\dx%])`;
var OVER2 = "(?<over>\u81F3\u5C11|\u591A\u4E8E|\u5927\u4E8E|\u8D85\u8FC7|\u4E0D\u5C11\u4E8E|\u4E0D\u4F4E\u4E8E|>=?|\u2265|at least |more than |over )?";
var UNDER2 = "(?<under>\u4E0D\u8D85\u8FC7|\u6700\u591A|\u5C11\u4E8E|up to |fewer than |less than )?";
var TO = "\\s?(?:[-~\u2013\u2014]|\u5230|\u81F3|to|or)\\s?";
var NUMBER_ZH = `${OVER2}${UNDER2}(?:\u5927?\u7EA6)?\\s?(?:(?<low>${ZH_NUMBER})${TO})?(?<high>${ZH_NUMBER})\\s?(?<more>\\+|\u591A|\u4F59|\u51E0|\u4EE5\u4E0A)?\\s?(?:\u4E2A?\u4EBA|\u540D|\u4F4D)(?<above>(?:\u53CA?\u4EE5\u4E0A|\u89C4\u6A21|\u7EA7\u522B?|\u5DE6\u53F3|\\+|\u6216\u4EE5\u4E0A)*)`;
var NUMBER_EN = `${OVER2}${UNDER2}(?:(?:about|around|approximately) )?(?:(?<low>${EN_NUMBER})${TO})?(?<high>${EN_NUMBER})(?<more>\\s?(?:\\+|plus\\b|or more))?`;
var GAP = "[^\\d,\uFF0C\u3002;\uFF1B()\\n\u62DB\u8058]";
var TEAM_ZH = "(?:\u56E2\u961F|\u5C0F\u7EC4|\u961F\u4F0D|\u7814\u53D1|\u6280\u672F|\u5DE5\u7A0B\u5E08|\u5F00\u53D1|\u6D4B\u8BD5|\u4E0B\u5C5E|\u90E8\u95E8|\u6210\u5458)";
var LEAD_EN = "(?:lead|leads|leading|led|manag(?:e|es|ed|ing)|supervis(?:e|es|ed|ing)|head(?:ing|ed)?|run(?:ning)?|coach(?:ing)?|mentor(?:ing|ed)?|build(?:ing)?|built|grow(?:ing)?|grew|direct(?:ing|ed)?)";
var PEOPLE_EN = "(?:engineers?|developers?|people|persons?|reports|analysts?|scientists?|staff|designers?|testers?|members|employees|individuals|programmers?)";
var PATTERNS2 = [
  new RegExp(
    `(?:\u5E26\u9886|\u5E26\u8FC7|\u5E26|\u7BA1\u7406|\u9886\u5BFC|\u8D1F\u8D23|\u7EC4\u5EFA|\u7BA1\u8F96|\u57F9\u517B)(?:\u8FC7|\u4E86)?${GAP}{0,8}?${NUMBER_ZH}\u7684?${GAP}{0,8}?${TEAM_ZH}`,
    "g"
  ),
  new RegExp(`${NUMBER_ZH}\u7684?${GAP}{0,6}(?:\u56E2\u961F|\u5C0F\u7EC4|\u961F\u4F0D|\u90E8\u95E8)\u7684?${GAP}{0,4}(?:\u7BA1\u7406|\u9886\u5BFC|\u5E26\u9886|\u5E26\u961F)`, "g"),
  new RegExp(`(?:\u56E2\u961F|\u4EBA\u5458)(?:\u7BA1\u7406|\u5E26\u9886|\u9886\u5BFC)(?:\u7ECF\u9A8C|\u7ECF\u5386|\u80FD\u529B)?\\s?[(,:]?\\s?(?:\u56E2\u961F)?(?:\u89C4\u6A21)?${NUMBER_ZH}`, "g"),
  new RegExp(`(?:\u5E26\u9886|\u7BA1\u7406|\u9886\u5BFC)${GAP}{0,8}(?:\u56E2\u961F|\u5C0F\u7EC4|\u961F\u4F0D)\\s?\\(${NUMBER_ZH}`, "g"),
  new RegExp(`(?:\u4E0B\u5C5E|\u7BA1\u7406|\u6C47\u62A5)(?:\u4EBA\u6570|\u5E45\u5EA6|\u89C4\u6A21)\\s?[:\uFF1A]?\\s?${NUMBER_ZH}`, "g"),
  new RegExp(
    `\\b${LEAD_EN} [^\\d.,\u3002;]{0,32}?\\b(?:teams?|groups?|squads?|staff|organi[sz]ation|department) (?:of|with) (?:[a-z]+ ){0,2}?${NUMBER_EN}`,
    "g"
  ),
  new RegExp(
    `\\b${LEAD_EN} (?:[a-z]+ ){0,3}?${NUMBER_EN}[ -](?!(?:[a-z-]+ )?(?:teams?|squads|groups)\\b)(?:[a-z-]+ ){0,2}?${PEOPLE_EN}(?![a-z])`,
    "g"
  ),
  new RegExp(
    `\\b${LEAD_EN} (?:[a-z]+ ){0,3}?${NUMBER_EN}[ -](?:person|people|member)s? (?:[a-z]+ ){0,2}?(?:team|group|squad)`,
    "g"
  ),
  new RegExp(`\\b${NUMBER_EN} direct reports`, "g")
];
var ZH = PATTERNS2.slice(0, 5);
var EN = PATTERNS2.slice(5);
var MAY_ZH = /带|管理|领导|负责|组建|管辖|培养|下属|汇报/;
var NUMBERED_ZH = /[\d一二两三四五六七八九十百几数]\s?(?:\+|多|余|几|以上)?\s?(?:个?人|名|位)/;
var MAY_EN = new RegExp(
  `direct reports|(?:teams?|groups?|squads?|staff|zation|sation|department) (?:of|with) |(?:\\d|or more|plus|${Object.keys(ENGLISH_NUMBERS).join("|")}|dozen)\\+?[ -](?:[a-z-]+ ){0,2}(?:${PEOPLE_EN.slice(3)}`
);
function teamSizesOf(stretch) {
  const patterns = [
    ...MAY_ZH.test(stretch) && NUMBERED_ZH.test(stretch) ? ZH : [],
    ...MAY_EN.test(stretch) ? EN : []
  ];
  return patterns.flatMap((pattern) => allMatches(pattern, stretch).flatMap(sizeOf));
}
function sizeOf({ index, 0: words2, groups }) {
  const { low, high, over, under, more, above } = groups;
  const value = headCount(high);
  if (value === 0) return [];
  const least = low === void 0 ? value : Math.min(headCount(low), value);
  const atLeast = over !== void 0 || more !== void 0 || /以上|级|\+/.test(above ?? "") || /[几数]/.test(high);
  return [
    {
      kind: "team-size",
      value,
      low: least,
      atLeast: atLeast && under === void 0,
      atMost: under !== void 0,
      start: index,
      end: index + words2.length
    }
  ];
}
function headCount(words2) {
  if (/^\d/.test(words2)) return Number(words2);
  return words2 === "a dozen" ? 12 : ENGLISH_NUMBERS[words2] ?? chineseValue(words2);
}

// src/mapping/unit-scales.ts
var BYTES2 = {
  t: 1e12,
  tb: 1e12,
  tera: 1e12,
  p: 1e15,
  pb: 1e15,
  peta: 1e15,
  eb: 1e18,
  exa: 1e18
};
var CEILINGS = {
  \u6BEB\u79D2: 1e3,
  \u767E\u6BEB\u79D2: 1e3,
  \u5341\u6BEB\u79D2: 100,
  \u5FAE\u79D2: 1,
  \u4E9A\u6BEB\u79D2: 1,
  \u4E9A\u79D2: 1e3,
  millisecond: 1e3,
  ms: 1e3,
  microsecond: 1,
  second: 1e3
};
var NINES = {
  3: 99.9,
  \u4E09: 99.9,
  three: 99.9,
  4: 99.99,
  \u56DB: 99.99,
  four: 99.99,
  5: 99.999,
  \u4E94: 99.999,
  five: 99.999,
  6: 99.9999,
  \u516D: 99.9999,
  six: 99.9999
};
var NO_NUMBER = "(?<![\\d\u5341\u767E\u5343\u4E07\u4EBF\u51E0\u6570\u591Akmw.+][\\s-]?)";
var SCALES2 = [
  {
    kind: "data-volume",
    bound: "least",
    values: BYTES2,
    pattern: new RegExp(
      `${NO_NUMBER}(?<![a-z])(?:(?<unit>[tpe]b)[\\s-]?(?:\u91CF?\u7EA7|\u89C4\u6A21|scale|level|size)|(?<letter>[tp])\u7EA7\u522B?(?:\u4EE5\u4E0A)?\u7684?(?:\u6D77\u91CF|\u5927)?(?:\u6570\u636E|\u65E5\u5FD7)|(?:multi[ -])?(?<word>tera|peta|exa)bytes?(?:[ -](?:scale|level|sized?)|s? of\\b))`,
      "g"
    )
  },
  {
    kind: "data-volume",
    bound: "least",
    values: BYTES2,
    pattern: new RegExp(`${NO_NUMBER}(?<!of )\\b(?<word>tera|peta|exa)bytes(?! of| per|/)`, "g")
  },
  {
    kind: "latency",
    bound: "most",
    values: CEILINGS,
    pattern: /(?<![\d一二三四五六七八九几数][\s-]?[十百]?)(?<unit>[十百]?毫秒|微秒)级/g
  },
  { kind: "latency", bound: "most", values: CEILINGS, pattern: /(?<unit>亚毫?秒)/g },
  {
    kind: "latency",
    bound: "most",
    values: CEILINGS,
    pattern: /(?<!\d[\s-]?|sub[\s-]?|digit[\s-])\b(?<unit>millisecond|microsecond|ms)[ -](?:level|scale|range)/g
  },
  {
    kind: "latency",
    bound: "most",
    values: { millisecond: 1, ms: 1, second: 1e3, microsecond: 1e-3 },
    pattern: /\bsub[ -]?(?<unit>millisecond|microsecond|second|ms)(?![a-z])/g
  },
  {
    kind: "latency",
    bound: "most",
    values: { millisecond: 10, ms: 10, microsecond: 0.01 },
    pattern: /\bsingle[ -]digit[ -](?<unit>millisecond|microsecond|ms)(?![a-z])/g
  },
  {
    kind: "availability",
    bound: "least",
    values: NINES,
    pattern: /(?<unit>[3-6三四五六])\s?个\s?(?:9|九)(?!\d)|\b(?<word>three|four|five|six|[3-6])[ -](?:nines|9s)\b/g
  }
];
var MAY_SCALE = /[tpe]b[\s-]?(?:量?级|规模|scale|level|size)|[tp]级|(?:ter|pet|ex)abyte|[毫微]秒级|亚毫?秒|sub[ -]?(?:m|s)|digit[ -]m|(?:second|ms)[ -](?:level|scale|range)|个\s?[9九]|[ -](?:nine|9)s/;
function unitScalesOf(stretch) {
  if (!MAY_SCALE.test(stretch)) return [];
  return SCALES2.flatMap(
    ({ kind, pattern, values, bound }) => allMatches(pattern, stretch).map(({ index, 0: words2, groups }) => {
      const value = values[groups.unit ?? groups.letter ?? groups.word ?? ""];
      const atLeast = bound === "least";
      return { kind, value, low: value, atLeast, atMost: !atLeast, start: index, end: index + words2.length };
    })
  );
}

// src/mapping/quantities.ts
var OTHER_MEASURE = /^\s?(?:%|‰|倍|毫秒|微秒|ms\b|秒|年|天|个?月|亿?[美欧]?元|岁|[gmkt]b|核|台|行|(?:日活|月活|[dm]au\b)(?![^,，。;；]{0,6}\d)|years?\b|days?\b|percent|times\b|x\b)/;
var SMALL = 100;
var COUNTS_ON = /^\s?(?:左右|上下|以|[次笔个人]|[,，。;；]|$)/;
var BOUND_BEHIND = /^\s?(?:[a-zμ/]{1,12}|毫秒|微秒|秒|[人台笔条次行个])?\s?(?:(?<over>\+|及?以上|量?级)|(?<under>以[内下]|之内|内(?=返|响|完)))/;
var RAISED = /(?:超过|达到|不低于|不少于|突破|至少)$/;
var TRANSACTIONS = /(?<![a-z])tps|transaction|交易|笔/;
function quantitiesOf(text) {
  requireText(text, "text");
  const found = [];
  for (const { start, end } of loadStretches(text)) addQuantities(found, text.slice(start, end), start);
  return found;
}
function addQuantities(found, stretch, offset) {
  const quantities = quantitiesIn(stretch);
  for (const quantity of quantities) {
    found.push({ ...quantity, start: offset + quantity.start, end: offset + quantity.end });
  }
}
function quantitiesIn(stretch) {
  const found = [];
  const families = [LOADS, ...MEASURES].filter(({ may }) => may.test(stretch));
  if (families.length > 0) {
    for (const amount2 of amountsOf(stretch)) {
      const quantity = quantityOf(stretch, amount2, families);
      if (quantity) found.push(quantity);
    }
  }
  for (const quantity of [...unitScalesOf(stretch), ...teamSizesOf(stretch)]) {
    if (!found.some((other) => overlaps(other, quantity))) found.push(quantity);
  }
  return found.sort((a, b) => a.start - b.start);
}
function quantityOf(text, amount2, families) {
  if (/[a-z_.\d]/.test(text.charAt(amount2.start - 1)) && /\d/.test(text.charAt(amount2.start))) return null;
  const before = text.slice(Math.max(0, amount2.start - LOAD_REACH), amount2.start);
  const after = text.slice(amount2.end, amount2.end + LOAD_REACH);
  for (const { patterns } of families) {
    for (const pattern of patterns) {
      const name = pattern.before ? pattern.before.exec(before) : null;
      if (pattern.before && !name) continue;
      const unit = pattern.after ? pattern.after.exec(after) : null;
      if (pattern.after ? !unit : countsElse(amount2, after)) continue;
      if (amount2.value < (pattern.least ?? 0) || amount2.value > (pattern.most ?? amount2.value)) continue;
      const raised = name !== null && RAISED.test(before.slice(0, name.index));
      return stated({ ...amount2, atLeast: amount2.atLeast || raised }, pattern, after, name?.[0] ?? "", unit);
    }
  }
  return null;
}
function countsElse({ value, atLeast, atMost }, after) {
  return OTHER_MEASURE.test(after) || value < SMALL && !atLeast && !atMost && !COUNTS_ON.test(after);
}
function stated({ value, low, atLeast, atMost, start, end }, { kind, over = 1, units }, after, name, unit) {
  const factor = units ? factorOf(units, unit?.groups?.unit ?? "") : 1;
  const counted = name + (unit?.[0] ?? "");
  const bound = BOUND_BEHIND.exec(after);
  const under = atMost || bound?.groups?.under !== void 0;
  return {
    kind: kind === "qps" && TRANSACTIONS.test(counted) && !/qps|rps/.test(counted) ? "tps" : kind,
    value: value * factor / over,
    low: low * factor / over,
    atLeast: !under && (atLeast || bound?.groups?.over !== void 0),
    atMost: under,
    start: start - name.length,
    end: end + Math.max(unit?.[0].length ?? 0, bound?.[0].length ?? 0)
  };
}
function factorOf(units, unit) {
  return units[unit] ?? units[unit.replace(/s$/, "")];
}

// src/core/warnings.ts
var WARNING_CATALOGUE = {
  RECORDS_REJECTED: "{rejected} of {records} input records were not used; rejected.jsonl says why.",
  COLUMNS_UNUSED: "{file}: columns not used: {columns}.",
  VOCABULARY_RELAXED: "minDf and maxDf left no term over {documents} documents, so every term was kept.",
  ROWS_SAMPLED: "The latent space and the clusters were found on {sample} of {rows} documents, and the others put to the nearest cluster; the quality figures are those of the sample.",
  ROWS_EMPTY: "{rows} documents have no term of the vocabulary; they carry no weight in the clustering.",
  FEWER_CLUSTERS: "Fewer distinct documents than clusters: there are {found} and not {asked}.",
  NOT_CONVERGED: "k-means stopped after {iterations} iterations before it had converged.",
  CLUSTERS_UNBALANCED: "{slivers} of {clusters} clusters hold hardly any documents, and {restarts} further starts gave no better ones.",
  KERNEL_GAVE_WAY: "The documents and clusters do not fit into the 4 GiB of the fast k-means kernel; the slow one gave the same result.",
  SILHOUETTE_SAMPLED: "The silhouette was computed on {sample} of {rows} documents.",
  ONE_CLUSTER: "No number of clusters came out better than chance, so there is one; ask for a number to see parts of it.",
  CLUSTER_DOMINATES: "One cluster holds {share} % of the documents: the texts may be too alike to be parted."
};
function warning(code, details = {}) {
  return { code, message: fillTemplate(WARNING_CATALOGUE[code], details), details };
}

// src/ingest/data/columns.ts
function words(list) {
  return list.trim().split(/\s+/);
}
var COLUMN_NAMES = {
  id: words(`
    id jobid positionid postingid vacancyid encryptjobid encryptid jobnumber jobno \u804C\u4F4Did
    \u5C97\u4F4Did \u804C\u4F4D\u7F16\u53F7 \u5C97\u4F4D\u7F16\u53F7 joburl joblink jobhref positionurl url link href \u804C\u4F4D\u94FE\u63A5 \u5C97\u4F4D\u94FE\u63A5 \u94FE\u63A5 \u7F51\u5740
  `),
  title: words(`
    title jobtitle positiontitle postingtitle jobname positionname position postname role
    jobrole \u804C\u4F4D \u5C97\u4F4D \u804C\u4F4D\u540D\u79F0 \u5C97\u4F4D\u540D\u79F0 \u804C\u4F4D\u540D \u5C97\u4F4D\u540D \u62DB\u8058\u804C\u4F4D \u62DB\u8058\u5C97\u4F4D \u6807\u9898 name
  `),
  description: words(`
    description jobdescription jobdesc jobdetail jobdetails positiondescription
    positiondetail postdescription fulldescription descriptiontext desc jd text jobtext
    content body detail details \u804C\u4F4D\u63CF\u8FF0 \u5C97\u4F4D\u63CF\u8FF0 \u804C\u4F4D\u4FE1\u606F \u5C97\u4F4D\u4FE1\u606F \u804C\u4F4D\u8BE6\u60C5 \u5C97\u4F4D\u8BE6\u60C5 \u804C\u4F4D\u4ECB\u7ECD \u5C97\u4F4D\u4ECB\u7ECD \u62DB\u8058\u8BE6\u60C5 \u5DE5\u4F5C\u63CF\u8FF0 \u804C\u4F4D\u8981\u70B9 \u5C97\u4F4D\u5185\u5BB9 \u804C\u4F4D\u5185\u5BB9 \u62DB\u8058\u5185\u5BB9 \u63CF\u8FF0 \u8BE6\u60C5
  `),
  responsibilities: words(`
    responsibilities responsibility jobresponsibilities keyresponsibilities duties
    jobduties duty \u5C97\u4F4D\u804C\u8D23 \u804C\u4F4D\u804C\u8D23 \u5DE5\u4F5C\u804C\u8D23 \u4E3B\u8981\u804C\u8D23 \u5DE5\u4F5C\u5185\u5BB9 \u804C\u8D23 \u804C\u8D23\u63CF\u8FF0
  `),
  requirements: words(`
    requirements requirement jobrequirements jobrequirement minimumqualifications
    basicqualifications requiredqualifications qualifications qualification \u4EFB\u804C\u8981\u6C42 \u5C97\u4F4D\u8981\u6C42 \u804C\u4F4D\u8981\u6C42
    \u4EFB\u804C\u8D44\u683C \u4EFB\u804C\u6761\u4EF6 \u62DB\u8058\u8981\u6C42 \u5E94\u8058\u8981\u6C42 \u80FD\u529B\u8981\u6C42 \u6280\u80FD\u8981\u6C42 \u4E13\u4E1A\u8981\u6C42
  `),
  preferred: words(`
    preferredqualifications preferred nicetohave desiredqualifications \u52A0\u5206\u9879 \u4F18\u5148\u6761\u4EF6
  `),
  company: words(`
    company companyname companyfullname companyshortname employer employername brandname
    organization organisation hiringorganization \u516C\u53F8 \u516C\u53F8\u540D\u79F0 \u516C\u53F8\u540D \u4F01\u4E1A \u4F01\u4E1A\u540D\u79F0
  `),
  city: words(`
    city cityname jobcity workcity location joblocation worklocation place workplace
    jobarea area \u57CE\u5E02 \u5DE5\u4F5C\u57CE\u5E02 \u5730\u533A \u5DE5\u4F5C\u5730\u533A \u5DE5\u4F5C\u5730\u70B9 \u5730\u70B9 \u6240\u5728\u57CE\u5E02 \u6240\u5728\u5730
  `),
  salary: words(`
    salary salarydesc salaryrange salarytext providesalarytext providesalary jobsalary
    compensation payrange pay wage wages \u85AA\u8D44 \u85AA\u6C34 \u85AA\u916C \u6708\u85AA \u5DE5\u8D44 \u85AA\u8D44\u8303\u56F4 \u85AA\u8D44\u5F85\u9047 \u85AA\u8D44\u6C34\u5E73 \u85AA\u916C\u8303\u56F4 \u6708\u85AA\u8303\u56F4 \u85AA\u916C\u5F85\u9047 \u5DE5\u8D44\u5F85\u9047
  `),
  experience: words(`
    experience jobexperience workexperience experiencerequired yearsofexperience
    experienceyears workyear workyears workingexp \u5DE5\u4F5C\u7ECF\u9A8C \u7ECF\u9A8C \u7ECF\u9A8C\u8981\u6C42 \u5DE5\u4F5C\u5E74\u9650 \u5E74\u9650
  `),
  education: words(`
    education educationlevel educationrequired degree jobdegree edu \u5B66\u5386 \u5B66\u5386\u8981\u6C42 \u6559\u80B2\u7A0B\u5EA6 \u6700\u4F4E\u5B66\u5386
  `)
};
var CURRENCY = ["currency", "salarycurrency", "paycurrency", "\u5E01\u79CD"];
var PERIOD = ["interval", "salaryinterval", "payperiod", "salaryperiod", "salaryunit", "period"];
function pair(min, max) {
  return { min, max, currency: CURRENCY, period: PERIOD };
}
var PAY_PAIRS = [
  pair("minamount", "maxamount"),
  pair("salarymin", "salarymax"),
  pair("minsalary", "maxsalary"),
  pair("salaryfrom", "salaryto"),
  pair("lowsalary", "highsalary"),
  pair("minwage", "maxwage"),
  pair("minwages", "maxwages"),
  pair("minpay", "maxpay"),
  pair("\u6700\u4F4E\u85AA\u8D44", "\u6700\u9AD8\u85AA\u8D44"),
  pair("\u6700\u4F4E\u6708\u85AA", "\u6700\u9AD8\u6708\u85AA"),
  pair("\u85AA\u8D44\u4E0B\u9650", "\u85AA\u8D44\u4E0A\u9650")
];

// src/ingest/data/fingerprints.ts
var FINGERPRINTS = [
  {
    site: "51job",
    required: ["companyname", "maxwages", "minwages", "place", "place2", "requirement"],
    mapping: {
      title: ["companyname"],
      // `place` is a street address.
      city: ["place2"],
      education: ["education"],
      text: ["requirement"],
      pay: { min: "minwages", max: "maxwages", unit: "\u5143/\u6708" }
    }
  },
  {
    site: "boss",
    required: ["name", "salary", "desc", "href", "tags"],
    mapping: {
      id: ["id", "href"],
      title: ["name"],
      company: ["company"],
      salary: ["salary"],
      city: ["city", "location", "area"],
      text: ["desc"]
    }
  },
  {
    site: "google-careers",
    required: ["title", "responsibilities", "minimumqualifications", "preferredqualifications"],
    mapping: {
      title: ["title"],
      company: ["company"],
      city: ["location"],
      text: ["responsibilities", "minimumqualifications", "preferredqualifications"]
    }
  },
  {
    site: "findwork",
    required: ["role", "text", "companyname", "location"],
    mapping: {
      id: ["id", "url"],
      title: ["role"],
      company: ["companyname"],
      city: ["location"],
      text: ["text"]
    }
  },
  {
    site: "linkedin",
    required: ["postingtitle", "companyname", "description", "joburl"],
    mapping: {
      id: ["id", "joburl"],
      title: ["postingtitle"],
      company: ["companyname"],
      city: ["location"],
      text: ["description"]
    }
  }
];

// src/ingest/columns.ts
var SINGLE_FIELDS = ["id", "title", "company", "city", "salary", "experience", "education"];
var TEXT_PARTS = ["description", "responsibilities", "requirements", "preferred"];
var FOLDED = /[\s_\-.:：*#()（）【】[\]]+/g;
function foldName(name) {
  return name.normalize("NFKC").toLowerCase().replace(FOLDED, "");
}
function textColumn(name) {
  const folded = foldName(name);
  return TEXT_PARTS.some((part) => COLUMN_NAMES[part].includes(folded));
}
function isSectionName(name) {
  return textColumn(name) && !COLUMN_NAMES.description.includes(foldName(name));
}
function isIndex(folded) {
  return folded === "" || /^unnamed\d{1,6}$/.test(folded);
}
function byFoldedName(names) {
  const folded = /* @__PURE__ */ new Map();
  for (const name of names) {
    const key = foldName(name);
    if (!isIndex(key) && !folded.has(key)) folded.set(key, name);
  }
  return folded;
}
function pick(known, columns) {
  return known.flatMap((name) => columns.get(name) ?? []);
}
function payPair(columns) {
  const column = (names) => pick(names, columns)[0] ?? null;
  for (const pair2 of PAY_PAIRS) {
    const min = columns.get(pair2.min) ?? null;
    const max = columns.get(pair2.max) ?? null;
    if (min === null && max === null) continue;
    return { min, max, currency: column(pair2.currency), period: column(pair2.period), unit: "" };
  }
  return null;
}
function byNames(columns) {
  const single = Object.fromEntries(SINGLE_FIELDS.map((field) => [field, pick(COLUMN_NAMES[field], columns)]));
  return {
    site: null,
    single,
    text: TEXT_PARTS.flatMap((part) => pick(COLUMN_NAMES[part], columns)),
    pay: payPair(columns)
  };
}
function byFingerprint(fingerprint, columns) {
  const { mapping, site } = fingerprint;
  const { pay } = mapping;
  const text = pick(mapping.text, columns);
  const told = SINGLE_FIELDS.map((field) => pick(mapping[field] ?? [], columns));
  const taken = /* @__PURE__ */ new Set([...told.flat(), ...text]);
  const usual = byNames(columns).single;
  const single = Object.fromEntries(
    SINGLE_FIELDS.map((field, i) => [
      field,
      mapping[field] ? told[i] : usual[field].filter((name) => !taken.has(name))
    ])
  );
  if (!pay) return { site, single, text, pay: null };
  const bound = (name) => columns.get(name) ?? null;
  return {
    site,
    single,
    text,
    pay: { min: bound(pay.min), max: bound(pay.max), currency: null, period: null, unit: pay.unit }
  };
}
function recogniseColumns(names) {
  const columns = byFoldedName(names);
  const fingerprint = FINGERPRINTS.find(({ required }) => required.every((name) => columns.has(name)));
  const draft = fingerprint ? byFingerprint(fingerprint, columns) : byNames(columns);
  const { pay } = draft;
  const used = /* @__PURE__ */ new Set([
    ...SINGLE_FIELDS.flatMap((field) => draft.single[field]),
    ...draft.text,
    ...pay ? [pay.min, pay.max, pay.currency, pay.period] : []
  ]);
  const unused = names.filter((name) => !used.has(name) && !isIndex(foldName(name)));
  return { ...draft, unused, known: used.size > 0 };
}

// src/ingest/job.ts
var MAX_COLUMNS_NAMED = 12;
function textOf(value, separator) {
  if (typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (!Array.isArray(value)) return null;
  const parts = value.filter((item) => typeof item === "string" || typeof item === "number");
  return parts.length > 0 ? parts.join(separator) : null;
}
var NOTHING = /^(?:nan|null|none|undefined|n\/a)?$/i;
function fieldText(record, columns) {
  for (const column of columns) {
    const text = textOf(record.fields.get(column), ", ")?.trim();
    if (text !== void 0 && !NOTHING.test(text)) return text;
  }
  return null;
}
function amount(record, column) {
  const text = column === null ? null : fieldText(record, [column]);
  const value = text === null ? Number.NaN : Number(text.replaceAll(",", ""));
  return Number.isFinite(value) && value > 0 ? value : null;
}
function payText(record, pay) {
  const [a, b] = [amount(record, pay.min), amount(record, pay.max)];
  if (a === null && b === null) return null;
  const currency = pay.currency === null ? null : fieldText(record, [pay.currency]);
  const period = pay.period === null ? null : fieldText(record, [pay.period]);
  const unit = pay.unit || (period === null ? "" : ` ${period}`);
  const front = currency === null ? "" : `${currency} `;
  if (a === null) return `${front}\u2264${b}${unit}`;
  if (b === null) return `${front}\u2265${a}${unit}`;
  return `${front}${Math.min(a, b)}-${Math.max(a, b)}${unit}`;
}
function description(record, columns) {
  const columnOf = /* @__PURE__ */ new Map();
  for (const column of columns) {
    const text = textOf(record.fields.get(column), "\n");
    if (text !== null && !NOTHING.test(text.trim()) && !columnOf.has(text)) columnOf.set(text, column);
  }
  const parts = [...columnOf];
  if (parts.length < 2) return parts[0]?.[0] ?? "";
  return parts.map(([text, column]) => isSectionName(column) ? `${column}:
${text}` : text).join("\n\n");
}
function rejection(record, code, reason) {
  return { kind: "rejected", rejected: { ...record.source, code, reason } };
}
function missing(record) {
  const names = [...record.fields.keys()];
  const shown = names.slice(0, MAX_COLUMNS_NAMED).join(", ");
  const more = names.length > MAX_COLUMNS_NAMED ? ", \u2026" : "";
  return rejection(record, "NO_DESCRIPTION", `no column is known to hold the description; there are: ${shown}${more}`);
}
function toJob(record, mapping) {
  if (mapping.text.length === 0) return missing(record);
  const text = description(record, mapping.text);
  if (text.trim() === "") {
    return rejection(record, "TEXT_EMPTY", `the description is empty (${mapping.text.join(", ")})`);
  }
  const { source } = record;
  const field = (name) => fieldText(record, mapping.single[name]);
  const job = {
    id: field("id") ?? `${source.file}:${source.line}`,
    source,
    title: field("title"),
    text,
    company: field("company"),
    city: field("city"),
    salary: field("salary") ?? (mapping.pay ? payText(record, mapping.pay) : null),
    experience: field("experience"),
    education: field("education")
  };
  return { kind: "job", job };
}

// src/ingest/intake.ts
var MAX_MAPPINGS = 1e3;
var Intake = class {
  mappings = /* @__PURE__ */ new Map();
  taken = /* @__PURE__ */ new Map();
  unused = /* @__PURE__ */ new Set();
  /** The job of a record, or why there is none. */
  accept(record) {
    const mapping = this.mappingOf(record);
    for (const name of mapping.unused) this.unused.add(name);
    const result = toJob(record, mapping);
    return result.kind === "job" ? { kind: "job", job: { ...result.job, id: this.freeId(result.job.id) } } : result;
  }
  /** Ends a file: the warning about columns that none of its records used, if there are any. */
  endFile(file) {
    const columns = [...this.unused];
    this.unused.clear();
    return columns.length > 0 ? warning("COLUMNS_UNUSED", { file, columns: columns.join(", ") }) : null;
  }
  mappingOf(record) {
    const names = [...record.fields.keys()];
    const key = JSON.stringify(names);
    const known = this.mappings.get(key);
    if (known) return known;
    if (this.mappings.size >= MAX_MAPPINGS) this.mappings.clear();
    const mapping = recogniseColumns(names);
    this.mappings.set(key, mapping);
    return mapping;
  }
  /** The id itself the first time, then `id#2`, `id#3` and so on. */
  freeId(id) {
    let count = this.taken.get(id) ?? 0;
    let free = id;
    do {
      count++;
      free = count === 1 ? id : `${id}#${count}`;
    } while (count > 1 && this.taken.has(free));
    this.taken.set(id, count);
    if (free !== id) this.taken.set(free, 1);
    return free;
  }
};

// src/ingest/readers/records.ts
import { createReadStream } from "node:fs";
import { stat as stat2 } from "node:fs/promises";
import { stdin as processStdin } from "node:process";

// src/core/control.ts
function throwIfAborted(control, stage) {
  if (control.signal?.aborted) throw new JobprismError("ABORTED", { stage }, control.signal.reason);
}

// src/ingest/record.ts
function recordEvent(file, line, fields) {
  return { kind: "record", record: { source: { file, line }, fields } };
}
function rejectedEvent(file, line, code, reason) {
  return { kind: "rejected", rejected: { file, line, code, reason } };
}
function fieldsOf(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

// src/ingest/formats/json.ts
var STEP = 16 * 1024;
var LEFT_BRACKET = 91;
async function createParser(root, emit, fail) {
  const { JSONParser: Parser } = await import("@streamparser/json");
  const parser = new Parser({ paths: [root === LEFT_BRACKET ? "$.*" : "$.*.*"], keepStack: false });
  parser.onValue = ({ value, parent, stack }) => {
    emit(value, Array.isArray(parent) ? String(stack.at(-1)?.key ?? "") : void 0);
  };
  parser.onError = fail;
  return parser;
}
async function* steps(chunks) {
  let at = 0;
  for await (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      const to = Math.min(chunk.length, from + STEP - at % STEP);
      yield chunk.subarray(from, to);
      at += to - from;
      from = to;
    }
  }
}
function firstByte(bytes) {
  return bytes.find((byte) => byte !== 32 && byte !== 9 && byte !== 10 && byte !== 13);
}
var Document = class {
  constructor(file, maxRecordBytes) {
    this.file = file;
    this.maxRecordBytes = maxRecordBytes;
  }
  file;
  maxRecordBytes;
  parser = null;
  root;
  count = 0;
  fed = 0;
  lastEnd = 0;
  events = [];
  failed = false;
  list;
  // An object may be one record itself. Its text is kept until a list turns up in it.
  whole = [];
  /** The events since the last call. */
  take() {
    const { events } = this;
    this.events = [];
    return events;
  }
  /** False where nothing more can be read. */
  async write(bytes) {
    this.root ??= firstByte(bytes);
    if (this.root === void 0) return true;
    this.parser ??= await createParser(this.root, this.onValue, this.onError);
    this.fed += bytes.length;
    this.whole?.push(bytes);
    this.attempt(() => this.parser?.write(bytes));
    if (!this.failed && this.fed % STEP === 0 && this.fed - this.lastEnd > this.maxRecordBytes + STEP) {
      this.reject("RECORD_TOO_LARGE", `the record is longer than ${this.maxRecordBytes} bytes; the rest is not read`);
      this.failed = true;
    }
    return !this.failed;
  }
  end() {
    if (!this.parser || this.failed) return;
    if (!this.parser.isEnded) this.attempt(() => this.parser?.end());
    if (this.failed || this.root === LEFT_BRACKET || !this.whole) return;
    const decoder = new TextDecoder();
    const text = this.whole.map((part) => decoder.decode(part, { stream: true })).join("");
    this.attempt(() => this.add(JSON.parse(text)));
  }
  onValue = (value, list) => {
    if (this.root !== LEFT_BRACKET && !this.inList(value, list)) return;
    this.lastEnd = this.fed;
    this.add(value);
  };
  /** In an object, the first array that holds an object is the list; tags, paging and the like are no records. */
  inList(value, list) {
    if (list === void 0) return false;
    if (this.list === void 0 && fieldsOf(value)) {
      this.list = list;
      this.whole = null;
    }
    return this.list === list;
  }
  // After an error the parser may go on to complain about its own state: only the first one counts.
  onError = () => {
    if (!this.failed) this.reject("JSON_BROKEN", "not valid JSON here, or cut off; the rest of the file is not read");
    this.failed = true;
  };
  attempt(step) {
    try {
      step();
    } catch {
      this.onError();
    }
  }
  add(value) {
    const fields = fieldsOf(value);
    if (fields) this.events.push(recordEvent(this.file, ++this.count, fields));
    else this.reject("RECORD_NOT_OBJECT", "the element is no object");
  }
  reject(code, reason) {
    this.events.push(rejectedEvent(this.file, ++this.count, code, reason));
  }
};
async function* readJson(file, chunks, maxRecordBytes) {
  const document = new Document(file, maxRecordBytes);
  for await (const piece of steps(chunks)) {
    const more = await document.write(piece);
    yield* document.take();
    if (!more) return;
  }
  document.end();
  yield* document.take();
}

// src/ingest/formats/jsonl.ts
var LINE_FEED = 10;
var DECODER = new TextDecoder("utf-8", { ignoreBOM: true });
var LineBuffer = class {
  constructor(limit) {
    this.limit = limit;
  }
  limit;
  parts = [];
  size = 0;
  add(bytes) {
    this.size += bytes.length;
    if (this.size > this.limit) this.parts = [];
    else this.parts.push(bytes);
  }
  /** The text of the line, or null where it went over the bound; the buffer is empty afterwards. */
  take() {
    const { parts, size } = this;
    this.parts = [];
    this.size = 0;
    if (size > this.limit) return null;
    return parts.map((part) => DECODER.decode(part)).join("");
  }
  get empty() {
    return this.size === 0;
  }
};
async function* readLines(chunks, limit) {
  const buffer = new LineBuffer(limit);
  let number = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to >= 0; to = chunk.indexOf(LINE_FEED, from)) {
      buffer.add(chunk.subarray(from, to));
      yield { text: buffer.take(), number: number++ };
      from = to + 1;
    }
    if (from < chunk.length) buffer.add(chunk.subarray(from));
  }
  if (!buffer.empty) yield { text: buffer.take(), number };
}
function parseLine(file, number, text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    const cut = text.startsWith("{") && !text.endsWith("}");
    return rejectedEvent(file, number, "JSON_BROKEN", `not valid JSON${cut ? ": the line seems to be cut off" : ""}`);
  }
  const fields = fieldsOf(value);
  if (fields) return recordEvent(file, number, fields);
  return rejectedEvent(file, number, "RECORD_NOT_OBJECT", "the line is valid JSON but no object");
}
async function* readJsonl(file, chunks, maxRecordBytes) {
  for await (const line of readLines(chunks, maxRecordBytes)) {
    if (line.text === null) {
      yield rejectedEvent(file, line.number, "RECORD_TOO_LARGE", `the line is longer than ${maxRecordBytes} bytes`);
      continue;
    }
    const text = line.text.trim();
    if (text !== "") yield parseLine(file, line.number, text);
  }
}

// src/ingest/formats/sniff.ts
var FORMAT_OF_ENDING = /* @__PURE__ */ new Map([
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
  ["json", "json"],
  ["csv", "csv"],
  ["tsv", "tsv"],
  ["txt", "txt"],
  ["md", "md"]
]);
function formatOfName(name) {
  return FORMAT_OF_ENDING.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase());
}
function isObjectLine(line) {
  try {
    return fieldsOf(JSON.parse(line)) !== null;
  } catch {
    return false;
  }
}
function jsonOrLines(head) {
  const [first = "", second = ""] = head.trimStart().split("\n", 2).map((line) => line.trim());
  if (isObjectLine(first)) return "jsonl";
  return first.endsWith("}") || second.startsWith("{") || !head.includes("\n") ? "jsonl" : "json";
}
function tableFormat(head) {
  const line = head.trimStart().split("\n", 1)[0] ?? "";
  for (const [separator, format] of [
    ["	", "tsv"],
    [",", "csv"],
    [";", "csv"]
  ]) {
    const names = line.split(separator).map((name) => name.trim().replace(/^"(.{0,100})"$/, "$1"));
    if (names.length > 1 && recogniseColumns(names).known) return format;
  }
  return null;
}
function sniff(head) {
  const start = head.trimStart();
  if (start.startsWith("{")) return jsonOrLines(start);
  if (start.startsWith("[")) return "json";
  return tableFormat(head) ?? "txt";
}
function detectFormat(name, head) {
  const named = formatOfName(name);
  if (named === "jsonl") return head.trimStart().startsWith("[") ? "json" : "jsonl";
  if (named === "json") return isSeveralLines(head) ? "jsonl" : "json";
  return named ?? sniff(head);
}
function isSeveralLines(head) {
  const lines = head.trim().split("\n", 3);
  return lines.length > 1 && isObjectLine(lines[0]);
}

// src/ingest/formats/text.ts
var MAX_TITLE = 80;
var HEADING = /^[ \t]{0,3}#{1,6}[ \t]+(\S.{0,200}?)[ \t#]*$/;
var TOP_HEADING = /^#[ \t]+(\S.{0,200}?)[ \t#]*$/m;
var SENTENCE = /[。；;！!？?.：:，,]$|[。；;]/;
var LIST_ITEM = /^(?:[-*•●]|\d{1,2}[.、)）])\s?/;
function firstLine(text) {
  const start = text.search(/\S/);
  if (start < 0) return { line: "", more: false };
  const end = text.indexOf("\n", start);
  const line = (end < 0 ? text.slice(start) : text.slice(start, end)).trim();
  return { line, more: end >= 0 && text.slice(end).trim() !== "" };
}
function titleOf(text) {
  const { line, more } = firstLine(text);
  const heading = HEADING.exec(line)?.[1];
  if (heading !== void 0 && !textColumn(heading)) return heading;
  if (heading === void 0 && more && isTitle(line)) return line;
  const top = TOP_HEADING.exec(text)?.[1];
  return top !== void 0 && !textColumn(top) ? top : null;
}
function isTitle(line) {
  return line.length <= MAX_TITLE && !SENTENCE.test(line) && !LIST_ITEM.test(line) && !textColumn(line);
}
async function* readText(file, chunks, maxRecordBytes) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const parts = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxRecordBytes) {
      yield rejectedEvent(file, 1, "RECORD_TOO_LARGE", `the text is longer than ${maxRecordBytes} bytes`);
      return;
    }
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  const text = parts.join("");
  if (text.trim() === "") return;
  const title = titleOf(text);
  yield recordEvent(
    file,
    1,
    new Map(
      title === null ? [["text", text]] : [
        ["title", title],
        ["text", text]
      ]
    )
  );
}

// src/ingest/options.ts
import * as z from "zod";
var READ_DEFAULTS = {
  format: "auto",
  maxRecordBytes: 4 * 1024 * 1024
};
var isStream = (value) => typeof value === "object" && value !== null && Symbol.asyncIterator in value;
var schema = z.strictObject({
  format: z.enum(["auto", "jsonl", "json", "csv", "tsv", "txt", "md"]).default(READ_DEFAULTS.format),
  maxRecordBytes: z.int().min(1).max(1073741823).default(READ_DEFAULTS.maxRecordBytes),
  stdin: z.custom(isStream, "expected a stream of bytes").optional()
});
function resolveReadOptions(options) {
  const { format, maxRecordBytes, stdin } = parseOptions(schema, options);
  return { format, maxRecordBytes, stdin };
}

// src/ingest/readers/csv-rows.ts
var RowParser = class _RowParser {
  constructor(stream, maxRecordBytes) {
    this.stream = stream;
    this.maxRecordBytes = maxRecordBytes;
  }
  stream;
  maxRecordBytes;
  rows = [];
  static async create(delimiter, maxRecordBytes) {
    const { parse } = await import("csv-parse");
    const stream = parse({
      delimiter,
      max_record_size: maxRecordBytes,
      // Scrapes hold bare quotes in texts, rows cut short and every kind of line end.
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      skip_empty_lines: true,
      on_record: (cells, context) => {
        parser.rows.push({ cells, end: context.bytes });
        return null;
      }
    });
    const parser = new _RowParser(stream, maxRecordBytes);
    stream.on("error", () => void 0);
    stream.resume();
    return parser;
  }
  /** The rows since the last call. */
  take() {
    const { rows } = this;
    this.rows = [];
    return rows;
  }
  /** Parses the next bytes; null where all is well. */
  write(bytes) {
    return new Promise((resolve2) => {
      this.stream.write(bytes, (error) => resolve2(this.failure(error)));
    });
  }
  /** Parses what is left. */
  end() {
    return new Promise((resolve2) => {
      this.stream.end((error) => resolve2(this.failure(error)));
    });
  }
  close() {
    this.stream.destroy();
  }
  failure(error) {
    if (!error) return null;
    if (error.code === "CSV_MAX_RECORD_SIZE") {
      const reason = `the row is longer than ${this.maxRecordBytes} bytes, or a quote is never closed; the rest is not read`;
      return { code: "RECORD_TOO_LARGE", reason };
    }
    const unclosed = error.code === "CSV_QUOTE_NOT_CLOSED";
    return {
      code: "CSV_BROKEN",
      reason: unclosed ? "a quote opened in this row is never closed" : "not readable as CSV"
    };
  }
};

// src/ingest/readers/line-index.ts
var LINE_FEED2 = 10;
var RETURN = 13;
var LineIndex = class {
  /** Offset just behind each line feed, ascending; with the offset where the line end begins. */
  ends = [];
  next = 0;
  line = 1;
  bytes = 0;
  lastByte = 0;
  /** How many bytes were taken. */
  get size() {
    return this.bytes;
  }
  /** True where the last byte taken ends a line. */
  get atLineStart() {
    return this.lastByte === LINE_FEED2 || this.lastByte === RETURN;
  }
  /** Takes the next bytes of the stream. */
  add(bytes) {
    this.ends.splice(0, this.next);
    this.next = 0;
    for (let at = bytes.indexOf(LINE_FEED2); at >= 0; at = bytes.indexOf(LINE_FEED2, at + 1)) {
      const before = at > 0 ? bytes[at - 1] : this.lastByte;
      const offset = this.bytes + at;
      this.ends.push({ begin: before === RETURN ? offset - 1 : offset, behind: offset + 1 });
    }
    this.bytes += bytes.length;
    this.lastByte = bytes[bytes.length - 1] ?? this.lastByte;
  }
  /** The one-based line of the first byte from `offset` on that is not on a blank line. Offsets must not decrease. */
  lineFrom(offset) {
    let at = offset;
    for (let end = this.ends[this.next]; end && (end.behind <= at || end.begin <= at); end = this.ends[this.next]) {
      at = Math.max(at, end.behind);
      this.line++;
      this.next++;
    }
    return this.line;
  }
};

// src/ingest/readers/utf8.ts
import { isUtf8 } from "node:buffer";
var FileRefusal = class extends Error {
  name = "FileRefusal";
  code;
  constructor(code, reason) {
    super(reason);
    this.code = code;
  }
};
var CONTINUATION = 2;
function incompleteTail(bytes) {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte >> 6 === CONTINUATION) continue;
    const length = byte >= 240 ? 4 : byte >= 224 ? 3 : byte >= 192 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
function isValidSoFar(bytes) {
  return isUtf8(bytes.subarray(0, bytes.length - incompleteTail(bytes)));
}
function validPrefix(bytes) {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = good + bad >> 1;
    if (isValidSoFar(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  const prefix = bytes.subarray(0, good);
  return prefix.subarray(0, good - incompleteTail(prefix));
}
function concat(a, b) {
  if (a.length === 0) return b;
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
var NOT_UTF8 = "the text is not valid UTF-8; convert the file to UTF-8 and read it again";
var UTF16 = "the text is UTF-16; convert the file to UTF-8 and read it again";
var BINARY = "the file holds NUL bytes, so it is no text";
function withoutMark(bytes) {
  const [a, b, c] = bytes;
  if (a === 255 && b === 254 || a === 254 && b === 255) throw new FileRefusal("FILE_ENCODING", UTF16);
  return a === 239 && b === 187 && c === 191 ? bytes.subarray(3) : bytes;
}
function check(bytes) {
  const nul = bytes.indexOf(0);
  const text = nul < 0 ? bytes : bytes.subarray(0, nul);
  if (!isUtf8(text)) return { good: validPrefix(text), refusal: new FileRefusal("FILE_ENCODING", NOT_UTF8) };
  return { good: text, refusal: nul < 0 ? null : new FileRefusal("FILE_BINARY", BINARY) };
}
async function* validUtf8(chunks) {
  let carry = new Uint8Array(0);
  let started = false;
  for await (const chunk of chunks) {
    let bytes = concat(carry, chunk);
    if (!started) {
      if (bytes.length < 3) {
        carry = bytes;
        continue;
      }
      bytes = withoutMark(bytes);
      started = true;
    }
    const whole = bytes.subarray(0, bytes.length - incompleteTail(bytes));
    carry = bytes.subarray(whole.length);
    yield* handOn(whole);
  }
  yield* handOn(started ? carry : withoutMark(carry));
}
function* handOn(bytes) {
  const { good, refusal } = check(bytes);
  if (good.length > 0) yield good;
  if (refusal) throw refusal;
}
async function peek(chunks, size) {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  let failure = null;
  try {
    while (head.length < size) {
      const next = await iterator.next();
      if (next.done) break;
      head = concat(head, next.value);
    }
  } catch (error) {
    failure = { error };
  }
  return { head, chunks: again(head, failure, iterator) };
}
async function* again(head, failure, rest) {
  try {
    if (head.length > 0) yield head;
    if (failure) throw failure.error;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

// src/ingest/readers/csv.ts
var HEADER_BYTES = 64 * 1024;
var DELIMITERS = [",", "	", ";"];
function delimiterOf(head) {
  const header = head.trimStart().split(/[\r\n]/, 1)[0].replace(/"[^"]{0,200}"/g, "");
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}
function uniqueNames(header) {
  const names = /* @__PURE__ */ new Set();
  for (const cell of header) {
    const name = cell.trim();
    let free = name;
    for (let count = 2; names.has(free); count++) free = `${name} ${count}`;
    names.add(free);
  }
  return [...names];
}
var Table = class {
  constructor(file) {
    this.file = file;
  }
  file;
  names = null;
  lines = new LineIndex();
  end = 0;
  add(bytes) {
    this.lines.add(bytes);
  }
  /** The line where the row begins that comes next. */
  get line() {
    return this.lines.lineFrom(this.end);
  }
  event(row) {
    const { names, line, file } = this;
    this.end = row.end;
    if (names === null) {
      this.names = uniqueNames(row.cells);
      return null;
    }
    if (row.cells.length === names.length)
      return recordEvent(file, line, new Map(names.map((n2, i) => [n2, row.cells[i]])));
    const reason = `the row has ${row.cells.length} cells, the header ${names.length}`;
    return rejectedEvent(file, line, "COLUMNS_RAGGED", reason);
  }
  /** Rows without the one that the input broke off in. */
  complete(rows) {
    return this.lines.atLineStart ? rows : rows.filter(({ end }) => end < this.lines.size);
  }
  *events(rows) {
    for (const row of rows) {
      const event = this.event(row);
      if (event) yield event;
    }
  }
};
async function* readCsv(file, chunks, delimiter, maxRecordBytes) {
  const peeked = await peek(chunks, HEADER_BYTES);
  const parser = await RowParser.create(
    delimiter ?? delimiterOf(new TextDecoder().decode(peeked.head)),
    maxRecordBytes
  );
  const table = new Table(file);
  try {
    for await (const bytes of peeked.chunks) {
      table.add(bytes);
      const failure2 = await parser.write(bytes);
      yield* table.events(parser.take());
      if (failure2) return yield rejectedEvent(file, table.line, failure2.code, failure2.reason);
    }
    const failure = await parser.end();
    yield* table.events(parser.take());
    if (failure) yield rejectedEvent(file, table.line, failure.code, failure.reason);
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    await parser.end();
    yield* table.events(table.complete(parser.take()));
    throw error;
  } finally {
    parser.close();
  }
}

// src/ingest/readers/sources.ts
import { constants } from "node:fs";
import { access, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
var STDIN = "-";
function byCodeUnits(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
function systemReason(error) {
  const code = error?.code;
  return typeof code === "string" ? code : reasonOf(error);
}
async function filesOf(folder) {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return [{ path: folder, unreadable: systemReason(error) }];
  }
  const visible = entries.filter(({ name }) => !name.startsWith(".")).sort((a, b) => byCodeUnits(a.name, b.name));
  const found = [];
  for (const entry of visible) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...await filesOf(path));
    else if (formatOfName(entry.name)) found.push(...await fileIn(path));
  }
  return found;
}
async function fileIn(path) {
  try {
    return (await stat(path)).isFile() ? [{ path, unreadable: null }] : [];
  } catch (error) {
    return [{ path, unreadable: systemReason(error) }];
  }
}
async function kindOf(path) {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}
async function globbed(pattern) {
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(pattern)) return [];
  const paths = await glob(pattern, { expandDirectories: false, onlyFiles: true });
  return paths.sort(byCodeUnits).map((path) => ({ path, unreadable: null }));
}
async function expand(source) {
  if (source === STDIN) return [{ path: STDIN, unreadable: null }];
  const kind = await kindOf(source);
  if (kind === "folder") return filesOf(source);
  if (kind === null) return globbed(source);
  try {
    await access(source, constants.R_OK);
  } catch (error) {
    throw new JobprismError("INPUT_UNREADABLE", { path: source, reason: systemReason(error) }, error);
  }
  return [{ path: source, unreadable: null }];
}
async function resolveSources(sources) {
  const files = /* @__PURE__ */ new Map();
  for (const source of sources) {
    const found = await expand(source);
    if (found.length === 0) throw new JobprismError("INPUT_NOT_FOUND", { path: source });
    for (const file of found) {
      const key = file.path === STDIN ? STDIN : resolve(file.path);
      if (!files.has(key)) files.set(key, file);
    }
  }
  return [...files.values()];
}

// src/ingest/readers/records.ts
var HEAD_BYTES = 64 * 1024;
var PROGRESS_EVERY = 250;
function open(path, options) {
  if (path === STDIN) return options.stdin ?? processStdin;
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}
async function meterOf(files) {
  let size = 0;
  for (const { path } of files) {
    if (path === STDIN) return { read: 0, size: null };
    size += (await stat2(path).catch(() => null))?.size ?? 0;
  }
  return { read: 0, size };
}
function shareOf({ read: read2, size }) {
  return size === null || size === 0 ? {} : { share: Math.min(1, read2 / size) };
}
async function* guarded(bytes, meter) {
  try {
    for await (const chunk of bytes) {
      meter.read += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw new FileRefusal("FILE_UNREADABLE", systemReason(error));
  }
}
function read(format, file, chunks, limit) {
  switch (format) {
    case "jsonl":
      return readJsonl(file, chunks, limit);
    case "json":
      return readJson(file, chunks, limit);
    case "csv":
      return readCsv(file, chunks, null, limit);
    case "tsv":
      return readCsv(file, chunks, "	", limit);
    case "txt":
    case "md":
      return readText(file, chunks, limit);
  }
}
async function* readFile(path, options, meter) {
  let count = 0;
  try {
    const { head, chunks } = await peek(validUtf8(guarded(open(path, options), meter)), HEAD_BYTES);
    const format = options.format === "auto" ? detectFormat(path, new TextDecoder().decode(head)) : options.format;
    for await (const event of read(format, path, chunks, options.maxRecordBytes)) {
      count++;
      yield event;
    }
    if (count === 0) yield rejectedEvent(path, null, "FILE_EMPTY", "the file holds no record");
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    yield rejectedEvent(path, null, error.code, error.message);
  }
}
function eventsOf(file, options, meter) {
  if (file.unreadable === null) return readFile(file.path, options, meter);
  return [rejectedEvent(file.path, null, "FILE_UNREADABLE", file.unreadable)];
}
async function* readRecords(sources, options = {}, control = {}) {
  if (sources.length === 0) throw new JobprismError("OPTION_INVALID", { option: "sources", reason: "none is given" });
  const resolved = resolveReadOptions(options);
  throwIfAborted(control, "read");
  let done = 0;
  const files = await resolveSources(sources);
  const meter = await meterOf(files);
  for (const file of files) {
    for await (const event of eventsOf(file, resolved, meter)) {
      throwIfAborted(control, "read");
      yield event;
      if (++done % PROGRESS_EVERY === 0) control.onProgress?.({ stage: "read", done, total: null, ...shareOf(meter) });
    }
  }
  control.onProgress?.({ stage: "read", done, total: done });
}

// src/ingest/readers/jobs.ts
async function* readJobs(sources, options = {}, control = {}) {
  const intake = new Intake();
  let file = null;
  for await (const event of readRecords(sources, options, control)) {
    const next = event.kind === "record" ? event.record.source.file : event.rejected.file;
    if (file !== null && next !== file) yield* endOf2(intake, file);
    file = next;
    yield event.kind === "record" ? intake.accept(event.record) : event;
  }
  if (file !== null) yield* endOf2(intake, file);
}
function* endOf2(intake, file) {
  const warning2 = intake.endFile(file);
  if (warning2) yield { kind: "warning", warning: warning2 };
}

// ../h4-out/see.ts
var seen = /* @__PURE__ */ new Map();
var n = 0;
var take = (t) => {
  n++;
  for (const q of quantitiesOf(t)) {
    const l = seen.get(q.kind) ?? [];
    l.push(`${q.atMost ? ".." : ""}${q.low === q.value ? q.value : q.low + "-" + q.value}${q.atLeast ? ".." : ""} \xAB${t.slice(Math.max(0, q.start - 12), q.start)}[${t.slice(q.start, q.end)}]${t.slice(q.end, q.end + 12)}\xBB`.replace(/\n/g, "\u23CE"));
    seen.set(q.kind, l);
  }
};
for (const l of readFileSync("/work/shared/data/labelled/job51.jsonl", "utf8").split("\n")) if (l) take(normalizeText(JSON.parse(l).text).text);
for await (const e of readJobs(["/work/shared/data/scraped/dice.csv", "/work/shared/data/scraped/linkedin-data-jobs.csv", "/work/shared/data/scraped/ruanyf-hiring-2019-2022.jsonl", "/work/shared/data/scraped/boss-golang.json", "/work/shared/data/scraped/findwork-html.json", "/work/shared/data/scraped/google-jobs.csv"])) if (e.kind === "job") take(normalizeText(e.job.text).text);
console.log(n);
for (const [k, l] of seen) {
  const u = [...new Set(l)];
  console.log("##", k, l.length, u.length);
  const step = Math.max(1, Math.floor(u.length / 28));
  for (let i = 0; i < u.length; i += step) console.log("  ", u[i]);
}
