import type { Bilingual } from '../core/job.js';
import type { Change, CountedKind, JobShare, ShareChange, ShareChanges } from '../model/diff/changes.js';
import type { ComparedCluster, MatchedCluster, ModelDiff, SimilarCluster } from '../model/diff/diff.js';
import { type DiffSentences, type DiffWord, sentencesIn } from './diff-words.js';
import { oneLine } from './marked-text.js';

const SHOWN_OF_ALL = 20;
const SHOWN_OF_CLUSTER = 8;

/** How a comparison is printed. */
export interface DiffTextOptions {
  readonly language: keyof Bilingual;
  /** Whether the models were made by the same version with the same packs. */
  readonly sameMakers: boolean;
}

/** A comparison as Markdown: what is told from chance among all jobs first, then cluster by cluster. */
export function diffText(diff: ModelDiff, { language, sameMakers }: DiffTextOptions): string {
  const speech = { ...sentencesIn(language), language };
  const { say } = speech;
  const { born, gone, split, merged, matched } = diff;
  const section = (title: DiffWord, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `## ${say(title)}`, '', ...lines];
  const lines = [
    `# ${say('title')}`,
    '',
    ...headLines(diff, speech),
    ...(sameMakers ? [] : [`- ${say('makers')}`]),
    ...section('all', changeLines(diff.overall, { most: SHOWN_OF_ALL, tellable: true }, speech)),
    ...section('born', born.map(clusterLine)),
    ...section('gone', gone.map(clusterLine)),
    ...section(
      'split',
      split.flatMap(({ older, newer }) => familyLines(older, '→', newer, speech)),
    ),
    ...section(
      'merged',
      merged.flatMap(({ newer, older }) => familyLines(newer, '←', older, speech)),
    ),
    ...section('matched', [
      ...(diff.grown || matched.length === 0 ? [] : [`${say('anew')}.`, '']),
      ...matched.flatMap((cluster) => matchedLines(cluster, diff.grown, speech)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

interface Speech extends DiffSentences {
  readonly language: keyof Bilingual;
}

function headLines(diff: ModelDiff, { say, thenAndNow, counts, terms }: Speech): string[] {
  const { jobs, clusters, matched, born, gone, split, merged } = diff;
  const drifted = matched.filter((cluster) => cluster.drifted).length;
  const became = counts({
    matched: matched.length,
    drifted,
    born: born.length,
    gone: gone.length,
    split: split.length,
    merged: merged.length,
  });
  const { shared, older, newer } = diff.terms;
  return [
    `- ${say('jobs')}: ${thenAndNow(jobs.older, jobs.newer)}`,
    `- ${say('clusters')}: ${thenAndNow(clusters.older, clusters.newer)}; ${became}`,
    ...(diff.sameSpace ? [] : [`- ${say('spaces')}: ${terms(shared, older, newer)}`]),
  ];
}

interface Listing {
  /** Lines a kind. */
  readonly most: number;
  /** Whether what differs can be told to be more than noise. */
  readonly tellable: boolean;
}

/** What is more than noise, or differs more than by chance, by kind, and how much was compared for it. */
function changeLines({ compared, changes }: ShareChanges, { most, tellable }: Listing, speech: Speech): string[] {
  const told = changes.filter(({ moreThanNoise, corrected: [low, high] }) =>
    tellable ? moreThanNoise : low > 0 || high < 0,
  );
  const kinds = new Set<CountedKind>(told.map(({ kind }) => kind));
  const blocks = [...kinds].flatMap((kind) => [
    `- **${speech.kind(kind)}**`,
    ...kindLines(
      told.filter((change) => change.kind === kind),
      most,
      speech,
    ),
  ]);
  return [
    ...(blocks.length > 0 ? blocks : [`- ${speech.say(tellable ? 'none' : 'same')}`]),
    `- ${speech.compared(compared, changes.length - told.length)}`,
  ];
}

function kindLines(changes: readonly ShareChange[], most: number, speech: Speech): string[] {
  const lines = changes
    .slice(0, most)
    .map((change) => `  - ${oneLine(change.name[speech.language])}: ${changeText(change, speech)}`);
  return changes.length > most ? [...lines, `  - ${speech.more(changes.length - most)}`] : lines;
}

function matchedLines(
  { older, newer, similarity, drifted, size, ...inside }: MatchedCluster,
  tellable: boolean,
  speech: Speech,
): string[] {
  const { say } = speech;
  const from = isSameLabel(older, newer) ? '' : ` ← ${labelText(older)}`;
  const noise = size.moreThanNoise || !tellable ? '' : `, ${say('noise')}`;
  return [
    `### ${older.cluster} → ${newer.cluster}. ${labelText(newer)}${from}`,
    '',
    `- ${say('similarity')} ${similarity.toFixed(2)}${drifted ? `, ${say('drifted')}` : ''}`,
    `- ${say('size')}: ${older.jobs} → ${newer.jobs}, ${changeText(size, speech)}${noise}`,
    ...changeLines(inside, { most: SHOWN_OF_CLUSTER, tellable }, speech),
    '',
  ];
}

function familyLines(
  cluster: ComparedCluster,
  arrow: string,
  others: readonly SimilarCluster[],
  { say }: Speech,
): string[] {
  const parts = others.map(
    (other) => `  - ${arrow} ${placeText(other)}, ${say('similarity')} ${other.similarity.toFixed(2)}`,
  );
  return [clusterLine(cluster), ...parts];
}

function clusterLine(cluster: ComparedCluster): string {
  return `- ${placeText(cluster)}`;
}

function placeText(cluster: ComparedCluster): string {
  return `${cluster.cluster}. ${labelText(cluster)} (${cluster.jobs}, ${percent(cluster.share)} %)`;
}

function labelText({ label: { zh, en } }: ComparedCluster): string {
  return zh === en ? oneLine(zh) : `${oneLine(zh)} | ${oneLine(en)}`;
}

function isSameLabel({ label: a }: ComparedCluster, { label: b }: ComparedCluster): boolean {
  return a.zh === b.zh && a.en === b.en;
}

/** As `10.0 % → 37.5 %, +27.5 (95 % from +22.1 to +32.9)`. */
function changeText({ before, after, difference, interval }: Change, speech: Speech): string {
  const shares = [before, after].map(({ share }: JobShare) => `${percent(share)} %`).join(' → ');
  return `${shares}, ${signed(difference)} (${speech.interval(signed(interval[0]), signed(interval[1]))})`;
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

function signed(difference: number): string {
  const shown = percent(Math.abs(difference));
  if (Number(shown) === 0) return shown;
  return difference > 0 ? `+${shown}` : `−${shown}`;
}
