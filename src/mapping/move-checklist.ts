import type { Bilingual } from '../core/job.js';
import type { StackMove } from './stack-move.js';
import type { SkillName } from './stack-table.js';

/** How many choices a line names; the others are in the structure. */
const SHOWN = 4;

const WORDS = {
  title: { zh: '从 {from} 到 {to}', en: 'From {from} to {to}' },
  carriesOver: { zh: '照用', en: 'Carries over' },
  replaced: { zh: '替换', en: 'Replaced' },
  isNew: { zh: '新学', en: 'New' },
  basics: { zh: '语言本身', en: 'The language itself' },
  others: { zh: '其他方面', en: 'Also to be had' },
  unplaced: { zh: '表里没有归属', en: 'Known, but in no table' },
  notKnown: { zh: '不认识', en: 'Not known' },
  nothing: { zh: '没有相当的', en: 'nothing equal' },
  known: { zh: '已会', en: 'known already' },
  none: { zh: '（无）', en: '(none)' },
  instead: { zh: '{from} 里：', en: 'in {from}: ' },
} satisfies Record<string, Bilingual>;

/**
 * A move as Markdown with check boxes: what carries over is ticked, and so is what the person knows already. Behind a
 * choice stands how near it is, in [0, 1].
 */
export function checklistOf(move: Omit<StackMove, 'checklist'>, language: keyof Bilingual): string {
  const say = (word: keyof typeof WORDS): string => {
    return WORDS[word][language].replace('{from}', move.from.name).replace('{to}', move.to.name);
  };
  const colon = language === 'zh' ? '：' : ': ';
  const section = (word: keyof typeof WORDS, lines: readonly string[]): string[] => {
    return ['', `## ${say(word)}`, '', ...(lines.length > 0 ? lines : [say('none')])];
  };
  const optional = (word: keyof typeof WORDS, lines: readonly string[]): string[] => {
    return lines.length > 0 ? section(word, lines) : [];
  };
  const note = (text: Bilingual | null): string[] => (text ? [`  - ${text[language]}`] : []);
  const names = (skills: readonly SkillName[]): string => {
    return skills
      .slice(0, SHOWN)
      .map(({ name }) => inMarkdown(name))
      .join(language === 'zh' ? '、' : ', ');
  };
  const news = (basic: boolean): string[] =>
    move.isNew
      .filter((one) => one.basic === basic)
      .flatMap((one) => {
        // "In Java: Java" says nothing.
        const other = one.instead.filter(({ name }) => name !== move.from.name);
        const instead = other.length > 0 ? ` (${say('instead')}${names(other)})` : '';
        return [`- [ ] ${one.name[language]}${colon}${names(one.to)}${instead}`, ...note(one.note)];
      });
  const lines = [
    `# ${say('title')}`,
    ...section(
      'carriesOver',
      move.carriesOver.map(({ name, reason }) => `- [x] ${inMarkdown(name)}${colon}${reason[language]}`),
    ),
    ...section(
      'replaced',
      move.replaced.flatMap(({ name, from, to, note: differs }) => {
        const choices = to.slice(0, SHOWN).map((choice) => {
          return `${inMarkdown(choice.name)} (${choice.nearness.toFixed(2)}${choice.known ? `, ${say('known')}` : ''})`;
        });
        const target = choices.length > 0 ? choices.join(language === 'zh' ? '、' : ', ') : say('nothing');
        const box = to.some(({ known }) => known) ? 'x' : ' ';
        return [`- [${box}] ${name[language]}${colon}${names(from)} → ${target}`, ...note(differs)];
      }),
    ),
    ...optional('basics', news(true)),
    ...optional('others', news(false)),
    ...optional(
      'unplaced',
      move.unplaced.map(({ name }) => `- ${inMarkdown(name)}`),
    ),
    ...optional(
      'notKnown',
      move.notKnown.map((skill) => `- ${inMarkdown(skill)}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Words of others must neither mark up nor break the line; inside a word an underscore marks nothing up. */
function inMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*[\]<>#|]|(?<![a-z\d])_|_(?![a-z\d])/gi, '\\$&');
}
