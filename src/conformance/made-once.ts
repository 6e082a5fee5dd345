// Keeps what is derived from a document: a run needs the same few things thousands of times.

/**
 * @param make derives a value from a key; it may throw, and then nothing is kept
 * @returns the same function, which makes one value for each key, at its first use
 */
export function madeOnce<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
