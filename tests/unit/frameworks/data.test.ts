import { describe, expect, it } from 'vitest';
import { normalizeText } from '../../../src/core/text.js';
import { spellingsOf } from '../../../src/frameworks/catalogue.js';
import capabilities from '../../../src/frameworks/data/capabilities.json';
import technologies from '../../../src/frameworks/data/technologies.json';
import goWeb from '../../../src/frameworks/packs/go-web.json';
import { builtInKnowledge } from '../../../src/frameworks/registry.js';
import { capabilitySchema, packSchema, type Technology, technologySchema } from '../../../src/frameworks/schema.js';
import { packFaults } from '../../../src/frameworks/validate.js';
import roles from '../../../src/mapping/data/roles.json';
import domainTerms from '../../../src/tokenize/data/domain-terms.json';

const CAPABILITY_IDS =
  `high-concurrency distributed-systems microservices api-gateway service-mesh rpc service-governance
high-availability performance-tuning load-testing distributed-transactions message-queues caching relational-databases
nosql-databases search-engines data-sharding orm rest-api-design realtime-communication network-programming
concurrency-programming container-orchestration kubernetes-operators ebpf webassembly ci-cd observability
infrastructure-as-code cloud-platforms linux sre virtualization storage-systems data-structures-algorithms
software-design business-abstraction testing code-quality version-control cli-tooling technical-writing ecommerce
payments xinchuang security embedded-iot edge-computing blockchain game-server audio-video big-data data-analysis
machine-learning llm-applications search-recommendation web-frontend mobile-development admin-backoffice communication
leadership project-management english open-source self-learning problem-solving ownership`.split(/\s+/);

const all = technologies as readonly Technology[];
const technologyIds = new Set(all.map(({ id }) => id));
const capabilityIds = new Set(capabilities.map(({ id }) => id));

describe('the built-in technologies', () => {
  it('fit their schema', () => {
    for (const technology of all) {
      expect(technologySchema.safeParse(technology).error?.issues, technology.id).toBeUndefined();
    }
  });

  it('have ids of their own', () => {
    expect(all.length).toBeGreaterThan(1500);
    expect(technologyIds.size).toBe(all.length);
  });

  it('support capabilities that exist', () => {
    const unknown = all.flatMap(({ id, capabilities: ids }) =>
      ids.filter((capability) => !capabilityIds.has(capability)).map((capability) => `${id} → ${capability}`),
    );
    expect(unknown).toEqual([]);
  });

  it('share no spelling, and none with a domain term', () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    const claim = (spelling: string, owner: string): void => {
      const before = owners.get(spelling);
      if (before !== undefined && before !== owner) twice.push(`${spelling}: ${before}, ${owner}`);
      owners.set(spelling, owner);
    };
    for (const technology of all) for (const spelling of spellingsOf(technology)) claim(spelling, technology.id);
    for (const { term, zh, en } of domainTerms) {
      for (const spelling of [term, ...zh, ...en]) claim(normalizeText(spelling).text, `the domain term ${term}`);
    }
    expect(twice).toEqual([]);
  });

  it('doubt only spellings that they have', () => {
    const strange = all.flatMap((technology) => {
      const spellings = new Set(spellingsOf(technology));
      const doubted = technology.ambiguous?.spellings ?? [];
      return doubted
        .filter((spelling) => !spellings.has(normalizeText(spelling).text))
        .map((s) => `${technology.id}: ${s}`);
    });
    expect(strange).toEqual([]);
  });

  it('write refusals and admissions as a folded text has them', () => {
    const unfolded = all.flatMap(({ id, ambiguous }) =>
      [...(ambiguous?.refuse ?? []), ...(ambiguous?.admit ?? [])]
        .filter((phrase) => normalizeText(phrase).text !== phrase)
        .map((phrase) => `${id}: ${phrase}`),
    );
    expect(unfolded).toEqual([]);
  });
});

describe('the built-in capabilities', () => {
  it('are the closed list', () => {
    expect(CAPABILITY_IDS).toHaveLength(67);
    expect([...capabilityIds].sort()).toEqual([...CAPABILITY_IDS].sort());
    expect(capabilities).toHaveLength(67);
  });

  it('fit their schema', () => {
    for (const capability of capabilities) {
      expect(capabilitySchema.safeParse(capability).error?.issues, capability.id).toBeUndefined();
    }
  });

  it('are each found by every phrase of their own that no refusal covers', () => {
    const { catalogue } = builtInKnowledge();
    const deaf: string[] = [];
    for (const { id, phrases } of capabilities) {
      const plain = [...phrases.zh, ...phrases.en].filter((phrase) => !phrase.includes('…'));
      const found = plain.filter((phrase) =>
        catalogue.match(normalizeText(phrase)).some((match) => match.kind === 'capability' && match.id === id),
      );
      // A phrase may lose to a longer name of a technology, but never most of a capability's phrases.
      if (found.length < plain.length * 0.8) deaf.push(`${id}: ${found.length} of ${plain.length}`);
    }
    expect(deaf).toEqual([]);
  });

  it('repeat no phrase inside one capability', () => {
    const twice = capabilities.flatMap(({ id, phrases }) =>
      [phrases.zh, phrases.en].flatMap((list) =>
        list.filter((phrase, i) => list.indexOf(phrase) !== i).map((phrase) => `${id}: ${phrase}`),
      ),
    );
    expect(twice).toEqual([]);
  });
});

describe.each(builtInKnowledge().packs.map((pack) => ({ id: pack.id, pack })))('the built-in pack $id', ({ pack }) => {
  it('fits its schema and leads nowhere unknown', () => {
    expect(packSchema.safeParse(pack).error?.issues).toBeUndefined();
    expect(packFaults(pack, builtInKnowledge().catalogue)).toEqual([]);
  });

  it('has a fitting framework for every scene, and no framework without a grade', () => {
    for (const { id } of pack.scenes) {
      const fitting = pack.frameworks.filter(({ grades }) =>
        grades.some(({ scene, grade }) => scene === id && grade !== 'weak'),
      );
      expect(fitting.length, id).toBeGreaterThan(0);
    }
    for (const { id, grades } of pack.frameworks) expect(grades.length, id).toBeGreaterThan(0);
  });

  it('says everything in both languages', () => {
    const texts = [
      pack.name,
      ...pack.scenes.flatMap(({ name, meaning }) => [name, meaning]),
      ...pack.frameworks.flatMap(({ summary, grades }) => [summary, ...grades.map(({ reason }) => reason)]),
      ...(pack.decision?.steps ?? []).flatMap(({ question, assume }) => [question, assume!.yes, assume!.no]),
    ];
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

describe('the built-in packs and roles', () => {
  it('grade the frameworks of the table on its three scenes', () => {
    const table = ['high-qps-gateway', 'rapid-admin-delivery', 'multi-protocol'];
    const gradesOf = (framework: string): string[] => {
      const { grades } = goWeb.frameworks.find(({ id }) => id === framework)!;
      return table.map((scene) => grades.find((grade) => grade.scene === scene)!.grade);
    };
    expect(gradesOf('gin')).toEqual(['strong', 'weak', 'strong']);
    expect(gradesOf('beego')).toEqual(['weak', 'strong', 'partial']);
    expect(gradesOf('echo')).toEqual(['strong', 'weak', 'strong']);
  });

  it('roles name technologies and capabilities that exist', () => {
    const unknown = roles.roles.flatMap((role) => [
      ...(role.technologies as string[]).filter((id) => !technologyIds.has(id)),
      ...(role.capabilities as string[]).filter((id) => !capabilityIds.has(id)),
    ]);
    expect(unknown).toEqual([]);
  });

  it('a title phrase belongs to one role', () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const { id, title } of roles.roles) {
      for (const phrase of [...title.zh, ...title.en] as string[]) {
        const before = owners.get(phrase);
        if (before !== undefined && before !== id) twice.push(`${phrase}: ${before}, ${id}`);
        owners.set(phrase, id);
      }
    }
    expect(twice).toEqual([]);
  });
});
