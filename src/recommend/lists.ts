/** A list of whole numbers that grows, in one array. */
export class IntList {
  #array: Int32Array;
  #size = 0;

  constructor(capacity = 16) {
    this.#array = new Int32Array(Math.max(1, capacity));
  }

  get size(): number {
    return this.#size;
  }

  /** Holds the numbers up to {@link size}; another array once the list has grown. */
  get array(): Int32Array {
    return this.#array;
  }

  push(value: number): void {
    if (this.#size === this.#array.length) {
      const larger = new Int32Array(this.#size * 2);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.#size++] = value;
  }

  get(at: number): number {
    return this.#array[at]!;
  }
}

/** Values by number and number by value, in the order in which they came. Objects are alike where they are as JSON. */
export class Dictionary<T> {
  readonly values: T[] = [];
  readonly #codes = new Map<unknown, number>();

  /** The number of a value, which it is given where it has none. */
  codeOf(value: T): number {
    const key = keyOf(value);
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.values.length;
      this.#codes.set(key, code);
      this.values.push(value);
    }
    return code;
  }

  /** The number of a value, undefined where it has none. */
  find(value: T): number | undefined {
    return this.#codes.get(keyOf(value));
  }
}

function keyOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Gives the values of a dictionary that are met numbers in a new one, in the order in which they are met. */
export class Recoder<T> {
  readonly values: T[] = [];
  readonly #from: readonly T[];
  readonly #codes: Int32Array;

  constructor({ values }: Dictionary<T>) {
    this.#from = values;
    this.#codes = new Int32Array(values.length).fill(-1);
  }

  codeOf(old: number): number {
    if (this.#codes[old]! < 0) {
      this.#codes[old] = this.values.length;
      this.values.push(this.#from[old]!);
    }
    return this.#codes[old]!;
  }
}

/** A larger array that begins as another one. */
export function grown<T extends Uint8Array | Float32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
