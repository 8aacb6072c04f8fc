import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { InOrder } from '../../src/server/engine/in-order.js';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work in order', () => {
  it('begins as it was asked for, whichever is ready first, and waits for none that has begun', async () => {
    const order = new InOrder();
    const begun: string[] = [];
    const ready = new Map<string, () => void>();
    const asked = ['a', 'b', 'c'].map((name) => {
      const made = new Promise<string>((resolve) => ready.set(name, () => resolve(name)));
      return order.begin(made, async (own) => {
        begun.push(own);
        if (own === 'a') await new Promise(() => undefined);
        return own;
      });
    });
    ready.get('c')!();
    ready.get('b')!();
    await tick();
    expect(begun).toEqual([]);
    ready.get('a')!();
    expect(await Promise.all(asked.slice(1))).toEqual(['b', 'c']);
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('goes on after what could not be made ready, and after what failed', async () => {
    const order = new InOrder();
    const failed = order.begin(Promise.reject(new Error('unreadable')), async () => 'never');
    const thrown = order.begin('own', async () => {
      throw new Error('full');
    });
    const last = order.begin('own', async () => 'done');
    await expect(failed).rejects.toThrow('unreadable');
    await expect(thrown).rejects.toThrow('full');
    expect(await last).toBe('done');
  });

  it('holds no answer of what is over', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const order = new InOrder();
    const answers: WeakRef<object>[] = [];
    for (let i = 0; i < 5; i++) {
      await order.begin(i, async () => {
        const answer = { json: 'x'.repeat(100) };
        answers.push(new WeakRef(answer));
        return answer;
      });
    }
    await tick();
    await order.begin(5, async () => undefined);
    await tick();
    collect();
    expect(answers.map((answer) => answer.deref())).toEqual(answers.map(() => undefined));
  });
});
