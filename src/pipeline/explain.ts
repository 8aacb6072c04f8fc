import * as z from 'zod';
import type { JobDescription } from '../core/job.js';
import { parseOptions, requireText } from '../core/options.js';
import { withPacks } from '../frameworks/registry.js';
import { extractFacts } from '../ingest/facts.js';
import { compilePacks } from '../mapping/compiled-pack.js';
import { marksOf } from '../mapping/explained-marks.js';
import { FoundPlaces } from '../mapping/explained-places.js';
import { Sums } from '../mapping/explained-sums.js';
import type { ExplainedLevel, ExplainedPack, Explanation } from '../mapping/explanation.js';
import { findingsOf, type JobFindings } from '../mapping/findings.js';
import type { JobMapping } from '../mapping/job-mapping.js';
import { createMapper } from '../mapping/mapper.js';
import { PhraseBook } from '../mapping/phrase-book.js';
import { LEAST_SCORE, levelEvidence, roleSumsOf } from '../mapping/roles.js';
import { loadTextSimplifier } from '../tokenize/simplify.js';
import { holdsTraditional } from '../tokenize/traditional.js';
import { bareJob } from './bare-job.js';
import type { NamedPack } from './options.js';
import { matchFields } from './read-job.js';

/** What an explanation may be told. */
export interface ExplainOptions {
  /** Framework packs beside the built-in ones. Default: none. */
  readonly packs?: readonly NamedPack[] | undefined;
  /**
   * The job as an analysis gave it. Scores of frameworks are then those of the analysis, which knows the other jobs too.
   * Default: what the job's own words give.
   */
  readonly analysed?: Pick<JobMapping, 'frameworks'> | undefined;
}

/** Explains one job after another by the same packs. */
export interface Explainer {
  /**
   * @param job as the readers give it, or the text alone
   * @param analysed as in {@link ExplainOptions}
   * @throws JobprismError OPTION_INVALID where it is neither
   */
  explain(job: JobDescription | string, analysed?: Pick<JobMapping, 'frameworks'>): Promise<Explanation>;
}

const schema = z.strictObject({
  packs: z.array(z.object({ name: z.string(), json: z.unknown() })).default([]),
});

/** The parts are looked at where they are used. */
const explainSchema = z.looseObject({});

/**
 * Explains a job: every place at which something was found, and for each score the parts that add up to it. The numbers
 * are those that `analyze` gives the same job with the same packs, but for its frameworks: a run scores them by its other
 * jobs, too.
 *
 * @param job as the readers give it, or the text alone
 * @throws JobprismError OPTION_INVALID, PACK_INVALID
 * @example
 * const { marks, capabilities } = await explain('负责万级QPS网关，熟悉Redis；有Kafka经验者优先');
 * marks.map(({ text }) => text); // ['万级QPS', '网关', 'Redis', …]
 * capabilities[0].parts.reduce((sum, part) => sum + part.contribution, 0); // capabilities[0].score
 */
export async function explain(job: JobDescription | string, options: ExplainOptions = {}): Promise<Explanation> {
  const { analysed, ...rest } = parseOptions(explainSchema, options) as ExplainOptions;
  return (await createExplainer(rest)).explain(job, analysed);
}

/**
 * The same for many jobs: packs are read once.
 *
 * @throws JobprismError OPTION_INVALID, PACK_INVALID
 * @example
 * const explainer = await createExplainer({ packs: [{ name: 'my-pack.json', json }] });
 * for await (const event of readJobs(['jobs.csv'])) {
 *   if (event.kind === 'job') console.log((await explainer.explain(event.job)).role);
 * }
 */
export async function createExplainer(options: Omit<ExplainOptions, 'analysed'> = {}): Promise<Explainer> {
  const { packs: given } = parseOptions(schema, options);
  const simplify = holdsTraditional(JSON.stringify(given)) ? await loadTextSimplifier() : undefined;
  const { catalogue, packs } = withPacks(given, simplify);
  const mapper = createMapper({ catalogue, packs });
  const book = new PhraseBook();
  const compiled = compilePacks(packs, book);

  return {
    async explain(asked, analysed) {
      const job = jobOf(asked);
      const fields = await matchFields(job, catalogue);
      const facts = extractFacts(job);
      const own = mapper.mapJob(job, fields, facts);
      const mapping = analysed ? { ...own, frameworks: analysed.frameworks } : own;
      const findings = findingsOf(job, fields, catalogue);
      const found = new FoundPlaces(findings, catalogue);
      const sums = new Sums(found, catalogue, packs);
      const scenes = sums.scenes(mapping);
      const decisions = sums.decisions(mapping);
      const level = levelTold(findings, mapping, sums, facts.experienceYears);
      return {
        job,
        marks: marksOf(found, { mapping, level, scenes, decisions }),
        skills: sums.skills(mapping),
        capabilities: sums.capabilities(mapping),
        figures: sums.figures(mapping),
        packs: compiled.map(({ pack: { id, name }, applies }): ExplainedPack => {
          const { answer, evidence } = applies(findings);
          return { id, name, applies: answer === 'yes', places: answer === 'yes' ? sums.places(evidence) : [] };
        }),
        scenes,
        frameworks: sums.frameworks(mapping),
        decisions,
        role: mapping.role,
        leastRoleScore: LEAST_SCORE,
        roles: sums.roles(roleSumsOf(findings)),
        rolePlaces: sums.places(mapping.roleEvidence),
        level,
        mapping,
      };
    },
  };
}

function levelTold(
  findings: JobFindings,
  { level: id }: JobMapping,
  sums: Sums,
  years: ExplainedLevel['years'],
): ExplainedLevel {
  const places = sums.places(levelEvidence(findings));
  return { id, by: id === null ? null : places.length > 0 ? 'title' : 'experience', places, years };
}

function jobOf(job: JobDescription | string): JobDescription {
  if (typeof job === 'string') return bareJob(job);
  requireText((job as JobDescription | null)?.text, 'job.text');
  return job;
}
