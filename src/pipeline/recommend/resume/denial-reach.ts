const HAN = /\p{Script=Han}/u;
const COMMA = /[,，]|\s[-–—]\s/;
const LIST_MARK = /[,，、]|\s[-–—]\s/;
/** Words that join names, and those that only say what kind of name it is. */
const JOINS = /以及|还有|或者?|[和与及、/&]|(?<![a-z])(?:and|or|nor|the|any|even|also|let alone|much less)(?![a-z])/g;
const JOINED_LAST = /(?:以及|还有|或者?|[和与及、/&]|(?<![a-z])(?:and|or|nor|the|any|even|let alone|much less))$/;
const KIND_WORDS = /语言|框架|数据库|中间件|开发|编程|技术|任何|相关|这类|等|的/g;
const NO_NAME =
  /\b(?:i|we|my|our|me|is|are|was|were|am|do|does|have|has|had|but|so|use|used|using|write|writing|work|working|than|years?|of|mostly|mainly|usually|daily|now|currently|instead)\b/;
const MOST_WORDS = 3;

/** Words behind which a denial speaks no more. */
const TURNS =
  /但|不过|而是|精通|熟悉|掌握|擅长|了解|负责|使用过?|\b(?:but|however|though|although|only|except|while|yet|use[ds]?|familiar|proficient|expert|we|i(?=[\s'’]))\b/;
/** What is said of a name, or of a list of which it is the first, makes it the subject of a clause of its own. */
const SAID_OF_IT =
  /^[a-z0-9+#.\s、和与及或]{0,40}(?:语言|框架)?(?:我|都|也|则|却|还|就|倒是?)?(?:很|非常|比较|较|挺|最|更)?(?:熟|精通|擅长|拿手|顺手|每天|平时|天天|日常|常用|[用做写][得了过的]|是我|是主|为主|主力|强项|没问题|有[^,，]{0,8}经验|[\d一二三四五六七八九十]{1,2}\s?年)|^[^,，]{0,40}?\b(?:is|are|was|were|ha(?:s|ve) been|daily|every day|i know|for (?:\d|many|years))\b/;

/**
 * Whether a denial still speaks of a skill: it reaches through a list of names (没用过PHP、Ruby和Perl; "no PHP, Ruby or Perl") and
 * ends with its clause (没用过PHP，每天写Kafka; "never used PHP, I write Go").
 *
 * @param between the words from the denial to the skill
 * @param behind those behind the skill, in its sentence
 */
export function stillDenied(between: string, behind: string): boolean {
  if (TURNS.test(between)) return false;
  if (!LIST_MARK.test(between)) return true;
  return isListed(between) && !SAID_OF_IT.test(behind);
}

/** Whether nothing but names stands before a skill, each behind a mark or a word that joins it to the others. */
export function isListed(between: string): boolean {
  const pieces = between.split(COMMA);
  const last = pieces.pop()!.trim();
  if (last !== '' && pieces.length > 0 && !JOINED_LAST.test(last)) return false;
  // A comma at once behind the denial: its object stood in front of it (Python 不熟，Java 精通).
  if (pieces[0]?.trim() === '') return false;
  return [...pieces, last].every((piece) => piece.split(JOINS).every(isNameLike));
}

function isNameLike(words: string): boolean {
  const bare = words.replace(KIND_WORDS, ' ').trim();
  return !HAN.test(bare) && !NO_NAME.test(bare) && bare.split(/\s+/).length <= MOST_WORDS;
}
