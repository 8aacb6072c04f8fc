import { JobprismError } from '../core/errors.js';
import type { Bilingual } from '../core/job.js';
import type { DecisionBranch, DecisionStep, Pack } from '../frameworks/schema.js';
import type { DecisionTaken, JobDecision } from './decision.js';
import { partId } from './part-id.js';

/** An answer that a text does not give. */
export interface SupposedAnswer {
  /** Id of the step. */
  readonly step: string;
  readonly answer: 'yes' | 'no';
}

/** What would lead a decision to another framework. */
export interface DecisionChange {
  readonly framework: string;
  /**
   * The answers that would have to differ, in the order of the path: the first is one that was given, the others are of
   * questions that the path did not come to. Questions that stand in neither are left unanswered, which is the way of
   * no. Empty where a decision abstains that only lacks what its branch needs.
   */
  readonly suppose: readonly SupposedAnswer[];
  /** True where these answers alone bring no words, so that the text would have to meet the `needs` of the branch. */
  readonly needs: boolean;
  /** All of it as a clause: 若…, "if …". */
  readonly condition: Bilingual;
}

/** A way on from a step that was answered otherwise. */
interface Way {
  readonly suppose: readonly SupposedAnswer[];
  readonly branch: Extract<DecisionBranch, { readonly framework: string }>;
  /** Whether an answer on it stands on words, given or supposed. */
  readonly worded: boolean;
}

/**
 * What would have led a decision elsewhere: for each question on its path the other answer, with what lies behind it.
 * Of several ways to a framework the one with the fewest answers is kept; changes with fewer answers stand first.
 *
 * @param decision a job's, or any path of the pack with the outcome that it came to
 * @throws JobprismError PACK_INVALID where the path has a step that the pack has not
 * @example
 * const [gin] = whatWouldChange(pack, job.decisions[0]); // to Echo, in the pack go-web
 * gin.framework; // 'gin'
 * gin.condition.en; // 'if a load above 10,000 requests a second, or 10,000 simultaneous users, were stated'
 */
export function whatWouldChange(
  pack: Pack,
  { framework, path }: Pick<JobDecision, 'framework' | 'path'>,
): DecisionChange[] {
  const steps = new Map((pack.decision?.steps ?? []).map((step) => [step.id, step]));
  const shortest = new Map<string, Way>();
  for (const way of [...waysOf(path, steps, pack), ...wayOfAbstention(framework, path, steps)]) {
    const { framework: other, needs } = way.branch;
    if (other === framework || (!way.worded && needs === undefined)) continue;
    const known = shortest.get(other);
    if (!known || way.suppose.length < known.suppose.length) shortest.set(other, way);
  }
  const changes = [...shortest.values()].map(({ suppose, branch, worded }): DecisionChange => {
    const needs = !worded;
    return {
      framework: branch.framework,
      suppose,
      needs,
      condition: conditionOf(suppose, needs, branch.reason, steps),
    };
  });
  return changes.sort((a, b) => a.suppose.length - b.suppose.length);
}

type Steps = ReadonlyMap<string, DecisionStep>;

/** The shortest ways from each step of a path that begin with its other answer. */
function waysOf(path: readonly DecisionTaken[], steps: Steps, pack: Pack): Way[] {
  return path.flatMap(({ step: id, answer }, i) => {
    const step = steps.get(id);
    if (!step) {
      throw new JobprismError('PACK_INVALID', { pack: pack.id, path: 'decision', reason: `no step ${id}` });
    }
    const other = answer === 'yes' ? 'no' : 'yes';
    const worded = other === 'yes' || path.slice(0, i).some((taken) => taken.answer !== 'not-stated');
    const later = new Map(path.slice(i + 1).map((taken) => [taken.step, taken]));
    const ways = new ShortestWays(steps, later).from(step[other], worded);
    return [...ways.values()].map((way) => ({ ...way, suppose: [{ step: id, answer: other }, ...way.suppose] }));
  });
}

/**
 * The shortest way to each framework from the steps behind an answer, each step looked at once however many ways lead
 * to it: where branches meet again there are more ways than could be walked.
 */
class ShortestWays {
  readonly #steps: Steps;
  /** The answers that the path goes on to give. */
  readonly #later: ReadonlyMap<string, DecisionTaken>;
  readonly #known = new Map<string, ReadonlyMap<string, Way>>();

  constructor(steps: Steps, later: ReadonlyMap<string, DecisionTaken>) {
    this.#steps = steps;
    this.#later = later;
  }

  /** @param worded whether an answer before stands on words */
  from(branch: DecisionBranch, worded: boolean): ReadonlyMap<string, Way> {
    if ('framework' in branch) {
      const holds = worded || branch.needs !== undefined;
      return new Map(holds ? [[branch.framework, { suppose: [], branch, worded }]] : []);
    }
    const key = partId(branch.next, String(worded));
    const ways = this.#known.get(key) ?? this.#behind(this.#steps.get(branch.next)!, worded);
    this.#known.set(key, ways);
    return ways;
  }

  #behind(step: DecisionStep, worded: boolean): ReadonlyMap<string, Way> {
    const given = this.#later.get(step.id);
    if (given) {
      return this.from(step[given.answer === 'yes' ? 'yes' : 'no'], worded || given.answer !== 'not-stated');
    }
    const shortest = new Map(this.from(step.no, worded));
    for (const [framework, way] of this.from(step.yes, true)) {
      const suppose = [{ step: step.id, answer: 'yes' as const }, ...way.suppose];
      const known = shortest.get(framework);
      if (!known || suppose.length < known.suppose.length) shortest.set(framework, { ...way, suppose });
    }
    return shortest;
  }
}

/** What an abstention came to, for want of words. */
function wayOfAbstention(framework: string | null, path: readonly DecisionTaken[], steps: Steps): Way[] {
  const last = path.at(-1);
  if (framework !== null || !last) return [];
  const branch = steps.get(last.step)![last.answer === 'yes' ? 'yes' : 'no'];
  return 'framework' in branch ? [{ suppose: [], branch, worded: false }] : [];
}

function conditionOf(suppose: readonly SupposedAnswer[], needs: boolean, reason: Bilingual, steps: Steps): Bilingual {
  const clauses = suppose.map(({ step, answer }) => {
    const { question, assume } = steps.get(step)!;
    return assume?.[answer] ?? answered(question, answer);
  });
  if (needs) {
    clauses.push({ zh: `文本有词句支持“${reason.zh}”`, en: `words of the text bore out “${reason.en}”` });
  }
  return {
    zh: `若${clauses.map(({ zh }) => zh).join('，且')}`,
    en: `if ${clauses.map(({ en }) => en).join(', and ')}`,
  };
}

function answered({ zh, en }: Bilingual, answer: 'yes' | 'no'): Bilingual {
  return { zh: `“${zh}”答${answer === 'yes' ? '是' : '否'}`, en: `“${en}” were answered ${answer}` };
}
