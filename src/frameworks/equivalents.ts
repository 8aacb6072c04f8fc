import * as z from 'zod';
import type { Bilingual } from '../core/job.js';
import { normalizeText } from '../core/text.js';
import type { Catalogue } from './catalogue.js';
import data from './data/equivalents.json' with { type: 'json' };
import type { PackFault } from './fault.js';

/** A language with what is built around it. */
export interface Stack {
  readonly id: string;
  readonly name: string;
  /** Technologies that the stack is called by. */
  readonly technologies: readonly string[];
}

/**
 * Something that a stack works with and that the catalogue need not hold. Where the catalogue has a technology of the same
 * spelling, the two are one.
 */
export interface OwnTool {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What differs where one moves to one of the stacks `to`, from one of `from`, or from any where that is absent. */
export interface StackNote extends Bilingual {
  readonly to: readonly string[];
  readonly from?: readonly string[] | undefined;
}

/** Something that every stack needs, and who serves it where. Ids are of the catalogue or of {@link OwnTool}. */
export interface Concern {
  readonly id: string;
  readonly name: Bilingual;
  /** True for what the language itself brings, so that nobody moves without learning it. */
  readonly basic?: boolean | undefined;
  /** Serve it in every stack. */
  readonly any: readonly string[];
  /** By stack, the usual choice first. */
  readonly stacks: Readonly<Record<string, readonly string[]>>;
  readonly notes: readonly StackNote[];
}

/** The table of equivalents: data/equivalents.json. */
export interface Equivalents {
  readonly stacks: readonly Stack[];
  readonly own: readonly OwnTool[];
  readonly concerns: readonly Concern[];
}

const ids = z.array(z.string().min(1));
const bilingual = { zh: z.string().min(1), en: z.string().min(1) };
const schema = z.strictObject({
  stacks: z.array(z.strictObject({ id: z.string(), name: z.string(), technologies: ids.min(1) })).min(2),
  own: z.array(z.strictObject({ id: z.string(), name: z.string().min(1), aliases: ids })),
  concerns: z.array(
    z.strictObject({
      id: z.string(),
      name: z.strictObject(bilingual),
      basic: z.literal(true).optional(),
      any: ids,
      stacks: z.record(z.string(), ids.min(1)),
      notes: z.array(z.strictObject({ to: ids.min(1), from: ids.min(1).optional(), ...bilingual })),
    }),
  ),
});

/**
 * The table that comes with the library. A test checks it, so it is not checked again here.
 *
 * @example
 * builtInEquivalents().stacks.map(({ id }) => id); // ['go', 'java', 'python', …]
 */
export function builtInEquivalents(): Equivalents {
  return data as Equivalents;
}

/**
 * Everything wrong in a table of equivalents: its shape, ids that lead nowhere, doubles, own tools that are out of order or
 * that serve nothing.
 *
 * @param json a parsed table of the form of data/equivalents.json
 * @example
 * equivalentsFaults(builtInEquivalents(), builtInKnowledge().catalogue); // []
 */
export function equivalentsFaults(json: unknown, catalogue: Catalogue): PackFault[] {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({ path: path.join('.') || '(root)', reason: message }));
  }
  const table = parsed.data;
  return [...ownFaults(table), ...idFaults(table, catalogue)];
}

/** Two of one spelling would be one skill with two meanings. */
function ownFaults({ own }: Equivalents): PackFault[] {
  const owners = new Map<string, string>();
  return own.flatMap(({ id, name, aliases }, i) => {
    const faults: PackFault[] = [];
    if (i > 0 && id <= own[i - 1]!.id)
      faults.push({ path: `own.${i}`, reason: `${id} is out of order or there twice` });
    for (const spelling of new Set([id, name, ...aliases].map((one) => normalizeText(one).text))) {
      const owner = owners.get(spelling);
      if (owner !== undefined) faults.push({ path: `own.${i}`, reason: `${spelling} is ${owner} already` });
      owners.set(spelling, id);
    }
    return faults;
  });
}

function idFaults({ stacks, own, concerns }: Equivalents, { technologies }: Catalogue): PackFault[] {
  const faults: PackFault[] = [];
  const known = new Set([...technologies.keys(), ...own.map(({ id }) => id)]);
  const stackIds = new Set(stacks.map(({ id }) => id));
  const used = new Set<string>();
  const check = (path: string, listed: readonly string[], among: ReadonlySet<string>): void => {
    listed.forEach((id, i) => {
      if (!among.has(id)) faults.push({ path: `${path}.${i}`, reason: `nothing has the id ${id}` });
      if (listed.indexOf(id) < i) faults.push({ path: `${path}.${i}`, reason: `${id} is there twice` });
      used.add(id);
    });
  };
  stacks.forEach(({ technologies: called }, i) => {
    check(`stacks.${i}.technologies`, called, known);
  });
  const seen = new Set<string>();
  concerns.forEach(({ id, any, stacks: served, notes }, i) => {
    if (seen.has(id)) faults.push({ path: `concerns.${i}`, reason: `${id} is there twice` });
    seen.add(id);
    check(`concerns.${i}.any`, any, known);
    check(`concerns.${i}.stacks`, Object.keys(served), stackIds);
    for (const [stack, listed] of Object.entries(served)) {
      check(`concerns.${i}.stacks.${stack}`, listed, known);
      for (const one of listed) {
        if (any.includes(one)) faults.push({ path: `concerns.${i}.any`, reason: `${one} stands under ${stack} too` });
      }
    }
    notes.forEach(({ to, from = [] }, j) => {
      check(`concerns.${i}.notes.${j}.to`, to, stackIds);
      check(`concerns.${i}.notes.${j}.from`, from, stackIds);
    });
  });
  for (const { id } of own) if (!used.has(id)) faults.push({ path: 'own', reason: `${id} serves nothing` });
  return faults;
}
