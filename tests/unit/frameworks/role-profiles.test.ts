import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { ROLE_IDS } from '../../../src/frameworks/role-ids.js';
import { levelProfiles, roleProfiles } from '../../../src/frameworks/role-profiles.js';

describe('the reference roles', () => {
  const { catalogue } = builtInKnowledge();

  it('are marked by what the catalogue knows', () => {
    for (const { id, role, technologies, capabilities } of roleProfiles()) {
      expect(ROLE_IDS, id).toContain(role);
      expect(technologies.filter((name) => !catalogue.technologies.has(name))).toEqual([]);
      expect(capabilities.filter((name) => !catalogue.capabilities.has(name))).toEqual([]);
      expect(technologies.length + capabilities.length).toBeGreaterThan(2);
    }
  });

  it('have the starting pay of their source', () => {
    const pay = new Map(roleProfiles().map(({ id, startingPay }) => [id, startingPay]));
    expect(pay.get('junior-go-backend')).toEqual({ currency: 'CNY', period: 'month', min: 15_000, max: 22_000 });
    expect(pay.get('cloud-platform-engineer')).toMatchObject({ min: 25_000, max: 45_000 });
    expect(pay.get('architect-expert')).toMatchObject({ min: 40_000, max: null });
    expect(pay.get('microservice-backend')).toBeNull();
    expect(pay.size).toBe(6);
  });
});

describe('the reference levels', () => {
  it('make one ladder', () => {
    const levels = new Map(levelProfiles().map((level) => [level.id, level]));
    expect([...levels.keys()]).toEqual(['junior', 'mid', 'senior', 'tech-lead', 'staff']);
    const ladder = ['junior'];
    for (let at = levels.get('junior')!; at.next !== null; at = levels.get(at.next)!) ladder.push(at.next);
    expect(ladder).toEqual(['junior', 'senior', 'tech-lead', 'staff']);
  });

  it('pay more at the top than at the bottom, in every city', () => {
    const [junior, lead] = ['junior', 'tech-lead'].map((id) => levelProfiles().find((level) => level.id === id)!.bands);
    expect(junior!.map(({ city }) => city)).toEqual(lead!.map(({ city }) => city));
    junior!.forEach(({ max }, i) => {
      expect(lead![i]!.min).toBeGreaterThan(max);
    });
  });
});
