// DELETE changes its target and nothing beside it.
import { effects } from "../semantics/effects.ts";
import type { Law } from "./law.ts";
import { judgeNeighbours, type Neighbourly, probeNeighbours } from "./neighbours.ts";

export const deleteTouchesNothingElse: Law<Neighbourly> = {
  id: "delete-touches-nothing-else",
  level: "MUST",
  section: effects.delete.section,
  says: "A DELETE leaves every other resource as it was.",
  concerns: "operations that delete",
  premises: ["delete-removes", "get-changes-nothing"],
  notReported:
    "members of other resources that are declared readOnly, such as a count; what lies below the resource",
  appliesTo: (operation) => operation.semantics.effect === "delete",
  probe: probeNeighbours,
  judge: judgeNeighbours,
};
