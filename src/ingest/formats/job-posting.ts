import { isObject } from './nested.js';

type JsonObject = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 12;

function isPosting(value: JsonObject): boolean {
  const types = Array.isArray(value['@type']) ? value['@type'] : [value['@type']];
  return types.some((type) => typeof type === 'string' && /(?:^|[/:#])JobPosting$/.test(type));
}

/** Every JobPosting in a parsed block, wherever it stands: alone, in a list, in `@graph`, as an item of an ItemList. */
export function postingsIn(block: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: block, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (isObject(value) && isPosting(value)) found.push(value);
    else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
      for (const member of Object.values(value).reverse()) open.push({ value: member, depth: depth + 1 });
    }
  }
  return found;
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);

/** The text of a value of schema.org: itself, the first of a list, or a member of an object. */
function textOf(value: unknown, ...members: readonly string[]): string | null {
  const one = first(value);
  if (typeof one === 'number') return String(one);
  if (typeof one === 'string') return one.trim() === '' ? null : one;
  if (!isObject(one)) return null;
  for (const member of members) {
    const text = textOf(one[member], ...members);
    if (text !== null) return text;
  }
  return null;
}

const PERIODS: Readonly<Record<string, string>> = {
  HOUR: 'hour',
  DAY: 'day',
  WEEK: 'week',
  MONTH: 'month',
  YEAR: 'year',
};

/** `MonetaryAmount` (`value` with bounds) and what older pages write: a number or words. */
function salaryOf(posting: JsonObject): string | null {
  const salary = first(posting.baseSalary ?? posting.estimatedSalary);
  if (!isObject(salary)) return textOf(salary);
  const amount = isObject(salary.value) ? salary.value : salary;
  const bounds = [amount.minValue, amount.maxValue].map((bound) => textOf(bound)).filter((bound) => bound !== null);
  const range = bounds.length > 0 ? [...new Set(bounds)].join('-') : textOf(amount.value);
  if (range === null) return null;
  const currency = textOf(salary.currency ?? posting.salaryCurrency) ?? '';
  const unit = textOf(amount.unitText ?? salary.unitText)?.toUpperCase() ?? '';
  return `${currency} ${range} ${PERIODS[unit] ?? ''}`.trim();
}

/** Experience as words, or as the months of `OccupationalExperienceRequirements`. */
function experienceOf(value: unknown): string | null {
  const one = first(value);
  const months = isObject(one) ? Number(textOf(one.monthsOfExperience) ?? Number.NaN) : Number.NaN;
  if (Number.isFinite(months) && months > 0) return `${Math.round(months / 12)} years`;
  return textOf(value, 'description', 'name');
}

/**
 * The fields of a JobPosting under the names that columns have: what schema.org nests (employer, place, pay) as text,
 * `description` and the other texts as they stand, HTML included.
 *
 * Source of the vocabulary: https://schema.org/JobPosting
 */
export function fieldsOfPosting(posting: JsonObject): JsonObject {
  const fields: Record<string, unknown> = {
    id: textOf(posting.identifier, 'value', 'name') ?? textOf(posting.url) ?? textOf(posting['@id']),
    title: textOf(posting.title) ?? textOf(posting.name),
    description: textOf(posting.description),
    responsibilities: posting.responsibilities,
    qualifications: textOf(posting.qualifications) === null ? null : posting.qualifications,
    company: textOf(posting.hiringOrganization, 'name', 'legalName'),
    location: textOf(posting.jobLocation, 'address', 'addressLocality', 'addressRegion', 'name'),
    salary: salaryOf(posting),
    experience: experienceOf(posting.experienceRequirements),
    education: textOf(posting.educationRequirements, 'credentialCategory', 'name'),
    skills: posting.skills,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}
