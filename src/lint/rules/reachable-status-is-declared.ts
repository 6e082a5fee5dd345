import { childPlace, type Spot } from "../../contract/spot.ts";
import { membersOf } from "../../json/record.ts";
import { type Decision, decisionsFor } from "../../semantics/decisions.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import { problems } from "../../semantics/problems.ts";
import { sourceOf } from "../../semantics/statuses.ts";
import { declaredRow, declares, nameOf } from "../declared.ts";
import type { Rule } from "../rule.ts";

export const reachableStatusIsDeclared: Rule = {
  id: "reachable-status-is-declared",
  severity: "warn",
  says: "Every status that a decision can lead to has a response.",
  section: "RFC 9110 13.2.1",
  check: ({ operations }, root) => {
    const shared = sharedProblem(root);
    return operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) =>
        [...outcomes(decisionsFor(operation.traits))]
          .filter(([status]) => sourceOf(status) !== "platform" && !declares(operation, status))
          .map(([status, row]) => ({
            place: operation.place,
            wrong: `${nameOf(operation)} can return ${status} but does not declare it`,
            instead: `Declare '${status}': it is the response if the answer is "no" to "${row.asks}" (${row.section}).`,
            fix: {
              kind: "add" as const,
              place: childPlace(operation.place, "responses"),
              key: String(status),
              value: responseFor(row, operation.place.file === root.place.file ? shared : undefined),
            },
          })),
      );
  },
};

function responseFor({ otherwise }: Decision, shared: string | undefined): object {
  if (typeof otherwise === "number") return { description: "Not modified." };
  if (shared !== undefined) return { $ref: shared };
  return { description: `${problems[otherwise].title}.`, content: { [mediaTypes.problem]: {} } };
}

/** The reference to a problem that the document uses for several statuses already. */
function sharedProblem(root: Spot): string | undefined {
  const uses = new Map<string, Set<string>>();
  for (const [, item] of root.at("paths").entries())
    for (const [, operation] of item.entries())
      for (const [status, response] of Object.entries(membersOf(operation.at("responses").value))) {
        const { $ref } = membersOf(response);
        if (typeof $ref !== "string" || !/^[45]\d\d$/.test(status)) continue;
        const target = operation.at("responses").at(status);
        if (target.at("content").at(mediaTypes.problem).exists)
          uses.set($ref, (uses.get($ref) ?? new Set()).add(status));
      }
  return [...uses].find(([, statuses]) => statuses.size > 1)?.[0];
}

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
