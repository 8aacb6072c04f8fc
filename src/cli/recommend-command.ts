import { type Command, InvalidArgumentError, Option } from 'commander';
import { JobprismError } from '../core/errors.js';
import { ROLE_IDS, type Role } from '../frameworks/role-ids.js';
import { LEVELS, type Level } from '../mapping/levels.js';
import type { JobModel } from '../pipeline/model/job-model.js';
import { createRecommender, type Recommender } from '../pipeline/recommend/recommender.js';
import { loadJobIndex } from '../pipeline/storage/index-files.js';
import { indexBeside } from '../pipeline/storage/index-path.js';
import { loadModel } from '../pipeline/storage/load-model.js';
import type { JobIndex } from '../recommend/job-index.js';
import type { PersonInput } from '../recommend/person.js';
import type { JobFilters, RecommendOptions } from '../recommend/recommendation.js';
import { gather, wholeNumber } from './arguments.js';
import { citySkillsText } from './city-skills-text.js';
import type { CommandContext } from './context.js';
import type { LabelLanguage } from './explain-words.js';
import { forTerminal, type Io, jsonLines } from './io.js';
import { personIn } from './profile-source.js';
import { jobsText, recommendationText } from './recommend-text.js';

const EXAMPLES = `
Examples:
  $ jobprism recommend --model result/model.jobprism --profile resume.md
  $ jobprism recommend --model result/model.jobprism --profile '精通Go，熟悉Kafka，5年经验，期望杭州 30K' --top 5
  $ jobprism recommend --model result/model.jobprism --profile me.json --city 上海 --city Hangzhou --min-pay 30000 --json
  $ jobprism recommend --model result/model.jobprism --like boss-42
  $ jobprism recommend --model result/model.jobprism --profile resume.md --city-skills 成都

A profile is a résumé in text or Markdown, a .json file with the fields of a PersonInput, or the words themselves. What
stands in it as a wish ranks jobs; --city, --min-pay, --remote, --role, --level and --skill leave out those that do not
meet them. Behind a job stand the parts that add up to its score, with the words of the job in «», and what is missing
with the nearest of one's own skills.
`;

interface Flags {
  readonly model: string;
  readonly index?: string;
  readonly profile?: string;
  readonly like?: string;
  readonly citySkills?: string;
  readonly top: number;
  readonly city: readonly string[];
  readonly minPay?: number;
  readonly remote: boolean;
  readonly role: readonly string[];
  readonly level: readonly string[];
  readonly skill: readonly string[];
  readonly diversity: number;
  readonly referenceDate?: string;
  readonly json: boolean;
  readonly lang: LabelLanguage;
}

/** Adds `jobprism recommend`. */
export function addRecommend(program: Command, context: CommandContext): void {
  program
    .command('recommend')
    .description('Find the jobs that fit a person or that are like a job, with the reasons and what is missing.')
    .requiredOption('--model <file>', 'model.jobprism that analyze wrote')
    .addOption(new Option('--index <file>', 'index of jobs').default(undefined, 'index.jobprism beside the model'))
    .option('--profile <file|text>', 'résumé, .json file or words; - is standard input')
    .option('--city-skills <city>', 'which of your skills to put first there, and which to add, by its jobs')
    .option('--like <id>', 'a job of the index to find others like, in place of a profile')
    .addOption(new Option('--top <n>', 'jobs to print').default(10).argParser(wholeNumber))
    .addOption(repeated('--city <name>', 'only jobs in this city'))
    .addOption(new Option('--min-pay <yuan>', 'only jobs that pay so much a month').argParser(amount))
    .option('--remote', 'only jobs that are remote', false)
    .addOption(repeated('--role <id>', `only jobs of this role: ${ROLE_IDS.join(', ')}`))
    .addOption(repeated('--level <id>', `only jobs of this level: ${LEVELS.join(', ')}`))
    .addOption(repeated('--skill <name>', 'only jobs that ask for this skill or call it a plus'))
    .addOption(
      new Option('--diversity <x>', 'from 0, by score alone, to 1, as different as can be')
        .default(0)
        .argParser(amount),
    )
    .addOption(new Option('--reference-date <day>', 'what 至今 and "present" end at, such as 2024-05-04'))
    .option('--json', 'print JSON', false)
    .addOption(new Option('--lang <language>', 'language of the labels').choices(['zh', 'en']).default('zh'))
    .addHelpText('after', EXAMPLES)
    .action((flags: Flags) => recommendCommand(flags, context));
}

function repeated(flags: string, description: string): Option {
  return new Option(flags, `${description} (repeatable)`).default([], 'any').argParser(gather);
}

function amount(value: string): number {
  if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(value)) throw new InvalidArgumentError('It must be a number.');
  return Number(value);
}

async function recommendCommand(flags: Flags, { io }: CommandContext): Promise<void> {
  if (flags.citySkills !== undefined) checkCitySkills(flags);
  if ((flags.profile === undefined) === (flags.like === undefined)) {
    throw new JobprismError('OPTION_INVALID', { option: '--profile', reason: 'give either --profile or --like' });
  }
  const model = await loadModel(flags.model);
  const index = await indexFor(flags, model, io);
  const recommender = createRecommender(model, index, { referenceDate: flags.referenceDate });
  const options: RecommendOptions = { top: flags.top, diversity: flags.diversity, filters: filtersOf(flags) };
  const { catalogue } = model.knowledge;
  const telling = { language: flags.lang, catalogue, clusters: model.clusters };
  await tellEmptyCities(recommender, flags.city, io);
  if (flags.like !== undefined) {
    const jobs = recommender.similar(flags.like, options);
    io.stdout.write(flags.json ? jsonLines({ like: flags.like, jobs }) : jobsText(jobs, telling));
    return;
  }
  const profile = await personIn(flags.profile!, io.stdin);
  if (flags.citySkills !== undefined) {
    const told = await recommender.citySkills(profile, flags.citySkills, { top: flags.top });
    await tellEmptyCities(recommender, [flags.citySkills], io);
    io.stdout.write(flags.json ? jsonLines(told) : citySkillsText(told, await recommender.person(profile), telling));
    return;
  }
  const found = await recommender.recommend(profile, options);
  if (found.jobs[0]?.score === 0) io.stderr.write('Nothing that jobs are ranked by was understood of the profile\n');
  // A place in the latent space means nothing to a reader.
  const { place: _, ...person } = found.person;
  io.stdout.write(flags.json ? jsonLines({ ...found, person }) : recommendationText(found, telling));
}

async function indexFor({ index, model: path }: Flags, model: JobModel, io: Io): Promise<JobIndex> {
  const beside = index ?? (await indexBeside(path));
  try {
    return await loadJobIndex(beside, model);
  } catch (error) {
    const isMissing = error instanceof JobprismError && error.code === 'INPUT_NOT_FOUND';
    if (isMissing)
      io.stderr.write('There is no index of jobs yet: analyze --index writes one, and jobprism index does\n');
    throw error;
  }
}

/** The demand of a city is that of all its jobs: what would leave some of them out says nothing of it. */
function checkCitySkills(flags: Flags): void {
  if (flags.profile === undefined) {
    throw new JobprismError('OPTION_INVALID', { option: '--city-skills', reason: 'it needs --profile' });
  }
  const { city, minPay, remote, role, level, skill, diversity } = flags;
  const given: readonly (readonly [string, boolean])[] = [
    ['--city', city.length > 0],
    ['--min-pay', minPay !== undefined],
    ['--remote', remote],
    ['--role', role.length > 0],
    ['--level', level.length > 0],
    ['--skill', skill.length > 0],
    ['--diversity', diversity !== 0],
  ];
  const option = given.find(([, isGiven]) => isGiven)?.[0];
  if (option !== undefined) {
    throw new JobprismError('OPTION_INVALID', { option, reason: 'it means nothing beside --city-skills' });
  }
}

/** Someone of no role is compared with the jobs of all. */
const ANYONE: PersonInput = { years: 1 };

/** A city without jobs may be spelled wrong: an empty answer would not say so. */
async function tellEmptyCities(recommender: Recommender, cities: readonly string[], io: Io): Promise<void> {
  for (const city of new Set(cities)) {
    const { jobs } = await recommender.citySkills(ANYONE, city, { top: 1 });
    if (jobs === 0) io.stderr.write(forTerminal(`${city}: no job of the index is in this city\n`));
  }
}

function filtersOf({ city, minPay, remote, role, level, skill }: Flags): JobFilters {
  return {
    ...(city.length > 0 && { cities: city }),
    ...(minPay !== undefined && { minPay: { min: minPay } }),
    ...(remote && { remote: ['remote'] }),
    ...(role.length > 0 && { roles: role as readonly Role[] }),
    ...(level.length > 0 && { levels: level as readonly Level[] }),
    ...(skill.length > 0 && { skills: skill }),
  };
}
