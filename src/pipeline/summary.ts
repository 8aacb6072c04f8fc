import type { Bilingual } from '../core/job.js';
import { roleNames } from '../mapping/roles.js';
import type { AnalysedCluster, Analysis } from './analysis.js';

const TERMS_SHOWN = 12;
const SKILLS_SHOWN = 8;
const CAPABILITIES_SHOWN = 6;
const TITLES_SHOWN = 2;
const WARNINGS_SHOWN = 20;
/** A tag is typical of a cluster that has it this much more often than all jobs together. */
const TYPICAL_LIFT = 1.1;

/** The analysis for a reader, as Markdown: one block a cluster, the largest first. */
export function summaryOf(analysis: Analysis): string {
  const blocks = analysis.clusters.map((cluster) => clusterBlock(cluster));
  return `${[heading(analysis), ...blocks, ...warningBlock(analysis)].join('\n\n')}\n`;
}

function heading({ run, clusters }: Analysis): string {
  const { languages, quality } = run;
  const silhouette = quality.silhouette === null ? 'one cluster only' : `silhouette ${quality.silhouette.toFixed(3)}`;
  return [
    `# ${counted(run.jobs, 'job')} in ${counted(clusters.length, 'cluster')}`,
    '',
    `${languages.zh} Chinese, ${languages.en} English, ${languages.mixed} mixed; ${run.rejected} of ${run.records} records rejected; ${run.vocabulary} terms; ${silhouette}. jobprism ${run.version}, seed ${run.options.seed}.`,
  ].join('\n');
}

function clusterBlock(cluster: AnalysedCluster): string {
  const { label, size, terms, skills } = cluster;
  const rows: [string, string][] = [
    [
      'Terms',
      terms
        .slice(0, TERMS_SHOWN)
        .map(({ term }) => term)
        .join(', '),
    ],
    [
      'Skills',
      skills
        .slice(0, SKILLS_SHOWN)
        .map(({ name, share }) => `${name} ${percent(share)}`)
        .join(', '),
    ],
    ['Capabilities', capabilities(cluster)],
    ['Scenes', cluster.scenes.map(({ name, jobs }) => `${both(name)} (${jobs})`).join('; ')],
    ...cluster.affinities.map((affinity): [string, string] => ['Frameworks', frameworks(affinity)]),
    ...cluster.decisions.map((decision): [string, string] => ['Decision', decisionLine(decision)]),
    ['Roles', roles(cluster)],
    ['Where and pay', placeAndPay(cluster)],
    [
      'For example',
      cluster.representatives
        .slice(0, TITLES_SHOWN)
        .map(({ title, id }) => `${title} (${id})`)
        .join('; '),
    ],
  ];
  const list = rows.filter(([, value]) => value !== '').map(([name, value]) => `- **${name}**: ${plain(value)}`);
  return [`## ${cluster.cluster}. ${plain(label.zh)} | ${plain(label.en)} (${size})`, '', ...list].join('\n');
}

function capabilities({ capabilities: all }: AnalysedCluster): string {
  const typical = all.filter(({ lift, share }) => lift >= TYPICAL_LIFT && share >= 0.1);
  const shown = (typical.length > 0 ? typical : all).slice(0, CAPABILITIES_SHOWN);
  return shown.map(({ name, share }) => `${both(name)} ${percent(share)}`).join('; ');
}

function frameworks({ frameworks: all, abstained }: AnalysedCluster['affinities'][number]): string {
  if (abstained) return `none: ${both(abstained)}`;
  return all
    .map(({ name, score, interval: [low, high] }) => {
      return `${name} ${score.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
    })
    .join(', ');
}

function decisionLine({ framework, name, reason, outcomes, path }: AnalysedCluster['decisions'][number]): string {
  const tally = Object.entries(outcomes).map(([outcome, jobs]) => `${outcome} ${jobs}`);
  const steps = path.map(
    ({ question, yes, no, notStated }) => `${both(question)} yes ${yes}, no ${no}, silent ${notStated}`,
  );
  return [`${name ?? 'none'}: ${both(reason)} (${tally.join(', ')})`, ...(framework === null ? [] : steps)].join(' / ');
}

function roles({ roles: counts, levels, size }: AnalysedCluster): string {
  const names = roleNames();
  const shown = counts.slice(0, 3).map(({ value, jobs }) => `${both(names.get(value)!)} ${percent(jobs / size)}`);
  const known = levels.filter(({ value }) => value !== 'unknown').slice(0, 3);
  return [...shown, ...known.map(({ value, jobs }) => `${value} ${percent(jobs / size)}`)].join('; ');
}

function placeAndPay({ cities, salary }: AnalysedCluster): string {
  const places = cities.slice(0, 4).map(({ value, jobs }) => `${value} ${jobs}`);
  const pay = salary
    ? [
        `${salary.currency} ${salary.monthly.map((amount) => Math.round(amount)).join(' / ')} a month (quartiles, ${counted(salary.jobs, 'job')})`,
      ]
    : [];
  return [...places, ...pay].join('; ');
}

function* warningBlock({ run: { warnings } }: Analysis): Generator<string> {
  if (warnings.length === 0) return;
  const list = warnings.slice(0, WARNINGS_SHOWN).map(({ code, message }) => `- ${code}: ${plain(message)}`);
  const more =
    warnings.length > WARNINGS_SHOWN ? [`- and ${warnings.length - WARNINGS_SHOWN} more in clusters.json`] : [];
  yield ['## Warnings', '', ...list, ...more].join('\n');
}

/** A number with its noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function both({ zh, en }: Bilingual): string {
  return zh === en ? zh : `${zh} ${en}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Scraped text must not become Markdown or HTML of its own, nor steer a terminal that shows the file. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[\\`*_[\]<>|]/g, (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : `\\${mark}`));
}
