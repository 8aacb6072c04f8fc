/** How deep objects in objects are looked into; `jobLocation.address.addressLocality` is three. */
const DEPTH = 4;
/** Fields of one record; an API answers with some hundred at most. */
const MOST_FIELDS = 1_000;

/**
 * The fields of a record with those of nested objects under dotted paths, as `hiringOrganization.name`; of a list of
 * objects the first counts. A record without nested objects comes back as it is.
 *
 * @example
 * flattenFields(new Map([['city', { display: '北京' }]])); // Map { 'city.display' => '北京' }
 */
export function flattenFields(fields: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  let nested = false;
  for (const value of fields.values()) nested ||= objectOf(value) !== null;
  if (!nested) return fields;
  const flat = new Map<string, unknown>();
  for (const [name, value] of fields) add(flat, name, value, 1);
  return flat;
}

function add(flat: Map<string, unknown>, path: string, value: unknown, depth: number): void {
  if (flat.size >= MOST_FIELDS) return;
  const object = objectOf(value);
  if (object === null || depth >= DEPTH) {
    // A path that two fields share, as `a.b` beside `a` with a `b`: the one written first counts.
    if (!flat.has(path)) flat.set(path, value);
    return;
  }
  for (const [name, inner] of Object.entries(object)) add(flat, `${path}.${name}`, inner, depth + 1);
}

/** The object that a value is, or the first of a list of them; null for anything else. */
function objectOf(value: unknown): object | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null && !Array.isArray(one) ? one : null;
}
