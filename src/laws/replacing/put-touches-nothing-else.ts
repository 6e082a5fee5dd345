// PUT changes its target and no other resource.
import { effects } from "../../semantics/effects.ts";
import type { Law } from "../law.ts";
import { puts } from "../shared/about.ts";
import { judgeNeighbours, type Neighbourly, probeNeighbours } from "../shared/neighbours.ts";

export const putTouchesNothingElse: Law<Neighbourly> = {
  id: "put-touches-nothing-else",
  about: "replacing",
  level: "MUST",
  section: effects.replace.section,
  says: "A PUT leaves every other resource unchanged.",
  concerns: "operations that create or replace",
  premises: ["put-is-stored", "get-changes-nothing"],
  why: "A PUT that reaches another resource destroys data that nobody was looking at, such as one customer's address overwritten with the next customer's.",
  evidence:
    "Three similar resources are created and the second is replaced. The other two, and their entries in the lists, must stay the same. In a document without declarations, so must the texts of a resource of a kind that has nothing to do with them.",
  fix: "Use the whole key in the write, including every path parameter, and check that it changed exactly one row. Also look for an in-memory object that two resources share.",
  notReported:
    "members of other resources that are declared readOnly, such as a count; what only a list shows of an item, such as its rank",
  appliesTo: (operation) => puts(operation),
  probe: probeNeighbours,
  judge: judgeNeighbours,
};
