import { JobprismError } from '../core/errors.js';
import { normalizeText } from '../core/text.js';
import type { Catalogue } from './catalogue.js';
import type { PackFault } from './fault.js';
import { orderFaults } from './order.js';
import { type Condition, type DecisionBranch, type Pack, packSchema } from './schema.js';

export type { PackFault };

/**
 * Reads a pack from parsed JSON and checks it against the schema and the catalogue.
 *
 * @param name how to call the pack in an error, usually its file
 * @throws JobprismError PACK_INVALID with the first fault
 */
export function parsePack(json: unknown, catalogue: Catalogue, name: string): Pack {
  const fault = packFaults(json, catalogue)[0];
  if (fault) throw new JobprismError('PACK_INVALID', { pack: name, path: fault.path, reason: fault.reason });
  return json as Pack;
}

/** Everything wrong in a pack: its shape first, then ids that lead nowhere, doubles and decisions that never end. */
export function packFaults(json: unknown, catalogue: Catalogue): PackFault[] {
  const parsed = packSchema.safeParse(json);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({ path: issue.path.join('.') || '(root)', reason: issue.message }));
  }
  const pack = parsed.data;
  return [...orderFaults(pack), ...idFaults(pack, catalogue), ...aliasFaults(pack, catalogue), ...decisionFaults(pack)];
}

function idFaults(pack: Pack, catalogue: Catalogue): PackFault[] {
  const technologies = new Set([...catalogue.technologies.keys(), ...pack.technologies.map(({ id }) => id)]);
  const scenes = new Set(pack.scenes.map(({ id }) => id));
  const faults: PackFault[] = [];
  const check = (known: boolean, path: string, reason: string): void => {
    if (!known) faults.push({ path, reason });
  };
  const checkCondition = (condition: Condition, path: string): void => {
    if ('all' in condition) {
      for (const [i, part] of condition.all.entries()) checkCondition(part, `${path}.all.${i}`);
    } else if ('any' in condition) {
      for (const [i, part] of condition.any.entries()) checkCondition(part, `${path}.any.${i}`);
    } else if ('capability' in condition) {
      check(catalogue.capabilities.has(condition.capability), path, `no capability ${condition.capability}`);
    } else if ('technology' in condition) {
      check(technologies.has(condition.technology), path, `no technology ${condition.technology}`);
    } else if ('scene' in condition) check(scenes.has(condition.scene), path, `no scene ${condition.scene}`);
  };

  checkCondition(pack.applies, 'applies');
  pack.technologies.forEach((technology, i) => {
    technology.capabilities.forEach((capability) => {
      check(catalogue.capabilities.has(capability), `technologies.${i}.capabilities`, `no capability ${capability}`);
    });
  });
  pack.frameworks.forEach((framework, i) => {
    check(technologies.has(framework.id), `frameworks.${i}.id`, `no technology ${framework.id}`);
    framework.grades.forEach(({ scene }, j) => {
      check(scenes.has(scene), `frameworks.${i}.grades.${j}.scene`, `no scene ${scene}`);
    });
  });
  pack.scenes.forEach((scene, i) => {
    scene.signals.forEach(({ when }, j) => {
      checkCondition(when, `scenes.${i}.signals.${j}.when`);
      check(!mentionsScene(when), `scenes.${i}.signals.${j}.when`, 'a scene cannot stand on a scene');
    });
  });
  pack.decision?.steps.forEach((step, i) => {
    checkCondition(step.when, `decision.steps.${i}.when`);
    for (const answer of ['yes', 'no'] as const) {
      const branch = step[answer];
      if ('framework' in branch && branch.needs) checkCondition(branch.needs, `decision.steps.${i}.${answer}.needs`);
    }
  });
  return faults;
}

function mentionsScene(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(mentionsScene);
  if ('any' in condition) return condition.any.some(mentionsScene);
  return 'scene' in condition;
}

function aliasFaults(pack: Pack, catalogue: Catalogue): PackFault[] {
  const replaced = new Set(pack.technologies.map(({ id }) => id));
  const owners = new Map<string, string>();
  for (const technology of catalogue.technologies.values()) {
    if (replaced.has(technology.id)) continue;
    for (const spelling of [technology.name, ...technology.aliases]) {
      owners.set(normalizeText(spelling).text, technology.id);
    }
  }
  const faults: PackFault[] = [];
  pack.technologies.forEach((technology, i) => {
    for (const spelling of [technology.name, ...technology.aliases]) {
      const folded = normalizeText(spelling).text;
      const owner = owners.get(folded);
      if (owner !== undefined && owner !== technology.id) {
        faults.push({ path: `technologies.${i}`, reason: `the spelling «${spelling}» belongs to ${owner} already` });
      }
      owners.set(folded, technology.id);
    }
  });
  return faults;
}

function decisionFaults(pack: Pack): PackFault[] {
  if (!pack.decision) return [];
  const frameworks = new Set(pack.frameworks.map(({ id }) => id));
  const steps = new Map(pack.decision.steps.map((step) => [step.id, step]));
  const faults: PackFault[] = [];
  const reached = new Set<string>();
  const walk = (id: string, path: string, seen: readonly string[]): void => {
    const step = steps.get(id);
    reached.add(id);
    if (!step) faults.push({ path, reason: `no step ${id}` });
    else if (seen.includes(id)) faults.push({ path, reason: `the path comes back to ${id}` });
    else
      for (const answer of ['yes', 'no'] as const) walkBranch(step[answer], `decision.${id}.${answer}`, [...seen, id]);
  };
  const walkBranch = (branch: DecisionBranch, path: string, seen: readonly string[]): void => {
    if ('next' in branch) walk(branch.next, path, seen);
    else if (!frameworks.has(branch.framework)) faults.push({ path, reason: `no framework ${branch.framework}` });
  };
  walk(pack.decision.first, 'decision.first', []);
  pack.decision.steps.forEach(({ id }, i) => {
    if (!reached.has(id)) faults.push({ path: `decision.steps.${i}`, reason: `no answer leads to ${id}` });
  });
  return faults;
}
