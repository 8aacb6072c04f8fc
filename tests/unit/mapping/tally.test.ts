import { describe, expect, it } from 'vitest';
import { type Part, PartTable, Tally } from '../../../src/mapping/tally.js';

const go: Part = { kind: 'skill', id: 'go', value: 0 };
const gin = (value: number): Part => ({ kind: 'mention', id: 'go-web gin', value });

function tallied(jobs: readonly (readonly Part[])[], table = new PartTable()): Tally {
  const tally = new Tally(table);
  jobs.forEach((parts, job) => {
    tally.add(
      job,
      parts.map((part) => table.numberOf(part)),
    );
  });
  return tally;
}

describe('Tally', () => {
  it('counts jobs, adds values up and keeps the distinct ones', () => {
    const tally = tallied([[go, gin(0.5)], [gin(1)], [], [go, gin(0.5)]]);
    expect(tally.jobs).toBe(4);
    expect(tally.jobsWith('skill', 'go')).toBe(2);
    expect(tally.of('mention').get('go-web gin')).toEqual({
      jobs: 3,
      sum: 2,
      values: [
        [0.5, 2],
        [1, 1],
      ],
      examples: [0, 1, 3],
    });
  });

  it('tells ids of different kinds apart, and says none where there is none', () => {
    const tally = tallied([[go], [{ kind: 'capability', id: 'go', value: 0.25 }]]);
    expect(tally.jobsWith('skill', 'go')).toBe(1);
    expect(tally.of('capability').get('go')?.sum).toBe(0.25);
    expect(tally.of('city').size).toBe(0);
    expect(tally.jobsWith('city', '上海')).toBe(0);
  });

  it('takes the first three jobs as examples, whatever their values', () => {
    const values = [0.5, 0.5, 0.5, 0.5, 1];
    expect(
      tallied(values.map((value) => [gin(value)]))
        .of('mention')
        .get('go-web gin')?.examples,
    ).toEqual([0, 1, 2]);
    const mixed = [1, 0.5, 0.25, 0.5, 1];
    expect(
      tallied(mixed.map((value) => [gin(value)]))
        .of('mention')
        .get('go-web gin')?.examples,
    ).toEqual([0, 1, 2]);
  });

  it('counts again what is added after it was asked', () => {
    const table = new PartTable();
    const tally = tallied([[go]], table);
    expect(tally.jobsWith('skill', 'go')).toBe(1);
    tally.add(1, [table.numberOf(go)]);
    expect(tally.jobsWith('skill', 'go')).toBe(2);
  });

  it('adds the same values up to the same bits in any order of the jobs', () => {
    const table = new PartTable();
    const jobs = [0.1, 0.2, 0.3, 0.7, 0.1].map((value) => [gin(value)]);
    const forward = tallied(jobs, table).of('mention').get('go-web gin')!.sum;
    expect(
      tallied([...jobs].reverse(), table)
        .of('mention')
        .get('go-web gin')!.sum,
    ).toBe(forward);
  });
});
