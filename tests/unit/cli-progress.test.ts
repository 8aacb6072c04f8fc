import { describe, expect, it } from 'vitest';
import { progressDisplay, toldOf } from '../../src/cli/progress.js';
import type { Progress } from '../../src/core/control.js';

describe('what a progress bar tells', () => {
  it.each<[Progress, number, string]>([
    [{ stage: 'read', done: 200, total: null }, 0.1, '200'],
    [{ stage: 'read', done: 12_300, total: null }, 10, '12,300 · 1,230/s'],
    [{ stage: 'read', done: 12_300, total: null, share: 0.625 }, 10, '12,300 · 1,230/s · 0:06 left'],
    [{ stage: 'read', done: 1_000_000, total: null, share: 0.1 }, 900, '1,000,000 · 1,111/s · 2:15:00 left'],
    [{ stage: 'cluster', done: 5, total: 20 }, 120, '5 of 20 · 0/s · 6:00 left'],
    [{ stage: 'map', done: 8, total: 8 }, 3, '8 of 8 · 3/s'],
    [{ stage: 'write', done: 0, total: 4 }, 5, '0 of 4'],
    [{ stage: 'read', done: 0, total: 0 }, 5, '0 of 0'],
  ])('%o after %d s', (progress, elapsed, told) => {
    expect(toldOf(progress, elapsed)).toBe(told);
  });

  it('counts the time of each stage by itself', async () => {
    let shown = '';
    let time = 100;
    const stderr = Object.assign(Object.create(process.stderr) as NodeJS.WriteStream, {
      isTTY: true,
      write: (text: string) => {
        shown += text;
        return true;
      },
    });
    const io = { stdin: process.stdin, stdout: { write: () => true }, stderr };
    const display = await progressDisplay(io, () => time);
    display.onProgress!({ stage: 'read', done: 10, total: null, share: 0.5 });
    time += 50;
    display.onProgress!({ stage: 'cluster', done: 1, total: 4 });
    time += 4;
    display.onProgress!({ stage: 'cluster', done: 2, total: 4 });
    display.stop();
    expect(shown).toContain('Clustering');
    expect(shown).not.toContain('0:54');
  });
});
