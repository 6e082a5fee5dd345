// PATCH changes its target and nothing beside it.
import { effects } from "../../semantics/effects.ts";
import type { Law } from "../law.ts";
import { judgeNeighbours, type Neighbourly, probeNeighbours } from "../shared/neighbours.ts";

export const patchTouchesNothingElse: Law<Neighbourly> = {
  id: "patch-touches-nothing-else",
  level: "MUST",
  section: effects.merge.section,
  says: "A PATCH leaves every other resource as it was.",
  concerns: "operations that merge",
  premises: ["patch-changes-named-members", "get-changes-nothing"],
  why: "A patch that reaches another resource changes data that nobody looked at, such as the delivery address of an order that was already packed.",
  evidence:
    "Three resources are made alike and the second is patched: the others, and what the lists say of them, are compared with what they were.",
  fix: "Use the whole key in the write, every path parameter included, and check that it changed one row. Look also for an object in memory that two resources share.",
  notReported:
    "members of other resources that are declared readOnly, such as a count; what a list alone shows of an item, such as its rank",
  appliesTo: (operation) => operation.semantics.effect === "merge",
  probe: probeNeighbours,
  judge: judgeNeighbours,
};
