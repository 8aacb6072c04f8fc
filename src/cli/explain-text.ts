import type { TextField } from '../core/job.js';
import { rounded } from '../core/rounded.js';
import type { ExplainedPlace, Explanation, Mark, MarkMeaning, Sum, SumPart } from '../mapping/explanation.js';
import { type LabelLanguage, labelOf } from './explain-words.js';
import { markedText, type NumberedMark, printable } from './marked-text.js';

/** So many places of a part stand on its own line. */
const ON_ONE_LINE = 3;

/** How an explanation is printed. */
export interface ExplainTextOptions {
  readonly language: LabelLanguage;
  readonly colours: boolean;
}

/** An explanation as text: the job with its marks, their footnotes, then a block for each sort of conclusion. */
export function explanationText(told: Explanation, { language, colours }: ExplainTextOptions): string {
  const say = (word: string): string => labelOf(word, language);
  const block = (word: string, lines: readonly string[]): string[] => {
    return ['', say(word), ...(lines.length > 0 ? lines : [say('none')]).map((line) => `  ${line}`)];
  };
  const { job, marks } = told;
  const notes = new Notes();
  const numbered = marks.map((mark) => ({ ...mark, note: notes.numberOf(mark.says), kind: mark.says[0]!.kind }));
  const shown = (field: TextField, text: string): string[] => {
    const own: NumberedMark[] = numbered.filter((mark) => mark.field === field);
    return markedText(text, own, colours).split('\n');
  };
  const lines = [
    printable(`${job.id}  (${job.source.file}:${job.source.line})`),
    ...(job.title === null ? [] : block('title', shown('title', job.title))),
    ...block('text', shown('text', job.text)),
    ...block('marks', notes.lines(language)),
    ...block(
      'skills',
      told.skills.flatMap(({ name, id, polarity, places }) => [
        `${name} (${id}): ${say(polarity)}`,
        ...places.map((place) => `  ${placeText(place, language)}`),
      ]),
    ),
    ...block(
      'capabilities',
      told.capabilities.flatMap(({ name, id, polarity, ...sum }) => [
        `${name[language]} (${id}): ${sumText(sum)}, ${say(polarity)}`,
        ...partLines(sum.parts, language),
      ]),
    ),
    ...block(
      'figures',
      told.figures.map(({ quantity, min, max, unit, qualifier, place }) => {
        const of = qualifier === null ? '' : ` (${qualifier})`;
        return `${quantity} ${rangeText(min, max)} ${unit}${of}: ${placeText(place, language)}`;
      }),
    ),
    ...block(
      'packs',
      told.packs
        .filter(({ applies }) => applies)
        .flatMap(({ id, name, places }) => [
          `${name[language]} (${id})`,
          ...places.map((place) => `  ${placeText(place, language)}`),
        ]),
    ),
    ...block(
      'scenes',
      told.scenes.flatMap(({ pack, id, name, meaning, strength, places }) => [
        `${name[language]} (${pack}/${id}): ${say('strength')} ${numberText(strength)}`,
        `  ${meaning[language]}`,
        ...places.map((place) => `  ${placeText(place, language)}`),
      ]),
    ),
    ...block(
      'frameworks',
      told.frameworks.flatMap(({ pack, id, name, interval, ...sum }) => [
        `${name} (${pack}/${id}): ${sumText(sum)}, ${say('interval')} ${interval.map(numberText).join(' – ')}`,
        ...partLines(sum.parts, language),
      ]),
    ),
    ...block('decisions', decisionLines(told, language)),
    ...block('roles', roleLines(told, language)),
    ...block('level', levelLines(told, language)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Footnotes: places that say the same share one. */
class Notes {
  readonly #numbers = new Map<string, number>();
  readonly #says: (readonly MarkMeaning[])[] = [];

  numberOf(says: Mark['says']): number {
    const same = JSON.stringify(says.map(({ because, ...meaning }) => ({ ...meaning, because: because?.text })));
    let number = this.#numbers.get(same);
    if (number === undefined) {
      number = this.#says.push(says);
      this.#numbers.set(same, number);
    }
    return number;
  }

  lines(language: LabelLanguage): string[] {
    const width = String(this.#says.length).length;
    return this.#says.map((says, i) => {
      return `${String(i + 1).padStart(width)}  ${says.map((one) => meaningText(one, language)).join('; ')}`;
    });
  }
}

function meaningText({ kind, id, name, polarity, through, because }: MarkMeaning, language: LabelLanguage): string {
  const say = (word: string): string => labelOf(word, language);
  const what = name[language] === id || kind === 'figure' || kind === 'polarity' ? '' : ` (${id})`;
  const how = [
    ...(through === null ? [] : [`${say('through')} ${through}`]),
    ...(polarity === null ? [] : [say(polarity)]),
    ...(because === null ? [] : [`${say('because')} ${quoted(because.text)}`]),
  ];
  const called = kind === 'level' ? say(id) : name[language];
  return `${say(kind)} ${called}${what}${how.map((one) => `, ${one}`).join('')}`;
}

function partLines(parts: readonly SumPart[], language: LabelLanguage): string[] {
  return parts.flatMap(({ kind, about, name, details, contribution, places }) => {
    const what = [
      labelOf(kind, language),
      ...(about === null ? [] : [name?.[language] ?? about]),
      ...Object.entries(details).map(([key, value]) => {
        const shown = typeof value === 'number' ? numberText(value) : labelOf(value, language);
        return `${labelOf(key, language)} ${shown}`;
      }),
    ];
    const head = `  + ${numberText(contribution)}  ${printable(what.join(', '))}`;
    const words = places.map((one) => placeText(one, language));
    if (words.length <= ON_ONE_LINE) return [words.length === 0 ? head : `${head}: ${words.join(', ')}`];
    return [head, ...words.map((one) => `      ${one}`)];
  });
}

function decisionLines({ decisions, packs }: Explanation, language: LabelLanguage): string[] {
  const say = (word: string): string => labelOf(word, language);
  return decisions.flatMap(({ pack, name, reason, steps, places }) => {
    const { name: packName } = packs.find(({ id }) => id === pack) ?? { name: { zh: pack, en: pack } };
    return [
      `${packName[language]} (${pack}) → ${name ?? say('abstains')}`,
      `  ${reason[language]}`,
      ...steps.flatMap(({ question, answer, places: words }, i) => [
        `  ${i + 1}. ${question[language]} ${say(answer)}`,
        ...words.map((place) => `     ${placeText(place, language)}`),
      ]),
      ...places.map((place) => `  → ${placeText(place, language)}`),
    ];
  });
}

function roleLines({ role, roles, leastRoleScore, rolePlaces }: Explanation, language: LabelLanguage): string[] {
  const say = (word: string): string => labelOf(word, language);
  if (roles.length === 0 && rolePlaces.length > 0) {
    return [`other: ${say('severalJobs')}`, ...rolePlaces.map((place) => `  ${placeText(place, language)}`)];
  }
  const [first, ...rest] = roles;
  if (!first) return ['other'];
  const taken = role === first.id;
  const others = (taken ? rest : roles).map((one) => `${one.name[language]} (${one.id}) ${numberText(one.score)}`);
  return [
    ...(taken
      ? [`${first.name[language]} (${first.id}): ${sumText(first)}`, ...partLines(first.parts, language)]
      : [`other: ${say('noRole')} ${numberText(leastRoleScore)}`]),
    ...(others.length > 0 ? [`${say('otherRoles')}: ${others.join(', ')}`] : []),
  ];
}

function levelLines({ level: { id, by, places, years } }: Explanation, language: LabelLanguage): string[] {
  const say = (word: string): string => labelOf(word, language);
  const range = years && `${yearsText(years)} ${say('years')}`;
  if (by === null) return [range ? `${say('unknown')} (${range})` : say('unknown')];
  if (by === 'experience') return [`${say(id!)}, ${say('byYears')}: ${range}`];
  return [`${say(id!)}, ${say('byTitle')}: ${places.map((place) => placeText(place, language)).join(', ')}`];
}

function yearsText([least, most]: readonly [number | null, number | null]): string {
  return most === null ? `${least ?? 0}+` : `${least ?? 0}–${most}`;
}

/** An end that is open is left out: `≥ 50000`. */
function rangeText(min: number | null, max: number | null): string {
  if (min === null) return max === null ? '' : `≤ ${numberText(max)}`;
  if (max === null) return `≥ ${numberText(min)}`;
  return min === max ? numberText(min) : `${numberText(min)} – ${numberText(max)}`;
}

/** `0.588235 = 0.411765 + 0.176471`. */
function sumText({ score, parts }: Sum): string {
  const shares = parts.map(({ contribution }) => numberText(contribution));
  return shares.length > 1 ? `${numberText(score)} = ${shares.join(' + ')}` : numberText(score);
}

function placeText({ field, start, end, text, polarity, because }: ExplainedPlace, language: LabelLanguage): string {
  const say = (word: string): string => labelOf(word, language);
  const place = `${say(field)} ${start}-${end} ${quoted(text)}`;
  if (polarity === null || polarity === 'required') return place;
  const why = because ? `, ${say('because')} ${quoted(because.text)} ${because.start}-${because.end}` : '';
  return `${place} (${say(polarity)}${why})`;
}

function quoted(text: string): string {
  return `«${printable(text).replace(/\s+/g, ' ')}»`;
}

/** As in the files: six digits. */
function numberText(value: number): string {
  return String(rounded('', value));
}
