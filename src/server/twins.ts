// Lets the twin of a keyed request wait for the first one, so that it can be answered the same.

/** Waits until nothing with that scope is in progress; false when the wait has run out. */
export type Twins = {
  /**
   * @param scope where the key counts
   * @param work what runs when no twin is in progress
   * @param late what is answered when the wait has run out
   */
  readonly inTurn: <R>(scope: string, work: () => Promise<R>, late: () => R) => Promise<R>;
};

/** How long a twin waits, in milliseconds. */
export const TWIN_WAIT = 2000;

/**
 * @param wait resolves after so many milliseconds, or when it is aborted
 * @returns a register of its own: twins of one process; a store tells of those of other processes
 */
export function twins(wait: (milliseconds: number, signal: AbortSignal) => Promise<void>): Twins {
  const inProgress = new Map<string, Promise<unknown>>();
  return {
    inTurn: async (scope, work, late) => {
      if (inProgress.has(scope)) {
        const deadline = new AbortController();
        const timeout = wait(TWIN_WAIT, deadline.signal).then(() => "late" as const);
        try {
          // Nothing is awaited between the last look and `set`, or two who waited would go on together.
          for (let first = inProgress.get(scope); first !== undefined; first = inProgress.get(scope)) {
            if ((await Promise.race([first, timeout])) === "late") return late();
          }
        } finally {
          deadline.abort();
        }
      }
      const mine = work();
      const over = (): void => {
        if (inProgress.get(scope) === settled) inProgress.delete(scope);
      };
      const settled: Promise<void> = mine.then(over, over);
      inProgress.set(scope, settled);
      return mine;
    },
  };
}
