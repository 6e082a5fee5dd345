// PUT changes its target and nothing beside it.
import { effects } from "../../semantics/effects.ts";
import type { Law } from "../law.ts";
import { puts } from "../shared/about.ts";
import { judgeNeighbours, type Neighbourly, probeNeighbours } from "../shared/neighbours.ts";

export const putTouchesNothingElse: Law<Neighbourly> = {
  id: "put-touches-nothing-else",
  level: "MUST",
  section: effects.replace.section,
  says: "A PUT leaves every other resource as it was.",
  concerns: "operations that create or replace",
  premises: ["put-is-stored", "get-changes-nothing"],
  why: "A change that reaches another resource destroys data that nobody looked at, such as one customer's address replaced by that of the next.",
  evidence:
    "Three resources are made alike and the second is replaced: the others, and what the lists say of them, are compared with what they were.",
  fix: "Use the whole key in the write, every path parameter included, and check that it changed one row. Look also for an object in memory that two resources share.",
  notReported:
    "members of other resources that are declared readOnly, such as a count; what a list alone shows of an item, such as its rank",
  appliesTo: (operation) => puts(operation),
  probe: probeNeighbours,
  judge: judgeNeighbours,
};
