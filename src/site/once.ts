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
