// PUT changes its target and nothing beside it.
import { effects } from "../semantics/effects.ts";
import { puts } from "./about.ts";
import type { Law } from "./law.ts";
import { judgeNeighbours, type Neighbourly, probeNeighbours } from "./neighbours.ts";

export const putTouchesNothingElse: Law<Neighbourly> = {
  id: "put-touches-nothing-else",
  level: "MUST",
  section: effects.replace.section,
  says: "A PUT leaves every other resource as it was.",
  concerns: "operations that create or replace",
  premises: ["put-is-stored", "get-changes-nothing"],
  notReported: "members of other resources that are declared readOnly, such as a count",
  appliesTo: (operation) => puts(operation),
  probe: probeNeighbours,
  judge: judgeNeighbours,
};
