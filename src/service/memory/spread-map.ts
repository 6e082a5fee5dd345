// A map for millions of keys. A `Map` copies itself whenever it has doubled, for about half a second at a million keys; this
// one is many small ones, which each do so at a different time.

export type SpreadMap<V> = {
  readonly get: (key: string) => V | undefined;
  readonly set: (key: string, value: V) => void;
  readonly delete: (key: string) => void;
  readonly size: () => number;
};

/** So many bits choose the part. */
const BITS = 6;
/** The characters that choose the part, from the end: those of a number or a random text differ most there. */
const LOOKED_AT = 4;

/** @returns an empty map */
export function spreadMap<V>(): SpreadMap<V> {
  const parts = Array.from({ length: 2 ** BITS }, () => new Map<string, V>());
  const partOf = (key: string): Map<string, V> => parts[partNumber(key)] as Map<string, V>;
  return {
    get: (key) => partOf(key).get(key),
    set: (key, value) => void partOf(key).set(key, value),
    delete: (key) => void partOf(key).delete(key),
    size: () => parts.reduce((sum, part) => sum + part.size, 0),
  };
}

function partNumber(key: string): number {
  let mixed = key.length;
  for (let at = Math.max(0, key.length - LOOKED_AT); at < key.length; at++)
    mixed = Math.imul(mixed, 31) + key.charCodeAt(at);
  return Math.imul(mixed, 0x9e3779b1) >>> (32 - BITS);
}
