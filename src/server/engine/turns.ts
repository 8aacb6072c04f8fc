/**
 * Lets changes and reloads take turns: many changes at a time, or one reload, which waits for the changes at hand and
 * makes those that come later wait for it. Else a reload could read a file before a change that the old index answered.
 */
export class Turns {
  #changes = 0;
  #reload: Promise<unknown> | null = null;
  #whenStill: (() => void) | null = null;

  async change<T>(work: () => Promise<T>): Promise<T> {
    while (this.#reload) await this.#reload.catch(() => undefined);
    this.#changes++;
    try {
      return await work();
    } finally {
      if (--this.#changes === 0) this.#whenStill?.();
    }
  }

  /** Those who ask for a reload while one goes on get that one. */
  reload<T>(work: () => Promise<T>): Promise<T> {
    this.#reload ??= this.#alone(work).finally(() => {
      this.#reload = null;
    });
    return this.#reload as Promise<T>;
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    if (this.#changes > 0) await new Promise<void>((resolve) => (this.#whenStill = resolve));
    this.#whenStill = null;
    return work();
  }
}
