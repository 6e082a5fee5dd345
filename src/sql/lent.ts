// Lends a few things that are used by one at a time, such as connections.

export type Lent<T> = {
  /** Runs `work` with a thing that nobody else uses; waits for one if all are in use. */
  readonly lend: <R>(work: (thing: T) => Promise<R>) => Promise<R>;
  /** The number of things in use. */
  readonly used: () => number;
  /** @returns all things, when none is in use any more. */
  readonly end: () => Promise<readonly T[]>;
};

/**
 * @param make makes a thing, when it is needed
 * @param most the most things
 */
export function lent<T>(make: () => T, most: number): Lent<T> {
  const all: T[] = [];
  const idle: T[] = [];
  const waiting: ((thing: T) => void)[] = [];

  const take = (): T | Promise<T> => {
    const free = idle.pop();
    if (free !== undefined) return free;
    if (all.length >= most) return new Promise((resolve) => void waiting.push(resolve));
    const made = make();
    all.push(made);
    return made;
  };
  const giveBack = (thing: T): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(thing);
    else next(thing);
  };
  return {
    lend: async (work) => {
      const thing = await take();
      try {
        return await work(thing);
      } finally {
        giveBack(thing);
      }
    },
    used: () => all.length - idle.length,
    end: async () => {
      for (const _ of all) await take();
      return all;
    },
  };
}
