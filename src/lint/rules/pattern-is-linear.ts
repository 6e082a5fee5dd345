import { costOf } from "../../schema/pattern/cost.ts";
import type { Rule } from "../rule.ts";

export const patternIsLinear: Rule = {
  id: "pattern-is-linear",
  severity: "warn",
  says: "A pattern takes a matcher that backtracks no more than linear time, whatever text a client sends.",
  section: "README: what is declared is enforced, by any implementation",
  check: ({ patterns }) =>
    patterns.flatMap(({ pattern, place }) => {
      const cost = costIfValid(pattern);
      if (cost === undefined || cost.grows === "linear") return [];
      return {
        place,
        wrong: `the time to match ${pattern} can grow ${cost.grows} with the text, because ${cost.why}`,
        instead:
          "Let each character be read in only one way, such as in ^[a-z]+(-[a-z]+)*$, and give the schema a maxLength.",
      };
    }),
};

/** Other rules report invalid patterns. */
function costIfValid(pattern: string): ReturnType<typeof costOf> | undefined {
  try {
    return costOf(pattern, "u");
  } catch {
    return undefined;
  }
}
