import type { Grade, Pack } from '../frameworks/schema.js';
import type { ScoredPart } from './affinity-score.js';
import { type Companion, type NamingJobs, PRIOR_JOBS } from './companions.js';

const GRADE_VALUE: Readonly<Record<Grade, number>> = { strong: 1, partial: 0.5, weak: 0.1 };

/** What one scene or companion says of every framework of a pack: the same in all jobs, so that it is worked out once. */
export interface Opinion {
  readonly kind: 'scene' | 'companion';
  /** By framework: the fit or share, in [0, 1]. */
  readonly values: Float64Array;
  /** By framework: the standard deviation of that. */
  readonly deviations: Float64Array;
  /** The part of a framework's score that the opinion makes. */
  partOf(framework: number, contribution: number): ScoredPart;
}

/** @param counted what the run says of the scene; nothing where no naming job points to it */
export function sceneOpinion(
  { frameworks }: Pack,
  scene: string,
  { jobs, naming }: NamingJobs = { jobs: 0, naming: [] },
): Opinion {
  const total = jobs + PRIOR_JOBS;
  const grades = frameworks.map(
    (framework) => framework.grades.find((graded) => graded.scene === scene)?.grade ?? null,
  );
  const values = Float64Array.from(grades, (grade, framework) => {
    return ((naming[framework] ?? 0) + PRIOR_JOBS * (grade ? GRADE_VALUE[grade] : 0)) / total;
  });
  return {
    kind: 'scene',
    values,
    deviations: values.map((value) => deviationOf(value, total)),
    partOf: (framework, contribution) => {
      const grade = grades[framework]!;
      return { kind: 'scene', scene, grade, jobs, naming: naming[framework] ?? 0, contribution };
    },
  };
}

export function companionOpinion(companion: Companion): Opinion {
  const values = Float64Array.from(companion.shares);
  return {
    kind: 'companion',
    values,
    deviations: values.map((value) => deviationOf(value, companion.jobs + PRIOR_JOBS)),
    partOf: (framework, contribution) => {
      return { kind: 'companion', companion, naming: companion.naming[framework]!, contribution };
    },
  };
}

function deviationOf(value: number, jobs: number): number {
  const middle = (jobs * value + 1) / (jobs + 2);
  return Math.sqrt((middle * (1 - middle)) / (jobs + 3));
}
