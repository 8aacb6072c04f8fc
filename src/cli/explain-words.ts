import type { Bilingual } from '../core/job.js';
import { LEVEL_WORDS } from './level-words.js';

/** The language of labels. */
export type LabelLanguage = keyof Bilingual;

const WORDS = {
  title: { zh: '标题', en: 'Title' },
  text: { zh: '正文', en: 'Text' },
  marks: { zh: '标记', en: 'Marks' },
  skills: { zh: '技能', en: 'Skills' },
  capabilities: { zh: '能力', en: 'Capabilities' },
  packs: { zh: '适用的框架包', en: 'Packs that have a say' },
  scenes: { zh: '业务场景', en: 'Scenes' },
  frameworks: { zh: '框架', en: 'Frameworks' },
  decisions: { zh: '决策', en: 'Decisions' },
  roles: { zh: '角色', en: 'Role' },
  level: { zh: '级别', en: 'Level' },
  run: { zh: '在这次分析中', en: 'In this run' },
  required: { zh: '要求', en: 'required' },
  preferred: { zh: '加分', en: 'a plus' },
  excluded: { zh: '不要求', en: 'waived' },
  technology: { zh: '技术', en: 'technology' },
  capability: { zh: '能力', en: 'capability' },
  figure: { zh: '数字', en: 'figure' },
  figures: { zh: '数字', en: 'Figures' },
  role: { zh: '角色', en: 'role' },
  scene: { zh: '场景', en: 'scene' },
  decision: { zh: '决策', en: 'decision' },
  polarity: { zh: '语气', en: 'wording' },
  words: { zh: '文字', en: 'words' },
  mention: { zh: '点名', en: 'named' },
  companion: { zh: '同现', en: 'companion' },
  feature: { zh: '类别', en: 'sort' },
  jobs: { zh: '有它的职位', en: 'jobs that have it' },
  naming: { zh: '其中点名的', en: 'of these name the framework' },
  interval: { zh: '区间', en: 'interval' },
  grade: { zh: '评级', en: 'grade' },
  strong: { zh: '强', en: 'strong' },
  partial: { zh: '中', en: 'partial' },
  weak: { zh: '弱', en: 'weak' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  'not-stated': { zh: '未说明', en: 'not stated' },
  through: { zh: '由', en: 'through' },
  because: { zh: '因为', en: 'because of' },
  strength: { zh: '强度', en: 'strength' },
  abstains: { zh: '不作决定', en: 'no decision' },
  none: { zh: '（无）', en: '(none)' },
  unknown: { zh: '未知', en: 'unknown' },
  years: { zh: '年经验', en: 'years of experience' },
  ...LEVEL_WORDS,
  byTitle: { zh: '由标题', en: 'by the title' },
  byYears: { zh: '由最低年限', en: 'by the least years asked' },
  cluster: { zh: '聚类', en: 'cluster' },
  similarity: { zh: '相似度', en: 'similarity' },
  outlier: { zh: '离群，不属于任何聚类', en: 'an outlier, in no cluster' },
  runTerms: { zh: '该类的词，标题或正文里有的', en: 'terms of the cluster that the job holds' },
  otherRoles: { zh: '其他', en: 'Others' },
  noRole: { zh: '没有明确的角色，最低要', en: 'nothing speaks clearly; the least is' },
  severalJobs: { zh: '一则多岗', en: 'a post for several jobs' },
} satisfies Record<string, Bilingual>;

/** A label, or the word itself where it is none: kinds and details of parts may come that are not known here. */
export function labelOf(word: string, language: LabelLanguage): string {
  return Object.hasOwn(WORDS, word) ? WORDS[word as keyof typeof WORDS][language] : word;
}
