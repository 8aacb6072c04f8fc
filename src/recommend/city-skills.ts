import type { Bilingual } from '../core/job.js';
import { BestRows } from './best.js';
import { cityKey, cityNames } from './cities.js';
import type { Explaining } from './explain.js';
import type { Demands } from './facets.js';
import { bridgeOf } from './missing.js';
import { byCodeUnits } from './order.js';
import { type Query, type TagScale, tagScale, tagWorth } from './query.js';
import type { Bridge } from './recommendation.js';
import { AMOUNT_BITS, type JobTable } from './table.js';
import { AMOUNT_UNIT, tagKey, UNIT } from './tag.js';
import type { TagWeights } from './tag-weights.js';
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

/** Where a row counts. */
const HERE = 2;
const ELSEWHERE = 1;

/** What the jobs of one city are counted with. */
interface Counting {
  readonly table: JobTable;
  readonly query: Query;
  readonly by: Explaining;
  readonly scratch: Scratch;
  /** By row {@link HERE}, {@link ELSEWHERE}, or 0 for one that is not counted. */
  readonly where: Uint8Array;
}

/** What is counted, by the number of the tag. */
interface Tally {
  readonly here: Int32Array;
  readonly required: Int32Array;
  /** In the city and elsewhere. */
  readonly everywhere: Int32Array;
  /** What having it would add to the scores of the city's jobs, together. */
  readonly gains: Float64Array;
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
  addUpRows(table, query, scratch);
  const counting: Counting = { table, query, by, scratch, where: whereRows(table, query, cityKey(city)) };
  const jobs = countOf(counting.where, HERE);
  const everywhere = jobs + countOf(counting.where, ELSEWHERE);
  const tally = tallyOf(counting);
  const skills = table.tags.values.flatMap((key, code) => {
    return key.startsWith('s:') && tally.here[code]! > 0 ? [rankedSkill(counting, tally, code, jobs)] : [];
  });
  const own = skills.filter(({ owned }) => owned);
  const lacking = skills.filter(({ owned, code }) => !owned && tally.here[code]! >= LEAST_JOBS);
  const inOrder = (a: RankedSkill, b: RankedSkill): number => b.order - a.order || byCodeUnits(a.id, b.id);
  own.sort(inOrder);
  lacking.sort((a, b) => b.gain - a.gain || inOrder(a, b));
  const shown = (skill: RankedSkill): CitySkill => citySkill(counting, tally, skill, jobs, everywhere);
  return {
    city: cityNames(city),
    jobs,
    everywhere,
    enough: jobs >= ENOUGH_JOBS,
    first: own.slice(0, top).map(shown),
    add: lacking.slice(0, top).map(shown),
  };
}

function countOf(where: Uint8Array, value: number): number {
  let count = 0;
  for (const one of where) if (one === value) count++;
  return count;
}

function whereRows(table: JobTable, { fits }: Query, city: string): Uint8Array {
  const cityCode = table.facetValues.city.find(city) ?? -1;
  const fitting = Uint8Array.from(table.facetValues.demands.values, (value) => {
    return Number(fits.role === null || fits.role((value as Demands).role) >= LEAST_ROLE_FIT);
  });
  const [cities, demands] = [table.facetCodes.city.array, table.facetCodes.demands.array];
  const where = new Uint8Array(table.rows);
  for (let row = 0; row < where.length; row++) {
    if (table.dead[row] === 0 && fitting[demands[row]!] === 1) where[row] = cities[row] === cityCode ? HERE : ELSEWHERE;
  }
  return where;
}

function tallyOf({ table, query, by, scratch, where }: Counting): Tally {
  const tags = table.tags.values.length;
  const [here, required, everywhere] = [new Int32Array(tags), new Int32Array(tags), new Int32Array(tags)];
  const gains = new Float64Array(tags);
  const gained = table.tags.values.map((key) => gainedBy(query, by.weights, key));
  const now = tagScale(query, query.credits.total);
  const [starts, codes, amounts] = [table.tagStarts.array, table.tagCodes.array, table.tagAmounts.array];
  for (let row = 0; row < where.length; row++) {
    if (where[row] === 0) continue;
    const isHere = where[row] === HERE;
    const [met, asked] = [scratch.met[row]!, table.asked[row]!];
    const before = met === 0 || !isHere ? 0 : tagWorth(now, met, asked);
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const code = codes[i]!;
      everywhere[code]!++;
      if (!isHere) continue;
      here[code]!++;
      if (amounts[i] === AMOUNT_UNIT) required[code]!++;
      const gain = gained[code];
      if (gain) gains[code]! += Math.max(0, tagWorth(gain.scale, met + amounts[i]! * gain.worth, asked) - before);
    }
  }
  return { here, required, everywhere, gains };
}

/** What a person who comes to have a skill has more of it, and how worth is then computed; null for what they have. */
function gainedBy(
  query: Query,
  weights: TagWeights,
  key: string,
): { readonly worth: number; readonly scale: TagScale } | null {
  const { byKey, total } = query.credits;
  const credit = byKey.get(key);
  if (total === 0 || !key.startsWith('s:') || credit?.through === null) return null;
  const whole = weights.weightOfKey(key) * UNIT;
  return { worth: whole - (credit?.worth ?? 0), scale: tagScale(query, total + AMOUNT_UNIT * whole) };
}

interface RankedSkill {
  readonly id: string;
  readonly code: number;
  readonly owned: boolean;
  readonly gain: number;
  /** What ranks the skills that a person has: how telling a skill is times how much of the city surely asks for it. */
  readonly order: number;
}

function rankedSkill({ table, query, by }: Counting, { here, gains }: Tally, code: number, jobs: number): RankedSkill {
  const key = table.tags.values[code]!;
  const order = by.weights.weightOfKey(key) * wilson(here[code]!, jobs)[0];
  const owned = query.credits.byKey.get(key)?.through === null;
  return { id: key.slice(2), code, owned, gain: digits(gains[code]! / jobs), order };
}

function citySkill(
  counting: Counting,
  { here, required, everywhere: counted }: Tally,
  { id, code, gain }: RankedSkill,
  jobs: number,
  everywhere: number,
): CitySkill {
  const { bridges } = counting.by;
  const through = counting.query.credits.byKey.get(tagKey('skill', id))?.through;
  const share = here[code]! / jobs;
  return {
    id,
    name: bridges.nameOf(id),
    jobs: here[code]!,
    required: required[code]!,
    share: digits(share),
    interval: wilson(here[code]!, jobs),
    lift: digits(share / (counted[code]! / everywhere)),
    gain,
    bridge: through ? bridgeOf(bridges, through, 'skill', id) : null,
    examples: examplesOf(counting, code),
  };
}

/** The jobs of the city that name a skill and fit the person best. */
function examplesOf({ table, where, scratch }: Counting, code: number): string[] {
  const best = new BestRows(EXAMPLES, table.ids);
  const { array, size } = table.postings[code]!;
  for (let i = 0; i < size; i++) {
    const row = array[i]! >> AMOUNT_BITS;
    if (where[row] === HERE) best.offer(row, scoreOf(scratch.partial[row]!));
  }
  return best.sorted().map(({ row }) => table.ids[row]!);
}
