// Values that are made on first use.

/** @returns a function that calls `make` once and keeps its result; after a failure the next call tries again */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/**
 * @param most the most values to keep; the oldest is dropped
 * @returns a function that keeps a value for each key; a failure and `undefined` are not kept
 */
export function onceEach<T>(
  most: number,
): (key: string, make: () => Promise<T | undefined>) => Promise<T | undefined> {
  const kept = new Map<string, T>();
  return async (key, make) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = await make();
    if (made === undefined) return undefined;
    kept.set(key, made);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}
