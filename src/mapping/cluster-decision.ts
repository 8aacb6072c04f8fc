import type { Bilingual, Evidence } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { Pack } from '../frameworks/schema.js';
import { type DecisionChange, whatWouldChange } from './changes.js';
import { fewConcerned, hardlyConcerns, type JobEvidence } from './cluster-affinity.js';
import type { JobDecision } from './decision.js';
import type { JobMapping } from './job-mapping.js';
import { partId } from './part-id.js';
import type { Tally } from './tally.js';

/** One question on the way to a cluster's decision, with how its jobs answered it. */
export interface ClusterDecisionStep {
  readonly step: string;
  readonly question: Bilingual;
  readonly yes: number;
  readonly no: number;
  readonly notStated: number;
  /** Up to three examples of a stated answer. */
  readonly evidence: readonly JobEvidence[];
}

/** What would lead the decision for a cluster to another framework. */
export interface ClusterDecisionChange extends DecisionChange {
  /** The framework's name. */
  readonly name: string;
}

/** Where the decision path of a pack leads for a cluster. */
export interface ClusterDecision {
  readonly pack: string;
  /** The outcome of at least half of the jobs that come to any; null where the decision abstains. */
  readonly framework: string | null;
  /** The framework's name. */
  readonly name: string | null;
  readonly reason: Bilingual;
  /** Jobs by the framework that they come to. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Jobs that the pack concerns whose text says too little. */
  readonly abstained: number;
  /** Jobs that the pack has no say in. With those of `outcomes` and `abstained` they are all jobs of the cluster. */
  readonly notConcerned: number;
  /** The questions that the jobs were asked, in the order of the pack. */
  readonly path: readonly ClusterDecisionStep[];
  /** Up to three jobs that came to the outcome, each with the words that decided it; empty where it abstains. */
  readonly evidence: readonly JobEvidence[];
  /** What would have led the first of these jobs elsewhere; empty where the decision abstains. */
  readonly changes: readonly ClusterDecisionChange[];
}

/** So many of the jobs that a pack concerns have to come to an outcome, and of these so many to the same. */
const LEAST_SHARE = 0.5;

/**
 * Decides for a cluster by the decisions of the jobs that the pack concerns: the outcome that most of them come to, ties
 * to the framework that the pack names first. Abstains where the pack concerns hardly any job (as its affinities do),
 * where fewer than half of those come to any outcome, or of these fewer than half to the same: a minority does not
 * decide.
 */
export function clusterDecision(
  pack: Pack,
  members: Tally,
  jobOf: (job: number) => JobMapping,
  catalogue: Catalogue,
): ClusterDecision | null {
  if (!pack.decision) return null;
  const counts = new Map(pack.frameworks.map(({ id }) => [id, members.jobsWith('outcome', partId(pack.id, id))]));
  const decided = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const concerned = members.jobsWith('decided', pack.id);
  const tallied = {
    // Not by assignment: a framework may be called as a property that every object has.
    outcomes: Object.fromEntries([...counts].filter(([, count]) => count > 0)),
    abstained: concerned - decided,
    notConcerned: members.jobs - concerned,
  };
  const examples = (kind: 'words' | 'outcome', id: string) =>
    (members.of(kind).get(partId(pack.id, id))?.examples ?? []).map((number) => {
      const job = jobOf(number);
      return { job: job.id, decision: job.decisions.find((candidate) => candidate.pack === pack.id)! };
    });
  const path = pack.decision.steps.flatMap(({ id, question }) => {
    const count = (answer: string): number => members.jobsWith('answer', partId(pack.id, id, answer));
    const [yes, no, notStated] = [count('yes'), count('no'), count('not-stated')];
    if (yes + no + notStated === 0) return [];
    const evidence = examples('words', id).map(({ job, decision }) => ({ job, ...wordsOf(decision, id) }));
    return [{ step: id, question, yes, no, notStated, evidence }];
  });
  const abstained = (reason: Bilingual): ClusterDecision => {
    return { pack: pack.id, framework: null, name: null, reason, ...tallied, path, evidence: [], changes: [] };
  };
  if (hardlyConcerns(concerned, members.jobs)) return abstained(fewConcerned(pack, concerned, members.jobs));
  if (decided === 0 || decided < LEAST_SHARE * concerned) return abstained(tooFew(decided, concerned));
  const [framework, most] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  if (most < LEAST_SHARE * decided) return abstained(divided(decided));
  const agreeing = examples('outcome', framework);
  const first = agreeing[0]!.decision;
  const changes = whatWouldChange(pack, first).map((change) => ({
    ...change,
    name: catalogue.nameOf(change.framework),
  }));
  const evidence = agreeing.map(({ job, decision }) => ({ job, ...decision.evidence[0]! }));
  const name = catalogue.nameOf(framework);
  return { pack: pack.id, framework, name, reason: first.reason, ...tallied, path, evidence, changes };
}

/** The first words of the answer to a step; only jobs that have some are examples of it. */
function wordsOf({ path }: JobDecision, step: string): Evidence {
  return path.find((taken) => taken.step === step)!.evidence[0]!;
}

function tooFew(decided: number, of: number): Bilingual {
  return {
    zh: `所涉及的 ${of} 个职位中只有 ${decided} 个的文本足以决定。`,
    en: `The texts of only ${decided} of the ${of} jobs concerned say enough to decide.`,
  };
}

function divided(decided: number): Bilingual {
  return {
    zh: `${decided} 个职位得出的结果不一，没有一个占到一半。`,
    en: `${decided} jobs come to different outcomes, and to none of them half.`,
  };
}
