import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { type Condition, QUANTITY_KINDS } from '../../../src/frameworks/schema.js';
import { packFaults } from '../../../src/frameworks/validate.js';
import { type Answer, compileCondition } from '../../../src/mapping/conditions.js';
import { findingsOf } from '../../../src/mapping/findings.js';
import { PhraseBook } from '../../../src/mapping/phrase-book.js';
import { fieldsOf, jobOf, mapText } from '../../support/map-text.js';

function answerTo(condition: Condition, text: string): Answer['answer'] {
  const { catalogue } = builtInKnowledge();
  const ask = compileCondition(condition, {
    sceneOf: () => () => ({ answer: 'not-stated', evidence: [] }),
    book: new PhraseBook(),
    notThrough: new Set(),
  });
  return ask(findingsOf(jobOf(text), fieldsOf(text), catalogue)).answer;
}

describe('a condition on a figure', () => {
  it.each<[Condition, string, Answer['answer']]>([
    [{ quantity: 'tps', above: 10_000 }, '峰值 TPS 2万', 'yes'],
    [{ quantity: 'tps', above: 10_000 }, 'QPS 2万', 'not-stated'],
    [{ quantity: 'qps', above: 10_000 }, '峰值 TPS 2万', 'yes'],
    [{ quantity: 'qps', above: 10_000 }, 'TPS 800', 'no'],
    [{ quantity: 'qps', above: 10_000 }, '5000以上QPS', 'not-stated'],
    [{ quantity: 'qps', above: 10_000 }, '10000以上QPS', 'yes'],
    [{ quantity: 'qps', above: 10_000 }, '不超过5000 QPS', 'no'],
    [{ quantity: 'qps', above: 10_000 }, '日均请求百亿次', 'yes'],
    [{ quantity: 'qps', above: 10_000 }, '日均请求 1 亿次', 'no'],
    [{ quantity: 'dau', above: 1e6 }, '日活千万', 'yes'],
    [{ quantity: 'dau', above: 1e6 }, '日活 50 万', 'no'],
    [{ quantity: 'dau', above: 1e6 }, '不要求日活千万的经验', 'not-stated'],
    [{ quantity: 'latency', below: 50 }, 'P99 延迟低于 30 毫秒', 'yes'],
    [{ quantity: 'latency', below: 30 }, 'P99 < 30 ms', 'yes'],
    [{ quantity: 'latency', below: 20 }, 'P99 < 30 ms', 'no'],
    [{ quantity: 'latency', below: 20 }, '熟悉低延迟系统', 'not-stated'],
    [{ quantity: 'team-size', above: 5 }, 'lead a team of 8 engineers', 'yes'],
    [{ quantity: 'team-size', above: 10 }, '管理5-8人团队', 'no'],
    [{ quantity: 'team-size', above: 10 }, '带领10人以上团队', 'yes'],
    [{ quantity: 'data-volume', above: 1e14 }, 'PB级数据', 'yes'],
    [{ quantity: 'availability', above: 99.9 }, '四个9的可用性', 'yes'],
  ])('%j of «%s»: %s', (condition, text, answer) => {
    expect(answerTo(condition, text)).toBe(answer);
  });

  it('may ask for every kind, and for no other', () => {
    const faultsOf = (condition: object) => {
      const pack = { ...builtInKnowledge().packs[0]!, applies: condition };
      return packFaults(pack, builtInKnowledge().catalogue);
    };
    for (const quantity of QUANTITY_KINDS) {
      expect(faultsOf({ quantity, above: 1 })).toEqual([]);
      expect(faultsOf({ quantity, below: 1 })).toEqual([]);
    }
    expect(faultsOf({ quantity: 'stars', above: 1 }).length).toBeGreaterThan(0);
    expect(faultsOf({ quantity: 'qps' }).length).toBeGreaterThan(0);
  });
});

describe('the first question of the Go decision', () => {
  it.each(['Go 开发，QPS 5万以上', 'Go 开发，交易峰值 TPS 5万', 'Golang, 50k+ transactions per second'])(
    '«%s» is Gin',
    (text) => {
      const [decision] = mapText(text).decisions;
      expect(decision).toMatchObject({ framework: 'gin' });
      expect(decision!.path[0]).toMatchObject({ answer: 'yes' });
    },
  );

  it('is answered with no by few transactions', () => {
    expect(mapText('Go 开发，TPS 500').decisions[0]!.path[0]).toMatchObject({ answer: 'no' });
  });
});
