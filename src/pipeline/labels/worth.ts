import type { DescribedTerm } from '../telling-terms.js';
import type { TermInfo } from '../terms.js';
import { unitsOf } from './likeness.js';
import { isWeak, looksLikeParticiple } from './weak.js';
import { type LabelWord, wordOf } from './words.js';

/** A term of a cluster as its label may have it. */
export interface LabelTerm {
  readonly word: LabelWord;
  readonly kind: TermInfo['kind'];
  /** What it is worth in the label, above 0; comparable within the cluster. */
  readonly worth: number;
  /** False where the label of another cluster begins alike and should rather have the term: it weighs more there. */
  readonly owned: boolean;
}

/** What the terms of a cluster are weighed by. */
export interface WeighedCluster {
  readonly terms: readonly DescribedTerm[];
  /** What the label begins with, '' for nothing. */
  readonly group: string;
  /** Titles of its jobs. */
  readonly titles: readonly string[];
}

/** What is known beside the terms. */
export interface LabelKnowledge {
  /** The proper name of a technology's term, null for other terms. */
  readonly nameOf: (term: string) => string | null;
  /** Names of places and companies in lower case: they tell nothing of the kind of job. */
  readonly names: ReadonlySet<string>;
}

/** A term that another cluster of the group has more of counts so much of its weight. */
const ELSEWHERE_SHARE = 0.6;
/** A word that names nothing counts so much of its weight. */
const WEAK_SHARE = 0.2;
/** Technologies and terms of the field are names for sure, phrases nearly so; an ordinary word may be one. */
const SURENESS: Readonly<Record<TermInfo['kind'], number>> = {
  technology: 1,
  domain: 1,
  phrase: 0.8,
  code: 0.8,
  han: 0.7,
  latin: 0.7,
  other: 0.7,
};

/**
 * What each term of each cluster is worth in its label: its weight, less where it names nothing, less where it leads
 * another cluster too, and up to twice as much where the titles of the jobs have it.
 *
 * @returns by cluster and term
 */
export function worthOf(clusters: readonly WeighedCluster[], { nameOf, names }: LabelKnowledge): LabelTerm[][] {
  const holders = holdersOf(clusters);
  return clusters.map(({ terms, group, titles }, cluster) => {
    const units = titles.map((title) => new Set(unitsOf(title)));
    return terms.map(({ info, weight }) => {
      const word = wordOf(info, nameOf);
      const others = holders.get(info.stem)!.filter((holder) => holder.cluster !== cluster);
      const leads = !others.some((holder) => holder.group === group && goesBefore(holder, { weight, cluster, group }));
      const share = weight / (weight + others.reduce((most, holder) => Math.max(most, holder.weight), 0));
      const own = Math.sqrt(share) * (leads ? 1 : ELSEWHERE_SHARE);
      return {
        word,
        kind: info.kind,
        worth: weight * own * sureness(info, names) * (1 + shareOf(units, word)),
        owned: leads || group === '',
      };
    });
  });
}

/** A cluster that has a term among its own. */
interface Holder {
  readonly cluster: number;
  readonly group: string;
  readonly weight: number;
}

function goesBefore(a: Holder, b: Holder): boolean {
  return a.weight > b.weight || (a.weight === b.weight && a.cluster < b.cluster);
}

function holdersOf(clusters: readonly WeighedCluster[]): Map<string, Holder[]> {
  const holders = new Map<string, Holder[]>();
  clusters.forEach(({ terms, group }, cluster) => {
    for (const { info, weight } of terms) {
      const known = holders.get(info.stem) ?? [];
      known.push({ cluster, group, weight });
      holders.set(info.stem, known);
    }
  });
  return holders;
}

/** The share of titles that have all of a word in one of its languages. */
function shareOf(titles: readonly ReadonlySet<string>[], { zh, en, shown }: LabelWord): number {
  if (titles.length === 0) return 0;
  const spellings = [shown, zh, en].flatMap((text) => (text === null ? [] : [unitsOf(text)]));
  const has = (units: ReadonlySet<string>, spelling: readonly string[]): boolean =>
    spelling.length > 0 && spelling.every((unit) => units.has(unit));
  const having = titles.filter((units) => spellings.some((spelling) => has(units, spelling)));
  return having.length / titles.length;
}

function sureness({ shown, kind, words }: TermInfo, names: ReadonlySet<string>): number {
  if (kind === 'technology') return SURENESS.technology;
  const participle = kind === 'latin' && looksLikeParticiple(shown);
  const weak = names.has(shown) || participle || (words ?? [shown]).some(isWeak);
  return weak ? WEAK_SHARE : SURENESS[kind];
}
