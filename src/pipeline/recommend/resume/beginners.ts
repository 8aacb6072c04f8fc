import { allMatches } from '../../../core/patterns.js';

/** Words by which somebody says that they have not worked yet. Those whom one trains are named in the plural in English. */
const BEGINNER =
  /应届(?:毕业)?生?|在校(?:大学|本科|研究)?生|\b(?:fresh|recent|new) (?:(?:college|university) )?grad(?:uate)?\b|\bfinal[- ]year student\b/g;
/** In front of them within the clause: others are meant, or it is denied. */
const OTHERS =
  /(?:带|培养|指导|招|面试|管理|负责|不是|并非|非)[^,，。;；\n]{0,12}$|\b(?:mentor|train|coach|hire|interview|onboard|teach|not a)[^,.;\n]{0,24}$/;
const REACH = 40;

/** True where a folded résumé says that its person comes from school: 应届毕业生, "fresh graduate". */
export function isBeginner(text: string): boolean {
  return allMatches(BEGINNER, text).some(({ index }) => !OTHERS.test(text.slice(Math.max(0, index - REACH), index)));
}
