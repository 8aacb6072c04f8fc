import { JobprismError } from '../core/errors.js';
import { normalizeText } from '../core/text.js';
import type { Catalogue } from './catalogue.js';
import type { PackFault } from './fault.js';
import { nestingFaults } from './nesting.js';
import { orderFaults } from './order.js';
import { type Condition, type ConditionPhrases, type Pack, packSchema } from './schema.js';
import type { Sought } from './search-cost.js';
import { costFaults, gapFaults, soughtIn } from './validate-catalogue.js';
import { decisionFaults } from './validate-decision.js';

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

/** What to do about an id that leads nowhere. */
const REMEDIES = {
  capability: 'name one of the catalogue: docs/PACKS.md lists them',
  technology: 'name one of the catalogue, or add it to the technologies of the pack',
  scene: 'name one of the scenes of the pack, or add it to them',
} as const;

/**
 * Everything wrong in a pack: its shape first, then ids that lead nowhere, doubles, decisions that never end, and phrases
 * and names that a text can make costly.
 */
export function packFaults(json: unknown, catalogue: Catalogue): PackFault[] {
  const nested = nestingFaults(json);
  if (nested.length > 0) return nested;
  const parsed = packSchema.safeParse(json);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({ path: issue.path.join('.') || '(root)', reason: issue.message }));
  }
  const pack = parsed.data;
  const gaps = gapFaults(phrasesOf(pack, withRefusals));
  return [
    ...gaps,
    ...orderFaults(pack),
    ...idFaults(pack, catalogue),
    ...aliasFaults(pack, catalogue),
    ...decisionFaults(pack),
    // What a phrase costs can be asked of one that can be looked for.
    ...(gaps.length > 0 ? [] : costFaults(phrasesOf(pack, soughtIn), pack.technologies)),
  ];
}

function idFaults(pack: Pack, catalogue: Catalogue): PackFault[] {
  const technologies = new Set([...catalogue.technologies.keys(), ...pack.technologies.map(({ id }) => id)]);
  const scenes = new Set(pack.scenes.map(({ id }) => id));
  const faults: PackFault[] = [];
  const check = (known: boolean, path: string, kind: keyof typeof REMEDIES, id: string): void => {
    if (!known) faults.push({ path, reason: `no ${kind} ${id}`, remedy: REMEDIES[kind] });
  };
  const checkCondition = (condition: Condition, path: string): void => {
    if ('all' in condition) {
      for (const [i, part] of condition.all.entries()) checkCondition(part, `${path}.all.${i}`);
    } else if ('any' in condition) {
      for (const [i, part] of condition.any.entries()) checkCondition(part, `${path}.any.${i}`);
    } else if ('capability' in condition) {
      check(catalogue.capabilities.has(condition.capability), path, 'capability', condition.capability);
    } else if ('technology' in condition) {
      check(technologies.has(condition.technology), path, 'technology', condition.technology);
    } else if ('scene' in condition) check(scenes.has(condition.scene), path, 'scene', condition.scene);
  };

  checkCondition(pack.applies, 'applies');
  pack.technologies.forEach((technology, i) => {
    technology.capabilities.forEach((capability) => {
      check(catalogue.capabilities.has(capability), `technologies.${i}.capabilities`, 'capability', capability);
    });
  });
  pack.frameworks.forEach((framework, i) => {
    check(technologies.has(framework.id), `frameworks.${i}.id`, 'technology', framework.id);
    framework.grades.forEach(({ scene }, j) => {
      check(scenes.has(scene), `frameworks.${i}.grades.${j}.scene`, 'scene', scene);
    });
  });
  pack.scenes.forEach((scene, i) => {
    scene.signals.forEach(({ when }, j) => {
      checkCondition(when, `scenes.${i}.signals.${j}.when`);
      if (mentionsScene(when)) {
        faults.push({ path: `scenes.${i}.signals.${j}.when`, reason: 'a scene cannot stand on a scene' });
      }
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

/** The phrases of a condition, those that forbid others included. */
const withRefusals: ReadPhrases = (path, phrases) => [
  ...soughtIn(path, phrases),
  ...(phrases.refuse ?? []).map((text, i) => ({ path: `${path}.refuse.${i}`, text, language: 'zh' as const })),
];

type ReadPhrases = (path: string, phrases: ConditionPhrases) => Sought[];

/** The phrases of all conditions, with the path of each. */
function phrasesOf(pack: Pack, read: ReadPhrases): Sought[] {
  const inCondition = (condition: Condition, path: string): Sought[] => {
    if ('all' in condition) return condition.all.flatMap((part, i) => inCondition(part, `${path}.all.${i}`));
    if ('any' in condition) return condition.any.flatMap((part, i) => inCondition(part, `${path}.any.${i}`));
    return 'phrases' in condition ? read(`${path}.phrases`, condition.phrases) : [];
  };
  return [
    ...inCondition(pack.applies, 'applies'),
    ...pack.scenes.flatMap(({ signals }, i) =>
      signals.flatMap(({ when }, j) => inCondition(when, `scenes.${i}.signals.${j}.when`)),
    ),
    ...(pack.decision?.steps ?? []).flatMap(({ when, yes, no }, i) => [
      ...inCondition(when, `decision.steps.${i}.when`),
      ...[yes, no].flatMap((branch, j) =>
        'framework' in branch && branch.needs
          ? inCondition(branch.needs, `decision.steps.${i}.${j === 0 ? 'yes' : 'no'}.needs`)
          : [],
      ),
    ]),
  ];
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
        faults.push({
          path: `technologies.${i}`,
          reason: `the spelling «${spelling}» belongs to ${owner} already`,
          remedy: 'take it out, or give the entry that id to replace it',
        });
      }
      owners.set(folded, technology.id);
    }
  });
  return faults;
}
