// The faults of the servers of claims, each with the law that reports it and one or two styles in which that is asked, and what
// is unusual but correct.
import type { LawId } from "../../src/laws/ids.ts";
import type { claimsStyles } from "./claims-styles.ts";

export type StyleName = keyof typeof claimsStyles;

/** Where anybody reads, nothing is hidden. */
const hidden: readonly StyleName[] = ["reports", "tickets"];

export const claimsFaults: readonly (readonly [fault: string, law: LawId, styles: readonly StyleName[]])[] = [
  ["the action does nothing", "action-reaches-its-state", ["reports", "loans"]],
  ["the action changes another", "action-reaches-its-state", ["tickets"]],
  ["the action changes all", "action-reaches-its-state", ["loans", "snippets"]],
  ["the action leads elsewhere", "action-reaches-its-state", ["reports", "loans"]],
  ["a second call is not refused", "action-reaches-its-state", ["reports"]],
  ["a second call turns it back", "action-reaches-its-state", ["reports"]],
  ["updatedAt stands still after PUT", "changes-are-recorded", ["tickets", "snippets"]],
  ["updatedAt stands still after PATCH", "changes-are-recorded", ["loans"]],
  ["updatedAt stands still after the action", "changes-are-recorded", ["reports", "loans"]],
  ["updatedAt is the time of creation", "changes-are-recorded", ["tickets"]],
  ["version stands still after PUT", "changes-are-recorded", ["loans", "snippets"]],
  ["version stands still after PATCH", "changes-are-recorded", ["reports"]],
  ["createdAt is reset by PUT", "creation-is-kept", ["tickets", "snippets"]],
  ["createdAt is reset by PATCH", "creation-is-kept", ["loans"]],
  ["PATCH drops the rest", "patch-changes-named-members", ["reports", "loans"]],
  ["an empty PATCH changes something", "patch-changes-named-members", ["tickets"]],
  ["createdAt is reset by the action", "creation-is-kept", ["loans", "snippets"]],
  ["null is ignored", "patch-sets-null", ["loans", "tickets"]],
  ["null is ignored", "patch-null-removes", ["reports"]],
  ["PUT changes projects", "put-touches-nothing-else", ["reports"]],
  ["PATCH changes projects", "patch-touches-nothing-else", ["tickets", "snippets"]],
  ["POST changes projects", "post-touches-nothing-else", ["loans"]],
  ["DELETE changes projects", "delete-touches-nothing-else", ["reports", "loans"]],
  ["DELETE deletes projects", "delete-touches-nothing-else", ["tickets"]],
  ["the action changes projects", "action-touches-nothing-else", ["loans", "snippets"]],
  ["anybody may PUT", "other-users-resource-is-refused", ["reports", "snippets"]],
  ["anybody may PATCH", "other-users-resource-is-refused", ["tickets", "snippets"]],
  ["anybody may DELETE", "other-users-resource-is-refused", ["reports", "snippets"]],
  ["anybody may the action", "other-users-resource-is-refused", ["tickets", "snippets"]],
  ["anybody may GET", "other-users-resource-is-refused", hidden],
  ["anybody may GET list", "list-hides-what-get-refuses", hidden],
  ["everything is shared", "other-users-resource-is-refused", ["reports", "snippets"]],
  ["PUT takes unknown members", "refused-content-changes-nothing", ["loans", "snippets"]],
  ["POST takes unknown members", "refused-content-changes-nothing", ["reports"]],
];

/** None of these is a fault by the laws above. */
export const claimsHabits: readonly string[] = [
  "whole seconds",
  "an end may be before its start",
  "an empty PATCH is refused",
  "a second call counts",
  "null is kept",
];
