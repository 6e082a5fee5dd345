import { childPlace } from "../../contract/spot.ts";
import { declares, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const repeatIsDeclared: Rule = {
  id: "repeat-is-declared",
  severity: "error",
  says: "`repeat` is the status of a declared response.",
  section: "README, the declaration",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const { repeat, place } = operation.semantics;
      if (repeat === undefined || declares(operation, repeat)) return [];
      return {
        place: childPlace(place, "repeat"),
        wrong: `${nameOf(operation)} declares repeat: ${repeat} but has no response ${repeat}`,
        instead: `Declare the response '${repeat}', or set repeat to one of: ${operation.responses.map(({ status }) => status).join(", ")}.`,
      };
    }),
};
