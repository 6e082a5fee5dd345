// Values that are known now or later: what waits for nothing takes no turn of the event loop.

/** A value, or a promise of it. */
export type Soon<T> = T | Promise<T>;

/**
 * @param value known now, or later
 * @param use what to do with it: at once if it is known
 * @returns the result, now if both are known
 */
export function whenKnown<T, R>(value: Soon<T>, use: (value: T) => Soon<R>): Soon<R> {
  return value instanceof Promise ? value.then(use) : use(value);
}

/**
 * @param work returns its result now, or later
 * @param end runs when the work has ended, also when it throws
 * @returns the result of the work
 */
export function withEnd<T>(work: () => Soon<T>, end: () => void): Soon<T> {
  let result: Soon<T>;
  try {
    result = work();
  } catch (error) {
    end();
    throw error;
  }
  if (result instanceof Promise) return result.finally(end);
  end();
  return result;
}
