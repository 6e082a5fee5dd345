import type { Operation } from "../../contract/operation.ts";
import { successes } from "../../contract/read.ts";
import { childPlace } from "../../contract/spot.ts";
import { effectRow } from "../../semantics/effects.ts";
import { goneStatuses, isSuccess, sourceOf } from "../../semantics/statuses.ts";
import { declaredRow, declares, either, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const repeatFitsEffect: Rule = {
  id: "repeat-fits-effect",
  severity: "error",
  says: "`repeat` is a status that the effect can return for a second, identical request.",
  section: "RFC 9110 9.2.2",
  check: ({ operations }) =>
    operations.flatMap((operation) => {
      const { repeat, effect, place } = operation.semantics;
      if (repeat === undefined || declaredRow(operation) === undefined || canRepeat(operation, repeat))
        return [];
      const possible = repeatsOf(operation);
      const at = childPlace(place, "repeat");
      const [only, ...others] = possible?.filter((status) => declares(operation, status)) ?? [];
      return {
        place: at,
        wrong: `${nameOf(operation)} declares repeat: ${repeat}, which the effect ${effect} never returns for a second request`,
        instead: possible
          ? `Write repeat: ${either(possible)}.`
          : "Write the status of an identical second request, sent without preconditions, preferences or key.",
        ...(only === undefined || others.length > 0 ? {} : { fix: { kind: "set", place: at, value: only } }),
      };
    }),
};

/** A repeat that may have a different outcome can have any status, except those that only the request's form causes. */
function canRepeat(operation: Operation, status: number): boolean {
  const possible = repeatsOf(operation);
  if (possible !== undefined) return possible.includes(status);
  return isSuccess(status)
    ? declaredRow(operation)?.successes.includes(status) === true || declares(operation, status)
    : sourceOf(status) === "handler";
}

/** The statuses of a repeat that changes nothing; `undefined` if a repeat may change something. */
function repeatsOf(operation: Operation): readonly number[] | undefined {
  const possible = usualRepeatsOf(operation);
  if (possible === undefined || possible.some((status) => declares(operation, status))) return possible;
  // The document has a success of its own, such as 202.
  const own = successes(operation.responses).map(({ status }) => Number(status));
  return own.length === 0 ? possible : own;
}

function usualRepeatsOf(operation: Operation): readonly number[] | undefined {
  const { effect, idempotent } = operation.semantics;
  const row = declaredRow(operation);
  if (idempotent !== true || effect === "process") return undefined;
  // The first request created the resource if there was none, so the second one replaces it.
  if (effect === "create-or-replace") return effectRow("replace")?.successes;
  if (effect === "delete") return [...(row?.successes ?? []), ...goneStatuses];
  return row?.successes;
}
