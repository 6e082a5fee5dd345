import type { Operation } from "../../contract/operation.ts";
import { SEMANTICS_KEY } from "../../contract/semantics.ts";
import { preconditionsWithoutTarget } from "../../contract/targets.ts";
import { effectRow } from "../../semantics/effects.ts";
import { declaredRow, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const preconditionHasTarget: Rule = {
  id: "precondition-has-target",
  severity: "error",
  says: "An operation with a precondition has a target, because the precondition is compared with its current representation.",
  section: "RFC 9110 13.1",
  check: ({ operations }) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) =>
        preconditionsWithoutTarget(operation).map(({ name, place }) => ({
          place,
          wrong: `${nameOf(operation)} has the parameter ${name}, but no target with an entity tag to compare it with`,
          instead: `${targetFor(operation)}, or remove ${name}.`,
        })),
      ),
};

/** How an operation of this effect gets a target. */
function targetFor({ semantics: { effect } }: Operation): string {
  if (effectRow(effect)?.target === "none")
    return `Declare a different effect (the effect ${effect} has no target)`;
  if (effect === "process")
    return `Name the operation that reads the target (add target: <operationId> to ${SEMANTICS_KEY}), or move the path below that operation's path`;
  return `Declare a GET with effect: read at this path, or name the operation that reads the target (add target: <operationId> to ${SEMANTICS_KEY})`;
}
