// Compares two edits of the same thing, member by member.
import { sameJson } from "../../json/equality.ts";
import type { Content } from "./values.ts";

export type Side = "yours" | "theirs";
export type Choices = Readonly<Record<string, Side>>;

/** A member in which yours and theirs differ. */
export type Difference = {
  readonly name: string;
  /** The value before both edits; `undefined` if it is not known. */
  readonly base: unknown;
  readonly yours: unknown;
  readonly theirs: unknown;
  /** The side that alone changed the member; `undefined` if both did, so that the person must choose. */
  readonly taken: Side | undefined;
};

/**
 * @param names the members that people write
 * @param base the version before your edit
 * @returns the members in which yours and theirs differ
 */
export function compare(
  names: readonly string[],
  base: Content | undefined,
  yours: Content,
  theirs: Content,
): readonly Difference[] {
  return names.flatMap((name): readonly Difference[] => {
    const sides = { name, base: base?.[name], yours: yours[name], theirs: theirs[name] };
    if (sameJson(sides.yours, sides.theirs)) return [];
    const [isYours, isTheirs] = [!sameJson(sides.yours, sides.base), !sameJson(sides.theirs, sides.base)];
    const isBoth = base === undefined || (isYours && isTheirs);
    return [{ ...sides, taken: isBoth ? undefined : isYours ? "yours" : "theirs" }];
  });
}

/** @returns the chosen version; where nothing was chosen it is yours, so that nothing you typed is lost */
export function merged(yours: Content, differences: readonly Difference[], choices: Choices): Content {
  const changed = differences.map((difference): readonly [string, unknown] => {
    const side = choices[difference.name] ?? difference.taken ?? "yours";
    return [difference.name, difference[side]];
  });
  const all = Object.entries({ ...yours, ...Object.fromEntries(changed) });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}
