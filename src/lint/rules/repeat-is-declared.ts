import { childPlace } from "../../contract/spot.ts";
import { declares, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const repeatIsDeclared: Rule = {
  id: "repeat-is-declared",
  severity: "error",
  says: "The status of a repeat is one of the operation's responses.",
  section: "README, the declaration",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const { repeat, place } = operation.semantics;
      if (repeat === undefined || declares(operation, repeat)) return [];
      return {
        place: childPlace(place, "repeat"),
        wrong: `${nameOf(operation)} answers a repeat by ${repeat}, and has no such response`,
        instead: `Declare the response '${repeat}', or write as repeat one of: ${operation.responses.map(({ status }) => status).join(", ")}.`,
      };
    }),
};
