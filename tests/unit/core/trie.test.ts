import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/core/random.js';
import { ROOT, Trie } from '../../../src/core/trie.js';

describe('Trie', () => {
  it('gives each edge one node, and none where there is no edge', () => {
    const trie = new Trie();
    const first = trie.add(ROOT, 0x61);
    const second = trie.add(first, 0x62);
    expect([first, second]).toEqual([1, 2]);
    expect(trie.add(ROOT, 0x61)).toBe(first);
    expect([trie.child(ROOT, 0x61), trie.child(first, 0x62)]).toEqual([first, second]);
    expect([trie.child(ROOT, 0x62), trie.child(second, 0x61)]).toEqual([-1, -1]);
  });

  it('agrees with a Map of Maps over many edges, any code unit among them', () => {
    const random = createRandom(3);
    const trie = new Trie();
    const expected: Map<number, number>[] = [new Map()];
    for (let i = 0; i < 20_000; i++) {
      const node = random.below(expected.length);
      const unit = random.below(0x10000);
      const child = trie.add(node, unit);
      const known = expected[node]!.get(unit);
      expect(child).toBe(known ?? expected.length);
      if (known === undefined) {
        expected[node]!.set(unit, child);
        expected.push(new Map());
      }
    }
    for (const [node, children] of expected.entries()) {
      for (const [unit, child] of children) expect(trie.child(node, unit)).toBe(child);
      const absent = random.below(0x10000);
      expect(trie.child(node, absent)).toBe(children.get(absent) ?? -1);
    }
  });
});
