import type { Bilingual } from '../core/job.js';
import type { Level } from '../mapping/levels.js';

/** Levels as every text names them. */
export const LEVEL_WORDS: Readonly<Record<Level, Bilingual>> = {
  intern: { zh: '实习', en: 'intern' },
  junior: { zh: '初级', en: 'junior' },
  mid: { zh: '中级', en: 'mid' },
  senior: { zh: '高级', en: 'senior' },
  lead: { zh: '负责人', en: 'lead' },
};
