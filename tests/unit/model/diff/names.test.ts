import { describe, expect, it } from 'vitest';
import { builtInKnowledge, knowledgeOf } from '../../../../src/frameworks/registry.js';
import type { CountedKind } from '../../../../src/model/diff/changes.js';
import { namesOf } from '../../../../src/model/diff/names.js';

describe('namesOf', () => {
  it.each<[CountedKind, string, string, string]>([
    ['skill', 'grpc', 'gRPC', 'gRPC'],
    ['capability', 'microservices', '微服务', 'Microservices'],
    ['framework', 'go-web gin', 'Gin', 'Gin'],
    ['role', 'backend', '后端开发', 'Back end'],
    ['level', 'senior', '高级', 'senior'],
    ['city', 'Beijing', '北京', 'Beijing'],
    ['city', 'Nowhere', 'Nowhere', 'Nowhere'],
    ['skill', 'not-in-the-catalogue', 'not-in-the-catalogue', 'not-in-the-catalogue'],
  ])('calls the %s %s %s, %s', (kind, id, zh, en) => {
    expect(namesOf(builtInKnowledge())(kind, id)).toEqual({ zh, en });
  });

  it('asks the next model where the first has no name', () => {
    const { catalogue, packs } = builtInKnowledge();
    const without = knowledgeOf({ technologies: [], capabilities: [...catalogue.capabilities.values()], packs: [] });
    expect(packs.length).toBeGreaterThan(0);
    expect(namesOf(without, builtInKnowledge())('skill', 'grpc').en).toBe('gRPC');
    expect(namesOf(without)('skill', 'grpc').en).toBe('grpc');
    expect(namesOf(without, builtInKnowledge())('framework', 'go-web gin').en).toBe('Gin');
  });
});
