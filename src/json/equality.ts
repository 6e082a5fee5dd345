/**
 * Equality of JSON values (JSON Schema Core 4.2.2), bundled into the compiled validators in place of
 * fast-deep-equal, which throws for a member named `valueOf` and compares every pair of a list.
 */

/** @returns true if both are the same JSON value; the order of members does not matter */
export function sameJson(one: unknown, other: unknown): boolean {
  return one === other || (isStructure(one) && isStructure(other) && written(one) === written(other));
}

/**
 * @returns the positions of the first repeated item and of its repetition, or undefined if all items are different;
 * takes time linear in the size of the list
 */
export function repeatedItems(items: readonly unknown[]): readonly [number, number] | undefined {
  const scalars = new Map<unknown, number>();
  const structures = new Map<string, number>();
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const before = isStructure(item) ? place(structures, written(item), at) : place(scalars, item, at);
    if (before !== undefined) return [before, at];
  }
  return undefined;
}

function isStructure(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function place<Key>(seen: Map<Key, number>, key: Key, at: number): number | undefined {
  const before = seen.get(key);
  if (before === undefined) seen.set(key, at);
  return before;
}

/** One text for one JSON value: members sorted by name. */
function written(value: unknown): string {
  return JSON.stringify(value, (_name, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.keys(part)
            .sort()
            .map((name) => [name, part[name]]),
        )
      : part,
  );
}
