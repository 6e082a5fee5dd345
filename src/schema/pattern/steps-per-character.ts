/** How many steps a matcher takes for one character of a text, at worst: the factor in linear time. */
import { disjointness } from "./character-sets.ts";
import { costOf } from "./cost.ts";
import { NoProgram, type Program, programOf } from "./program.ts";
import { graphOf, isLooping } from "./ways.ts";

/**
 * A matcher that goes back reads the rest of the expression again from each character that a repetition gives up. Ours
 * follows every step at once. So both can take as many steps for a character as the expression is long.
 *
 * @param source a regular expression of ECMA-262, read with the flag `u`
 * @returns the number of steps; `undefined` if the expression is invalid or has no linear matcher
 * @example stepsPerCharacter("^[a-z]+-[0-9]{60}$"); // 1: no character can be given up
 * @example stepsPerCharacter("^[a-z]+[a-z]{60}$"); // 62
 */
export function stepsPerCharacter(source: string): number | undefined {
  try {
    return costOf(source, "u").grows === "linear" && isReadOnce(programOf(source, "u", "at least"))
      ? 1
      : charactersOf(programOf(source, "u", "exact"));
  } catch (error) {
    if (error instanceof NoProgram || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether no character is read again: a match begins in one place, and what a repetition gives up ends it. */
function isReadOnce(program: Program): boolean {
  const graph = graphOf(program, disjointness(program.sets, "u"));
  if (graph?.isAnchored !== true || program.steps.some(({ op }) => op === "look")) return false;
  return !graph.groups.some((group) => isLooping(group) && group.isLeftAnywhereFor.length > 0);
}

function charactersOf({ steps }: Program): number {
  return steps.reduce(
    (sum, step) => sum + (step.op === "look" ? charactersOf(step.program) : step.op === "set" ? 1 : 0),
    0,
  );
}
