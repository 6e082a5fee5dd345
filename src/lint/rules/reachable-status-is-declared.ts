import { type Decision, decisionsFor } from "../../semantics/decisions.ts";
import { problems } from "../../semantics/problems.ts";
import { sourceOf } from "../../semantics/statuses.ts";
import { declaredRow, declares, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const reachableStatusIsDeclared: Rule = {
  id: "reachable-status-is-declared",
  severity: "warn",
  says: "Every status that a decision can lead to has a response.",
  section: "RFC 9110 13.2.1",
  check: ({ operations }) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) =>
        [...outcomes(decisionsFor(operation.traits))]
          .filter(([status]) => sourceOf(status) !== "platform" && !declares(operation, status))
          .map(([status, row]) => ({
            place: operation.place,
            wrong: `${nameOf(operation)} can return ${status} but does not declare it`,
            instead: `Declare '${status}': it is the response if the answer is "no" to "${row.asks}" (${row.section}).`,
          })),
      ),
};

/** Each status once, with the first decision that leads to it. */
function outcomes(rows: readonly Decision[]): ReadonlyMap<number, Decision> {
  const found = new Map<number, Decision>();
  for (const row of rows) {
    if (row.undeclared) continue;
    const status = statusOf(row);
    if (!found.has(status)) found.set(status, row);
  }
  return found;
}

/** @returns the status that ends a request at this row. */
export function statusOf(row: Decision): number {
  return typeof row.otherwise === "number" ? row.otherwise : problems[row.otherwise].status;
}
