import type { Bilingual, JobDescription, JobFacts } from '../core/job.js';
import type { Knowledge } from '../frameworks/registry.js';
import type { PackScores } from './affinity-score.js';
import { PackIndex } from './anchors.js';
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
import type { CorpusCompanions } from './companions.js';
import { type CompiledPack, compilePacks } from './compiled-pack.js';
import { completedFrameworks } from './completed-affinity.js';
import { decide } from './decision.js';
import { findingsOf, type MatchedField } from './findings.js';
import { frameworksOf, type JobFramework, scenesOf } from './job-affinity.js';
import type { JobMapping } from './job-mapping.js';
import { partsOf } from './job-parts.js';
import { partId } from './part-id.js';
import { PhraseBook } from './phrase-book.js';
import { requirementsOf } from './requirements.js';
import { levelOf, roleOf } from './roles.js';
import { corpusCompanions, type PartSource, type RowScorer, rowScorer } from './row-scorer.js';
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
  /** What goes with the frameworks of each pack. */
  readonly companions: CorpusCompanions;
}

/** Maps jobs and clusters to capabilities, frameworks, decisions, roles and levels, with evidence. */
export interface Mapper {
  /** Maps a job by itself: its frameworks are scored by what it names and by the grades of its scenes. */
  mapJob(job: JobDescription, fields: readonly MatchedField[], facts: JobFacts): JobMapping;
  /** What the jobs of a run have in common, with what goes with each framework. */
  profile(jobs: readonly JobMapping[]): CorpusProfile;
  /**
   * A job with its frameworks as its run scores them: companions have a say beside names and scenes. Completing a job
   * twice is the same as once.
   */
  completeJob(job: JobMapping, corpus: CorpusProfile): JobMapping;
  /** @param members as `mapJob` or `completeJob` gives them */
  mapCluster(members: readonly JobMapping[], corpus: CorpusProfile): ClusterMapping;
  /** What goes with the frameworks of each pack, from all jobs of a run. */
  companions(jobs: PartSource): CorpusCompanions;
  /** Scores the frameworks of jobs by the numbers of their parts. */
  scorer(table: PartTable, companions: CorpusCompanions): RowScorer;
  /**
   * The frameworks of a job by scores of {@link Mapper.scorer}.
   *
   * @param own as `mapJob` gives them, at least those that the job names
   */
  frameworksOf(own: readonly JobFramework[], scores: readonly PackScores[]): JobFramework[];
  /** The same as `profile` for jobs that were counted as they came, with scores of {@link Mapper.scorer}. */
  profileTally(jobs: Tally, companions: CorpusCompanions): CorpusProfile;
  /**
   * The same as `mapCluster` for jobs that were counted as they came.
   *
   * @param jobOf the mapping of a job, completed or not, by its number in the tally; asked for the few jobs whose words
   *   are shown
   */
  mapTally(members: Tally, jobOf: (job: number) => JobMapping, corpus: CorpusProfile): ClusterMapping;
}

/**
 * Makes a mapper over a catalogue and packs. Every score decomposes into evidence whose parts add up to it; where there
 * is no evidence there is no score.
 */
export function createMapper({ catalogue, packs }: Knowledge): Mapper {
  const book = new PhraseBook();
  const compiled = compilePacks(packs, book);
  const index = new PackIndex(compiled);
  return {
    mapJob(job, fields, facts) {
      const findings = findingsOf(job, fields, catalogue);
      const candidates = index.candidates(findings);
      const applicable = compiled.filter((pack) => candidates.has(pack) && pack.applies(findings).answer === 'yes');
      const scenes = applicable.map((pack) => ({ pack, scenes: scenesOf(findings, pack) }));
      const { role, evidence } = roleOf(findings);
      return {
        id: job.id,
        skills: skillsOf(findings, catalogue),
        capabilities: capabilitiesOf(findings),
        requirements: requirementsOf(findings.quantities),
        packs: applicable.map(({ pack }) => pack.id),
        scenes: scenes.flatMap((entry) => entry.scenes),
        frameworks: scenes.flatMap((entry) => frameworksOf(findings, entry.pack, entry.scenes)),
        decisions: applicable.flatMap((pack) => decide(findings, pack) ?? []),
        role,
        roleEvidence: evidence,
        level: levelOf(findings, facts),
      };
    },
    profile(jobs) {
      const source = partSource(jobs);
      const companions = corpusCompanions(packs, source);
      return profileTally(tallyOf(source, companions), companions);
    },
    completeJob,
    mapCluster(members, corpus) {
      const tally = tallyOf(partSource(members), corpus.companions);
      return mapTally(tally, (job) => completeJob(members[job]!, corpus), corpus);
    },
    companions: (jobs) => corpusCompanions(packs, jobs),
    scorer: (table, companions) => rowScorer(packs, table, companions),
    frameworksOf: completedFrameworks,
    profileTally,
    mapTally,
  };

  function completeJob(job: JobMapping, { companions }: CorpusProfile): JobMapping {
    const { table, rows } = partSource([job]);
    const [parts] = rows();
    return { ...job, frameworks: completedFrameworks(job.frameworks, rowScorer(packs, table, companions)(parts!)) };
  }

  function tallyOf({ table, rows }: NumberedJobs, companions: CorpusCompanions): Tally {
    const scorer = rowScorer(packs, table, companions);
    const tally = new Tally(table);
    rows().forEach((parts, job) => {
      tally.add(job, parts, scorer(parts));
    });
    return tally;
  }

  function profileTally(jobs: Tally, companions: CorpusCompanions): CorpusProfile {
    const affinity = jobs.affinity();
    return {
      jobs: jobs.jobs,
      capabilities: frequenciesOf(jobs, 'capability'),
      skills: frequenciesOf(jobs, 'skill'),
      affinity: new Map(packs.map((pack) => [pack.id, corpusAffinity(pack, jobs, affinity)])),
      companions,
    };
  }

  function mapTally(members: Tally, jobOf: (job: number) => JobMapping, corpus: CorpusProfile): ClusterMapping {
    const jobs = { members, affinity: members.affinity(), jobOf };
    return {
      capabilities: clusterCapabilities(members, jobOf, corpus.capabilities, corpus.jobs, catalogue),
      skills: clusterSkills(members, corpus.skills, corpus.jobs, catalogue),
      scenes: compiled.flatMap((pack) => clusterScenes(pack, members)),
      affinities: packs.map((pack) => affinityOf(pack, jobs, corpus.affinity.get(pack.id)!, catalogue)),
      decisions: packs.flatMap((pack) => clusterDecision(pack, members, jobOf, catalogue) ?? []),
    };
  }
}

interface NumberedJobs extends PartSource {
  rows(): readonly number[][];
}

function partSource(jobs: readonly JobMapping[]): NumberedJobs {
  const table = new PartTable();
  const numbered = jobs.map((job) => partsOf(job).map((part) => table.numberOf(part)));
  return { table, rows: () => numbered };
}

function clusterScenes({ pack }: CompiledPack, members: Tally): ClusterScene[] {
  const scenes = pack.scenes.map(({ id, name, meaning }) => {
    return { pack: pack.id, id, name, meaning, jobs: members.jobsWith('scene', partId(pack.id, id)) };
  });
  return scenes.filter(({ jobs }) => jobs > 0).sort((a, b) => b.jobs - a.jobs);
}
