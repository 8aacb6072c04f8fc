/**
 * Freezes plain data in place, all that stands in it too.
 *
 * @param value of lists and objects that do not hold themselves
 */
export function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const own of Object.values(value)) deepFrozen(own);
  return Object.freeze(value);
}

const refuse = (): never => {
  throw new TypeError('What a model holds cannot be changed.');
};

/** Takes away from a map in place what changes it; freezing alone leaves that. */
export function fixedMap<T extends ReadonlyMap<unknown, unknown>>(map: T): T {
  const methods = ['set', 'delete', 'clear'].map((name) => [name, { value: refuse }] as const);
  return Object.freeze(Object.defineProperties(map, Object.fromEntries(methods)));
}
