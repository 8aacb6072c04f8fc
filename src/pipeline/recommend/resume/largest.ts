/** The largest of some numbers, 0 where none is larger; `Math.max` takes no more of them than a call may have arguments. */
export function largest(numbers: readonly number[]): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}
