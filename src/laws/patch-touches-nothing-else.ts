// PATCH changes its target and nothing beside it.
import { effects } from "../semantics/effects.ts";
import type { Law } from "./law.ts";
import { judgeNeighbours, type Neighbourly, probeNeighbours } from "./neighbours.ts";

export const patchTouchesNothingElse: Law<Neighbourly> = {
  id: "patch-touches-nothing-else",
  level: "MUST",
  section: effects.merge.section,
  says: "A PATCH leaves every other resource as it was.",
  concerns: "operations that merge",
  premises: ["patch-changes-named-members", "get-changes-nothing"],
  notReported: "members of other resources that are declared readOnly, such as a count",
  appliesTo: (operation) => operation.semantics.effect === "merge",
  probe: probeNeighbours,
  judge: judgeNeighbours,
};
