import { allMatches } from '../../../core/patterns.js';
import type { Span } from '../../../core/span.js';
import type { SkillLevel } from '../../../recommend/person.js';

/** Words for a level, the heaviest first; the patterns are those of folded texts in simplified characters. */
const WORDS: ReadonlyArray<readonly [SkillLevel, string]> = [
  ['expert', '精通|专精|专家级|expert(?:ise)?(?: (?:level|knowledge))?(?: (?:in|with|at|of))?|master(?:y of|ed)|guru'],
  [
    'strong',
    '熟练(?:掌握|使用|运用|应用|操作|编写)?|深入(?:理解|了解|掌握|研究|学习)|深刻理解|擅长|[非十]常?分?熟悉|(?:基础|功底)?(?:扎实|深厚)' +
      '|proficien(?:t|cy)(?: (?:in|with|at))?|advanced|highly skilled(?: in)?|in-depth|fluent in' +
      '|(?:strong|extensive|deep|solid)(?= (?:experience|knowledge|background|skills?|command|grasp|understanding|proficiency|expertise|in\\b|with\\b|hands))',
  ],
  [
    'working',
    '熟悉|掌握|熟知|会用|能够?使用|familiar(?:ity)?(?: with)?|comfortable(?: with)?|intermediate|experienced(?: (?:with|in))?' +
      '|working knowledge|hands-on|competent|good (?:knowledge|understanding|command)|skilled (?:in|with)',
  ],
  [
    'basic',
    '了解|接触过|略懂|入门|正在学习?|在学|自学过?|学习过|初步(?:掌握|了解)|简单(?:了解|使用)|用过(?=[)）])' +
      '|(?<!visual )basics?(?: (?:knowledge|understanding) of)?|beginner|novice|elementary|some (?:experience|exposure|knowledge|familiarity)' +
      '|exposure to|(?:currently|still|now) learning|limited (?:experience|knowledge|exposure)',
  ],
];
const LEVELS = WORDS.map(([level]) => level);
const WORD = new RegExp(
  WORDS.map(([, words], i) => `(?<level${i}>(?<![a-z])(?:${words})(?![a-z]))`)
    .reverse()
    .join('|'),
  'g',
);
/** Words of a level that a word before them turns round are none. */
const TURNED = /(?:不[太是很]{0,2}|没有?|未|无需|not |n['’]t |un)$/;

/** What may stand between a skill and a level that is said behind it. */
const TO_TRAILING = /^\s{0,3}(?:[:：|\-–—~(（]\s{0,3}(?:[^\s,，、;；()（）\n]{0,12}[,，、]\s?)?)?$|^\s?[\u4e00-\u9fff]{0,4}\s?$/;
const BEHIND_TRAILING =
  /^\s{0,2}(?:level|user|级别?|程度|水平|者)?\s{0,2}(?:[,，、;；)）|。\n/]|\.(?!\w)|$|and\b|or\b|but\b)/;
/** A level in front holds up to the end of its sentence, but for what is a statement of its own. */
const ENDS_SCOPE = /[。；;!！?？\n]|\.\s/;
const OWN_STATEMENT =
  /[,，][^,，、]{0,20}(?:用|做|写过|负责|参与|基于|通过|\b(?:built|using|used|designed|led|worked|developed)\b)/;
/** Nothing but the level stands on its line: it holds for the lines below, up to a blank one. */
const ALONE_BEFORE = /(?:^|\n)[\s#*•·\-【[]{0,8}$/;
const ALONE_BEHIND = /^(?:的?(?:技能|技术)| (?:with|in))?\s{0,3}[】\]:：]?[\s*]{0,4}\n(?!\s*\n)/;
const LONGEST_SCOPE = 400;

interface Told {
  readonly level: SkillLevel;
  readonly word: Span;
  /** The skill behind which it is said; null where it stands in front. */
  readonly of: Span | null;
  /** Where what it says in front of ends. */
  readonly end: number;
}

/** The levels that a résumé says of its skills. */
export class SkillLevels {
  readonly #text: string;
  readonly #told: readonly Told[];

  /**
   * @param text folded, in simplified characters
   * @param skills the places of all skills in it, by start
   */
  constructor(text: string, skills: readonly Span[]) {
    this.#text = text;
    this.#told = levelsTold(text, skills);
  }

  /** The level said of a skill; null where none is. */
  of(skill: Span): SkillLevel | null {
    const behind = this.#told.find(({ of }) => of?.start === skill.start);
    if (behind) return behind.level;
    let level: SkillLevel | null = null;
    for (const told of this.#told) {
      if (told.word.end > skill.start) break;
      if (told.of || told.end < skill.end) continue;
      level = OWN_STATEMENT.test(this.#text.slice(told.word.end, skill.start)) ? null : told.level;
    }
    return level;
  }
}

function levelsTold(text: string, skills: readonly Span[]): Told[] {
  let next = 0;
  return allMatches(WORD, text).flatMap((match): Told[] => {
    const word = { start: match.index, end: match.index + match[0].length };
    if (TURNED.test(text.slice(Math.max(0, word.start - 4), word.start))) return [];
    const level = LEVELS.find((_, i) => match.groups?.[`level${i}`] !== undefined)!;
    while (next < skills.length && skills[next]!.end <= word.start) next++;
    const before = skills[next - 1];
    const of = before && isBehind(text, before, word) ? before : null;
    return [{ level, word, of, end: of ? word.end : scopeEnd(text, word) }];
  });
}

function isBehind(text: string, skill: Span, word: Span): boolean {
  if (word.start - skill.end > 20) return false;
  const next = text.slice(word.end, word.end + 12);
  return TO_TRAILING.test(text.slice(skill.end, word.start)) && BEHIND_TRAILING.test(next);
}

function scopeEnd(text: string, word: Span): number {
  const rest = text.slice(word.end, word.end + LONGEST_SCOPE);
  const alone = ALONE_BEFORE.test(text.slice(Math.max(0, word.start - 9), word.start)) && ALONE_BEHIND.exec(rest);
  const length = alone ? rest.slice(alone[0].length).search(/\n\s*\n|$/) + alone[0].length : rest.search(ENDS_SCOPE);
  return word.end + (length < 0 ? rest.length : length);
}
