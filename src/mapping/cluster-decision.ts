import type { Bilingual, Evidence } from '../core/job.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import type { Pack } from '../frameworks/schema.js';
import { type JobEvidence, LEAST_APPLICABLE_SHARE } from './cluster-affinity.js';
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

/** Where the decision path of a pack leads for a cluster. */
export interface ClusterDecision {
  readonly pack: string;
  /** The outcome of most jobs; null where the decision abstains. */
  readonly framework: string | null;
  /** The framework's name. */
  readonly name: string | null;
  readonly reason: Bilingual;
  /** Jobs by outcome; `abstained` counts those whose text says too little. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** The questions that the jobs were asked, in the order of the pack. */
  readonly path: readonly ClusterDecisionStep[];
  /** Up to three jobs that came to the outcome, each with the words that decided it; empty where it abstains. */
  readonly evidence: readonly JobEvidence[];
}

/**
 * Decides for a cluster by the decisions of its jobs: the outcome that most of them come to, ties to the framework
 * that the pack names first. Abstains where fewer than a fifth of the jobs come to any.
 */
export function clusterDecision(
  pack: Pack,
  members: Tally,
  jobOf: (job: number) => JobMapping,
  catalogue: Catalogue,
): ClusterDecision | null {
  if (!pack.decision) return null;
  const outcomes: Record<string, number> = {};
  for (const { id } of pack.frameworks) {
    const count = members.jobsWith('outcome', partId(pack.id, id));
    if (count > 0) outcomes[id] = count;
  }
  const decided = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  outcomes.abstained = members.jobs - decided;
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
  if (decided === 0 || decided < LEAST_APPLICABLE_SHARE * members.jobs) {
    const reason = tooFew(decided, members.jobs);
    return { pack: pack.id, framework: null, name: null, reason, outcomes, path, evidence: [] };
  }
  const framework = pack.frameworks.reduce(
    (best, { id }) => ((outcomes[id] ?? 0) > (outcomes[best] ?? 0) ? id : best),
    pack.frameworks[0]!.id,
  );
  const agreeing = examples('outcome', framework);
  const { reason } = agreeing[0]!.decision;
  const evidence = agreeing.map(({ job, decision }) => ({ job, ...decision.evidence[0]! }));
  return { pack: pack.id, framework, name: catalogue.nameOf(framework), reason, outcomes, path, evidence };
}

/** The first words of the answer to a step; only jobs that have some are examples of it. */
function wordsOf({ path }: JobDecision, step: string): Evidence {
  return path.find((taken) => taken.step === step)!.evidence[0]!;
}

function tooFew(decided: number, of: number): Bilingual {
  return {
    zh: `${of} 个职位中只有 ${decided} 个的文本足以决定。`,
    en: `The texts of only ${decided} of ${of} jobs say enough to decide.`,
  };
}
