import type { Bilingual } from '../../core/job.js';
import type { JobCounts } from '../contents.js';
import { type Counted, type ExactTest, type Interval, newcombeInterval, quantileOf, Z_95 } from './shares.js';

/** What a share is counted of. */
export type CountedKind = 'skill' | 'capability' | 'framework' | 'role' | 'level' | 'city';

/** How many jobs of a model, or of one of its clusters, have something. */
export interface JobShare {
  readonly jobs: number;
  /** Of all jobs of the model or cluster, in [0, 1]. */
  readonly share: number;
}

/** How a share changed. */
export interface Change {
  readonly before: JobShare;
  readonly after: JobShare;
  /** Share now less share then, above 0 where it rose. */
  readonly difference: number;
  /** Of the difference, 95 %: Newcombe (1998), method 10. */
  readonly interval: Interval;
  /** The same at the level that is left to each by the correction for the many comparisons. */
  readonly corrected: Interval;
  /**
   * Whether the difference is told from chance after that correction; `corrected` then excludes 0. Never where the jobs
   * are those of clusters that were drawn anew.
   */
  readonly moreThanNoise: boolean;
}

/** Something that more or fewer of the jobs have than had it before. */
export interface ShareChange extends Change {
  readonly kind: CountedKind;
  /** As in the model: of a framework `pack framework`, of a city its English name. */
  readonly id: string;
  readonly name: Bilingual;
}

/** Changes of shares among some jobs. */
export interface ShareChanges {
  /** Comparisons made: the things that were in enough jobs. */
  readonly compared: number;
  /** Those whose 95 % interval excludes 0, by kind, the greatest first; of a great many some by chance alone. */
  readonly changes: readonly ShareChange[];
}

/** What two samples of jobs hold of one thing. */
export interface CountedTwice {
  readonly before: Counted;
  readonly after: Counted;
}

/** Something that is counted in two samples. */
export interface Comparison extends CountedTwice {
  readonly kind: CountedKind;
  readonly id: string;
}

const KINDS: readonly (readonly [CountedKind, (counts: JobCounts) => ReadonlyMap<string, number>])[] = [
  ['skill', ({ skills }) => skills],
  ['capability', ({ capabilities }) => capabilities],
  ['framework', ({ frameworks }) => frameworks],
  ['role', ({ roles }) => roles],
  ['level', ({ levels }) => levels],
  ['city', ({ cities }) => cities],
];

/**
 * What is to be compared between some jobs then and some now: all that at least `leastJobs` of both together have. What
 * fewer have could hardly be told from noise, and leaving it out by the sum favours neither direction. Where one side
 * has no jobs at all nothing is compared.
 */
export function comparisonsOf(before: JobCounts, after: JobCounts, leastJobs: number): Comparison[] {
  if (before.jobs === 0 || after.jobs === 0) return [];
  return KINDS.flatMap(([kind, countsOf]) => {
    const [then, now] = [countsOf(before), countsOf(after)];
    const ids = [...new Set([...then.keys(), ...now.keys()])].sort();
    return ids.flatMap((id) => {
      const [earlier, later] = [then.get(id) ?? 0, now.get(id) ?? 0];
      if (earlier + later < leastJobs) return [];
      return [{ kind, id, before: { count: earlier, of: before.jobs }, after: { count: later, of: after.jobs } }];
    });
  });
}

/** How a family of comparisons is judged. */
export interface Judging {
  readonly test: ExactTest;
  /** Share of what is told as more than noise that may be noise all the same. */
  readonly level: number;
  /** False where chance is not all that shares may differ by: nothing is then told as more than noise. */
  readonly tellable: boolean;
}

/** The changes of a family of comparisons, group by group. */
export function changesOf(
  groups: readonly (readonly Comparison[])[],
  nameOf: (kind: CountedKind, id: string) => Bilingual,
  judging: Judging,
): ShareChanges[] {
  const changes = judged(groups.flat(), judging);
  let from = 0;
  return groups.map((group) => {
    const own = group.map(({ kind, id }, at) => ({ kind, id, name: nameOf(kind, id), ...changes[from + at]! }));
    from += group.length;
    return {
      compared: group.length,
      changes: own.filter(({ interval }) => excludesZero(interval)).sort(byKindAndSize),
    };
  });
}

/**
 * Judges a family of comparisons as a whole, by the step-up procedure of Benjamini and Hochberg, "Controlling the false
 * discovery rate" (1995): of what is told as more than noise, the share that is noise is at most `level` in expectation.
 * Bonferroni and Holm would keep the chance of a single mistake below it, and of thousands of skills hardly any would be
 * left to tell.
 *
 * A comparison goes through at a level where both its exact test does and its interval excludes 0. The exact test is
 * asked as well because intervals by scores are too bold far out where counts are few and the samples of different size.
 * `corrected` is the interval at the level that the procedure ends at: Benjamini and Yekutieli, "False discovery
 * rate-adjusted multiple confidence intervals for selected parameters" (2005).
 */
export function judged(family: readonly CountedTwice[], { test, level, tellable }: Judging): Change[] {
  const tested = family.map(({ before, after }) => ({ before, after, p: test(before, after) }));
  const reached = stepUp(tested, level);
  return tested.map((one) => changeOf(one, reached, tellable));
}

interface Tested extends CountedTwice {
  readonly p: number;
}

/** The level that the procedure ends at: that of the most comparisons that all go through at their share of `level`. */
function stepUp(family: readonly Tested[], level: number): number {
  const all = Math.max(1, family.length);
  let through = family.length;
  while (through > 0) {
    const own = (level * through) / all;
    const z = quantileOf(own);
    const count = family.filter((one) => goesThrough(one, own, z)).length;
    if (count >= through) break;
    through = count;
  }
  return (level * Math.max(1, through)) / all;
}

function goesThrough({ p, before, after }: Tested, level: number, z: number): boolean {
  return p <= level && excludesZero(newcombeInterval(before, after, z));
}

function changeOf(tested: Tested, level: number, tellable: boolean): Change {
  const z = quantileOf(level);
  const [before, after] = [shareOf(tested.before), shareOf(tested.after)];
  return {
    ...{ before, after },
    difference: after.share - before.share,
    interval: newcombeInterval(tested.before, tested.after, Z_95),
    corrected: newcombeInterval(tested.before, tested.after, z),
    moreThanNoise: tellable && goesThrough(tested, level, z),
  };
}

/** A count with its share. */
export function shareOf({ count, of }: Counted): JobShare {
  return { jobs: count, share: of === 0 ? 0 : count / of };
}

function excludesZero([low, high]: Interval): boolean {
  return low > 0 || high < 0;
}

function byKindAndSize(a: ShareChange, b: ShareChange): number {
  return (
    kindNumber(a.kind) - kindNumber(b.kind) || Math.abs(b.difference) - Math.abs(a.difference) || (a.id < b.id ? -1 : 1)
  );
}

function kindNumber(kind: CountedKind): number {
  return KINDS.findIndex(([own]) => own === kind);
}
