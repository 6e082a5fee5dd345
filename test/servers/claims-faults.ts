// The faults of the servers of claims, each with the law that reports it and the styles in which that can be seen, and what is
// unusual but correct.
import type { LawId } from "../../src/laws/ids.ts";
import type { claimsStyles } from "./claims-styles.ts";

export type StyleName = keyof typeof claimsStyles;

const all: readonly StyleName[] = ["reports", "loans", "tickets", "snippets"];
const secured: readonly StyleName[] = ["reports", "tickets", "snippets"];
const hidden: readonly StyleName[] = ["reports", "tickets"];

export const claimsFaults: readonly (readonly [fault: string, law: LawId, styles: readonly StyleName[]])[] = [
  ["the action does nothing", "action-reaches-its-state", all],
  ["the action changes another", "action-reaches-its-state", all],
  ["the action changes all", "action-reaches-its-state", all],
  ["the action leads elsewhere", "action-reaches-its-state", ["reports", "loans"]],
  ["a second call is not refused", "action-reaches-its-state", ["reports"]],
  ["a second call turns it back", "action-reaches-its-state", all],
  ["updatedAt stands still after PUT", "changes-are-recorded", all],
  ["updatedAt stands still after PATCH", "changes-are-recorded", all],
  ["updatedAt stands still after the action", "changes-are-recorded", all],
  ["updatedAt is the time of creation", "changes-are-recorded", all],
  ["version stands still after PUT", "changes-are-recorded", all],
  ["version stands still after PATCH", "changes-are-recorded", all],
  ["createdAt is reset by PUT", "creation-is-kept", all],
  ["createdAt is reset by PATCH", "creation-is-kept", all],
  ["PATCH drops the rest", "patch-changes-named-members", all],
  ["an empty PATCH changes something", "patch-changes-named-members", all],
  ["createdAt is reset by the action", "creation-is-kept", all],
  ["null is ignored", "patch-sets-null", ["loans", "tickets"]],
  ["null is ignored", "patch-null-removes", ["reports"]],
  ["PUT changes projects", "put-touches-nothing-else", all],
  ["PATCH changes projects", "patch-touches-nothing-else", all],
  ["POST changes projects", "post-touches-nothing-else", all],
  ["DELETE changes projects", "delete-touches-nothing-else", all],
  ["DELETE deletes projects", "delete-touches-nothing-else", all],
  ["the action changes projects", "action-touches-nothing-else", all],
  ["anybody may PUT", "other-users-resource-is-refused", secured],
  ["anybody may PATCH", "other-users-resource-is-refused", secured],
  ["anybody may DELETE", "other-users-resource-is-refused", secured],
  ["anybody may the action", "other-users-resource-is-refused", secured],
  ["anybody may GET", "other-users-resource-is-refused", hidden],
  ["anybody may GET list", "list-hides-what-get-refuses", hidden],
  ["everything is shared", "other-users-resource-is-refused", secured],
  ["PUT takes unknown members", "refused-content-changes-nothing", all],
  ["POST takes unknown members", "refused-content-changes-nothing", all],
];

/** None of these is a fault by the laws above. */
export const claimsHabits: readonly string[] = [
  "whole seconds",
  "an end may be before its start",
  "an empty PATCH is refused",
  "a second call counts",
  "null is kept",
];
