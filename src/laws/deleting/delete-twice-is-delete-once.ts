// DELETE is idempotent.
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { judgeRepeated, type Repeated, repeat } from "../shared/repeating.ts";

export const deleteTwiceIsDeleteOnce: Law<Repeated> = {
  id: "delete-twice-is-delete-once",
  about: "deleting",
  level: "MUST",
  section: "RFC 9110 9.2.2",
  says: "A DELETE that is repeated changes nothing more.",
  concerns: "operations that delete",
  premises: ["delete-removes", "delete-touches-nothing-else", "get-changes-nothing"],
  why: "Clients and HTTP libraries retry a DELETE when its response is lost. If the repeat deletes the next item of the list, or returns stock twice, a lost response does damage.",
  evidence:
    "One of three resources is deleted, then the DELETE is repeated twice, the second time after a GET. After each repeat the visible state must equal the state after the first DELETE.",
  fix: "Delete by id, never by position. Make every other effect depend on whether a row was removed. If none was, return 404 or 204 and do nothing.",
  lint: ["idempotent-fits-effect"],
  notReported: "the status of the second response",
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
