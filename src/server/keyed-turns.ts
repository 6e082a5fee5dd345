// Runs requests with the same key one after the other, so that the second gets the response of the first.

/** Runs the work of one scope in turn. */
export type KeyedTurns = {
  /**
   * @param scope the scope of the key
   * @param work runs when no other work of the scope is in progress
   * @param late returns the result when the wait has timed out
   */
  readonly inTurn: <R>(scope: string, work: () => Promise<R>, late: () => R) => Promise<R>;
};

/** How long a request waits for an earlier one with its key, in milliseconds. */
export const KEY_WAIT = 2000;

/**
 * @param wait resolves after that many milliseconds, or when it is aborted
 * @returns the turns of one process; a store reports requests in progress in other processes
 */
export function keyedTurns(wait: (milliseconds: number, signal: AbortSignal) => Promise<void>): KeyedTurns {
  const inProgress = new Map<string, Promise<unknown>>();
  return {
    inTurn: async (scope, work, late) => {
      if (inProgress.has(scope)) {
        const deadline = new AbortController();
        const timeout = wait(KEY_WAIT, deadline.signal).then(() => "late" as const);
        try {
          // No await between the last look-up and `set`, or two waiting requests would continue together.
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
