// Runs units of work one after the other, in order of arrival.

/** Runs `work` when all earlier work has ended; returns its result, or throws its error. */
export type Turns = <R>(work: () => Promise<R>) => Promise<R>;

/** @returns a new queue. */
export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
