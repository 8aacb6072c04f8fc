import type { Education } from '../../../core/job.js';

/** The highest first: a person has the degree, so that words of a demand need not stand around it. */
const DEGREES: ReadonlyArray<readonly [Education, RegExp]> = [
  ['phd', /博士(?!后|生?导师)|\bph\.?\s?d\b|\bdoctorate\b|\bdoctor of\b|\bd\.?phil\b/],
  [
    'master',
    /硕士(?!生?导师)|研究生(?!导师)|\bmaster(?:['’]?s)?(?: degree| of | in )|\bmaster['’]s\b|\bm\.\s?s\.|\bm\.?\s?sc\b|\bms(?= in\b| degree|,)|\bmba\b|\bm\.?eng\b|\bm\.?tech\b/,
  ],
  [
    'bachelor',
    /本科|学士|\bbachelor|\bb\.\s?[sae]\.|\bb\.?\s?sc\b|\bb[sae](?= in\b| degree|,)|\bb\.?eng\b|\bb\.?tech\b|\bundergraduate degree/,
  ],
  ['junior-college', /大专|专科|高职|\bassociate['’]?s?['’]? degree|\bassociate of\b/],
  ['none', /高中|中专|\bhigh school\b/],
];

/** The highest degree that a folded résumé names, one that is still studied for included; null where it names none. */
export function degreeTold(text: string): Education | null {
  return DEGREES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
