import type { Random } from '../core/random.js';
import type { OpenDots } from './dots.js';
import { type PreparedRows, squaredDistance } from './rows.js';

/**
 * Chooses rows to start from by greedy k-means++: Arthur and Vassilvitskii, "k-means++: the advantages of careful
 * seeding" (2007). The first is any row; each next one is drawn with a probability that grows with the squared distance
 * to the nearest chosen row, and of `2 + floor(ln k)` draws the one that lowers the sum of these distances most is
 * taken, as in scikit-learn.
 *
 * @param openDots what works out the dot products of rows
 * @returns row numbers; fewer than k where there are fewer distinct rows
 */
export function chooseSeeds(rows: PreparedRows, openDots: OpenDots, k: number, random: Random): number[] {
  const n = rows.matrix.rows;
  const trials = trialsFor(k);
  const dotsWith = openDots(trials);
  const cumulated = new Float64Array(n);
  let nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let candidate = new Float64Array(n);
  let best = new Float64Array(n);

  const chosen = [random.below(n)];
  let potential = lowerBy(rows, chosen[0]!, nearest, dotsWith(chosen), nearest);
  while (chosen.length < k && potential > 0) {
    cumulate(nearest, cumulated);
    const drawn = Array.from({ length: trials }, () => draw(cumulated, random));
    const dots = dotsWith(drawn);
    let bestRow = -1;
    let bestPotential = Number.POSITIVE_INFINITY;
    for (let trial = 0; trial < trials; trial++) {
      const lowered = lowerBy(rows, drawn[trial]!, nearest, dots.subarray(trial * n, trial * n + n), candidate);
      if (lowered < bestPotential) {
        bestRow = drawn[trial]!;
        bestPotential = lowered;
        [best, candidate] = [candidate, best];
      }
    }
    chosen.push(bestRow);
    potential = bestPotential;
    [nearest, best] = [best, nearest];
  }
  return chosen;
}

/** How many rows are drawn for each seed after the first. */
export function trialsFor(k: number): number {
  return 2 + Math.floor(Math.log(k));
}

/** Writes into `into` the squared distances to the nearest chosen row if `row` were chosen too; returns their sum. */
function lowerBy(
  { norms }: PreparedRows,
  row: number,
  nearest: Float64Array,
  dots: Float64Array,
  into: Float64Array,
): number {
  let sum = 0;
  for (let i = 0; i < into.length; i++) {
    const distance = squaredDistance(norms[i]!, norms[row]!, dots[i]!);
    const before = nearest[i]!;
    const lowered = distance < before ? distance : before;
    into[i] = lowered;
    sum += lowered;
  }
  return sum;
}

function cumulate(values: Float64Array, into: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    into[i] = sum;
  }
}

/** A row with a probability in proportion to its step in `cumulated`; never one whose step is 0. */
function draw(cumulated: Float64Array, random: Random): number {
  const total = cumulated[cumulated.length - 1]!;
  const target = random.next() * total;
  // Rounding could lift the target to the total itself, beyond the last step.
  const reachable = (value: number): boolean => value > target || value === total;
  let low = 0;
  let high = cumulated.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reachable(cumulated[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
