import type { PackFault } from './fault.js';
import type { DecisionBranch, Pack } from './schema.js';

/**
 * What is wrong in the way of a decision: ids that lead nowhere, a path that comes back, steps that nothing leads to.
 * Depth first, each step walked once however many answers lead to it (Tarjan, Depth-first search and linear graph
 * algorithms, 1972): a way back is one to a step that is still open.
 */
export function decisionFaults({ decision, frameworks }: Pack): PackFault[] {
  if (!decision) return [];
  const known = new Set(frameworks.map(({ id }) => id));
  const steps = new Map(decision.steps.map((step) => [step.id, step]));
  const faults: PackFault[] = [];
  const states = new Map<string, 'open' | 'done'>();
  const walk = (id: string, path: string): void => {
    const step = steps.get(id);
    const state = states.get(id);
    if (!step) faults.push({ path, reason: `no step ${id}` });
    else if (state === 'open') faults.push({ path, reason: `the path comes back to ${id}` });
    else if (state === undefined) {
      states.set(id, 'open');
      for (const answer of ['yes', 'no'] as const) walkBranch(step[answer], `decision.${id}.${answer}`);
      states.set(id, 'done');
    }
  };
  const walkBranch = (branch: DecisionBranch, path: string): void => {
    if ('next' in branch) walk(branch.next, path);
    else if (!known.has(branch.framework)) faults.push({ path, reason: `no framework ${branch.framework}` });
  };
  walk(decision.first, 'decision.first');
  decision.steps.forEach(({ id }, i) => {
    if (!states.has(id)) faults.push({ path: `decision.steps.${i}`, reason: `no answer leads to ${id}` });
  });
  return faults;
}
