import { stepsPerCharacter } from "../../schema/pattern/steps-per-character.ts";
import type { Rule } from "../rule.ts";

/** At about 5 ns per step, a text of a megabyte takes half a second. */
const MOST_STEPS = 100;

export const patternIsCheap: Rule = {
  id: "pattern-is-cheap",
  severity: "warn",
  says: `A pattern takes at most ${MOST_STEPS} steps for each character, or its schema has a maxLength.`,
  section: "README: what is declared is enforced, by any implementation",
  check: ({ patterns }) =>
    patterns.flatMap(({ pattern, maxLength, place }) => {
      const steps = maxLength === undefined ? stepsPerCharacter(pattern) : undefined;
      if (steps === undefined || steps <= MOST_STEPS) return [];
      return {
        place,
        wrong: `matching ${pattern} can take ${steps} steps for each character, so a long text stops the server for seconds`,
        instead: "Use smaller counts in the pattern, and limit the length of the text with maxLength.",
      };
    }),
};
