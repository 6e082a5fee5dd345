// What a failure names: the resources that have to exist to show it, and the members whose values it compares.
import { parsePointer } from "../../json/pointer.ts";
import { membersOf } from "../../json/record.ts";
import type { Change, Difference } from "../../laws/change.ts";
import type { Failure, MemberRule, WrongContent } from "../../laws/failure.ts";

/** @returns the ids of the resources that the failure is about, besides those in the targets of its exchanges. */
export function idsIn(failure: Failure): readonly string[] {
  switch (failure.kind) {
    case "status":
      return failure.when?.kind === "condition" ? [failure.when.outdatedBy ?? ""] : [];
    case "change":
      return idsInChange(failure.change);
    case "content":
      return idsInContent(failure);
    case "member":
      return idsInRule(failure.rule, failure);
    case "entry":
      return [
        failure.id,
        ...(failure.walk !== undefined && "added" in failure.walk ? [failure.walk.added] : []),
      ];
    case "filtered":
    case "reused id":
      return [failure.id];
    case "repeated ids":
      return failure.ids;
    case "several":
      return failure.ids ?? [];
    case "same resource":
      return Object.values(failure.path);
    default:
      return [];
  }
}

/**
 * @param readOnly members that the server sets
 * @param identity members with the id of a resource
 * @returns the server-set members that may differ between two runs that show the same failure
 */
export function incidentalMembers(
  failure: Failure,
  readOnly: readonly string[],
  identity: readonly string[],
): readonly string[] {
  const compared = isAboutIds(failure) ? identity : membersIn(failure);
  return readOnly.filter((name) => !compared.includes(name));
}

function isAboutIds({ kind }: Failure): boolean {
  return ["several", "repeated ids", "reused id", "same resource"].includes(kind);
}

function membersIn(failure: Failure): readonly string[] {
  if (failure.kind === "member") return failure.member.split(".");
  if (failure.kind !== "change" || !("difference" in failure.change)) return [];
  return [failure.change.difference.member];
}

function idsInChange(change: Change): readonly string[] {
  return "id" in change ? [change.id] : [];
}

function idsInRule(rule: MemberRule, { seen }: Difference): readonly string[] {
  if (rule.kind === "listed") return [rule.id];
  return rule.kind === "address" ? [String(seen)] : [];
}

/** The scalars of each object around an invalid value, one of which may be the id of an entry. */
function idsInContent({ exchange, fault }: WrongContent): readonly string[] {
  if (fault.kind !== "schema") return [];
  const [first] = fault.faults;
  const around: unknown[] = [exchange.response.content];
  for (const name of parsePointer(first?.pointer ?? "") ?? []) {
    const last = around.at(-1);
    around.push(Array.isArray(last) ? last[Number(name)] : membersOf(last)[name]);
  }
  return around.flatMap((value) =>
    Object.values(membersOf(value)).flatMap((one) =>
      typeof one === "string" || typeof one === "number" ? [String(one)] : [],
    ),
  );
}
