import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { bridgesOver } from '../../../src/recommend/bridges.js';

const { catalogue } = builtInKnowledge();
const bridges = bridgesOver(catalogue);
const nearness = (from: string, to: string): number => bridges.nearTo(from).find(({ id }) => id === to)?.nearness ?? 0;

describe('a bridge', () => {
  it.each([
    ['gin', 'echo'],
    ['mysql', 'postgresql'],
    ['vue', 'react'],
    ['rabbitmq', 'kafka'],
  ])('is near from %s to %s, and the other way', (from, to) => {
    expect(nearness(from, to)).toBeGreaterThan(0.6);
    expect(nearness(to, from)).toBe(nearness(from, to));
  });

  it.each([
    ['jenkins', 'kubernetes'],
    ['jenkins', 'tomcat'],
    ['typescript', 'css'],
    ['pytorch', 'xgboost'],
  ])('is hardly one from %s to %s', (from, to) => {
    expect(nearness(from, to)).toBeLessThan(0.3);
  });

  it('is never whole: no two skills are one', () => {
    const all = [...catalogue.technologies.keys()].flatMap((id) => bridges.nearTo(id));
    expect(Math.max(...new Set(all.map((one) => one.nearness)))).toBeLessThan(1);
  });
});
