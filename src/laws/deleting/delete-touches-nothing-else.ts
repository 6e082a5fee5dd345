// DELETE removes its target and changes no other resource.
import { effects } from "../../semantics/effects.ts";
import type { Law } from "../law.ts";
import { judgeNeighbours, type Neighbourly, probeNeighbours } from "../shared/neighbours.ts";

export const deleteTouchesNothingElse: Law<Neighbourly> = {
  id: "delete-touches-nothing-else",
  about: "deleting",
  level: "MUST",
  section: effects.delete.section,
  says: "A DELETE leaves every other resource unchanged.",
  concerns: "operations that delete",
  premises: ["delete-removes", "get-changes-nothing"],
  why: "A DELETE that takes a neighbour along destroys data that nobody asked to delete, and no response says so.",
  evidence:
    "Three similar resources are created and the second is deleted. The other two, and their entries in the lists, must stay the same. In a document without declarations, so must the texts of a resource of a kind that has nothing to do with them.",
  fix: "Use the whole key in the DELETE, including every path parameter, and check that it removed exactly one row. Let cascading foreign keys reach only what is below the resource.",
  notReported:
    "members of other resources that are declared readOnly, such as a count; what is below the resource; what only a list shows of an item, such as its rank",
  appliesTo: (operation) => operation.semantics.effect === "delete",
  probe: probeNeighbours,
  judge: judgeNeighbours,
};
