// PATCH changes its target and no other resource.
import { effects } from "../../semantics/effects.ts";
import type { Law } from "../law.ts";
import { judgeNeighbours, type Neighbourly, probeNeighbours } from "../shared/neighbours.ts";

export const patchTouchesNothingElse: Law<Neighbourly> = {
  id: "patch-touches-nothing-else",
  about: "merging",
  level: "MUST",
  section: effects.merge.section,
  says: "A PATCH leaves every other resource unchanged.",
  concerns: "operations that merge",
  premises: ["patch-changes-named-members", "get-changes-nothing"],
  why: "A patch that reaches another resource changes data that nobody was looking at, such as the delivery address of an order that is already packed.",
  evidence:
    "Three similar resources are created and the second is patched. The other two, and their entries in the lists, must stay the same. In a document without declarations, so must the texts of a resource of a kind that has nothing to do with them.",
  fix: "Use the whole key in the write, including every path parameter, and check that it changed exactly one row. Also look for an in-memory object that two resources share.",
  notReported:
    "members of other resources that are declared readOnly, such as a count; what only a list shows of an item, such as its rank",
  appliesTo: (operation) => operation.semantics.effect === "merge",
  probe: probeNeighbours,
  judge: judgeNeighbours,
};
