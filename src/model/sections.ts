import { JobprismError } from '../core/errors.js';
import { type Contents, parsedJson, type Section } from './container.js';

/** The arrays of a container, asked for by name and kind. */
export class Sections {
  readonly #sections: Contents['sections'];

  constructor({ sections }: Contents) {
    this.#sections = sections;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#sections, name);
  }

  /**
   * @param length how many there must be. Default: any number
   * @throws JobprismError MODEL_DAMAGED where it is not there, or another
   */
  get<T extends Section>(name: string, Type: new (length: number) => T, length?: number): T {
    const section = this.has(name) ? this.#sections[name] : undefined;
    if (!(section instanceof Type)) throw damaged(`${name} is missing or of another kind`);
    if (length !== undefined && section.length !== length) {
      throw damaged(`${name} has ${section.length} values in place of ${length}`);
    }
    return section;
  }

  /**
   * The value that a section holds as JSON.
   *
   * @throws JobprismError MODEL_DAMAGED
   */
  json(name: string): unknown {
    return parsedJson(this.get(name, Uint8Array), name);
  }

  /**
   * A list of strings that a section holds as JSON.
   *
   * @throws JobprismError MODEL_DAMAGED
   */
  strings(name: string): string[] {
    const list = this.json(name);
    if (!Array.isArray(list) || !list.every((item) => typeof item === 'string')) throw damaged(`${name} is no list`);
    return list as string[];
  }
}

/** A value as the bytes of its JSON. */
export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** What is thrown for contents that cannot be. */
export function damaged(reason: string): JobprismError {
  return new JobprismError('MODEL_DAMAGED', { reason });
}
