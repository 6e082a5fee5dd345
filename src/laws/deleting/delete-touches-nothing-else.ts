// DELETE changes its target and nothing beside it.
import { effects } from "../../semantics/effects.ts";
import type { Law } from "../law.ts";
import { judgeNeighbours, type Neighbourly, probeNeighbours } from "../shared/neighbours.ts";

export const deleteTouchesNothingElse: Law<Neighbourly> = {
  id: "delete-touches-nothing-else",
  level: "MUST",
  section: effects.delete.section,
  says: "A DELETE leaves every other resource as it was.",
  concerns: "operations that delete",
  premises: ["delete-removes", "get-changes-nothing"],
  why: "A DELETE that takes a neighbour along destroys data that nobody asked to delete, and no answer tells of it.",
  evidence:
    "Three resources are made alike and the second is deleted: the others, and what the lists say of them, are compared with what they were.",
  fix: "Use the whole key in the DELETE, every path parameter included, and check that it removed one row. Foreign keys that cascade may reach only what lies below the resource.",
  notReported:
    "members of other resources that are declared readOnly, such as a count; what lies below the resource; what a list alone shows of an item, such as its rank",
  appliesTo: (operation) => operation.semantics.effect === "delete",
  probe: probeNeighbours,
  judge: judgeNeighbours,
};
