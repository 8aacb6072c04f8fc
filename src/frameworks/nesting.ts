import type { PackFault } from './fault.js';

/** Conditions inside conditions: far more than a reader can follow, far fewer than a call stack holds. */
const DEEPEST = 16;

/**
 * Conditions of a pack that are nested too deep, found without a call for each level: the schema's own walk of them would
 * run out of stack.
 */
export function nestingFaults(json: unknown): PackFault[] {
  const faults: PackFault[] = [];
  const open = [{ value: json, path: '', depth: 0 }];
  for (let at = open.pop(); at; at = open.pop()) {
    const { value, path, depth } = at;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > DEEPEST) {
      faults.push({ path, reason: `conditions are nested more than ${DEEPEST} deep` });
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      const deeper = key === 'all' || key === 'any' ? 1 : 0;
      open.push({ value: inner, path: path === '' ? key : `${path}.${key}`, depth: depth + deeper });
    }
  }
  return faults;
}
