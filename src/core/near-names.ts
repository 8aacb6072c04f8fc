/** Names longer than this are not compared letter by letter. */
const LONGEST = 200;

/**
 * The names nearest to one, at most three: by edits (Levenshtein, 1966), ties in code-unit order. They come one after
 * another, so that none of the others is kept.
 */
export class NearNames {
  readonly #asked: string;
  readonly #most: number;
  #near: { readonly name: string; readonly edits: number }[] = [];

  /** @param most edits beyond which a name is not near. Default: any number */
  constructor(asked: string, most: number = Number.POSITIVE_INFINITY) {
    this.#asked = asked.slice(0, LONGEST);
    this.#most = most;
  }

  add(name: string): void {
    const edits = editsBetween(this.#asked, name.slice(0, LONGEST));
    if (edits > this.#most) return;
    this.#near.push({ name, edits });
    this.#near.sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1));
    this.#near = this.#near.slice(0, 3);
  }

  get names(): readonly string[] {
    return this.#near.map(({ name }) => name);
  }
}

/** Code units to put in, take out or change to make one text of the other. */
export function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
