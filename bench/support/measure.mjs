import { Bench } from 'tinybench';

/**
 * What several runs of the same work took.
 *
 * @typedef {object} Timing
 * @property {number} median seconds
 * @property {number} least seconds
 * @property {number} most seconds
 * @property {number} runs
 */

/**
 * Times a function in this process with tinybench, by the clock and by the processor time that this process used: on a
 * machine that does other work as well the latter is steadier.
 *
 * @param {() => unknown} work
 * @param {{ runs: number, warmups?: number }} options warm-up runs are not counted; default: 1
 * @returns {Promise<{ seconds: number[], processor: number[] }>}
 */
export async function samplesOf(work, { runs, warmups = 1 }) {
  /** @type {number[]} */
  const processor = [];
  const bench = new Bench({
    iterations: runs,
    time: 0,
    warmup: warmups > 0,
    warmupIterations: warmups,
    warmupTime: 0,
    retainSamples: true,
    throws: true,
  });
  bench.add('work', async () => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1e6);
  });
  const [task] = await bench.run();
  if (task?.result.state !== 'completed') throw new Error(`the timing ended as ${task?.result.state}`);
  const seconds = (task.result.latency.samples ?? []).map((milliseconds) => milliseconds / 1000);
  return { seconds, processor: processor.slice(-seconds.length) };
}

/**
 * @param {readonly number[]} seconds
 * @returns {Timing}
 */
export function timingOf(seconds) {
  return { median: median(seconds), least: Math.min(...seconds), most: Math.max(...seconds), runs: seconds.length };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @param {Timing} timing its range as a share of the median: how much to trust it */
export function spreadOf({ median: middle, least, most }) {
  return `${Math.round(((most - least) / middle) * 100)} %`;
}
