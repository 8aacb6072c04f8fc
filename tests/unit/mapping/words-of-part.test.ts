import { describe, expect, it } from 'vitest';
import { type AffinityWords, wordsOfPart } from '../../../src/mapping/words-of-part.js';

const at = (start: number, text: string) => ({ field: 'text' as const, start, end: start + text.length, text });
const job: AffinityWords = {
  skills: [
    { id: 'redis', name: 'Redis', kind: 'database', polarity: 'required', evidence: [at(0, 'Redis'), at(9, 'redis')] },
  ],
  capabilities: [
    {
      id: 'rpc',
      score: 0.6,
      polarity: 'required',
      evidence: [
        { ...at(20, 'Kitex'), contribution: 0.2, through: 'kitex' },
        { ...at(30, 'gRPC'), contribution: 0.2, through: 'grpc' },
        { ...at(40, 'RPC'), contribution: 0.2 },
      ],
    },
  ],
  scenes: [
    { pack: 'go-web', id: 'gateway', strength: 1, evidence: [at(50, 'gateway'), at(60, 'QPS')] },
    { pack: 'go-rpc', id: 'gateway', strength: 1, evidence: [at(70, 'mesh')] },
  ],
  frameworks: [
    {
      id: 'kitex',
      pack: 'go-rpc',
      score: 0.6,
      interval: [0.6, 0.6],
      parts: [{ kind: 'mention', contribution: 0.6, evidence: [at(20, 'Kitex')] }],
    },
  ],
};
const texts = (pack: string, part: Parameters<typeof wordsOfPart>[2]): string[] =>
  wordsOfPart(job, pack, part).map(({ text }) => text);
const companion = { kind: 'companion', jobs: 9, naming: 3, contribution: 0.1 } as const;

describe('the words of a part', () => {
  it('are all places of a mention and of a scene of its pack', () => {
    expect(texts('go-rpc', job.frameworks[0]!.parts[0]!)).toEqual(['Kitex']);
    const scene = { kind: 'scene', scene: 'gateway', grade: 'strong', contribution: 0.1 } as const;
    expect(texts('go-web', scene)).toEqual(['gateway', 'QPS']);
    expect(texts('go-rpc', scene)).toEqual(['mesh']);
    expect(texts('go-rpc', { ...companion, feature: 'scene', id: 'gateway' })).toEqual(['mesh']);
  });

  it('are the first place of a technology or capability, as a bare place', () => {
    expect(texts('go-web', { ...companion, feature: 'technology', id: 'redis' })).toEqual(['Redis']);
    const words = wordsOfPart(job, 'go-web', { ...companion, feature: 'capability', id: 'rpc' });
    expect(words).toEqual([at(20, 'Kitex')]);
  });

  it('are no names of the frameworks of the pack themselves', () => {
    expect(texts('go-rpc', { ...companion, feature: 'capability', id: 'rpc' })).toEqual(['gRPC']);
  });

  it('are none where the job has nothing of the part', () => {
    expect(texts('go-web', { ...companion, feature: 'technology', id: 'kafka' })).toEqual([]);
    expect(texts('go-web', { ...companion, feature: 'capability', id: 'caching' })).toEqual([]);
    expect(texts('go-web', { kind: 'scene', scene: 'other', grade: 'weak', contribution: 0.1 })).toEqual([]);
  });
});
