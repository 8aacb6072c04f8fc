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

  it('is the same when compact, whether a node has few children or many', () => {
    const random = createRandom(5);
    const trie = new Trie();
    let nodes = 1;
    for (let i = 0; i < 5_000; i++) nodes = Math.max(nodes, trie.add(random.below(nodes), random.below(40)) + 1);
    const compact = trie.compact();
    const number = (node: number): number => (node < 0 ? node : compact.numbers[node]!);
    expect(new Set(compact.numbers).size).toBe(nodes);
    expect(number(ROOT)).toBe(ROOT);
    const different: number[] = [];
    for (let node = 0; node < nodes; node++) {
      for (let unit = 0; unit < 40; unit++) {
        if (compact.child(number(node), unit) !== number(trie.child(node, unit))) different.push(node);
      }
    }
    expect(different).toEqual([]);
  });
});
