import type { Education } from '../../../core/job.js';

/** The highest first: a person has the degree, so that words of a demand need not stand around it. */
const DEGREES: ReadonlyArray<readonly [Education, RegExp]> = [
  ['phd', /博士(?!后|生?导师)|\bph\.?\s?d\b|\bdoctorate\b|\bdoctor of\b|\bd\.?phil\b/],
  [
    'master',
    /硕士(?!生?导师)|研究生(?!导师|[产成命物])|(?<!\b(?:scrum|web|grand|task|quiz|game) )\bmaster(?:['’]?s)?(?: degree| of | in )|\bmaster['’]s\b|\bm\.\s?s\.|\bm\.?\s?sc\b|(?<!\d\s?)\bms(?= in\b| degree|,)|\bmba\b|\bm\.?eng\b|\bm\.?tech\b/,
  ],
  [
    'bachelor',
    /(?<![资基成日样标版根])本科(?![技目研幻])|学士|\bbachelor|\bb\.\s?[sae]\.|\bb\.?\s?sc\b|\bb[sa](?= in\b| degree|,)|\bbe(?=(?: in|,)? \(?(?:computer|electr|mechan|software|information|civil|engineering)| degree)|\bb\.?eng\b|\bb\.?tech\b|\bundergraduate degree/,
  ],
  [
    'junior-college',
    /大专(?![项家利门业题区线场柜])|专科(?!医|门诊)|高职(?![位级责称业务])|\bassociate['’]?s?['’]? degree|\bassociate of\b/,
  ],
  ['none', /(?<!提)高中(?![间级低高端台])|(?<!其)中专(?![注门业用属家项有长心])|\bhigh school\b/],
];

/** The highest degree that a folded résumé names, one that is still studied for included; null where it names none. */
export function degreeTold(text: string): Education | null {
  return DEGREES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
