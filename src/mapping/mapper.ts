import type { Bilingual, JobDescription, JobFacts } from '../core/job.js';
import type { Knowledge } from '../frameworks/registry.js';
import { affinityOf, type CorpusAffinity, corpusAffinity, type PackAffinity } from './cluster-affinity.js';
import {
  type ClusterCapability,
  type ClusterSkill,
  capabilityIds,
  clusterCapabilities,
  clusterSkills,
  type Frequencies,
  frequenciesOf,
  skillIds,
} from './cluster-capabilities.js';
import { type ClusterDecision, clusterDecision } from './cluster-decision.js';
import { type CompiledPack, compilePack } from './compiled-pack.js';
import { decide } from './decision.js';
import { findingsOf, type MatchedField } from './findings.js';
import { frameworksOf, scenesOf } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';
import { levelOf, roleOf } from './roles.js';
import { capabilitiesOf, skillsOf } from './skills.js';

/** All that the words of a cluster's jobs are mapped to. */
export interface ClusterMapping {
  readonly capabilities: readonly ClusterCapability[];
  readonly skills: readonly ClusterSkill[];
  readonly scenes: readonly ClusterScene[];
  readonly affinities: readonly PackAffinity[];
  readonly decisions: readonly ClusterDecision[];
}

/** A business scene behind the wording of a cluster's jobs. */
export interface ClusterScene {
  readonly pack: string;
  readonly id: string;
  readonly name: Bilingual;
  readonly meaning: Bilingual;
  readonly jobs: number;
}

/** What all jobs of a run have in common, against which a cluster is seen. */
export interface CorpusProfile {
  readonly jobs: number;
  readonly capabilities: Frequencies;
  readonly skills: Frequencies;
  readonly affinity: ReadonlyMap<string, CorpusAffinity>;
}

/** Maps jobs and clusters to capabilities, frameworks, decisions, roles and levels, with evidence. */
export interface Mapper {
  mapJob(job: JobDescription, fields: readonly MatchedField[], facts: JobFacts): JobMapping;
  profile(jobs: readonly JobMapping[]): CorpusProfile;
  mapCluster(members: readonly JobMapping[], corpus: CorpusProfile): ClusterMapping;
}

/**
 * Makes a mapper over a catalogue and packs. Every score decomposes into evidence whose parts add up to it; where there
 * is no evidence there is no score.
 */
export function createMapper({ catalogue, packs }: Knowledge): Mapper {
  const compiled = packs.map(compilePack);
  return {
    mapJob(job, fields, facts) {
      const findings = findingsOf(job, fields, catalogue);
      const applicable = compiled.filter(({ applies }) => applies(findings).answer === 'yes');
      const scenes = applicable.map((pack) => ({ pack, scenes: scenesOf(findings, pack) }));
      const { role, evidence } = roleOf(findings);
      return {
        id: job.id,
        skills: skillsOf(findings, catalogue),
        capabilities: capabilitiesOf(findings),
        packs: applicable.map(({ pack }) => pack.id),
        scenes: scenes.flatMap((entry) => entry.scenes),
        frameworks: scenes.flatMap((entry) => frameworksOf(findings, entry.pack, entry.scenes)),
        decisions: compiled.flatMap((pack) => decide(findings, pack) ?? []),
        role,
        roleEvidence: evidence,
        level: levelOf(findings, facts),
      };
    },
    profile: (jobs) => ({
      jobs: jobs.length,
      capabilities: frequenciesOf(jobs, capabilityIds),
      skills: frequenciesOf(jobs, skillIds),
      affinity: new Map(packs.map((pack) => [pack.id, corpusAffinity(pack, jobs)])),
    }),
    mapCluster: (members, corpus) => ({
      capabilities: clusterCapabilities(members, corpus.capabilities, corpus.jobs, catalogue),
      skills: clusterSkills(members, corpus.skills, corpus.jobs, catalogue),
      scenes: compiled.flatMap((pack) => clusterScenes(pack, members)),
      affinities: packs.map((pack) => affinityOf(pack, members, corpus.affinity.get(pack.id)!, catalogue)),
      decisions: packs.flatMap((pack) => clusterDecision(pack, members, catalogue) ?? []),
    }),
  };
}

function clusterScenes({ pack }: CompiledPack, members: readonly JobMapping[]): ClusterScene[] {
  const scenes = pack.scenes.map(({ id, name, meaning }) => {
    const jobs = members.filter((job) => job.scenes.some((scene) => scene.pack === pack.id && scene.id === id)).length;
    return { pack: pack.id, id, name, meaning, jobs };
  });
  return scenes.filter(({ jobs }) => jobs > 0).sort((a, b) => b.jobs - a.jobs);
}
