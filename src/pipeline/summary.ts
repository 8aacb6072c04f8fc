import { roleNames } from '../mapping/roles.js';
import type { AnalysedCluster, AnalysisOverview, RunReport } from './analysis.js';
import { figures, pay } from './summary-figures.js';
import { packItems } from './summary-packs.js';
import { both, counted, type Item, list } from './summary-text.js';

const TERMS_SHOWN = 12;
const SKILLS_SHOWN = 8;
const CAPABILITIES_SHOWN = 6;
const TITLES_SHOWN = 2;
const WARNINGS_SHOWN = 20;
/** Bounds of bootstrap stability in words, after Hennig (2007). */
const FIRM = 0.75;
const FAINT = 0.5;
/** A tag is typical of a cluster that has it this much more often than all jobs together. */
const TYPICAL_LIFT = 1.1;

/**
 * The analysis for a reader, as Markdown: one block a cluster, the largest first. Scraped text is escaped.
 *
 * @example
 * console.log(summaryOf(await analyze('jobs.csv')));
 */
export function summaryOf(analysis: AnalysisOverview): string {
  const blocks = analysis.clusters.map((cluster) => clusterBlock(cluster));
  return `${[heading(analysis), ...blocks, ...warningBlock(analysis)].join('\n\n')}\n`;
}

/** How many files were read as what: `3 files as csv in gb18030`. */
function filesRead({ files }: AnalysisOverview['run']): string {
  const kinds = new Map<string, number>();
  for (const { format, gzip, encoding } of files) {
    if (format === null) continue;
    const kind = `${format}${gzip ? ' (gzip)' : ''}${encoding === null ? '' : ` in ${encoding}`}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const shown = [...kinds].map(([kind, count]) => `${counted(count, 'file')} as ${kind}`);
  const headers = files.reduce((sum, { headersRepeated }) => sum + headersRepeated, 0);
  if (headers > 0) shown.push(`${counted(headers, 'repeated header')} skipped`);
  return shown.length > 0 ? `${shown.join(', ')}; ` : '';
}

function heading({ run, clusters }: AnalysisOverview): string {
  const { languages, quality } = run;
  const silhouette = quality.silhouette === null ? 'one cluster only' : `silhouette ${quality.silhouette.toFixed(3)}`;
  const outliers = run.options.outliers ? ` and ${counted(run.outliers, 'outlier')}` : '';
  return [
    `# ${counted(run.jobs, 'job')} in ${counted(clusters.length, 'cluster')}${outliers}`,
    '',
    `${languages.zh} Chinese, ${languages.en} English, ${languages.mixed} mixed; ${filesRead(run)}${copiesOf(run)}${run.rejected} of ${run.records} records rejected; ${run.vocabulary} terms; ${silhouette}. jobprism ${run.version}, seed ${run.options.seed}.`,
  ].join('\n');
}

function clusterBlock(cluster: AnalysedCluster): string {
  const { label, size, terms, skills, representatives } = cluster;
  const items: Item[] = [
    { name: 'Terms', value: list(terms.slice(0, TERMS_SHOWN), ({ term }) => term) },
    { name: 'Skills', value: list(skills.slice(0, SKILLS_SHOWN), ({ name, share }) => `${name} ${percent(share)}`) },
    { name: 'Capabilities', value: capabilities(cluster) },
    ...packItems(cluster),
    { name: 'Figures', value: figures(cluster) },
    { name: 'Roles', value: roles(cluster) },
    { name: 'Stability', value: stability(cluster) },
    { name: 'Where and pay', value: placeAndPay(cluster) },
    {
      name: 'For example',
      value: list(representatives.slice(0, TITLES_SHOWN), ({ title, id }) => `${title} (${id})`, '; '),
    },
  ];
  const lines = items.filter(({ value }) => value !== '').flatMap(itemLines);
  const copies = cluster.duplicates > 0 ? ` + ${counted(cluster.duplicates, 'duplicate')}` : '';
  return [`## ${cluster.cluster}. ${plain(label.zh)} | ${plain(label.en)} (${size}${copies})`, '', ...lines].join('\n');
}

function itemLines({ name, value, details = [] }: Item): string[] {
  return [`- **${name}**: ${plain(value)}`, ...details.map((detail) => `  - ${plain(detail)}`)];
}

function capabilities({ capabilities: all }: AnalysedCluster): string {
  const typical = all.filter(({ lift, share }) => lift >= TYPICAL_LIFT && share >= 0.1);
  const shown = (typical.length > 0 ? typical : all).slice(0, CAPABILITIES_SHOWN);
  return shown.map(({ name, share }) => `${both(name)} ${percent(share)}`).join('; ');
}

function stability({ stability: value, nearest }: AnalysedCluster): string {
  if (nearest === null) return '';
  const apart = list(nearest.apart, ({ term }) => term);
  const word =
    value >= FIRM
      ? 'firm'
      : value >= FAINT
        ? 'a pattern with blurred borders'
        : 'falls apart when other jobs are drawn';
  return `${value.toFixed(2)}, ${word}; nearest is ${nearest.cluster}, from which it stands apart by ${apart}`;
}

function roles({ roles: counts, levels, size }: AnalysedCluster): string {
  const names = roleNames();
  const shown = counts.slice(0, 3).map(({ value, jobs }) => `${both(names.get(value)!)} ${percent(jobs / size)}`);
  const known = levels.filter(({ value }) => value !== 'unknown').slice(0, 3);
  return [...shown, ...known.map(({ value, jobs }) => `${value} ${percent(jobs / size)}`)].join('; ');
}

function placeAndPay({ cities, salary }: AnalysedCluster): string {
  const places = cities.slice(0, 4).map(({ value, jobs }) => `${value} ${jobs}`);
  return [...places, ...(salary ? [pay(salary)] : [])].join('; ');
}

function* warningBlock({ run: { warnings } }: AnalysisOverview): Generator<string> {
  if (warnings.length === 0) return;
  const list = warnings.slice(0, WARNINGS_SHOWN).map(({ code, message }) => `- ${code}: ${plain(message)}`);
  const more =
    warnings.length > WARNINGS_SHOWN ? [`- and ${warnings.length - WARNINGS_SHOWN} more in clusters.json`] : [];
  yield ['## Warnings', '', ...list, ...more].join('\n');
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

function copiesOf({ duplicates: { exact, near } }: RunReport): string {
  if (exact + near === 0) return '';
  return `${counted(exact + near, 'duplicate')} folded (${exact} exact, ${near} near); `;
}
