// Tells a secret that was drawn at random from one that somebody typed.

/** The least number of different triples of characters: a random secret of 32 characters has about 30. */
const LEAST = 24;

/**
 * @param secret a text of at least 32 bytes
 * @returns whether it repeats itself or counts, such as `aaaa…`, `secretsecret…` or `0123…`, so that it can be guessed
 */
export function isGuessable(secret: string): boolean {
  const codes = [...secret].map((character) => character.codePointAt(0) ?? 0);
  // In a sequence, the steps between neighbours repeat.
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return Math.min(different(codes), different(steps)) < LEAST;
}

/** @returns how many different triples of neighbours there are. */
function different(values: readonly number[]): number {
  return new Set(values.slice(2).map((value, at) => `${values[at]} ${values[at + 1]} ${value}`)).size;
}
