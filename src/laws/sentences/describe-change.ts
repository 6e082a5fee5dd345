// A change as the end of a sentence, such as "the request was rejected, but …".
import type { Change, Difference } from "../change.ts";
import { formatValue } from "./words.ts";

/** @returns what changed, and where. */
export function describeChange(change: Change): string {
  const { before, after } = change;
  const { method, target } = after.request;
  switch (change.kind) {
    case "status":
      return `${method} ${target} returned ${before.response.status} before and ${after.response.status} after`;
    case "member":
      return `at ${target}, ${describeDifference(change.difference)}`;
    case "tag":
      return `the entity tag of ${target} changed from ${change.expected ?? "absent"} to ${change.seen ?? "absent"}`;
    case "entry gained":
      return `the list ${target} has a new entry, ${change.id}`;
    case "entry lost":
      return `the list ${target} has lost the entry ${change.id}`;
    case "entry count":
      return `the list ${target} went from ${change.expected} to ${change.seen} entries`;
    case "entry member":
      return `in the list ${target}, entry ${change.id}: ${describeDifference(change.difference)}`;
  }
}

/** @returns the member and both values. */
export function describeDifference({ member, expected, seen }: Difference): string {
  return `${member} changed from ${formatValue(expected)} to ${formatValue(seen)}`;
}
