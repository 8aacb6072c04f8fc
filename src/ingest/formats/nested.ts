import { recogniseColumns } from '../columns.js';

const MAX_DEPTH = 8;

type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object and no list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value can be the text of a field: an object or a list of objects cannot. */
function isPlain(value: unknown): boolean {
  return Array.isArray(value) ? !value.some(isObject) : !isObject(value);
}

const MAX_NAME_LISTS = 1000;
const textNames = new Map<string, readonly string[]>();

/** The names among those of an object that are known for the description; remembered, since records come alike. */
function textNamesOf(names: readonly string[]): readonly string[] {
  const key = names.join('\0');
  const known = textNames.get(key);
  if (known) return known;
  if (textNames.size >= MAX_NAME_LISTS) textNames.clear();
  const { text } = recogniseColumns(names);
  textNames.set(key, text);
  return text;
}

/** Whether an object has a member that is known to hold a description. */
export function isJobLike(value: unknown): boolean {
  return isObject(value) && textNamesOf(Object.keys(value)).some((name) => isPlain(value[name]));
}

/** Whether the names of an object's members are those of a job, title and description, and not of a wrapper. */
export function areJobNames(names: readonly string[]): boolean {
  const { single, text } = recogniseColumns(names);
  return text.length > 0 && single.title.length > 0;
}

/** The lists of jobs below a value, in the order of the document. */
function listsIn(value: JsonObject): unknown[][] {
  const found: unknown[][] = [];
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: current, depth } = next;
    if (Array.isArray(current) && current.some(isJobLike)) found.push(current);
    else if (typeof current === 'object' && current !== null && depth < MAX_DEPTH) {
      for (const member of Object.values(current).reverse()) open.push({ value: member, depth: depth + 1 });
    }
  }
  return found;
}

/**
 * The records of a parsed value: the elements of all lists of jobs in it, to a depth of 8, where it is no job itself,
 * as in what an interface of a site answers (`{"data":{"list":[…]}}`); else the value.
 *
 * @example
 * recordsIn({ code: 0, data: { list: [{ title: 'Go', description: 'Gin' }] } }); // [{ title: 'Go', … }]
 */
export function recordsIn(value: unknown): readonly unknown[] {
  if (!isObject(value) || isJobLike(value)) return [value];
  const lists = listsIn(value);
  return lists.length > 0 ? lists.flat() : [value];
}
