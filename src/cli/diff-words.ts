import type { Bilingual } from '../core/job.js';
import type { CountedKind } from '../model/diff/changes.js';

/** What the text of a comparison is said in. */
export type DiffWord =
  | 'title'
  | 'jobs'
  | 'clusters'
  | 'all'
  | 'matched'
  | 'drifted'
  | 'born'
  | 'gone'
  | 'split'
  | 'merged'
  | 'similarity'
  | 'size'
  | 'none'
  | 'noise'
  | 'anew'
  | 'same'
  | 'spaces'
  | 'makers';

const WORDS: Readonly<Record<DiffWord, Bilingual>> = {
  title: { zh: '两个模型的差别', en: 'What changed between two models' },
  jobs: { zh: '职位', en: 'Jobs' },
  clusters: { zh: '聚类', en: 'Clusters' },
  all: { zh: '全部职位', en: 'All jobs' },
  matched: { zh: '对应的聚类', en: 'Matched clusters' },
  drifted: { zh: '漂移', en: 'drifted' },
  born: { zh: '新出现的聚类', en: 'New clusters' },
  gone: { zh: '消失的聚类', en: 'Clusters that are gone' },
  split: { zh: '分裂的聚类', en: 'Clusters that split' },
  merged: { zh: '合并的聚类', en: 'Clusters that merged' },
  similarity: { zh: '相似度', en: 'similarity' },
  size: { zh: '占全部职位', en: 'of all jobs' },
  none: { zh: '没有超出偶然的变化', en: 'nothing beyond chance' },
  noise: { zh: '可能是偶然', en: 'which may be chance' },
  anew: {
    zh: '聚类是重新划分的：其中的差别可能只是边界移动了，不能当作变化。要跟踪同一批聚类，请直接给出后来的职位文件，而不是其模型（docs/CHANGES-BETWEEN-CRAWLS.md）',
    en: 'The clusters were drawn anew: what differs inside of one may be that its boundary moved, and is no change to rely on. To follow the same clusters give the later jobs in the place of their model (docs/CHANGES-BETWEEN-CRAWLS.md)',
  },
  same: { zh: '没有可靠的差别', en: 'nothing differs for certain' },
  spaces: {
    zh: '两个模型的词表不同，聚类按共有的词比较',
    en: 'The models have different terms; clusters are compared by the terms that both have',
  },
  makers: {
    zh: '两个模型由不同版本的 jobprism 或框架包生成：其中一个不认识的技能会显得上升或下降',
    en: 'The models were made by different versions of jobprism or with other packs: a skill that one of them does not know seems to rise or fall',
  },
};

const KINDS: Readonly<Record<CountedKind, Bilingual>> = {
  skill: { zh: '技能', en: 'Skills' },
  capability: { zh: '能力', en: 'Capabilities' },
  framework: { zh: '框架', en: 'Frameworks named' },
  role: { zh: '角色', en: 'Roles' },
  level: { zh: '级别', en: 'Levels' },
  city: { zh: '城市', en: 'Cities' },
};

/** Sentences with figures in them. */
export interface DiffSentences {
  readonly say: (word: DiffWord) => string;
  readonly kind: (kind: CountedKind) => string;
  readonly thenAndNow: (older: number, newer: number) => string;
  readonly counts: (
    counts: Readonly<Record<'matched' | 'drifted' | 'born' | 'gone' | 'split' | 'merged', number>>,
  ) => string;
  readonly terms: (shared: number, older: number, newer: number) => string;
  /** What the list of a group leaves out. */
  readonly compared: (compared: number, byChance: number) => string;
  readonly more: (count: number) => string;
  readonly interval: (low: string, high: string) => string;
}

/** The sentences of a language. */
export function sentencesIn(language: keyof Bilingual): DiffSentences {
  const own = language === 'zh' ? ZH : EN;
  return { say: (word) => WORDS[word][language], kind: (kind) => KINDS[kind][language], ...own };
}

const EN: Omit<DiffSentences, 'say' | 'kind'> = {
  thenAndNow: (older, newer) => `${older} then, ${newer} now`,
  counts: ({ matched, drifted, born, gone, split, merged }) =>
    `${matched} matched (${drifted} drifted), ${born} new, ${gone} gone, ${split} split, ${merged} merged`,
  terms: (shared, older, newer) => `${shared} terms in both, of ${older} then and ${newer} now`,
  compared: (compared, byChance) =>
    `${compared} compared; ${byChance} more differ by an interval of their own, as one in twenty would by chance`,
  more: (count) => `and ${count} more`,
  interval: (low, high) => `95 % from ${low} to ${high}`,
};

const ZH: Omit<DiffSentences, 'say' | 'kind'> = {
  thenAndNow: (older, newer) => `之前 ${older}，现在 ${newer}`,
  counts: ({ matched, drifted, born, gone, split, merged }) =>
    `对应 ${matched}（其中漂移 ${drifted}），新出现 ${born}，消失 ${gone}，分裂 ${split}，合并 ${merged}`,
  terms: (shared, older, newer) => `共有 ${shared} 个词（之前 ${older}，现在 ${newer}）`,
  compared: (compared, byChance) =>
    `比较了 ${compared} 项；另有 ${byChance} 项只在单独看时有差别，二十项中有一项会因偶然如此`,
  more: (count) => `另有 ${count} 项`,
  interval: (low, high) => `95 % 区间 ${low} 至 ${high}`,
};
