// In a merge patch, null removes a member.
import type { Law } from "../law.ts";
import { optionalMembers } from "../shared/about.ts";
import { wrapperOf } from "../shared/shapes.ts";
import { mergesByStandard, section } from "./merging.ts";
import { judgeRemoved, probeRemoved, type RemovedRound } from "./removing.ts";

export const patchNullRemoves: Law<readonly RemovedRound[]> = {
  id: "patch-null-removes",
  about: "merging",
  level: "MUST",
  section,
  says: "A member that a merge patch sets to null is gone afterwards.",
  concerns: "operations that merge content with optional members, in application/merge-patch+json",
  premises: ["patch-changes-named-members"],
  why: "In a merge patch, null is the only way to remove a member. If the server ignores it, a value that the user has cleared, such as a telephone number, stays stored and visible.",
  evidence:
    "Up to two optional members are set to null, each in its own patch, and read back: the member must be absent or null. If one object wraps all content, two of its members are used.",
  fix: "Apply the patch as RFC 7396 says: null deletes the member. Look for code that drops null values before the update, as many libraries do.",
  lint: ["merged-member-is-not-nullable"],
  notReported:
    "a missing member that the server shows as null, or with the value that it shows when the member was never sent",
  appliesTo: (operation, contract) =>
    mergesByStandard(operation) &&
    (optionalMembers(operation, contract).length > 0 || wrapperOf(operation, contract) !== undefined),
  probe(world, operation) {
    const wrapper = wrapperOf(operation, world.contract);
    return probeRemoved(world, operation, wrapper?.optional ?? optionalMembers(operation, world.contract));
  },
  judge: judgeRemoved,
};
