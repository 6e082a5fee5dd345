// A member that may be null is null after a patch that says so.
import type { Law } from "../law.ts";
import { mergesByStandard, nullableMembers } from "./merging.ts";
import { judgeRemoved, probeRemoved, type RemovedRound } from "./removing.ts";

export const patchSetsNull: Law<readonly RemovedRound[]> = {
  id: "patch-sets-null",
  about: "merging",
  level: "SHOULD",
  section: "RFC 5789 2, as declared by the schema",
  says: "A member that a PATCH in application/json sets to null, as its schema allows, is null or absent afterwards.",
  concerns: "operations that merge application/json with members that may be null",
  premises: ["patch-changes-named-members"],
  why: "If the server ignores null, a value that the user has cleared, such as a telephone number, stays stored and visible. No standard says what null means in application/json, but the schema accepts it.",
  evidence:
    "Up to two optional members that may be null are set to null, each in its own patch, and read back: the member must be absent or null.",
  fix: "Tell a member that is null from one that is missing, and store the null. Look for code that drops null values before the update, as many libraries do.",
  notReported:
    "a member that is shown with the value that it has when it was never sent; a null that is rejected",
  appliesTo: (operation) => nullableMembers(operation).length > 0 && !mergesByStandard(operation),
  probe: (world, operation) => probeRemoved(world, operation, nullableMembers(operation)),
  judge: judgeRemoved,
};
