import type { Bilingual } from '../core/job.js';
import type { Role } from '../mapping/roles.js';
import { roleNames } from '../mapping/roles.js';
import { englishOf } from '../tokenize/domain-lexicon.js';
import type { ClusterTerm } from './analysis.js';
import type { Count } from './profile.js';
import type { TermInfo } from './terms.js';

const WORDS_IN_LABEL = 3;
/** A role names a cluster where at least this share of its jobs have it. */
const LEADING_SHARE = 0.4;
const HAN = /[\u3400-\u9fff]/;

/** A term of a cluster in the two languages; null where it has no word in one. */
interface BilingualTerm {
  readonly zh: string | null;
  readonly en: string | null;
}

/**
 * A short label of a cluster in Chinese and English: its leading role where one leads, and the terms that set it
 * apart. A Chinese word without a known English one is left out of the English label, and the other way round.
 *
 * @param nameOf the proper name of a technology's term, null for other terms
 */
export function labelOf(
  terms: readonly (ClusterTerm & { readonly info: TermInfo })[],
  roles: readonly Count<Role>[],
  size: number,
  nameOf: (term: string) => string | null,
): Bilingual {
  const words = terms.map(({ info }) => inBothLanguages(info, nameOf));
  const lead = roles[0];
  const role =
    lead && lead.value !== 'other' && lead.jobs >= LEADING_SHARE * size ? roleNames().get(lead.value) : undefined;
  return {
    zh: join(role?.zh, unique(words.flatMap(({ zh }) => zh ?? [])), '：', '、') || '其他职位',
    en: join(role?.en, unique(words.flatMap(({ en }) => en ?? [])), ': ', ', ') || 'Other jobs',
  };
}

function inBothLanguages({ shown, kind }: TermInfo, nameOf: (term: string) => string | null): BilingualTerm {
  const name = kind === 'technology' ? nameOf(shown) : null;
  if (name !== null) return { zh: name, en: HAN.test(name) ? null : name };
  if (HAN.test(shown)) return { zh: shown, en: englishOf(shown) };
  return { zh: kind === 'latin' ? null : shown, en: shown };
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].slice(0, WORDS_IN_LABEL);
}

function join(role: string | undefined, words: readonly string[], colon: string, comma: string): string {
  const list = words.join(comma);
  if (role === undefined) return list;
  return list === '' ? role : `${role}${colon}${list}`;
}
