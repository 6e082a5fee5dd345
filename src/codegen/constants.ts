// Turns objects that a generated file would repeat into constants.
import { printValue, Raw, Shared } from "./print.ts";

/** A constant: its name, the type that it satisfies, and its value, which refers to other constants by name. */
export type Constant = { readonly name: string; readonly type: string; readonly value: unknown };

/**
 * @param value plain data with `Shared` objects in it
 * @param taken names that the file uses for other things
 * @returns the objects that occur more than once, each after the constants that it uses, and the value with their names
 *   in place of them
 */
export function hoistConstants(
  value: unknown,
  taken: readonly string[],
): { readonly constants: readonly Constant[]; readonly value: unknown } {
  const uses = countUses(value);
  const constants = new Map<string, Constant>();
  const rewrite = (part: unknown): unknown => {
    if (!(part instanceof Shared)) return mapMembers(part, rewrite);
    const text = printValue(part.value);
    if (uses.get(text) === 1 || text === "{}") return rewrite(part.value);
    const known = constants.get(text);
    if (known !== undefined) return new Raw(known.name);
    const inner = rewrite(part.value);
    const name = freeName(part.name, [...taken, ...[...constants.values()].map((one) => one.name)]);
    constants.set(text, { name, type: part.type, value: inner });
    return new Raw(name);
  };
  const rewritten = rewrite(value);
  return { constants: [...constants.values()], value: rewritten };
}

/** The number of times each shared object is written, by its text; the parts of a repeated object are written once. */
function countUses(value: unknown): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const visit = (part: unknown): void => {
    if (!(part instanceof Shared)) {
      mapMembers(part, visit);
      return;
    }
    const text = printValue(part.value);
    const before = uses.get(text) ?? 0;
    uses.set(text, before + 1);
    if (before === 0) visit(part.value);
  };
  visit(value);
  return uses;
}

function mapMembers(value: unknown, change: (member: unknown) => unknown): unknown {
  if (value instanceof Raw || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(change);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member)]));
}

function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let n = 2; taken.includes(free); n++) free = `${name}_${n}`;
  return free;
}
