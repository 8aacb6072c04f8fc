import type { PackFault } from './fault.js';
import type { Pack } from './schema.js';

/** Ids that a pack gives twice, and signals that no text would ever reach because a stronger one stands behind them. */
export function orderFaults(pack: Pack): PackFault[] {
  const steps = pack.decision?.steps ?? [];
  return [
    ...doubles('technologies', pack.technologies),
    ...doubles('frameworks', pack.frameworks),
    ...doubles('scenes', pack.scenes),
    ...doubles('decision.steps', steps),
    ...pack.frameworks.flatMap(({ grades }, i) =>
      doubles(
        `frameworks.${i}.grades`,
        grades.map(({ scene }) => ({ id: scene })),
        'scene',
      ),
    ),
    ...pack.scenes.flatMap(({ signals }, i) =>
      signals.flatMap(({ strength }, j) => {
        const before = signals[j - 1]?.strength ?? 1;
        const path = `scenes.${i}.signals.${j}.strength`;
        return strength > before ? [{ path, reason: `stronger than the signal before it (${before})` }] : [];
      }),
    ),
  ];
}

function doubles(path: string, entries: readonly { readonly id: string }[], key = 'id'): PackFault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, i) => {
    if (seen.has(id)) return [{ path: `${path}.${i}.${key}`, reason: `${id} stands here twice` }];
    seen.add(id);
    return [];
  });
}
