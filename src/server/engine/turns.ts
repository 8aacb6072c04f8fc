/**
 * Lets changes and reloads take turns: many changes at a time, or one reload, which waits for the changes at hand and
 * makes those that come later wait for it. Else a reload could read a file before a change that the old index answered.
 */
export class Turns {
  #changes = 0;
  #reload: Promise<unknown> | null = null;
  /** Whether the reload has begun to read; files that are put into place now may escape it. */
  #isReading = false;
  #nextReload: Promise<unknown> | null = null;
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

  /** Those who ask before a reload begins get that one; those who ask while it goes on get one more behind it. */
  reload<T>(work: () => Promise<T>): Promise<T> {
    if (this.#reload && this.#isReading) {
      this.#nextReload ??= this.#reload
        .catch(() => undefined)
        .then(() => {
          this.#nextReload = null;
          return this.reload(work);
        });
      return this.#nextReload as Promise<T>;
    }
    this.#reload ??= this.#alone(work).finally(() => {
      this.#reload = null;
      this.#isReading = false;
    });
    return this.#reload as Promise<T>;
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    // Those who ask in the same breath are served by one.
    await Promise.resolve();
    if (this.#changes > 0) await new Promise<void>((resolve) => (this.#whenStill = resolve));
    this.#whenStill = null;
    this.#isReading = true;
    return work();
  }
}
