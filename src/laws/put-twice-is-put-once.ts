// PUT is idempotent.
import { puts } from "./about.ts";
import type { Law } from "./law.ts";
import { judgeRepeated, type Repeated, repeat } from "./repeating.ts";
import { itemToPut } from "./sending.ts";

export const putTwiceIsPutOnce: Law<Repeated> = {
  id: "put-twice-is-put-once",
  level: "MUST",
  section: "RFC 9110 9.2.2",
  says: "A PUT sent again, and a third time, leaves everything as the first left it, the entity tag included.",
  concerns: "operations that create or replace",
  premises: ["put-is-stored", "get-changes-nothing"],
  notReported:
    "members declared readOnly or seen to change without a write, and the tag that follows them; the status",
  appliesTo: puts,
  async probe(world, operation) {
    const item = await itemToPut(world, operation);
    return repeat(world, operation, item, world.validContent(operation));
  },
  judge: judgeRepeated,
};
