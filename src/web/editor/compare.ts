// Two people changed one thing: what each of them changed, member by member.
import { sameJson } from "../../json/equality.ts";
import type { Content } from "./values.ts";

export type Side = "yours" | "theirs";
export type Choices = Readonly<Record<string, Side>>;

/** A member in which yours and theirs differ. */
export type Difference = {
  readonly name: string;
  /** What it was when you began; unknown when there was nothing to begin from. */
  readonly base: unknown;
  readonly yours: unknown;
  readonly theirs: unknown;
  /** Whoever changed it alone is taken to mean it; where both did, a person has to choose. */
  readonly taken: Side | undefined;
};

/**
 * @param names the members that people write
 * @param base what yours began from
 * @returns the members in which yours and theirs differ; none, when there is nothing to choose
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

/** @returns what was chosen; what was not is as you have it, so that nothing you typed is lost */
export function merged(yours: Content, differences: readonly Difference[], choices: Choices): Content {
  const changed = differences.map((difference): readonly [string, unknown] => {
    const side = choices[difference.name] ?? difference.taken ?? "yours";
    return [difference.name, difference[side]];
  });
  const all = Object.entries({ ...yours, ...Object.fromEntries(changed) });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}
