import { allMatches } from '../../../core/patterns.js';
import type { Span } from '../../../core/span.js';
import { startingUpTo } from '../../../frameworks/inner.js';
import type { SkillLevel } from '../../../recommend/person.js';

/** Words for a level, in folded texts of simplified characters. */
const WORDS: readonly { readonly level: SkillLevel; readonly zh: string; readonly en: string }[] = [
  {
    level: 'basic',
    zh: '了解|接触过|略懂|入门|正在学习?|在学|自学过?|学习过|初步(?:掌握|了解)|简单(?:了解|使用|用过)|[会懂]一点|(?:用过|一般)(?=[)）])|对(?=[^。；;，,\\n]{1,60}有(?:一定|所|基本)的?(?:了解|认识))',
    en:
      '(?<!visual )basics?(?: (?:knowledge|understanding) of)?|beginner|novice|elementary|some (?:experience|exposure|knowledge|familiarity)' +
      '|exposure to|(?:currently|still|now) learning|picking up|limited (?:experience|knowledge|exposure)',
  },
  {
    level: 'working',
    zh: '熟悉|掌握|熟知|会用|能够?使用',
    en:
      'familiar(?:ity)?(?: with)?|comfortable(?: with)?|intermediate|experienced(?: (?:with|in))?|working knowledge|hands-on|competent' +
      '|good (?:knowledge|understanding|command)|skilled (?:in|with)',
  },
  {
    level: 'strong',
    zh:
      '熟练(?:掌握|使用|运用|应用|操作|编写)?|深入(?:理解|了解|掌握|研究|学习)|深刻理解|擅长|(?:非常|十分)熟悉|(?:基础|功底)?(?:扎实|深厚)' +
      '|对(?=[^。；;，,\\n]{1,60}有(?:较|很|非常|比较)?深(?:入|刻)?的?(?:理解|了解|认识|研究))',
    en:
      'proficien(?:t|cy)(?: (?:in|with|at))?|advanced|highly skilled(?: in)?|in-depth|fluent in' +
      '|(?:strong|extensive|deep|solid)(?= (?:experience|knowledge|background|skills?|command|grasp|understanding|proficiency|expertise|in\\b|with\\b|hands))',
  },
  {
    level: 'expert',
    zh: '精通|专精|专家级',
    en: 'expert(?:ise)?(?: (?:level|knowledge))?(?: (?:in|with|at|of))?|master(?:y of|ed)|guru',
  },
];
const WORD = new RegExp(
  WORDS.map(({ level, zh, en }) => `(?<${level}>${zh}|(?<![a-z])(?:${en})(?![a-z]))`).join('|'),
  'g',
);
/** Words of a level that a word before them turns round are none. */
const TURNED = /(?:不[太是很]{0,2}|没有?|未|无需|not |n['’]t |un)$/;

/** What may stand between a skill and a level that is said behind it. */
const TO_TRAILING =
  /^\s{0,3}(?:[:：|\-–—~(（]\s{0,3}(?:[^\s,，、;；()（）\n]{0,12}[,，、]\s?)?)?$|^\s?[\u4e00-\u9fff]{0,4}\s?$/;
const BEHIND_TRAILING =
  /^\s{0,2}(?:level|user|级别?|程度|水平|者|一[点些])?\s{0,2}(?:[,，、;；)）|。\n/]|\.(?!\w)|$|and\b|or\b|but\b)/;
/** A level in front holds up to the end of its sentence, but for what is a statement of its own. */
const ENDS_SCOPE = /[。；;!！?？\n]|\.\s/;
const OWN_STATEMENT =
  /[,，][^,，、]{0,20}(?:用|做|写过|[读看学]过|搭建|负责|参与|基于|通过|\b(?:built|using|used|designed|led|worked|developed)\b)/;
/** Nothing but the level stands on its line: it holds for the lines below, up to a blank one. */
const ALONE_BEFORE = /(?:^|\n)[\s#*•·\-【[]{0,8}$/;
const ALONE_BEHIND = /^(?:的?(?:技能|技术)| (?:with|in))?\s{0,3}[】\]:：]?[\s*]{0,4}\n(?!\s*\n)/;
const LONGEST_SCOPE = 400;

/** Directly before a skill only: "some Spring Boot". */
const A_LITTLE = /\b(?:some|a (?:little|bit of)|basic) $/;

/** Whether words hold one for a level. */
export function saysLevel(words: string): boolean {
  return allMatches(WORD, words).length > 0;
}

/** The place of the first words for a level; null where there are none. */
export function levelWords(words: string): Span | null {
  const first = allMatches(WORD, words)[0];
  return first ? { start: first.index, end: first.index + first[0].length } : null;
}

/** A word that says a level of the skills behind it. */
interface InFront extends Span {
  readonly level: SkillLevel;
  /** Where what it speaks of ends. */
  readonly scope: number;
}

/** The levels that a résumé says of its skills. */
export class SkillLevels {
  readonly #text: string;
  readonly #inFront: InFront[] = [];
  /** By the place where a skill begins. */
  readonly #behind = new Map<number, SkillLevel>();

  /**
   * @param text folded, in simplified characters
   * @param skills the places of all skills in it, by start
   */
  constructor(text: string, skills: readonly Span[]) {
    this.#text = text;
    let next = 0;
    for (const match of allMatches(WORD, text)) {
      const word = { start: match.index, end: match.index + match[0].length };
      if (TURNED.test(text.slice(Math.max(0, word.start - 4), word.start))) continue;
      const { level } = WORDS.find((words) => match.groups?.[words.level] !== undefined)!;
      while (next < skills.length && skills[next]!.end <= word.start) next++;
      const before = skills[next - 1];
      if (!before || !isBehind(text, before, word)) this.#inFront.push({ ...word, level, scope: scopeEnd(text, word) });
      else if (!this.#behind.has(before.start)) this.#behind.set(before.start, level);
    }
  }

  /** The level said of a skill; null where none is. */
  of(skill: Span): SkillLevel | null {
    const behind = this.#behind.get(skill.start);
    if (behind) return behind;
    if (A_LITTLE.test(this.#text.slice(Math.max(0, skill.start - 14), skill.start))) return 'basic';
    // The last word in front counts; none reaches further than the longest scope.
    for (let i = startingUpTo(this.#inFront, skill.start) - 1; i >= 0; i--) {
      const { level, start, end, scope } = this.#inFront[i]!;
      if (skill.start - start > 2 * LONGEST_SCOPE) return null;
      if (end > skill.start || scope < skill.end) continue;
      return OWN_STATEMENT.test(this.#text.slice(end, skill.start)) ? null : level;
    }
    return null;
  }
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
