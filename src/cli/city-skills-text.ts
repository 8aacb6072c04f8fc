import type { Bilingual } from '../core/job.js';
import type { CitySkill, CitySkills } from '../recommend/city-skills.js';
import type { Person } from '../recommend/person.js';
import { forTerminal } from './io.js';
import { oneLine } from './marked-text.js';
import { personLines, type Telling } from './recommend-text.js';
import { wordFor } from './recommend-words.js';

/** What was understood of a person, and what the jobs of a city say of their skills, as text for people. */
export function citySkillsText(told: CitySkills, person: Person, telling: Telling): string {
  const { language } = telling;
  const say = (id: string): string => wordFor(id, language);
  const block = (id: 'first' | 'add'): string[] => {
    const lines = told[id].map((skill) => `  ${skillLine(skill, language)}`);
    return ['', say(id), ...(lines.length > 0 ? lines : [`  ${say('none')}`])];
  };
  const lines = [
    ...personLines(person, telling),
    '',
    `${oneLine(told.city[language])}: ${told.jobs} ${say('comparable')}${told.enough ? '' : ` (${say('fewJobs')})`}`,
    ...block('first'),
    ...block('add'),
  ];
  return forTerminal(`${lines.map((line) => line.trimEnd()).join('\n')}\n`);
}

function skillLine(
  { name, share, interval, lift, gain, bridge, examples }: CitySkill,
  language: keyof Bilingual,
): string {
  const say = (id: string): string => wordFor(id, language);
  const percent = (part: number): string => `${Math.round(100 * part)}%`;
  const times = language === 'zh' ? `${say('lift')} ${lift.toFixed(2)} 倍` : `${lift.toFixed(2)} ${say('lift')}`;
  const gained = gain > 0 ? `, +${gain.toFixed(3)}` : '';
  const from = bridge ? ` ← ${say('from')} ${oneLine(bridge.name)} (${bridge.nearness.toFixed(2)})` : '';
  const shown = examples.length > 0 ? ` [${oneLine(examples.join(', '))}]` : '';
  const range = `${percent(interval[0])} – ${percent(interval[1])}`;
  return `${oneLine(name)}: ${percent(share)} ${say('asked')} (${range}), ${times}${gained}${from}${shown}`;
}
