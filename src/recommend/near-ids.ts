import { byCodeUnits } from './order.js';

const SHOWN = 3;

/** The ids that share the longest beginning with one that is not there, at most three, as one text; `none` where there are none at all. */
export function nearIds(asked: string, ids: readonly string[]): string {
  const near = ids.map((id) => ({ id, shared: sharedStart(asked, id) }));
  near.sort((a, b) => b.shared - a.shared || byCodeUnits(a.id, b.id));
  const shown = near.slice(0, SHOWN).map(({ id }) => id);
  return shown.length === 0 ? 'none' : shown.join(', ');
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
