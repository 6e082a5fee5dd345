// Lets units of work run one after another, in the order in which they came.

/** Runs `work` when all that came before it have ended; gives its result, or throws what it throws. */
export type Turns = <R>(work: () => Promise<R>) => Promise<R>;

/** @returns a queue of its own. */
export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
