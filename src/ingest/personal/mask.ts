import type { JobDescription } from '../../core/job.js';
import { requireText } from '../../core/options.js';
import type { CleanText } from '../clean/view.js';
import { PERSONAL_RULES, type PersonalKind, type PersonalRule } from '../data/personal.js';

/** How often something of each kind was masked. */
export type PersonalCounts = Readonly<Record<PersonalKind, number>>;

/** A text without what it held of people, as long as before. */
export interface MaskedText {
  readonly text: string;
  readonly masked: PersonalCounts;
}

/** Nothing was masked. */
export const NOTHING_MASKED: PersonalCounts = { phone: 0, mail: 0, wechat: 0, qq: 0, telegram: 0 };

/**
 * Without one of these a text holds no number and no address: as many digits as a number has, an @ or what stands for
 * it. These have no flag for case, which is slow on Chinese.
 */
const MAY_REACH = /\d[\d\s()（）.－-]{5,}\d|[@＠]|[([（][Aa][Tt][)\]）]|#\s?[A-Za-z0-9-]{2,40}\.|\s(?:AT|艾特)\s/;
/** Without one of these, words for WeChat, QQ and Telegram, it holds no id of those. */
const MAY_NAME =
  /[微薇威徽vV]信|[微薇vV]❤|微[xX]|[Ww][Ee](?:[Cc]hat|CHAT|[Ii]xin|IXIN)|[Vv][Xx]|[Ww][Xx]|加\s?[vVＶ微qQ扣]|[+＋]\s?[vVqQ]|[qQ][qQ]|扣扣|抠抠|球球|企鹅|[Tt](?:elegram|ELEGRAM|\.me\/|[Gg](?:\s{0,2}[:：@]|[号群频]))|电报|纸飞机/;
const WITHOUT_IDS = PERSONAL_RULES.filter(({ kind }) => kind === 'phone' || kind === 'mail');
/** Every letter and digit becomes a star; signs stay, so that one sees what it was. */
const SIGNIFICANT = /[A-Za-z0-9]/g;
/** What one rule masks may show another what it took for a part of something longer. */
const MOST_PASSES = 4;
/** Letters and digits of full width, each as long as the plain one it is read as. */
const WIDE = /[０-９Ａ-Ｚａ-ｚ]/g;
const TO_PLAIN = 0xfee0;
/** Between stars. */
const UNMASKED = /[^*]+/g;
const plain = (wide: string): string => String.fromCharCode(wide.charCodeAt(0) - TO_PLAIN);

/**
 * Masks telephone numbers, mail addresses, and the ids of WeChat, QQ and Telegram, a star for each letter and digit: the text keeps
 * its length, and every place in it stays where it was. Pay, years, loads, versions and dates are none of these.
 *
 * @throws JobprismError OPTION_INVALID where it is no string
 * @example
 * maskPersonal('简历发 hr@example.com，电话13812345678').text; // '简历发 **@*******.***，电话***********'
 */
export function maskPersonal(text: string): MaskedText {
  requireText(text, 'text');
  const read = text.replace(WIDE, plain);
  const mayName = MAY_NAME.test(read);
  if (!mayName && !MAY_REACH.test(read)) return { text, masked: NOTHING_MASKED };
  const rules = mayName ? PERSONAL_RULES : WITHOUT_IDS;
  const masked = { ...NOTHING_MASKED };
  let rest = read;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = rest;
    for (const rule of rules) rest = applied(rule, rest, masked);
    if (rest === before) break;
  }
  // What is left of full width stays as it was written.
  return { text: rest.replace(UNMASKED, (kept, at: number) => text.slice(at, at + kept.length)), masked };
}

function applied({ kind, pattern }: PersonalRule, text: string, masked: Record<PersonalKind, number>): string {
  return text.replace(pattern, (...found: unknown[]) => {
    const whole = found[0] as string;
    const groups = found.at(-1);
    const who = typeof groups === 'object' && groups !== null ? (groups as { readonly who?: string }).who : whole;
    if (who === undefined) return whole;
    masked[kind]++;
    // What is masked stands at the end of what was matched.
    return whole.slice(0, whole.length - who.length) + who.replace(SIGNIFICANT, '*');
  });
}

/** Counts what is masked over many jobs. */
export class PersonalMask {
  readonly #counts = { ...NOTHING_MASKED };

  get counts(): PersonalCounts {
    return this.#counts;
  }

  /** The job with its title, text, company and the words of its other fields masked; the id stays. */
  job(job: JobDescription): JobDescription {
    const { title, text, company, city, salary } = job;
    return {
      ...job,
      title: this.#field(title),
      text: this.#masked(text),
      company: this.#field(company),
      city: this.#field(city),
      salary: this.#field(salary),
    };
  }

  /**
   * The original of a clean text with what shows in the clean one masked. Tags and entities between two digits
   * stay; an entity that stands for a letter or digit is starred as a whole.
   */
  read(clean: CleanText): string {
    const { original, text, toOriginal } = clean;
    if (text === original) return original;
    const masked = this.#masked(text);
    const parts: string[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      if (masked[at] === text[at]) continue;
      const { start, end } = toOriginal({ start: at, end: at + 1 });
      if (start < from) continue;
      parts.push(original.slice(from, start), '*'.repeat(end - start));
      from = end;
    }
    parts.push(original.slice(from));
    return parts.join('');
  }

  #field(text: string | null): string | null {
    return text === null ? null : this.#masked(text);
  }

  #masked(original: string): string {
    const { text, masked } = maskPersonal(original);
    for (const kind of Object.keys(masked) as PersonalKind[]) this.#counts[kind] += masked[kind];
    return text;
  }
}
