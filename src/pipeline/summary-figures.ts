import type { AnalysedCluster } from './analysis.js';
import { counted } from './summary-text.js';

type Quartiles = readonly [number, number, number];

const FIGURES_SHOWN = 5;
/** Of fewer values than this quartiles say nothing that the values do not. */
const FEWEST = 3;
const COUNTS = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const;
const BYTES = [
  [1e18, 'EB'],
  [1e15, 'PB'],
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;

/** The figures of a cluster: `qps median 50k requests/s (12 jobs)`, of fewer than three jobs the values themselves. */
export function figures({ requirements }: Pick<AnalysedCluster, 'requirements'>): string {
  const shown = requirements.slice(0, FIGURES_SHOWN).map(({ quantity, unit, jobs, quartiles }) => {
    const show = (value: number): string => (unit === 'bytes' ? scaled(value, BYTES, ' ') : scaled(value, COUNTS, ''));
    const values = jobs < FEWEST ? valuesOf(quartiles).map(show).join(' and ') : `median ${show(quartiles[1])}`;
    return `${quantity} ${values}${unit === 'bytes' ? '' : ` ${unit}`} (${counted(jobs, 'job')})`;
  });
  return shown.join('; ');
}

/** The pay of a cluster: `CNY 20000 / 25000 / 30000 a month (quartiles, 9 jobs)`, of fewer than three jobs the values. */
export function pay({ currency, monthly, jobs }: NonNullable<AnalysedCluster['salary']>): string {
  const few = jobs < FEWEST;
  const amounts = (few ? valuesOf(monthly) : monthly).map((amount) => Math.round(amount));
  const note = few ? counted(jobs, 'job') : `quartiles, ${counted(jobs, 'job')}`;
  return `${currency} ${amounts.join(few ? ' and ' : ' / ')} a month (${note})`;
}

/** The one or two values that have these quartiles: those of two values lie at a quarter, a half and three quarters. */
function valuesOf([lower, median, upper]: Quartiles): number[] {
  return lower === upper ? [median] : [2 * lower - median, 2 * upper - median];
}

/** A figure of two or three digits with the scale that it is in: 50k, 1.2M, 1 PB. */
function scaled(value: number, scales: readonly (readonly [number, string])[], between: string): string {
  const scale = scales.find(([least]) => value >= least);
  if (!scale) return `${Number(value.toFixed(3))}${between === '' ? '' : ' bytes'}`;
  return `${Number((value / scale[0]).toFixed(1))}${between}${scale[1]}`;
}
