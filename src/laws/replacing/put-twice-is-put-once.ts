// PUT is idempotent.

import type { Law } from "../law.ts";
import { puts } from "../shared/about.ts";
import { judgeRepeated, type Repeated, repeat } from "../shared/repeating.ts";
import { itemToPut } from "../shared/sending.ts";

export const putTwiceIsPutOnce: Law<Repeated> = {
  id: "put-twice-is-put-once",
  level: "MUST",
  section: "RFC 9110 9.2.2",
  says: "A PUT sent again, and a third time, leaves everything as the first left it.",
  concerns: "operations that create or replace",
  premises: ["put-is-stored", "get-changes-nothing"],
  why: "Clients and HTTP libraries send a PUT again by themselves when its answer is lost. If the repeat counts, a stock is corrected twice; if it draws a new entity tag, the next save of somebody else fails though nothing has changed.",
  evidence:
    "A PUT, then the same twice more, the last time after a GET and a change of another resource: after each repeat, everything known is compared with what it was after the first.",
  fix: "Set values, never add to them. Compare what was sent with what is stored, and when nothing differs write nothing: no new entity tag, no new row, no event.",
  lint: ["idempotent-fits-effect"],
  notReported:
    "members that no request can set, such as a revision, that are declared readOnly or seen to change without a write, and the tag that follows them; the status",
  appliesTo: puts,
  async probe(world, operation) {
    const item = await itemToPut(world, operation);
    const neighbour = await world.make(item.resource, { above: item });
    return repeat(world, operation, item, { content: world.validContent(operation), neighbour });
  },
  judge: judgeRepeated,
};
