// Runs units of work one after the other, in order of arrival.
import { type Soon, withEnd } from "./soon.ts";

/** Runs `work` when all earlier work has ended, at once if there is none; returns its result, or throws its error. */
export type Turns = <R>(work: () => Soon<R>) => Soon<R>;

/** @returns a new queue. */
export function turns(): Turns {
  const waiting: (() => void)[] = [];
  let isBusy = false;
  const next = (): void => {
    const begin = waiting.shift();
    if (begin === undefined) isBusy = false;
    // Not here: a long queue of work that waits for nothing would fill the stack.
    else queueMicrotask(begin);
  };
  return (work) => {
    if (isBusy)
      return new Promise((resolve, reject) =>
        waiting.push(() => {
          try {
            resolve(withEnd(work, next));
          } catch (error) {
            reject(error);
          }
        }),
      );
    isBusy = true;
    return withEnd(work, next);
  };
}
