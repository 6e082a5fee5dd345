// DELETE is idempotent.

import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { judgeRepeated, type Repeated, repeat } from "../shared/repeating.ts";

export const deleteTwiceIsDeleteOnce: Law<Repeated> = {
  id: "delete-twice-is-delete-once",
  level: "MUST",
  section: "RFC 9110 9.2.2",
  says: "A DELETE sent again leaves everything as the first left it.",
  concerns: "operations that delete",
  premises: ["delete-removes", "delete-touches-nothing-else", "get-changes-nothing"],
  why: "Clients and HTTP libraries send a DELETE again when its answer is lost. If the repeat takes the next one in the list, or returns a stock twice, a lost answer does damage.",
  evidence:
    "A DELETE of one of three, then the same twice more, the last time after a GET: after each repeat, everything known is compared with what it was after the first.",
  fix: "Delete by id and never by position, and let everything else depend on whether a row was removed. When there was none, answer 404 or 204 and do nothing.",
  lint: ["idempotent-fits-effect"],
  notReported: "the status of the second answer",
  appliesTo: ({ semantics }) => semantics.effect === "delete",
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const other = await world.make(resource);
    const item = await world.make(resource, { above: other });
    await world.make(resource, { above: other });
    return repeat(world, operation, item, { content: undefined });
  },
  judge: judgeRepeated,
};
