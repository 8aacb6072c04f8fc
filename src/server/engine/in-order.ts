/**
 * Begins one piece of work after another in the order in which they were asked for, however long each takes to be made
 * ready. They are made ready side by side, and one that has begun is not waited for.
 */
export class InOrder {
  #last: Promise<unknown> = Promise.resolve();

  /** Begins `work` with what is ready once all that was asked for before has begun, or has failed before it could. */
  async begin<R, T>(ready: R | Promise<R>, work: (ready: R) => Promise<T>): Promise<T> {
    const earlier = this.#last;
    // In an object, because a promise would be waited for until it is done.
    const begun = Promise.all([ready, earlier]).then(([made]) => ({ answer: work(made) }));
    // Without what they came to, which would hold all that came before.
    this.#last = Promise.allSettled([begun, earlier]).then(() => undefined);
    return (await begun).answer;
  }
}
