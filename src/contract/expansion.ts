// How large a YAML file becomes when its aliases are written out: a few lines can stand for billions of values.
import { formatPointer } from "../json/pointer.ts";

/** Values that any file may stand for; more than that only if it is that long itself. */
const MOST = 200_000;
const TIMES = 20;

export type ExpansionFault = { readonly pointer: string; readonly reason: string };

/**
 * @param value a parsed file, in which an alias is the same object as its anchor
 * @returns the first value that is too large with its aliases written out, or that contains itself; `undefined` if
 *   there is none. Takes time in proportion to the file, not to what it stands for
 */
export function expansionFault(value: unknown): ExpansionFault | undefined {
  const sizes = new Map<object, number | undefined>();
  const most = Math.max(MOST, TIMES * distinctIn(value));
  let fault: ExpansionFault | undefined;
  const sizeOf = (one: unknown, path: readonly string[]): number => {
    if (typeof one !== "object" || one === null) return 1;
    if (sizes.has(one)) {
      const known = sizes.get(one);
      if (known === undefined)
        fault ??= { pointer: at(path), reason: "an alias leads to a value that contains it" };
      return known ?? 1;
    }
    sizes.set(one, undefined);
    let size = 1;
    for (const [key, member] of Object.entries(one)) {
      size += sizeOf(member, [...path, key]);
      if (fault !== undefined) return size;
    }
    sizes.set(one, size);
    if (size > most)
      fault = {
        pointer: at(path),
        reason: `with its aliases written out, this is ${size} values or more (at most ${most} for a file of this length); use fewer aliases`,
      };
    return size;
  };
  sizeOf(value, []);
  return fault;
}

function at(path: readonly string[]): string {
  return `#${path.length === 0 ? "/" : formatPointer(path)}`;
}

/** The values that are written in the file: each object once, however often an alias repeats it. */
function distinctIn(value: unknown): number {
  const seen = new Set<unknown>();
  let count = 0;
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    count++;
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    for (const member of Object.values(next)) pending.push(member);
  }
  return count;
}
