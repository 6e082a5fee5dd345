import type { Operation } from "../../contract/operation.ts";
import { childPlace } from "../../contract/spot.ts";
import { effectRow } from "../../semantics/effects.ts";
import { problems } from "../../semantics/problems.ts";
import { giverOf, isSuccess } from "../../semantics/statuses.ts";
import { declaredRow, either, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const repeatFitsEffect: Rule = {
  id: "repeat-fits-effect",
  severity: "error",
  says: "The status of a repeat is one that the effect can answer the second time.",
  section: "RFC 9110 9.2.2",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const { repeat, effect, place } = operation.semantics;
      if (repeat === undefined || declaredRow(operation) === undefined || canRepeat(operation, repeat))
        return [];
      const possible = repeatsOf(operation);
      return {
        place: childPlace(place, "repeat"),
        wrong: `${nameOf(operation)} answers a repeat by ${repeat}, which the effect ${effect} does not do`,
        instead: possible
          ? `Write repeat: ${either(possible)}.`
          : "Write the status of an identical second request, sent without preconditions, preferences or key.",
      };
    }),
};

/** Where a repeat may do or refuse something else, only what the request's form gives is out of the question. */
function canRepeat(operation: Operation, status: number): boolean {
  const possible = repeatsOf(operation);
  if (possible !== undefined) return possible.includes(status);
  return isSuccess(status)
    ? declaredRow(operation)?.successes.includes(status) === true
    : giverOf(status) === "handler";
}

/** The statuses of a repeat, where the effect leaves the state as the first request did. */
function repeatsOf(operation: Operation): readonly number[] | undefined {
  const { effect, idempotent } = operation.semantics;
  const row = declaredRow(operation);
  if (idempotent !== true || effect === "process") return undefined;
  // The first request created it, if there was none: the second one replaces.
  if (effect === "create-or-replace") return effectRow("replace")?.successes;
  if (effect === "delete") return [...(row?.successes ?? []), problems["not-found"].status];
  return row?.successes;
}
