/** Of the normal distribution: 95 % lie within. */
const Z = 1.959963984540054;

/**
 * The interval of 95 % for a share of which `hits` of `all` are known: Wilson (1927). It stays in [0, 1] and holds for few
 * cases, too. The whole of [0, 1] where nothing is known.
 *
 * @example
 * wilson(8, 10); // [0.490162, 0.943318]
 */
export function wilson(hits: number, all: number): readonly [number, number] {
  if (all === 0) return [0, 1];
  const share = hits / all;
  const middle = share + (Z * Z) / (2 * all);
  const half = Z * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  const scale = 1 + (Z * Z) / all;
  return [digits(Math.max(0, (middle - half) / scale)), digits(Math.min(1, (middle + half) / scale))];
}

/** Six digits, as results are printed. */
export function digits(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
