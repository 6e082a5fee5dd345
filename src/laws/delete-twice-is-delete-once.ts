// DELETE is idempotent.
import { theResourceOf } from "./about.ts";
import type { Law } from "./law.ts";
import { judgeRepeated, type Repeated, repeat } from "./repeating.ts";

export const deleteTwiceIsDeleteOnce: Law<Repeated> = {
  id: "delete-twice-is-delete-once",
  level: "MUST",
  section: "RFC 9110 9.2.2",
  says: "A DELETE sent again leaves everything as the first left it.",
  concerns: "operations that delete",
  premises: ["delete-removes", "delete-touches-nothing-else", "get-changes-nothing"],
  notReported: "the status of the second answer",
  appliesTo: ({ semantics }) => semantics.effect === "delete",
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const other = await world.make(resource);
    const item = await world.make(resource, { above: other });
    await world.make(resource, { above: other });
    return repeat(world, operation, item, undefined);
  },
  judge: judgeRepeated,
};
