import type { Bilingual } from '../../core/job.js';
import type { Role } from '../../mapping/roles.js';
import { roleNames } from '../../mapping/roles.js';
import { HAN } from '../han.js';
import { type Count, countsOf } from '../profile.js';
import type { DescribedTerm } from '../telling-terms.js';
import { candidatesIn } from './candidates.js';
import { distinctLabels, type LabelStyle } from './distinct.js';
import type { LabelLanguage } from './words.js';
import { type LabelKnowledge, worthOf } from './worth.js';

/** What the label of a cluster is made from. */
export interface LabelSource {
  /** The weightiest first; more than a label has, for where the first ones lead other clusters too. */
  readonly terms: readonly DescribedTerm[];
  /** The commonest first. */
  readonly roles: readonly Count<Role>[];
  /** Number of jobs. */
  readonly size: number;
  /** Titles of its jobs. */
  readonly titles: readonly string[];
}

/** A role names a cluster where at least this share of its jobs have it. */
const LEADING_SHARE = 0.4;
const TITLE_LENGTH = 40;

const STYLES: Readonly<Record<LabelLanguage, LabelStyle>> = {
  zh: { colon: '：', comma: '、', unknown: '其他职位' },
  en: { colon: ': ', comma: ', ', unknown: 'Other jobs' },
};

/**
 * A short label of each cluster in Chinese and English: its leading role where one leads all others, and terms that set it apart
 * from the others and differ from each other. No two clusters have the same label in either language.
 *
 * A Chinese word without a known English one is left out of the English label, and ordinary English out of the Chinese
 * one, unless the label would say too little without.
 *
 * @returns by cluster
 */
export function labelsOf(clusters: readonly LabelSource[], knowledge: LabelKnowledge): Bilingual[] {
  const roles = clusters.map(leadingRole);
  const terms = worthOf(
    clusters.map((cluster, c) => ({ ...cluster, group: roles[c]?.en ?? '' })),
    knowledge,
  );
  const [zh, en] = (['zh', 'en'] as const).map((language) =>
    distinctLabels(
      clusters.map(({ titles }, c) => ({
        role: roles[c]?.[language] ?? '',
        candidates: candidatesIn(language, terms[c]!, roles[c] ? { ...roles[c], shown: roles[c].en } : null),
        titles: titlesIn(language, titles),
      })),
      STYLES[language],
    ),
  ) as [string[], string[]];
  return clusters.map((_cluster, c) => ({ zh: zh[c]!, en: en[c]! }));
}

/** None where two roles have as many jobs. */
function leadingRole({ roles: [lead, next], size }: LabelSource): Bilingual | undefined {
  if (!lead || lead.value === 'other' || lead.jobs < LEADING_SHARE * size || lead.jobs === next?.jobs) return undefined;
  return roleNames().get(lead.value);
}

/** The titles that fit into a label, the commonest first. */
function titlesIn(language: LabelLanguage, titles: readonly string[]): string[] {
  const whole = titles.map((title) => title.replace(/\s+/g, ' ').trim());
  const fitting = whole.filter(({ length }) => length > 0 && length <= TITLE_LENGTH);
  return countsOf(language === 'zh' ? fitting : fitting.filter((title) => !HAN.test(title))).map(({ value }) => value);
}
