import type { Education } from '../../core/job.js';
import { allMatches } from '../../core/patterns.js';
import type { Span } from '../../core/span.js';
import { type Clause, clausesOf, HOLDS, prefers } from './clauses.js';
import type { Found } from './found.js';

const ORDER: readonly Education[] = ['none', 'junior-college', 'bachelor', 'master', 'phd'];

interface Degree {
  readonly education: Education;
  /** What names it in a text; each one needs words around it that make it a demand. */
  readonly pattern: RegExp;
}

const ZH_DEMAND = '(?=\\s?(?:及|或|（|\\(|学历|学位|以上|毕业|生|全日制|统招|$|[,，、;；。/\\s:：]))';

export const DEGREES_ZH: readonly Degree[] = [
  {
    education: 'none',
    pattern:
      /学历(?:要求)?[:：]?\s?(?:不限|无所谓|不做要求|不作要求)|(?:不限|不看)学历|(?:高中|中专|中技|初中)(?=\s?(?:及|或|学历|以上|毕业|[/、]))/g,
  },
  { education: 'junior-college', pattern: /大专(?!院校?招)|(?<!本)专科(?=\s?(?:及|或|学历|以上|毕业|生))/g },
  { education: 'bachelor', pattern: /本科|学士|(?:统招|全日制)大学(?:毕业)?/g },
  { education: 'master', pattern: new RegExp(`(?:硕士|研究生)${ZH_DEMAND}`, 'g') },
  { education: 'phd', pattern: /博士(?=\s?(?:及|或|学历|学位|以上|毕业|研究生))/g },
];

export const DEGREES_EN: readonly Degree[] = [
  {
    education: 'none',
    pattern:
      /\b(?:do(?:es)? not|don['’]t) (?:ask for|require|need) (?:a|any) degree|\bno degree (?:required|needed|necessary)/gi,
  },
  { education: 'none', pattern: /\bhigh school (?:diploma|degree|graduate)|\bGED\b/gi },
  {
    education: 'junior-college',
    pattern: /\bassociate['’]?s?['’]? degree|\bjunior[- ]college|\bdiploma or (?:a )?degree/gi,
  },
  {
    education: 'bachelor',
    pattern: /\bbachelor(?:['’]?s|s['’])?(?![a-z])|\bundergraduate degree|\b(?:4|four)[- ]year (?:college )?degree/gi,
  },
  {
    education: 'bachelor',
    pattern:
      /(?<![A-Za-z])(?:B\.\s?(?:S|A|E)\.?c?\.?|BSc?|BA|BE|BTech|BSCS|BSEE)(?=\s?(?:[/,]|degree|or\b|and\b|in\b|\+|\())/g,
  },
  {
    education: 'master',
    pattern:
      /\bmaster(?:['’]s|s['’]?)(?=\s(?:degree|in\b|or\b|of\b)|[,/.;)]|$)|\bmaster degree|\bMBA\b|\bgraduate degree/gi,
  },
  {
    education: 'master',
    pattern:
      /(?<![A-Za-z])(?:M\.\s?S\.?c?\.?|MSc?|MTech|MSCS)(?=\s?(?:\/\s?Ph|,?\s?Ph|degree|or\b|in [A-Z]))|(?<=\bB[SA]\s?\/\s?)MS\b/g,
  },
  { education: 'phd', pattern: /\bph\.?\s?d\b\.?|\bdoctorate|\bdoctoral degree/gi },
];

const DEGREES = [...DEGREES_ZH, ...DEGREES_EN];
const NO_DEGREES: readonly Degree[] = [];

// "Degree in X", 有相关学位 without a level is a first degree.
const ANY_DEGREE =
  /\b(?:university |college )?degree (?:in|or equivalent|required)\b|(?:有|具备|取得)[^，。；]{0,12}学位/i;
// Most clauses name no degree at all; these are cheaper than finding that out with every pattern above.
export const GATE_ZH: RegExp = /学[历士位]|[大中]专|专科|本科|大学|硕士|研究生|博士|[高初]中|中技/;
const GATE =
  /[学专士科]|[高初]中|中技|研究生|degree|bachelor|master|school|college|diploma|doctor|ph\.?\s?d|GED|MBA|(?<![a-z])[bm]\.?\s?(?:sc?|a|e|tech)(?![a-z])|BSCS|BSEE|MSCS/i;
/** How far around a degree what is said of it is looked for. */
const NEAR = 200;
const PREFERRED_NEAR = 24;
const PREFERRED_NEAR_EN = 90;

/** True where the preference speaks of the degree itself and not of the subject that follows it. */
function onlyPreferred(clause: Clause, end: number): boolean {
  if (clause.optional) return true;
  // Windows, since a clause may be as long as its text.
  if (/(?:优先|最好)[^，,。；;\n]{0,2}$/.test(clause.text.slice(Math.max(0, end - NEAR), end).slice(0, -2)))
    return true;
  const after = clause.text.slice(end, end + NEAR);
  const zh = /优先|加分|更佳|为佳|者佳/.exec(after);
  if (zh && zh.index <= PREFERRED_NEAR && !/专业|经验|工作/.test(after.slice(0, zh.index))) return true;
  return prefers(after.slice(0, PREFERRED_NEAR_EN).replace(/[\u4e00-\u9fff]+/g, ''));
}

/** A degree, and where it stands in the text. */
interface Stated extends Span {
  readonly education: Education;
}

function degreesIn(clause: Clause): Stated[] {
  const degrees = degreesLikelyIn(clause);
  if (degrees.length === 0) return [];
  const named = degrees.flatMap(({ education, pattern }) =>
    allMatches(pattern, clause.text)
      .filter((match) => !onlyPreferred(clause, match.index + match[0].length))
      .map((match) => ({
        education,
        start: clause.start + match.index,
        end: clause.start + match.index + match[0].length,
      })),
  );
  if (
    named.length > 0 ||
    !ANY_DEGREE.test(clause.text) ||
    degrees.some(({ pattern }) => clause.text.search(pattern) >= 0)
  ) {
    return named;
  }
  const at = clause.text.search(ANY_DEGREE);
  const words = ANY_DEGREE.exec(clause.text)![0];
  if (onlyPreferred(clause, at)) return [];
  return [{ education: 'bachelor', start: clause.start + at, end: clause.start + at + words.length }];
}

/** Those of which a clause has the characters; none where it names no degree. */
function degreesLikelyIn({ text, marks }: Clause): readonly Degree[] {
  const chinese = (marks & HOLDS.degree) !== 0 && GATE_ZH.test(text);
  const english = (marks & HOLDS.latin) !== 0;
  if ((!chinese && !english) || !GATE.test(text)) return NO_DEGREES;
  return !english ? DEGREES_ZH : chinese ? DEGREES : DEGREES_EN;
}

function lowest(found: readonly Stated[]): Stated | null {
  for (const education of ORDER) {
    const stated = found.find((one) => one.education === education);
    if (stated) return stated;
  }
  return null;
}

/** What a field may say with nothing else beside it. */
const BARE: readonly (readonly [Education, RegExp])[] = [
  ['bachelor', /^(?:bachelors?|undergraduate|B\.?\s?(?:Sc?|A|E|Tech|Eng)\.?)$/i],
  ['master', /^(?:masters?|M\.?\s?(?:Sc?|A|Tech|Eng)\.?)$/i],
];

function fromField(field: string): Found<Education> | null {
  const whole = { in: 'field', start: 0, end: field.length } as const;
  if (/^(?:学历)?不限$|^none$|^any$|无要求/i.test(field.trim())) return { value: 'none', ...whole };
  const bare = BARE.find(([, pattern]) => pattern.test(field.trim()));
  if (bare) return { value: bare[0], ...whole };
  const marks = HOLDS.degree | HOLDS.latin;
  const stated = lowest(degreesIn({ text: `${field}学历`, marks, start: 0, optional: false }));
  return (
    stated && { value: stated.education, in: 'field', start: stated.start, end: Math.min(field.length, stated.end) }
  );
}

/**
 * The lowest degree that is accepted, from the field for it and else from the text; null where none is asked for or a
 * degree is only a plus.
 *
 * @param clauses those of the text, where they are known already
 * @example
 * educationLevel(null, '大专及以上学历，本科优先'); // 'junior-college'
 * educationLevel('学历不限', ''); // 'none'
 */
export function educationLevel(
  field: string | null,
  text: string,
  clauses: readonly Clause[] = clausesOf(text),
): Education | null {
  return educationFound(field, clauses)?.value ?? null;
}

/** The same with the words that say it. */
export function educationFound(field: string | null, clauses: readonly Clause[]): Found<Education> | null {
  const told = field === null ? null : fromField(field);
  if (told) return told;
  const stated = lowest(clauses.flatMap(degreesIn));
  return stated && { value: stated.education, in: 'text', start: stated.start, end: stated.end };
}
