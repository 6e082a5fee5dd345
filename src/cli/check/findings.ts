// Broken laws by cause: one cause in five operations is one finding with five places.
import type { ContentFault, Failure, WrongStatus } from "../../laws/failure.ts";
import type { Law } from "../../laws/law.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { BrokenReport } from "./report.ts";

export type Finding = {
  readonly law: Law;
  /** The one that is shown in full: with requests that reproduce it, if there is such a place, and with few of them. */
  readonly main: BrokenReport;
  readonly others: readonly BrokenReport[];
};

/** @returns the findings in the order of their first places. */
export function findingsIn(broken: readonly BrokenReport[]): readonly Finding[] {
  const groups = Map.groupBy(broken, ({ law, failure }) => `${law.id} ${causeOf(failure)}`);
  return [...groups.values()].flatMap((places) => {
    const [main, ...others] = places.toSorted(
      (a, b) => Number(b.confirmed) - Number(a.confirmed) || a.curl.length - b.curl.length,
    );
    return main === undefined ? [] : [{ law: main.law, main, others }];
  });
}

/** What two failures of one law have in common if one change of the server ends both. */
function causeOf(failure: Failure): string {
  switch (failure.kind) {
    case "status":
      return [failure.kind, statusIn(failure), failure.when?.kind].join(" ");
    case "field":
      return [failure.kind, failure.field, failure.seen === undefined, failure.expected.kind].join(" ");
    case "content":
      return [failure.kind, causeInContent(failure.fault)].join(" ");
    case "member":
      return [failure.kind, failure.rule.kind].join(" ");
    default:
      return failure.kind;
  }
}

/** One handler may answer 200 and another 201 to what they should reject. */
function statusIn({ exchange: { response } }: WrongStatus): string | number {
  return isSuccess(response.status) ? "success" : response.status;
}

function causeInContent(fault: ContentFault): string {
  // One schema is used by many operations; one exception is caught in one place.
  if (fault.kind === "schema") return fault.faults.map(({ detail }) => detail).join(" ");
  return fault.kind;
}
