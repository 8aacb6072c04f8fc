import type { AnalysedCluster } from './analysis.js';
import { both, counted, type Item, list } from './summary-text.js';

type Affinity = AnalysedCluster['affinities'][number];
type Decision = AnalysedCluster['decisions'][number];

const FRAMEWORKS_SHOWN = 5;
const SCENES_SHOWN = 4;
const CHANGES_SHOWN = 3;
const NAMES_SHOWN = 3;
/** A scene that fewer of a cluster's jobs point to does not tell what the cluster is about. */
const LEAST_SCENE_SHARE = 0.1;
/** A pack that has a say in fewer of a cluster's jobs speaks of a part of it only. */
const SPEAKS_FOR = 0.5;

/**
 * What the packs say of a cluster: those that speak for at least half of its jobs with their frameworks, scenes and
 * decision, those that speak for fewer in a line, and those that abstain in another.
 */
export function packItems(cluster: AnalysedCluster): Item[] {
  const { affinities, decisions, size } = cluster;
  const deciding = new Set(decisions.filter(({ framework }) => framework !== null).map(({ pack }) => pack));
  const speaking = affinities.filter(({ abstained, pack }) => !abstained || deciding.has(pack));
  const main = speaking.filter(({ applicableJobs }) => applicableJobs >= SPEAKS_FOR * size);
  return [
    ...main.filter(({ abstained }) => !abstained).map((affinity) => frameworks(affinity, cluster)),
    ...main.flatMap(({ pack }) => decisions.filter((taken) => taken.pack === pack).map(decision)),
    {
      name: 'Of a part',
      value: list(without(speaking, main), (affinity) => partOf(affinity, size), '; '),
    },
    { name: 'Packs that abstain', value: abstentions(without(affinities, speaking), size) },
  ];
}

function without(all: readonly Affinity[], some: readonly Affinity[]): Affinity[] {
  return all.filter((affinity) => !some.includes(affinity));
}

function frameworks({ pack, applicableJobs, frameworks: all }: Affinity, { size, scenes }: AnalysedCluster): Item {
  const score = ({ name, score: mean, interval: [low, high] }: (typeof all)[number]): string =>
    `${name} ${mean.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
  const own = scenes.filter((scene) => scene.pack === pack && scene.jobs >= LEAST_SCENE_SHARE * size);
  const shown = list(own.slice(0, SCENES_SHOWN), ({ name, jobs }) => `${both(name)} (${jobs})`, '; ');
  return {
    name: 'Frameworks',
    value: `${pack} (${applicableJobs} of ${counted(size, 'job')}): ${list(all.slice(0, FRAMEWORKS_SHOWN), score)}`,
    details: shown === '' ? [] : [`Scenes: ${shown}`],
  };
}

function decision(taken: Decision): Item {
  const { pack, name, reason, path, framework, evidence: grounds, changes } = taken;
  const tally = list(tallyOf(taken), ([what, jobs]) => `${what} ${jobs}`);
  const decided = grounds[0] ? `, decided by “${grounds[0].text}” in ${grounds[0].job}` : '';
  const value = `${name ?? 'none'}: ${both(reason)} (${pack}: ${tally})${decided}`;
  if (framework === null) return { name: 'Decision', value };
  const answered = path.filter(({ yes, no }) => yes + no > 0);
  const open = path.filter((step) => !answered.includes(step));
  return {
    name: 'Decision',
    value,
    details: [
      ...answered.map(answers),
      ...(open.length > 0 ? [`No job answers: ${list(open, ({ question }) => both(question), ' ')}`] : []),
      ...changes.slice(0, CHANGES_SHOWN).map((change) => `${change.name}: ${both(change.condition)}`),
    ],
  };
}

/** How many jobs came to what, without what none did. */
function tallyOf({ outcomes, abstained, notConcerned }: Decision): (readonly [what: string, jobs: number])[] {
  const others = [
    ['abstained', abstained],
    ['not concerned', notConcerned],
  ] as const;
  return [...Object.entries(outcomes), ...others.filter(([, jobs]) => jobs > 0)];
}

function answers({ question, yes, no, notStated, evidence }: Decision['path'][number]): string {
  const words = evidence[0] ? `, as in “${evidence[0].text}”` : '';
  return `${both(question)} ${yes} yes, ${no} no, ${notStated} silent${words}`;
}

function partOf({ pack, applicableJobs, frameworks: all }: Affinity, size: number): string {
  return `${pack} (${applicableJobs} of ${size}): ${list(all.slice(0, NAMES_SHOWN), ({ name }) => name)}`;
}

/** Those that a few jobs concern, each with their number, before those that none does. */
function abstentions(silent: readonly Affinity[], size: number): string {
  const some = silent.filter(({ applicableJobs }) => applicableJobs > 0);
  const none = silent.filter(({ applicableJobs }) => applicableJobs === 0);
  const groups = [
    list(some, ({ pack, applicableJobs }) => `${pack} (${applicableJobs} of ${size})`),
    none.length === 0 ? '' : `${list(none, ({ pack }) => pack)} (0)`,
  ];
  return groups.filter((group) => group !== '').join('; ');
}
