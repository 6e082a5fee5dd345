// A member that may be null is null after a patch that says so.
import type { Contract, Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import type { Law } from "../law.ts";
import { schemasOfMember } from "../shared/shapes.ts";
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
    "a member that is shown with the value that it has when it was never sent; a null that is rejected; members of which the document says that null leaves them unchanged",
  appliesTo: (operation, contract) =>
    removable(operation, contract).length > 0 && !mergesByStandard(operation),
  probe: (world, operation) => probeRemoved(world, operation, removable(operation, world.contract)),
  judge: judgeRemoved,
};

/** The members that may be null, unless the document says that null leaves them unchanged. */
function removable(operation: Operation, contract: Contract): readonly string[] {
  const { summary, description } = operation;
  if (keeps([summary, description].join(". "))) return [];
  return nullableMembers(operation).filter((name) =>
    schemasOfMember(operation, contract, name).every((one) => !keeps(String(membersOf(one)["description"]))),
  );
}

/** "Members that are null or missing stay unchanged". */
function keeps(text: string): boolean {
  return text.split(".").some((sentence) => /\bnull\b/i.test(sentence) && KEEPS.test(sentence));
}

const KEEPS =
  /ignor|unchanged|\bkeep|\bkept\b|\bleav|\bleft\b|no effect|\bskip|missing|absent|omitted|not changed|untouched|default|\bstays?\b/i;
