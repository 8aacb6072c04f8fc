import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInEquivalents, equivalentsFaults } from '../../../src/frameworks/equivalents.js';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';

const { catalogue } = builtInKnowledge();
const table = builtInEquivalents();

/** The table as anybody may have written it. */
interface Draft {
  stacks?: unknown[];
  own: { id: string; name: string; aliases: string[] }[];
  concerns: {
    id: string;
    any: string[];
    stacks: Record<string, string[]>;
    notes: { to: string[] }[];
  }[];
}

/** The table with something wrong in it. */
function faultsAfter(change: (copy: Draft) => void): string[] {
  const copy = structuredClone(table) as unknown as Draft;
  change(copy);
  return equivalentsFaults(copy, catalogue).map(({ path, reason }) => `${path}: ${reason}`);
}

describe('the table of equivalents', () => {
  it('is valid', () => {
    expect(equivalentsFaults(table, catalogue)).toEqual([]);
  });

  it('serves the concerns of a service in Go, Java and Python, and says what differs in Go', () => {
    const served = (stack: string): number => table.concerns.filter(({ stacks }) => stacks[stack]).length;
    expect(table.concerns.length).toBeGreaterThan(38);
    for (const stack of ['go', 'java']) expect(served(stack)).toBeGreaterThan(32);
    expect(served('python')).toBeGreaterThan(25);
    for (const { id } of table.stacks) expect(served(id), id).toBeGreaterThan(18);
    const noted = table.concerns.filter(({ notes }) => notes.some(({ to }) => to.includes('go')));
    expect(noted.length).toBeGreaterThan(25);
  });

  it('keeps a line a list, so that a person can edit it', () => {
    const text = readFileSync(new URL('../../../src/frameworks/data/equivalents.json', import.meta.url), 'utf8');
    expect(JSON.parse(text)).toEqual(table);
    const lines = text.split('\n');
    for (const { id } of [...table.stacks, ...table.own]) {
      expect(lines.filter((line) => line.startsWith(`    {"id": "${id}", `))).toHaveLength(1);
    }
  });
});

describe('equivalentsFaults', () => {
  it.each<[string, (copy: Draft) => void, RegExp]>([
    ['a shape', (copy) => delete copy.stacks, /^stacks: /],
    ['an id of nothing', (copy) => copy.concerns[4]!.stacks.go!.push('gni'), /concerns\.4\.stacks\.go\.\d+: .*gni/],
    ['a stack of nothing', (copy) => (copy.concerns[0]!.stacks.cobol = ['go']), /concerns\.0\.stacks\.\d+: .*cobol/],
    ['a note to nowhere', (copy) => copy.concerns[0]!.notes[0]!.to.push('cobol'), /notes\.0\.to\.\d+: .*cobol/],
    ['one thing twice in a list', (copy) => copy.concerns[4]!.stacks.go!.push('gin'), /gin is there twice/],
    ['a concern twice', (copy) => copy.concerns.push(copy.concerns[0]!), /language is there twice/],
    [
      'two own tools of one spelling',
      (copy) => copy.own.push({ id: 'zzz', name: 'ZAP!', aliases: ['spring kafka'] }),
      /already/,
    ],
    ['own tools out of order', (copy) => copy.own.reverse(), /out of order/],
    [
      'an own tool that serves nothing',
      (copy) => copy.own.push({ id: 'zzz', name: 'Zzz', aliases: [] }),
      /zzz serves nothing/,
    ],
    ['what serves all and one', (copy) => copy.concerns[4]!.any.push('gin'), /gin stands under go too/],
  ])('finds %s', (_, change, expected) => {
    expect(faultsAfter(change).join('\n')).toMatch(expected);
  });
});
