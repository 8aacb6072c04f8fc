import type { Bilingual, JobDescription, JobFacts } from '../core/job.js';
import type { Knowledge } from '../frameworks/registry.js';
import { affinityOf, type CorpusAffinity, corpusAffinity, type PackAffinity } from './cluster-affinity.js';
import {
  type ClusterCapability,
  type ClusterSkill,
  clusterCapabilities,
  clusterSkills,
  type Frequencies,
  frequenciesOf,
} from './cluster-capabilities.js';
import { type ClusterDecision, clusterDecision } from './cluster-decision.js';
import { type CompiledPack, compilePack } from './compiled-pack.js';
import { decide } from './decision.js';
import { findingsOf, type MatchedField } from './findings.js';
import { frameworksOf, scenesOf } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';
import { partId, partsOf } from './job-parts.js';
import { PhraseBook } from './phrase-book.js';
import { levelOf, roleOf } from './roles.js';
import { capabilitiesOf, skillsOf } from './skills.js';
import { PartTable, Tally } from './tally.js';

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
  /** The same as `profile` for jobs that were counted as they came. */
  profileTally(jobs: Tally): CorpusProfile;
  /**
   * The same as `mapCluster` for jobs that were counted as they came.
   *
   * @param jobOf the mapping of a job by its number in the tally; asked for the few jobs whose words are shown
   */
  mapTally(members: Tally, jobOf: (job: number) => JobMapping, corpus: CorpusProfile): ClusterMapping;
}

/**
 * Makes a mapper over a catalogue and packs. Every score decomposes into evidence whose parts add up to it; where there
 * is no evidence there is no score.
 */
export function createMapper({ catalogue, packs }: Knowledge): Mapper {
  const book = new PhraseBook();
  const compiled = packs.map((pack) => compilePack(pack, book));
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
        decisions: applicable.flatMap((pack) => decide(findings, pack) ?? []),
        role,
        roleEvidence: evidence,
        level: levelOf(findings, facts),
      };
    },
    profile: (jobs) => profileTally(tallyOf(jobs)),
    profileTally,
    mapCluster: (members, corpus) => mapTally(tallyOf(members), (job) => members[job]!, corpus),
    mapTally,
  };

  function profileTally(jobs: Tally): CorpusProfile {
    return {
      jobs: jobs.jobs,
      capabilities: frequenciesOf(jobs, 'capability'),
      skills: frequenciesOf(jobs, 'skill'),
      affinity: new Map(packs.map((pack) => [pack.id, corpusAffinity(pack, jobs)])),
    };
  }

  function mapTally(members: Tally, jobOf: (job: number) => JobMapping, corpus: CorpusProfile): ClusterMapping {
    return {
      capabilities: clusterCapabilities(members, jobOf, corpus.capabilities, corpus.jobs, catalogue),
      skills: clusterSkills(members, corpus.skills, corpus.jobs, catalogue),
      scenes: compiled.flatMap((pack) => clusterScenes(pack, members)),
      affinities: packs.map((pack) => affinityOf(pack, members, jobOf, corpus.affinity.get(pack.id)!, catalogue)),
      decisions: packs.flatMap((pack) => clusterDecision(pack, members, jobOf, catalogue) ?? []),
    };
  }
}

function tallyOf(jobs: readonly JobMapping[]): Tally {
  const table = new PartTable();
  const tally = new Tally(table);
  jobs.forEach((job, number) => {
    tally.add(
      number,
      partsOf(job).map((part) => table.numberOf(part)),
    );
  });
  return tally;
}

function clusterScenes({ pack }: CompiledPack, members: Tally): ClusterScene[] {
  const scenes = pack.scenes.map(({ id, name, meaning }) => {
    return { pack: pack.id, id, name, meaning, jobs: members.jobsWith('scene', partId(pack.id, id)) };
  });
  return scenes.filter(({ jobs }) => jobs > 0).sort((a, b) => b.jobs - a.jobs);
}
