import { describe, expect, it } from 'vitest';
import { figures, pay } from '../../../src/pipeline/summary-figures.js';

describe('the figures of a summary', () => {
  it.each([
    [
      { quantity: 'qps', unit: 'requests/s', jobs: 12, quartiles: [1e4, 5e4, 1e5] },
      'qps median 50k requests/s (12 jobs)',
    ],
    [
      { quantity: 'qps', unit: 'requests/s', jobs: 2, quartiles: [16250, 27500, 38750] },
      'qps 5k and 50k requests/s (2 jobs)',
    ],
    [{ quantity: 'data-volume', unit: 'bytes', jobs: 1, quartiles: [1e15, 1e15, 1e15] }, 'data-volume 1 PB (1 job)'],
    [
      { quantity: 'data-volume', unit: 'bytes', jobs: 3, quartiles: [1e12, 2.5e12, 1e15] },
      'data-volume median 2.5 TB (3 jobs)',
    ],
    [
      { quantity: 'concurrency', unit: 'connections', jobs: 2, quartiles: [1e9, 1e9, 1e9] },
      'concurrency 1B connections (2 jobs)',
    ],
    [{ quantity: 'users', unit: 'users', jobs: 4, quartiles: [1e6, 1.2e6, 3e6] }, 'users median 1.2M users (4 jobs)'],
    [{ quantity: 'latency', unit: 'ms', jobs: 1, quartiles: [0.5, 0.5, 0.5] }, 'latency 0.5 ms (1 job)'],
  ] as const)('%j: %s', (requirement, shown) => {
    expect(figures({ requirements: [requirement] })).toBe(shown);
  });

  it('are nothing where no job states one', () => {
    expect(figures({ requirements: [] })).toBe('');
  });
});

describe('the pay of a summary', () => {
  it.each([
    [1, [2e4, 2e4, 2e4], 'CNY 20000 a month (1 job)'],
    [2, [22_500, 25_000, 27_500], 'CNY 20000 and 30000 a month (2 jobs)'],
    [3, [2e4, 25_000, 3e4], 'CNY 20000 / 25000 / 30000 a month (quartiles, 3 jobs)'],
  ] as const)('of %i jobs %j: %s', (jobs, monthly, shown) => {
    expect(pay({ currency: 'CNY', monthly, jobs })).toBe(shown);
  });
});
