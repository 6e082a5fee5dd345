import { SEMANTICS_KEY } from "../../contract/semantics.ts";
import { childPlace } from "../../contract/spot.ts";
import { targetFault } from "../../contract/targets.ts";
import { nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const targetIsRead: Rule = {
  id: "target-is-read",
  severity: "error",
  says: "A target that a declaration names is an operation with the effect read, whose path parameters the path has too.",
  section: "README, the declaration",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const fault = targetFault(operation, operations);
      if (fault === undefined) return [];
      const { target, place } = operation.semantics;
      return [
        {
          place: childPlace(place, "target"),
          wrong: `${nameOf(operation)} cannot have the target ${target}: ${fault}`,
          instead: `Write the operationId of the operation that reads the target, or remove target from ${SEMANTICS_KEY}.`,
        },
      ];
    }),
};
