import { JobprismError } from '../core/errors.js';
import type { Catalogue } from '../frameworks/catalogue.js';
import { cityKeys } from './cities.js';
import { companyKey, type Facet, type Facets, monthly } from './facets.js';
import type { JobFilters } from './recommendation.js';
import { skillIdsOf } from './skill-names.js';
import { AMOUNT_BITS, type JobTable } from './table.js';
import { tagKey } from './tag.js';

/** What the value of a facet must be. */
interface FacetRule<F extends Facet = Facet> {
  readonly facet: F;
  readonly holds: (value: Facets[F]) => boolean;
}

/**
 * Marks the rows that a search must pass over: 1 for the dead and for those that the filters leave out.
 *
 * @param out one byte a row, written whole
 * @throws JobprismError OPTION_INVALID for a name that is not one skill of the catalogue
 */
export function markLeftOut(table: JobTable, filters: JobFilters, catalogue: Catalogue, out: Uint8Array): void {
  const { rows } = table;
  out.set(table.dead.subarray(0, rows));
  for (const rule of facetRules(filters)) leaveOutByFacet(table, rule, out);
  for (const id of skillIds(filters.skills, 'skills', catalogue)) leaveOutWithout(table, tagKey('skill', id), out);
  for (const id of skillIds(filters.withoutSkills, 'withoutSkills', catalogue)) {
    const code = table.tags.find(tagKey('skill', id));
    if (code === undefined) continue;
    const postings = table.postings[code]!;
    for (let i = 0; i < postings.size; i++) out[postings.get(i) >> AMOUNT_BITS] = 1;
  }
  for (const id of filters.without ?? []) {
    const row = table.rowOf(id);
    if (row !== undefined) out[row] = 1;
  }
}

function leaveOutByFacet(table: JobTable, { facet, holds }: FacetRule, out: Uint8Array): void {
  const wrong = Uint8Array.from(table.facetValues[facet].values, (value) => Number(!holds(value as never)));
  const codes = table.facetCodes[facet].array;
  const { rows } = table;
  for (let row = 0; row < rows; row++) out[row]! |= wrong[codes[row]!]!;
}

function leaveOutWithout(table: JobTable, key: string, out: Uint8Array): void {
  const named = new Uint8Array(table.rows);
  const code = table.tags.find(key);
  if (code !== undefined) {
    const postings = table.postings[code]!;
    for (let i = 0; i < postings.size; i++) named[postings.get(i) >> AMOUNT_BITS] = 1;
  }
  for (let row = 0; row < table.rows; row++) if (named[row] === 0) out[row] = 1;
}

function skillIds(names: readonly string[] | undefined, option: string, catalogue: Catalogue): string[] {
  return (names ?? []).map((name, i) => {
    const [id, ...more] = skillIdsOf(catalogue, name);
    if (id !== undefined && more.length === 0) return id;
    // Whether «Go or Rust» asks for one of them or for both, its words do not say to a program.
    const reason = id === undefined ? `«${name}» is not known` : `«${name}» is not one skill but ${1 + more.length}`;
    throw new JobprismError('OPTION_INVALID', { option: `filters.${option}.${i}`, reason });
  });
}

/** The filters that look at one facet each; an empty list filters nothing. */
function facetRules(filters: JobFilters): FacetRule[] {
  const rules: FacetRule[] = [];
  const add = <F extends Facet>(facet: F, holds: (value: Facets[F]) => boolean): void => {
    rules.push({ facet, holds: holds as FacetRule['holds'] });
  };
  const oneOf = <F extends Facet>(facet: F, wanted: readonly Facets[F][] | undefined): void => {
    if (wanted && wanted.length > 0) add(facet, (value) => wanted.includes(value));
  };
  const { roles = [], levels = [] } = filters;
  if (roles.length > 0) add('demands', ({ role }) => roles.includes(role));
  if (levels.length > 0) add('demands', ({ level }) => level !== null && levels.includes(level));
  oneOf('cluster', filters.clusters);
  oneOf('language', filters.languages);
  oneOf('remote', filters.remote);
  oneOf('city', filters.cities?.flatMap(cityKeys));
  oneOf('company', filters.companies?.map(companyKey));
  const without = filters.withoutCompanies?.map(companyKey) ?? [];
  if (without.length > 0) add('company', (company) => company === null || !without.includes(company));
  const { postedFrom, minPay } = filters;
  if (postedFrom !== undefined) add('posted', (day) => day !== null && day >= postedFrom);
  if (minPay !== undefined) {
    const least = monthly(minPay.min, minPay.period ?? 'month');
    const currency = minPay.currency ?? 'CNY';
    add('pay', (pay) => pay !== null && pay.currency === currency && pay.amount >= least);
  }
  return rules;
}
