import type { Bilingual } from '../core/job.js';
import { BestRows } from './best.js';
import { cityKey, cityNames } from './cities.js';
import type { Credit } from './credits.js';
import type { Explaining } from './explain.js';
import type { Demands } from './facets.js';
import { bridgeOf } from './missing.js';
import { type Query, tagScale, tagWorth } from './query.js';
import type { Bridge } from './recommendation.js';
import { AMOUNT_BITS, AMOUNT_MASK, type JobTable } from './table.js';
import { AMOUNT_UNIT, UNIT } from './tag.js';
import { addUpRows, type Scratch, scoreOf } from './top-rows.js';
import { ENOUGH_JOBS, LEAST_ROLE_FIT } from './weights.js';
import { digits, wilson } from './wilson.js';

/** A skill in the jobs of a city. */
export interface CitySkill {
  readonly id: string;
  readonly name: string;
  /** Jobs of the city that ask for it or call it a plus. */
  readonly jobs: number;
  /** Of those that ask for it. */
  readonly required: number;
  /** Share of the city's jobs, with its 95 % interval (Wilson, 1927). */
  readonly share: number;
  readonly interval: readonly [number, number];
  /** The share in this city over that in all cities together; above 1 it is asked for more here. */
  readonly lift: number;
  /** What having it would add to the score of a job of the city, on average; 0 for what the person has. */
  readonly gain: number;
  /** The person's nearest skill to one they lack. */
  readonly bridge: Bridge | null;
  /** Ids of the jobs that ask for it and fit the person best, at most three. */
  readonly examples: readonly string[];
}

/** What a city's jobs say of a person's skills. */
export interface CitySkills {
  readonly city: Bilingual;
  /** The city's jobs that are counted: those of roles near to the person's. */
  readonly jobs: number;
  /** Such jobs in all places. */
  readonly everywhere: number;
  /** False below 30 jobs: shares are then little more than chance. */
  readonly enough: boolean;
  /** Skills that the person has, the one to put first first. */
  readonly first: readonly CitySkill[];
  /** Skills that the person lacks, the one that gains most first. */
  readonly add: readonly CitySkill[];
}

const EXAMPLES = 3;
/** A skill that one job alone names is no demand. */
const LEAST_JOBS = 2;

/** What the jobs of one city are counted with. */
interface Counting {
  readonly table: JobTable;
  readonly query: Query;
  readonly by: Explaining;
  readonly scratch: Scratch;
  /** By row 2 for a job of the city, 1 for one elsewhere, 0 for one that is not counted. */
  readonly where: Uint8Array;
  readonly inCity: number;
  readonly everywhere: number;
}

/** Counts the skills of a city's jobs. */
export function citySkillsOf(
  table: JobTable,
  query: Query,
  city: string,
  top: number,
  by: Explaining,
  scratch: Scratch,
): CitySkills {
  const where = whereRows(table, query, cityKey(city));
  const inCity = where.reduce((sum, one) => sum + Number(one === 2), 0);
  const everywhere = where.reduce((sum, one) => sum + Number(one > 0), 0);
  addUpRows(table, query, scratch);
  const counting: Counting = { table, query, by, scratch, where, inCity, everywhere };
  const skills = inCity === 0 ? [] : table.tags.values.flatMap((key, code) => skillCounted(counting, key, code));
  const own = skills
    .filter(({ owned }) => owned)
    .sort((a, b) => b.order - a.order || (a.skill.id < b.skill.id ? -1 : 1));
  const lacking = skills.filter(({ owned, skill }) => !owned && skill.jobs >= LEAST_JOBS);
  lacking.sort((a, b) => b.skill.gain - a.skill.gain || b.order - a.order || (a.skill.id < b.skill.id ? -1 : 1));
  return {
    city: cityNames(city),
    jobs: inCity,
    everywhere,
    enough: inCity >= ENOUGH_JOBS,
    first: own.slice(0, top).map(({ skill }) => skill),
    add: lacking.slice(0, top).map(({ skill }) => skill),
  };
}

function whereRows(table: JobTable, { fits }: Query, city: string): Uint8Array {
  const cityCode = table.facetValues.city.find(city) ?? -1;
  const fitting = Uint8Array.from(table.facetValues.demands.values, (value) => {
    return Number(fits.role === null || fits.role((value as Demands).role) >= LEAST_ROLE_FIT);
  });
  const [cities, demands] = [table.facetCodes.city.array, table.facetCodes.demands.array];
  const where = new Uint8Array(table.rows);
  for (let row = 0; row < where.length; row++) {
    if (table.dead[row] === 0 && fitting[demands[row]!] === 1) where[row] = cities[row] === cityCode ? 2 : 1;
  }
  return where;
}

interface Counted {
  readonly skill: CitySkill;
  readonly owned: boolean;
  /** What ranks the skills that a person has: how telling a skill is times how much of the city surely asks for it. */
  readonly order: number;
}

function skillCounted(counting: Counting, key: string, code: number): Counted[] {
  if (!key.startsWith('s:')) return [];
  const { table, query, by, scratch, where, inCity, everywhere } = counting;
  const { array, size } = table.postings[code]!;
  const best = new BestRows(EXAMPLES, table.ids);
  const [here, there] = [[] as number[], { jobs: 0 }];
  for (let i = 0; i < size; i++) {
    const row = array[i]! >> AMOUNT_BITS;
    if (where[row] === 0) continue;
    there.jobs++;
    if (where[row] === 1) continue;
    here.push(array[i]!);
    best.offer(row, scoreOf(scratch.partial[row]!));
  }
  if (here.length === 0) return [];
  const id = key.slice(2);
  const credit = query.credits.byKey.get(key);
  const owned = credit !== undefined && credit.through === null;
  const weight = by.weights.weightOf('skill', id);
  const share = here.length / inCity;
  const interval = wilson(here.length, inCity);
  const skill: CitySkill = {
    id,
    name: by.bridges.nameOf(id),
    jobs: here.length,
    required: here.filter((posting) => (posting & AMOUNT_MASK) === AMOUNT_UNIT).length,
    share: digits(share),
    interval,
    lift: digits(share / (there.jobs / everywhere)),
    gain: owned ? 0 : digits(gainIn(counting, here, weight, credit) / inCity),
    bridge: credit?.through ? bridgeOf(by.bridges, credit.through, 'skill', id) : null,
    examples: best.sorted().map(({ row }) => table.ids[row]!),
  };
  return [{ skill, owned, order: weight * interval[0] }];
}

/** What having a skill would add to the scores of the jobs that name it, summed up. */
function gainIn(
  { table, query, scratch }: Counting,
  postings: readonly number[],
  weight: number,
  credit: Credit | undefined,
): number {
  const { total } = query.credits;
  if (total === 0) return 0;
  const [now, then] = [tagScale(query, total), tagScale(query, total + AMOUNT_UNIT * weight * UNIT)];
  let sum = 0;
  for (const posting of postings) {
    const row = posting >> AMOUNT_BITS;
    const [met, asked] = [scratch.met[row]!, table.asked[row]!];
    const gained = (posting & AMOUNT_MASK) * (weight * UNIT - (credit?.worth ?? 0));
    sum += tagWorth(then, met + gained, asked) - (met === 0 ? 0 : tagWorth(now, met, asked));
  }
  return sum;
}
