import type { Span } from '../core/span.js';

// How far a look to either side goes; every pattern below is asked of such a piece only.
const NEAR = 48;
const SENTENCE_END = /[。；;！!？?\n]|\.\s/;

const PREPOSITION_BEFORE =
  /(?:^|[\s(])(?:in|with|using|of|on|via|fluent|solid|prior|knows?|learn|some|like|such as|e\.g\.,?)\s+$/;
const LABELS =
  'skills?|languages?(?: of choice)?|stack|tech|technolog(?:y|ies)|frameworks?|databases?|tags?|keywords?' +
  '|技能|语言|框架|技术栈?|关键[字词]|标签';
const LABEL_BEFORE = new RegExp(`(?:${LABELS})["'”’]?(?:\\s*[:=]|\\s+is(?=\\s))\\s*["'“‘「[{(]*$`);
// "Engineer (Swift)", "3 years Go", "moved from Python to Go".
const TITLE_BEFORE = /(?:engineers?|developers?|programmers?|工程师) ?[([:–-]\s*$/;
const YEARS_BEFORE = /\d\+? ?years? $/;
const MOVE_BEFORE = /(?:^|[^a-z])(?:mov|migrat|rewrit|port|switch|transition)[a-z]{0,6} (?:[^.;!?\n]{0,30} )?to $/;
// "write Go", "idiomatic Rust".
const WRITING_BEFORE = /(?:^|\s)(?:writ(?:e|es|ing)|cod(?:e|es|ing)|speaks?|idiomatic) (?:[a-z-]{1,20} )?$/;
const DETERMINER_BEFORE = /(?:^|\s)(?:the|our|your|their|its|an?|this|each|every)\s(?:[a-z-]{1,20}\s)?$/;
const PERSON_BEFORE = /(?:^|[^a-z])(?:联系人?|招聘(?:经理|专员|主管)|contact|ask for|dear|m(?:r|s|rs)\.?)[\s:]*$/;
const PERSON_BEHIND = /^ ?(?:女士|先生|小姐|姐|哥)/;

// What directly follows a language where its name is used as an adjective: "our Go services", "a Rust code base".
const SOFTWARE = [
  '(?:micro)?services?|apis?|back[ -]?ends?|code|codebases?|binar(?:y|ies)|programs?|programm(?:ing|ers?)',
  'develop(?:ers?|ment)|engineers?|engineering|roles?|positions?|experience|skills|stack|ecosystem|toolchain|tooling',
  'servers?|clients?|daemons?|routers?|monoliths?|applications?|apps?|modules?|packages?|projects?|librar(?:y|ies)',
  'standard library|frameworks?|sdks?|compilers?|runtime|scripts?|repositor(?:y|ies)|monorepo|web|http|rest|grpc',
].join('|');
const SOFTWARE_BEHIND = new RegExp(`^[ -](?:${SOFTWARE})(?![a-z])`);
const PEOPLE_BEHIND = /^ (?:teams?|squads?|guilds?|communit(?:y|ies)|shops?)(?![a-z])/;
// "Go is our main language", "Spring is a plus".
const PRAISE = 'languages?|back ?end|stack|must|plus|bonus|preferred|required|mandatory';
const PRAISE_BEHIND = new RegExp(`^ (?:is|are|was|as) (?:[^.;!?\\n]{0,30}[^.;!?\\na-z])?(?:${PRAISE})(?![a-z])`);

const DOTTED_VERSION = /^v?\d{1,3}(?:\.(?:\d{1,4}|x))+/;
const PLAIN_VERSION = /^v?\d{1,2}(?![\d.])/;
const SPACED_VERSION = /^ v?\d{1,3}(?:\.(?:\d{1,4}|x))+(?!\d| ?(?:%|(?:million|billion|percent)))/;
const VERSION_BETWEEN = /^ ?v?\d{1,4}(?:\.(?:\d{1,4}|x)){0,3}\+?(?![\da-z])/;
const LIST_SIGN = String.raw`(?:[\s,，、/|&+()[\]（）:：·•*"'“”‘’「」-]|<[^<>]{0,20}>)*`;
const LIST_SEPARATOR = new RegExp(
  `^${LIST_SIGN}(?:(?:and/or|and|or(?: plain)?|plus|as well as|和|及|与|或|或者|以及)${LIST_SIGN})?$`,
);
const PARTICLE = /^ (?:to|through|beyond|above|back|ahead|further|deep|live|home)(?![a-z])/;

const HAN_BEFORE = /[\u3400-\u9fff] ?$/;
const HAN_AFTER = /^ ?[\u3400-\u9fff]/;

function before(text: string, { start }: Span): string {
  return text.slice(Math.max(0, start - NEAR), start);
}

function behind(text: string, { end }: Span): string {
  return text.slice(end, end + NEAR);
}

const NAMED_BEFORE = [PREPOSITION_BEFORE, LABEL_BEFORE, TITLE_BEFORE, YEARS_BEFORE, MOVE_BEFORE];

/** "in Go", "such as Go", `"skills": "Go"`, "Engineer (Go)", "3 years Go", "moved from Python to Go". */
export function isNamed(text: string, name: Span): boolean {
  const context = before(text, name);
  return NAMED_BEFORE.some((pattern) => pattern.test(context));
}

/** A preposition directly before: "in Go". */
export function hasPreposition(text: string, name: Span): boolean {
  return PREPOSITION_BEFORE.test(before(text, name));
}

/** "Go services", "the Go team", "write Go": how only a language stands. */
export function isUsedAsLanguage(text: string, name: Span): boolean {
  const [previous, next] = [before(text, name), behind(text, name)];
  if (SOFTWARE_BEHIND.test(next) || WRITING_BEFORE.test(previous)) return true;
  return PEOPLE_BEHIND.test(next) && DETERMINER_BEFORE.test(previous);
}

/** "Go is our main language", "Spring is a plus". */
export function isPraised(text: string, name: Span): boolean {
  return PRAISE_BEHIND.test(behind(text, name));
}

/** "contact Iris", "Iris女士". */
export function isPerson(text: string, name: Span): boolean {
  return PERSON_BEFORE.test(before(text, name)) || PERSON_BEHIND.test(behind(text, name));
}

/** A Chinese character next to it, a space between them or not. */
export function isBesideHan(text: string, { start, end }: Span): boolean {
  return HAN_BEFORE.test(text.slice(Math.max(0, start - 2), start)) || HAN_AFTER.test(text.slice(end, end + 2));
}

/** One of the words stands near in the same sentence. */
export function isNearAny(text: string, name: Span, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const left = before(text, name).split(SENTENCE_END).at(-1) ?? '';
  const right = behind(text, name).split(SENTENCE_END)[0] ?? '';
  return words.some((word) => left.includes(word) || right.includes(word));
}

/**
 * How a version stands behind a name: `dotted` (Go1.21) can hardly be anything else, `plain` (Spring5) and `spaced`
 * (Go 1.21) may be.
 */
export function versionBehind(text: string, name: Span): 'dotted' | 'plain' | 'spaced' | null {
  const next = behind(text, name);
  if (DOTTED_VERSION.test(next)) return 'dotted';
  if (PLAIN_VERSION.test(next)) return 'plain';
  return SPACED_VERSION.test(next) ? 'spaced' : null;
}

/** Nothing but the signs and words of a list between two names, a version of the first set aside. */
export function isList(text: string, first: Span, second: Span): boolean {
  const between = text.slice(first.end, second.start);
  return LIST_SEPARATOR.test(between) || LIST_SEPARATOR.test(between.replace(VERSION_BETWEEN, ''));
}

/** A list on one line: across lines a sentence may begin with the second name. */
export function isListOnOneLine(text: string, first: Span, second: Span): boolean {
  return isList(text, first, second) && !text.slice(first.end, second.start).includes('\n');
}

/** True where a phrase, which begins with the name, goes on as it does behind a verb: "go to", "go beyond". */
export function isVerbPhrase(phrase: string, name: string): boolean {
  return phrase.startsWith(name) && PARTICLE.test(phrase.slice(name.length));
}
