/** Joins the ids that a part is about; none of them holds a space. */
export function partId(...ids: readonly string[]): string {
  return ids.join(' ');
}

/** The two ids that a part is about. */
export function splitId(id: string): [first: string, second: string] {
  const space = id.indexOf(' ');
  return [id.slice(0, space), id.slice(space + 1)];
}
