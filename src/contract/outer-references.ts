// A bundled document for tools that follow references themselves: they must not read what bundling refused.
/**
 * Bundling leaves a reference that it did not follow: in an extension, in an example, or to what it must not read.
 *
 * @param document a bundled document
 * @returns a copy in which such a reference is named `x-ref`, so that nobody follows it
 */
export function withoutOuterReferences<T>(document: T): T {
  const known = new Map<object, unknown>();
  return copied(document, known) as T;
}

function copied(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    known.set(value, list);
    for (const one of value) list.push(copied(one, known));
    return list;
  }
  const copy: Record<string, unknown> = {};
  known.set(value, copy);
  for (const [name, member] of Object.entries(value)) {
    const isOuter = OUTER.includes(name) && typeof member === "string" && !member.startsWith("#");
    Object.defineProperty(copy, isOuter ? `x-${name.replace("$", "")}` : name, {
      value: copied(member, known),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}

const OUTER = ["$ref", "externalValue"];
