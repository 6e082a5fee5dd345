// Runs units of work one after the other, in order of arrival.

/** Runs `work` when all earlier work has ended; returns its result, or throws its error. */
export type Turns = <R>(work: () => Promise<R>) => Promise<R>;

/** @returns a new queue. */
export function turns(): Turns {
  const waiting: (() => void)[] = [];
  let isBusy = false;
  const next = (): void => {
    const begin = waiting.shift();
    if (begin === undefined) isBusy = false;
    else begin();
  };
  const run = <R>(work: () => Promise<R>): Promise<R> => {
    const mine = started(work);
    mine.then(next, next);
    return mine;
  };
  return (work) => {
    if (isBusy) return new Promise((resolve) => waiting.push(() => resolve(run(work))));
    isBusy = true;
    return run(work);
  };
}

/** Work that throws before it returns its promise would never end its turn. */
function started<R>(work: () => Promise<R>): Promise<R> {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(error);
  }
}
